import type { Api, Callback, LibraryModel } from "./model.ts";

/** The callback of the functions that have one; promises and synchronous functions have none there. */
const answered: readonly Callback[] = [{ at: "-1", when: "later", with: ["null", "unknown"] }];

const fileRead: Api = {
  call: { effect: { danger: "file-read", ports: { path: "0" } }, callbacks: answered, returns: "unknown" },
};
/** Only tells whether, or as what, a file is there. */
const test: Api = {
  call: { effect: { danger: "file-read", ports: { tested: "0" } }, callbacks: answered, returns: "unknown" },
};
const presence: Api = {
  call: { effect: { danger: "file-read", ports: { tested: "0" } }, callbacks: answered, returns: "boolean" },
};
const real: Api = {
  call: {
    effect: { danger: "file-read", ports: { tested: "0" } },
    callbacks: answered,
    returns: { from: ["0"], as: "string", normal: true, text: "" },
  },
};
const change: Api = {
  call: { effect: { danger: "file-write", ports: { path: "0" } }, callbacks: answered, returns: "unknown" },
};
const fileWrite: Api = {
  call: {
    effect: { danger: "file-write", ports: { data: "1", path: "0" } },
    callbacks: answered,
    returns: "undefined",
  },
};
const between: Api = {
  call: {
    effect: { danger: "file-write", ports: { path: "1", source: "0" } },
    callbacks: answered,
    returns: "undefined",
  },
};
const removal: Api = {
  call: { effect: { danger: "file-delete", ports: { path: "0" } }, callbacks: answered, returns: "undefined" },
};

/** All but `promises`; fs-extra has them as well. */
export const fileFunctions: Readonly<Record<string, Api>> = {
  access: test,
  accessSync: test,
  appendFile: fileWrite,
  appendFileSync: fileWrite,
  chmod: change,
  chmodSync: change,
  chown: change,
  chownSync: change,
  copyFile: between,
  copyFileSync: between,
  cp: between,
  cpSync: between,
  createReadStream: fileRead,
  createWriteStream: change,
  exists: presence,
  existsSync: presence,
  lchmod: change,
  lchmodSync: change,
  lchown: change,
  lchownSync: change,
  link: between,
  linkSync: between,
  lstat: test,
  lstatSync: test,
  lutimes: change,
  lutimesSync: change,
  mkdir: change,
  mkdirSync: change,
  mkdtemp: change,
  mkdtempSync: change,
  open: fileRead,
  openAsBlob: fileRead,
  openSync: fileRead,
  opendir: fileRead,
  opendirSync: fileRead,
  readFile: fileRead,
  readFileSync: fileRead,
  readdir: fileRead,
  readdirSync: fileRead,
  readlink: fileRead,
  readlinkSync: fileRead,
  realpath: real,
  realpathSync: real,
  rename: between,
  renameSync: between,
  rm: removal,
  rmSync: removal,
  rmdir: removal,
  rmdirSync: removal,
  stat: test,
  statSync: test,
  statfs: fileRead,
  statfsSync: fileRead,
  symlink: between,
  symlinkSync: between,
  truncate: change,
  truncateSync: change,
  unlink: removal,
  unlinkSync: removal,
  unwatchFile: fileRead,
  utimes: change,
  utimesSync: change,
  watch: fileRead,
  watchFile: fileRead,
  writeFile: fileWrite,
  writeFileSync: fileWrite,
};

/** Node's file system: callbacks, promises (awaiting what is no promise changes nothing) and synchronous functions in one. */
export const nodeFs: LibraryModel = {
  name: "node:fs",
  packages: ["fs", "fs/promises", "node:fs", "node:fs/promises"],
  versions: ">=20",
  documentation: "https://nodejs.org/api/fs.html",
  exports: {
    ...fileFunctions,
    default: { members: { ...fileFunctions, promises: { members: fileFunctions } } },
    promises: { members: fileFunctions },
  },
};
