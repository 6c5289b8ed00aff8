import type { Api, LibraryModel } from "./model.ts";

const code: Api = { call: { effect: { danger: "code", ports: { code: "0" } }, returns: "unknown" } };

const members: Readonly<Record<string, Api>> = {
  Script: { construct: { effect: { danger: "code", ports: { code: "0" } }, returns: "unknown" } },
  compileFunction: code,
  runInContext: code,
  runInNewContext: code,
  runInThisContext: code,
};

/** Node's virtual machine, which is no sandbox. */
export const nodeVm: LibraryModel = {
  name: "node:vm",
  packages: ["node:vm", "vm"],
  versions: ">=20",
  documentation: "https://nodejs.org/api/vm.html",
  exports: { ...members, default: { members } },
};
