import type { Api, LibraryModel } from "./model.ts";

const members: Readonly<Record<string, Api>> = {
  // The same function, whose callback is left out: what it does to the world stays the same.
  promisify: { call: { returns: { argument: "0" } } },
};

/** Node's utilities. */
export const nodeUtil: LibraryModel = {
  name: "node:util",
  packages: ["node:util", "util"],
  versions: ">=20",
  documentation: "https://nodejs.org/api/util.html",
  exports: { ...members, default: { members } },
};
