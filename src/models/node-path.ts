import type { Api, LibraryModel } from "./model.ts";

/** The parts in their order; `..` is worked out, so that the result's beginning tells where it leads. */
const joined: Api = { call: { returns: { from: ["*"], as: "string", normal: true, text: "/" } } };

/** A name that leads nowhere. */
const name: Api = { call: { returns: { from: ["0"], as: "string", safe: ["path"], text: "" } } };

const parsed: Api = {
  call: {
    returns: {
      object: {
        base: { from: ["0"], as: "string", safe: ["path"], text: "" },
        dir: { from: ["0"], as: "string", text: "" },
        ext: { from: ["0"], as: "string", safe: ["path"], text: "" },
        name: { from: ["0"], as: "string", safe: ["path"], text: "" },
        root: { from: ["0"], as: "string" },
      },
    },
  },
};

const members: Readonly<Record<string, Api>> = {
  basename: name,
  dirname: { call: { returns: { from: ["0"], as: "string", text: "" } } },
  extname: name,
  isAbsolute: { call: { returns: { from: ["0"] } } },
  join: joined,
  normalize: joined,
  parse: parsed,
  relative: { call: { returns: { from: ["0", "1"], as: "string" } } },
  resolve: joined,
};

/** Node's paths. */
export const nodePath: LibraryModel = {
  name: "node:path",
  packages: ["node:path", "node:path/posix", "path", "path/posix"],
  versions: ">=20",
  documentation: "https://nodejs.org/api/path.html",
  exports: { ...members, default: { members }, posix: { members }, win32: { members } },
};
