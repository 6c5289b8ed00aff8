import type { Api, LibraryModel } from "./model.ts";

const statement: Api = { call: { query: {}, returns: { type: "Statement" } } };

/** better-sqlite3. */
export const betterSqlite3: LibraryModel = {
  name: "better-sqlite3",
  packages: ["better-sqlite3"],
  versions: "^12.11.0",
  documentation: "https://github.com/WiseLibs/better-sqlite3/blob/master/docs/api.md",
  exports: {
    default: { call: { returns: { type: "Database" } }, construct: { returns: { type: "Database" } } },
  },
  types: {
    Database: {
      members: {
        exec: { call: { effect: { danger: "raw-query", ports: { text: "0" } }, returns: { type: "Database" } } },
        pragma: { call: { effect: { danger: "raw-query", ports: { text: "0" } }, returns: "unknown" } },
        prepare: {
          call: {
            effect: { danger: "raw-query", ports: { text: "0" } },
            query: { start: { verb: "raw" }, prepares: "0" },
            returns: { type: "Statement" },
          },
        },
        // A function that runs the given one.
        transaction: { call: { returns: { argument: "0" } } },
      },
    },
    Statement: {
      members: {
        all: { call: { query: { where: { form: "condition", at: "*" }, rows: "many" }, returns: "rows" } },
        bind: { call: { query: { where: { form: "condition", at: "*" } }, returns: { type: "Statement" } } },
        get: {
          call: { query: { where: { form: "condition", at: "*" }, rows: "optional-undefined" }, returns: "rows" },
        },
        iterate: { call: { query: { where: { form: "condition", at: "*" }, rows: "many" }, returns: "rows" } },
        pluck: statement,
        raw: statement,
        run: {
          call: {
            query: { where: { form: "condition", at: "*" }, rows: "count" },
            returns: { object: { changes: "rows", lastInsertRowid: "unknown" } },
          },
        },
      },
    },
  },
};
