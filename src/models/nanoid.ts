import type { Api, LibraryModel } from "./model.ts";

const secure: Api = { call: { returns: { random: "secure" } } };
const generator: Api = { call: { returns: { type: "Generator" } } };

/** nanoid. */
export const nanoid: LibraryModel = {
  name: "nanoid",
  packages: ["nanoid", "nanoid/async"],
  versions: "^5.1.16",
  documentation: "https://github.com/ai/nanoid#api",
  exports: {
    customAlphabet: generator,
    customRandom: generator,
    nanoid: secure,
    random: secure,
  },
  types: { Generator: secure },
};
