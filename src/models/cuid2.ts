import type { LibraryModel } from "./model.ts";

/** cuid2. */
export const cuid2: LibraryModel = {
  name: "cuid2",
  packages: ["@paralleldrive/cuid2"],
  versions: "^3.3.0",
  documentation: "https://github.com/paralleldrive/cuid2#configuration",
  exports: {
    createId: { call: { returns: { random: "secure" } } },
    init: { call: { returns: { type: "Generator" } } },
    isCuid: { call: { validates: { value: "0", schema: { make: "identifier" }, failure: "boolean" } } },
  },
  types: { Generator: { call: { returns: { random: "secure" } } } },
};
