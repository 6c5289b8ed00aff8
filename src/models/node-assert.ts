import type { Api, LibraryModel } from "./model.ts";

const assertion: Api = { call: { asserts: "0", returns: "undefined" } };
const assert: Api = { ...assertion, members: { ok: assertion, strict: { ...assertion, members: { ok: assertion } } } };

/** Node's assertions, as far as they ask whether something is there. */
export const nodeAssert: LibraryModel = {
  name: "node:assert",
  packages: ["assert", "assert/strict", "node:assert", "node:assert/strict"],
  versions: ">=20",
  documentation: "https://nodejs.org/api/assert.html",
  exports: { default: assert, ok: assertion, strict: assert },
};
