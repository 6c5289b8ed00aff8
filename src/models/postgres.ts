import type { Api, LibraryModel } from "./model.ts";

/** Values in the template are bound; called as a function it makes a part of a query. */
const sql: Api = {
  call: { returns: { condition: { opaque: "*" } } },
  tag: {
    effect: { danger: "raw-query", ports: { values: "*" } },
    query: { start: { verb: "raw" }, statement: "0", where: { form: "condition", at: "*" }, rows: "many" },
    returns: "rows",
    async: true,
  },
  members: {
    begin: {
      call: {
        callbacks: [{ at: "-1", when: "now", with: [{ type: "Transaction" }] }],
        returns: "callback",
        async: true,
      },
    },
    end: { call: { returns: "undefined", async: true } },
    file: {
      call: {
        effect: { danger: "raw-query", ports: { path: "0" } },
        query: { start: { verb: "raw" }, rows: "many" },
        returns: "rows",
        async: true,
      },
    },
    notify: {
      call: { effect: { danger: "queue", ports: { data: "1", name: "0" } }, returns: "unknown", async: true },
    },
    unsafe: {
      call: {
        effect: { danger: "raw-query", ports: { text: "0", values: "1" } },
        query: { start: { verb: "raw" }, statement: "0", where: { form: "condition", at: "1" }, rows: "many" },
        returns: "rows",
        async: true,
      },
    },
  },
};

/** Postgres.js. */
export const postgres: LibraryModel = {
  name: "Postgres.js",
  packages: ["postgres"],
  versions: "^3.4.9",
  documentation: "https://github.com/porsager/postgres#readme",
  exports: { default: { call: { returns: { type: "Sql" } } } },
  types: {
    Sql: sql,
    Transaction: {
      type: "Sql",
      members: {
        savepoint: {
          call: {
            callbacks: [{ at: "-1", when: "now", with: [{ type: "Transaction" }] }],
            returns: "callback",
            async: true,
          },
        },
      },
    },
  },
};
