import type { Api, LibraryModel } from "./model.ts";
import { pgTypes } from "./pg.ts";

/** Values in the template are bound. */
const sql: Api = {
  // Before 1.0: SQL text with values.
  call: {
    effect: { danger: "raw-query", ports: { text: "0", values: "1" } },
    query: { start: { verb: "raw" }, statement: "0", where: { form: "condition", at: "1" }, rows: "many" },
    returns: "rows",
    async: true,
  },
  tag: {
    effect: { danger: "raw-query", ports: { values: "*" } },
    query: { start: { verb: "raw" }, statement: "0", where: { form: "condition", at: "*" }, rows: "many" },
    returns: "rows",
    async: true,
  },
  members: {
    query: {
      call: {
        effect: { danger: "raw-query", ports: { text: "0", values: "1" } },
        query: { start: { verb: "raw" }, statement: "0", where: { form: "condition", at: "1" }, rows: "many" },
        returns: "rows",
        async: true,
      },
    },
    transaction: {
      call: [
        {
          when: { at: "0", callable: true },
          callbacks: [{ at: "0", when: "now", with: [{ type: "Sql" }] }],
          returns: "callback",
          async: true,
        },
        { returns: { argument: "0" }, async: true },
      ],
    },
    // Text that stands in the SQL as it is.
    unsafe: {
      call: { effect: { danger: "raw-query", ports: { text: "0" } }, returns: { condition: { opaque: "0" } } },
    },
  },
};

/** Neon's serverless driver. */
export const neon: LibraryModel = {
  name: "Neon",
  packages: ["@neondatabase/serverless"],
  versions: "^1.2.0",
  documentation: "https://github.com/neondatabase/serverless#readme",
  exports: {
    Client: { construct: { returns: { type: "Client" } } },
    Pool: { construct: { returns: { type: "Pool" } } },
    neon: { call: { returns: { type: "Sql" } } },
  },
  types: { ...pgTypes, Sql: sql },
};
