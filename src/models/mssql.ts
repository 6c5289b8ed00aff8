import type { Api, Call, LibraryModel, Result } from "./model.ts";

const result: Result = {
  object: { recordset: "rows", recordsets: { array: "rows" }, rowsAffected: { tuple: ["count"] } },
  otherwise: "unknown",
};

/** A text, whose values were given to the request before. */
const text: Call = {
  effect: { danger: "raw-query", ports: { text: "0" } },
  query: { rows: "many" },
  returns: result,
  async: true,
};
/** The same where there was no request. */
const alone: Call = { ...text, query: { start: { verb: "raw" }, rows: "many" } };
/** Values in the template are bound. */
const tag: Call = {
  effect: { danger: "raw-query", ports: { values: "*" } },
  query: { start: { verb: "raw" }, where: { form: "condition", at: "*" }, rows: "many" },
  returns: result,
  async: true,
};

const query: Api = { call: alone, tag };
const request: Call = { query: { start: { verb: "raw" } }, returns: { type: "Request" } };
/** A name, a type that can be left out, and a value. */
const input: Call = {
  query: { where: { form: "condition", at: "-1" } },
  returns: { type: "Request" },
};
const done: Api = { call: { returns: "unknown", async: true } };

const members: Readonly<Record<string, Api>> = {
  ConnectionPool: { construct: { returns: { type: "Pool" } } },
  Request: { construct: request },
  Transaction: { construct: { returns: { type: "Transaction" } } },
  connect: { call: { returns: { type: "Pool" }, async: true } },
  query,
};

/** node-mssql, for Microsoft SQL Server. */
export const mssql: LibraryModel = {
  name: "mssql",
  packages: ["mssql"],
  versions: ">=9.0.0",
  documentation: "https://github.com/tediousjs/node-mssql#readme",
  exports: { ...members, default: { members } },
  types: {
    Pool: {
      members: {
        batch: query,
        close: done,
        connect: { call: { returns: { type: "Pool" }, async: true } },
        query,
        request: { call: request },
        transaction: { call: { returns: { type: "Transaction" } } },
      },
    },
    Request: {
      members: {
        batch: { call: text, tag },
        bulk: {
          call: { effect: { danger: "database-write", ports: { data: "0" } }, returns: "unknown", async: true },
        },
        // A stored procedure, which does what it does.
        execute: {
          call: {
            effect: { danger: "raw-query", ports: { name: "0" } },
            query: { rows: "many" },
            returns: result,
            async: true,
          },
        },
        input: { call: input },
        output: { call: { query: {}, returns: { type: "Request" } } },
        query: { call: text, tag },
      },
    },
    Transaction: {
      members: {
        begin: { call: { returns: { type: "Transaction" }, async: true } },
        commit: done,
        request: { call: request },
        rollback: done,
      },
    },
  },
};
