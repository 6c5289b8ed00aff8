import type { Api, LibraryModel } from "./model.ts";

const sanitize: Api = { call: { returns: { from: ["0"], as: "string", safe: ["html"] } } };
const purifier: Api = { members: { sanitize } };

/** DOMPurify: leaves the tags and attributes that do nothing. */
export const dompurify: LibraryModel = {
  name: "DOMPurify",
  packages: ["dompurify", "isomorphic-dompurify"],
  versions: ">=2.0.0",
  documentation: "https://github.com/cure53/DOMPurify#readme",
  exports: {
    // With a window of jsdom's, on a server.
    default: { ...purifier, call: { returns: { type: "Purifier" } } },
    sanitize,
  },
  types: { Purifier: purifier },
};
