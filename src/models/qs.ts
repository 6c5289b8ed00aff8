import type { Api, LibraryModel } from "./model.ts";

/** Objects and lists in what is written stay ones: `filter[name][$ne]=`. */
const stringify: Api = { call: { returns: { from: ["0"], as: "string", text: "" } } };
const parse: Api = { call: { returns: { from: ["0"], as: "object" } } };

/** qs. */
export const qs: LibraryModel = {
  name: "qs",
  packages: ["qs"],
  versions: "^6.17.1",
  documentation: "https://github.com/ljharb/qs#readme",
  exports: { default: { members: { parse, stringify } }, parse, stringify },
};
