import type { Api, Call, LibraryModel, Result } from "./model.ts";

const result: Result = {
  object: { columns: "unknown", lastInsertRowid: "unknown", rows: "rows", rowsAffected: "count" },
  otherwise: "unknown",
};

const positional: Call = {
  effect: { danger: "raw-query", ports: { text: "0", values: "1" } },
  query: { start: { verb: "raw" }, statement: "0", where: { form: "condition", at: "1" }, rows: "many" },
  returns: result,
  async: true,
};

/** SQL text, or an object with it, and values for its places. */
const execute: readonly Call[] = [
  { ...positional, when: { at: "1", present: true } },
  {
    when: { at: "0.sql", present: true },
    effect: { danger: "raw-query", ports: { text: "0.sql", values: "0.args" } },
    query: { start: { verb: "raw" }, statement: "0.sql", where: { form: "condition", at: "0.args" }, rows: "many" },
    returns: result,
    async: true,
  },
  positional,
];

const batch: Api = {
  call: { effect: { danger: "raw-query", ports: { statements: "0" } }, returns: "unknown", async: true },
};
const executeMultiple: Api = {
  call: { effect: { danger: "raw-query", ports: { text: "0" } }, returns: "undefined", async: true },
};

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
        batch,
        execute: { call: execute },
        executeMultiple,
        migrate: batch,
        transaction: { call: { returns: { type: "Transaction" }, async: true } },
      },
    },
    Transaction: {
      members: {
        batch,
        commit: { call: { returns: "undefined", async: true } },
        execute: { call: execute },
        executeMultiple,
        rollback: { call: { returns: "undefined", async: true } },
      },
    },
  },
};
