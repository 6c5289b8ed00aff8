import type { Api, LibraryModel } from "./model.ts";
import { mysqlEscaping, mysqlQuery } from "./mysql-queries.ts";

const done: Api = { call: { returns: "undefined", async: true } };
const transaction: Api = { call: { returns: { type: "Transaction" } } };

/** serverless-mysql, which gives the rows alone. */
export const serverlessMysql: LibraryModel = {
  name: "serverless-mysql",
  packages: ["serverless-mysql"],
  versions: "^2.1.0",
  documentation: "https://github.com/jeremydaly/serverless-mysql#readme",
  exports: { default: { call: { returns: { type: "ServerlessMysql" } } } },
  types: {
    ServerlessMysql: {
      members: {
        ...mysqlEscaping,
        connect: done,
        end: done,
        query: { call: mysqlQuery({ returns: "rows", async: true }) },
        quit: { call: { returns: "undefined" } },
        transaction,
      },
    },
    // Its queries go off together.
    Transaction: {
      members: {
        commit: { call: { returns: "unknown", async: true } },
        query: {
          call: [
            // What it gives is the next query; or there is none.
            {
              when: { at: "0", callable: true },
              effect: { danger: "raw-query" },
              callbacks: [{ at: "0", when: "now", with: ["unknown", "unknown"] }],
              returns: { type: "Transaction" },
            },
            ...mysqlQuery({ returns: { type: "Transaction" } }),
          ],
        },
        rollback: {
          call: {
            callbacks: [{ at: "0", when: "later", with: ["error"] }],
            returns: { type: "Transaction" },
          },
        },
      },
    },
  },
};
