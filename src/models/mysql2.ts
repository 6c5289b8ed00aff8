import type { Api, Call, LibraryModel } from "./model.ts";

const positional: Call = {
  effect: { danger: "raw-query", ports: { text: "0", values: "1" } },
  query: { start: { verb: "raw" }, statement: "0", where: { form: "condition", at: "1" }, rows: "many" },
  returns: { tuple: ["rows", "unknown"] },
  async: true,
};

/** SQL text, or an object with it, and values for its places. */
const query: readonly Call[] = [
  { ...positional, when: { at: "1", present: true } },
  {
    when: { at: "0.sql", present: true },
    effect: { danger: "raw-query", ports: { text: "0.sql", values: "1" } },
    query: { start: { verb: "raw" }, statement: "0.sql", where: { form: "condition", at: "1" }, rows: "many" },
    returns: { tuple: ["rows", "unknown"] },
    async: true,
  },
  positional,
];

const done: Api = { call: { returns: "undefined", async: true } };
const promised: Api = { call: { returns: "this" } };
const queries: Readonly<Record<string, Api>> = { execute: { call: query }, query: { call: query } };
const connection: Readonly<Record<string, Api>> = {
  ...queries,
  beginTransaction: done,
  commit: done,
  end: done,
  promise: promised,
  rollback: done,
};

const members: Readonly<Record<string, Api>> = {
  createConnection: { call: { returns: { type: "Connection" }, async: true } },
  createPool: { call: { returns: { type: "Pool" } } },
  createPoolCluster: { call: { returns: { type: "PoolCluster" } } },
};

/** mysql2 with promises. */
export const mysql2: LibraryModel = {
  name: "mysql2",
  packages: ["mysql2", "mysql2/promise"],
  versions: "^3.24.0",
  documentation: "https://sidorares.github.io/node-mysql2/docs",
  exports: { ...members, default: { members } },
  types: {
    Connection: { members: connection },
    Pool: {
      members: {
        ...queries,
        end: done,
        getConnection: { call: { returns: { type: "PoolConnection" }, async: true } },
        promise: promised,
      },
    },
    PoolCluster: {
      members: { end: done, getConnection: { call: { returns: { type: "PoolConnection" }, async: true } } },
    },
    PoolConnection: { members: { ...connection, release: { call: { returns: "undefined" } } } },
  },
};
