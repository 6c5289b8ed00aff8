import type { Call, LibraryModel, Result } from "./model.ts";

const result: Result = {
  object: { columns: "unknown", lastInsertRowid: "unknown", rows: "rows", rowsAffected: "number" },
  otherwise: "unknown",
};

const positional: Call = {
  effect: { danger: "raw-query", ports: { text: "0", values: "1" } },
  query: { start: { verb: "raw" }, where: { form: "condition", at: "1" }, rows: "many" },
  returns: result,
  async: true,
};

/** SQL text, or an object with it, and values for its places. */
const execute: readonly Call[] = [
  { ...positional, when: { at: "1", present: true } },
  {
    when: { at: "0.sql", present: true },
    effect: { danger: "raw-query", ports: { text: "0.sql", values: "0.args" } },
    query: { start: { verb: "raw" }, where: { form: "condition", at: "0.args" }, rows: "many" },
    returns: result,
    async: true,
  },
  positional,
];

/** libSQL's client. */
export const libsql: LibraryModel = {
  name: "libSQL",
  packages: ["@libsql/client", "@libsql/client/*"],
  versions: "^0.18.0",
  documentation: "https://docs.turso.tech/sdk/ts/reference",
  exports: { createClient: { call: { returns: { type: "Client" } } } },
  types: {
    Client: {
      members: {
        batch: {
          call: { effect: { danger: "raw-query", ports: { statements: "0" } }, returns: "unknown", async: true },
        },
        execute: { call: execute },
        executeMultiple: {
          call: { effect: { danger: "raw-query", ports: { text: "0" } }, returns: "undefined", async: true },
        },
        migrate: {
          call: { effect: { danger: "raw-query", ports: { statements: "0" } }, returns: "unknown", async: true },
        },
        transaction: { call: { returns: { type: "Client" }, async: true } },
      },
    },
  },
};
