import type { Api, LibraryModel } from "./model.ts";

const algorithm: Api = { construct: { returns: { type: "Algorithm" }, neverFails: true } };

/** Oslo's password hashing. */
export const oslo: LibraryModel = {
  name: "oslo",
  packages: ["oslo/password"],
  versions: "^1.2.1",
  documentation: "https://oslo.js.org/reference/password",
  exports: { Argon2id: algorithm, Bcrypt: algorithm, Scrypt: algorithm },
  types: {
    Algorithm: {
      members: {
        hash: {
          call: {
            effect: { danger: "password-hash", ports: { password: "0" } },
            returns: { digest: ["0"] },
            async: true,
            neverFails: true,
          },
        },
        verify: {
          call: {
            effect: { danger: "password-check", ports: { hash: "0", password: "1" } },
            returns: { oneOf: [{ value: "false" }, { value: "true", facts: ["authenticated"] }] },
            async: true,
          },
        },
      },
    },
  },
};
