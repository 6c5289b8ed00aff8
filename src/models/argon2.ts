import type { Api, Call, LibraryModel } from "./model.ts";

const hash: Call = {
  effect: { danger: "password-hash", ports: { password: "0" } },
  returns: { digest: ["0"] },
  neverFails: true,
};

/** Whoever knows the password of a record is its owner. */
const verify: Call = {
  effect: { danger: "password-check", ports: { hash: "0", password: "1" } },
  returns: { oneOf: [{ value: "false" }, { value: "true", facts: ["authenticated"] }] },
};

const namespace: Readonly<Record<string, Api>> = {
  hash: { call: { ...hash, async: true } },
  hashRaw: { call: { ...hash, async: true } },
  hashRawSync: { call: hash },
  hashSync: { call: hash },
  verify: { call: { ...verify, async: true } },
  verifySync: { call: verify },
};

/** The libraries that hash with Argon2; the synchronous functions are @node-rs/argon2's. */
export const argon2: LibraryModel = {
  name: "argon2",
  packages: ["@node-rs/argon2", "argon2"],
  versions: "^0.45.0 || ^2.2.0",
  documentation: "https://github.com/ranisalt/node-argon2/wiki",
  exports: { ...namespace, default: { members: namespace } },
};
