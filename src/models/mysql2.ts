import type { Api, Call, LibraryModel } from "./model.ts";

const positional: Call = {
  effect: { danger: "raw-query", ports: { text: "0", values: "1" } },
  query: { start: { verb: "raw" }, where: { form: "condition", at: "1" }, rows: "many" },
  returns: { tuple: ["rows", "unknown"] },
  async: true,
};

/** SQL text, or an object with it, and values for its places. */
const query: readonly Call[] = [
  { ...positional, when: { at: "1", present: true } },
  {
    when: { at: "0.sql", present: true },
    effect: { danger: "raw-query", ports: { text: "0.sql", values: "1" } },
    query: { start: { verb: "raw" }, where: { form: "condition", at: "1" }, rows: "many" },
    returns: { tuple: ["rows", "unknown"] },
    async: true,
  },
  positional,
];

const connection: Api = { call: { returns: { type: "Connection" }, async: true } };
const pool: Api = { call: { returns: { type: "Connection" } } };
const members: Readonly<Record<string, Api>> = {
  createConnection: connection,
  createPool: pool,
  createPoolCluster: pool,
};

/** mysql2 with promises. */
export const mysql2: LibraryModel = {
  name: "mysql2",
  packages: ["mysql2", "mysql2/promise"],
  versions: "^3.24.0",
  documentation: "https://sidorares.github.io/node-mysql2/docs",
  exports: { ...members, default: { members } },
  types: {
    Connection: {
      members: {
        beginTransaction: { call: { returns: "undefined", async: true } },
        commit: { call: { returns: "undefined", async: true } },
        end: { call: { returns: "undefined", async: true } },
        execute: { call: query },
        getConnection: connection,
        promise: pool,
        query: { call: query },
        release: { call: { returns: "undefined" } },
        rollback: { call: { returns: "undefined", async: true } },
      },
    },
  },
};
