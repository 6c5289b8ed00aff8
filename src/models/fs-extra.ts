import type { Api, LibraryModel } from "./model.ts";
import { fileFunctions } from "./node-fs.ts";

const between: Api = {
  call: { effect: { danger: "file-write", ports: { path: "1", source: "0" } }, returns: "undefined", async: true },
};
const change: Api = {
  call: { effect: { danger: "file-write", ports: { path: "0" } }, returns: "unknown", async: true },
};
const fileRead: Api = {
  call: { effect: { danger: "file-read", ports: { path: "0" } }, returns: "unknown", async: true },
};
const fileWrite: Api = {
  call: { effect: { danger: "file-write", ports: { data: "1", path: "0" } }, returns: "undefined", async: true },
};
const presence: Api = {
  call: { effect: { danger: "file-read", ports: { path: "0" } }, returns: "boolean", async: true },
};
const removal: Api = {
  call: { effect: { danger: "file-delete", ports: { path: "0" } }, returns: "undefined", async: true },
};

const members: Readonly<Record<string, Api>> = {
  ...fileFunctions,
  copy: between,
  createFile: change,
  emptyDir: removal,
  ensureDir: change,
  ensureFile: change,
  ensureLink: between,
  ensureSymlink: between,
  mkdirp: change,
  mkdirs: change,
  move: between,
  outputFile: fileWrite,
  outputJSON: fileWrite,
  outputJson: fileWrite,
  pathExists: presence,
  readJSON: fileRead,
  readJson: fileRead,
  remove: removal,
  writeJSON: fileWrite,
  writeJson: fileWrite,
};

/** Node's file system with what fs-extra adds to it. */
export const fsExtra: LibraryModel = {
  name: "fs-extra",
  packages: ["fs-extra"],
  versions: "^11.4.0",
  documentation: "https://github.com/jprichardson/node-fs-extra#readme",
  exports: { ...members, default: { members } },
};
