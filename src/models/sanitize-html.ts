import type { LibraryModel } from "./model.ts";

/** sanitize-html: leaves the tags and attributes that do nothing. */
export const sanitizeHtml: LibraryModel = {
  name: "sanitize-html",
  packages: ["sanitize-html"],
  versions: ">=2.0.0",
  documentation: "https://github.com/apostrophecms/sanitize-html#readme",
  exports: { default: { call: { returns: { from: ["0"], as: "string", safe: ["html"] } } } },
};
