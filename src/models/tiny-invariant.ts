import type { Api, LibraryModel } from "./model.ts";

const invariant: Api = { call: { asserts: "0", returns: "undefined" } };

/** What tiny-invariant means: it throws unless its condition holds. */
export const tinyInvariant: LibraryModel = {
  name: "tiny-invariant",
  packages: ["tiny-invariant"],
  versions: "^1.3.0",
  documentation: "https://github.com/alexreardon/tiny-invariant",
  exports: { default: invariant },
};
