import type { Api, Call, LibraryModel, Result } from "./model.ts";

const result: Result = { object: { fields: "unknown", rows: "rows", affectedRows: "count" }, otherwise: "unknown" };

const query: Call = {
  effect: { danger: "raw-query", ports: { text: "0", values: "1" } },
  query: { start: { verb: "raw" }, statement: "0", where: { form: "condition", at: "1" }, rows: "many" },
  returns: result,
  async: true,
};

const asks: Readonly<Record<string, Api>> = {
  exec: { call: { effect: { danger: "raw-query", ports: { text: "0" } }, returns: "unknown", async: true } },
  query: { call: query },
  // Values in the template are bound.
  sql: {
    tag: {
      effect: { danger: "raw-query", ports: { values: "*" } },
      query: { start: { verb: "raw" }, statement: "0", where: { form: "condition", at: "*" }, rows: "many" },
      returns: result,
      async: true,
    },
  },
};

/** PGlite, PostgreSQL inside of the process. */
export const pglite: LibraryModel = {
  name: "PGlite",
  packages: ["@electric-sql/pglite"],
  versions: ">=0.2.0",
  documentation: "https://pglite.dev/docs/api",
  exports: {
    PGlite: {
      construct: { returns: { type: "Database" } },
      members: { create: { call: { returns: { type: "Database" }, async: true } } },
    },
  },
  types: {
    Database: {
      members: {
        ...asks,
        transaction: {
          call: {
            callbacks: [{ at: "0", when: "now", with: [{ type: "Transaction" }] }],
            returns: "callback",
            async: true,
          },
        },
      },
    },
    Transaction: { members: asks },
  },
};
