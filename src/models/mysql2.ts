import type { Api, LibraryModel } from "./model.ts";
import { mysqlEscaping, mysqlQuery } from "./mysql-queries.ts";

const query = mysqlQuery({ returns: { tuple: ["rows", "unknown"] }, async: true });
const done: Api = { call: { returns: "undefined", async: true } };
const promised: Api = { call: { returns: "this" } };
const queries: Readonly<Record<string, Api>> = { execute: { call: query }, query: { call: query } };
const connection: Readonly<Record<string, Api>> = {
  ...queries,
  ...mysqlEscaping,
  beginTransaction: done,
  commit: done,
  end: done,
  promise: promised,
  rollback: done,
};

const members: Readonly<Record<string, Api>> = {
  ...mysqlEscaping,
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
        ...mysqlEscaping,
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
