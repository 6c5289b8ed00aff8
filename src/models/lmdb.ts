import type { Api, Call, LibraryModel, Result, Rows } from "./model.ts";

const reading = (rows: Rows, returns: Result = "rows"): Call => ({
  effect: { danger: "database-read", ports: { key: "0" } },
  query: { start: { verb: "read" }, entry: "0", rows },
  returns,
});

/** Entries from one key to another. */
const range: Api = {
  call: {
    effect: { danger: "database-read" },
    query: { start: { verb: "read" }, entry: "0.start", rows: "one" },
    returns: { array: { object: { key: "string", value: "rows" }, otherwise: "unknown" } },
  },
};

// Whether there was one under that key before, it does not tell.
const put: Call = {
  effect: { danger: "database-write", ports: { data: "1", key: "0" } },
  query: { start: { verb: "create" }, entry: "0", data: "1", rows: "none" },
  returns: "boolean",
};
const remove: Call = {
  effect: { danger: "database-write", ports: { key: "0" } },
  query: { start: { verb: "delete" }, entry: "0", rows: "none" },
  returns: "boolean",
};
const clear: Call = { effect: { danger: "database-write" }, returns: "undefined" };

const now: Call = { callbacks: [{ at: "0", when: "now" }], returns: "callback" };
const batched: Call = { callbacks: [{ at: "0", when: "now" }], returns: "boolean", async: true };

const database: Readonly<Record<string, Api>> = {
  batch: { call: batched },
  childTransaction: { call: { ...now, async: true } },
  clearAsync: { call: { ...clear, async: true } },
  clearSync: { call: clear },
  close: { call: { returns: "undefined", async: true } },
  doesExist: { call: { ...reading("count"), returns: "boolean" } },
  drop: { call: { ...clear, async: true } },
  dropSync: { call: clear },
  get: { call: reading("optional-undefined") },
  getEntry: { call: reading("optional-undefined", { object: { value: "rows" }, otherwise: "unknown" }) },
  getRange: range,
  getValues: { call: reading("many") },
  ifNoExists: { call: { ...batched, callbacks: [{ at: "1", when: "now" }] } },
  ifVersion: { call: { ...batched, callbacks: [{ at: "2", when: "now" }] } },
  put: { call: { ...put, async: true } },
  putSync: { call: put },
  remove: { call: { ...remove, async: true } },
  removeSync: { call: remove },
  transaction: { call: { ...now, async: true } },
  transactionAsync: { call: { ...now, async: true } },
  transactionSync: { call: now },
};

/** LMDB, a store of entries by their keys. */
export const lmdb: LibraryModel = {
  name: "LMDB",
  packages: ["lmdb"],
  versions: "^3.5.0",
  documentation: "https://github.com/kriszyp/lmdb-js#readme",
  exports: { open: { call: { returns: { type: "RootDatabase" } } } },
  types: {
    Database: { members: database },
    RootDatabase: { members: { ...database, openDB: { call: { returns: { type: "Database" } } } } },
  },
};
