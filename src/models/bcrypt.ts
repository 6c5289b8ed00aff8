import type { Api, Call, LibraryModel } from "./model.ts";

const hash: Call = {
  effect: { danger: "password-hash", ports: { password: "0" } },
  returns: { digest: ["0"] },
  neverFails: true,
};

/** Whoever knows the password of a record is its owner. */
const compare: Call = {
  effect: { danger: "password-check", ports: { password: "0", hash: "1" } },
  returns: { oneOf: [{ value: "false" }, { value: "true", facts: ["authenticated"] }] },
};

const namespace: Readonly<Record<string, Api>> = {
  compare: { call: { ...compare, async: true } },
  compareSync: { call: compare },
  genSalt: { call: { returns: { random: "secure" }, async: true } },
  genSaltSync: { call: { returns: { random: "secure" } } },
  hash: { call: { ...hash, async: true } },
  hashSync: { call: hash },
  verify: { call: { ...compare, async: true } },
  verifySync: { call: compare },
};

/** The libraries that hash with bcrypt, which share their functions; `verify` is @node-rs/bcrypt's. */
export const bcrypt: LibraryModel = {
  name: "bcrypt",
  packages: ["@node-rs/bcrypt", "bcrypt", "bcrypt-ts", "bcryptjs"],
  versions: "^2.0.0 || ^3.0.0 || ^6.0.0 || ^8.0.0",
  documentation: "https://github.com/kelektiv/node.bcrypt.js#api",
  exports: { ...namespace, default: { members: namespace } },
};
