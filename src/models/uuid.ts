import type { Api, LibraryModel } from "./model.ts";

const secure: Api = { call: { returns: { random: "secure" } } };
const guessable: Api = { call: { returns: { random: "guessable" } } };

/** uuid. */
export const uuid: LibraryModel = {
  name: "uuid",
  packages: ["uuid"],
  versions: "^14.0.3",
  documentation: "https://github.com/uuidjs/uuid#api",
  exports: {
    // From the time and the machine; the others are made of their arguments.
    v1: guessable,
    v3: { call: { returns: { digest: ["0", "1"] } } },
    v4: secure,
    v5: { call: { returns: { digest: ["0", "1"] } } },
    v6: guessable,
    // From the time and 74 random bits.
    v7: secure,
    validate: { call: { validates: { value: "0", schema: { make: "identifier" }, failure: "boolean" } } },
    version: { call: { returns: "number" } },
  },
};
