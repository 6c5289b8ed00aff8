import type { Api, LibraryModel, Result, Rows } from "./model.ts";

/** A text, and the values of its parameters. */
const text = (port: "query" | "text", rows: Rows, returns: Result): Api => ({
  call: {
    effect: { danger: "raw-query", ports: { [port]: "0", values: "1" } },
    query: { start: { verb: "raw" }, where: { form: "condition", at: "1" }, rows },
    returns,
    async: true,
  },
});

const asks: Readonly<Record<string, Api>> = {
  execute: text("query", "none", "undefined"),
  executeSQL: text("text", "none", "undefined"),
  query: text("query", "many", "rows"),
  queryJSON: text("query", "none", "string"),
  queryRequired: text("query", "many", "rows"),
  queryRequiredSingle: text("query", "one", "rows"),
  querySQL: text("text", "many", "rows"),
  querySingle: text("query", "optional", "rows"),
  querySingleJSON: text("query", "none", "string"),
};
const same: Api = { call: { returns: "this" } };

/** Gel, which was called EdgeDB. */
export const gel: LibraryModel = {
  name: "Gel",
  packages: ["edgedb", "gel"],
  versions: "^2.0.0",
  documentation: "https://docs.geldata.com/reference/using/js/client",
  exports: {
    createClient: { call: { returns: { type: "Client" } } },
    createHttpClient: { call: { returns: { type: "Client" } } },
  },
  types: {
    Client: {
      members: {
        ...asks,
        transaction: {
          call: {
            callbacks: [{ at: "0", when: "now", with: [{ type: "Transaction" }] }],
            returns: "callback",
            async: true,
          },
        },
        withConfig: same,
        withGlobals: same,
        withModuleAliases: same,
        withRetryOptions: same,
        withTransactionOptions: same,
      },
    },
    Transaction: { members: asks },
  },
};
