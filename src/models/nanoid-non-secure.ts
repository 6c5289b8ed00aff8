import type { Api, LibraryModel } from "./model.ts";

const guessable: Api = { call: { returns: { random: "guessable" } } };

/** nanoid's functions without a secure source of randomness. */
export const nanoidNonSecure: LibraryModel = {
  name: "nanoid/non-secure",
  packages: ["nanoid/non-secure"],
  versions: "^5.1.16",
  documentation: "https://github.com/ai/nanoid#non-secure",
  exports: { customAlphabet: { call: { returns: { type: "Generator" } } }, nanoid: guessable },
  types: { Generator: guessable },
};
