import type { Api, Call, LibraryModel, Result, Rows } from "./model.ts";

/** With a callback, or as a promise. */
type Way = "callback" | "promise";

const waits = (way: Way): Pick<Call, "async" | "callbacks"> =>
  way === "promise" ? { async: true } : { callbacks: [{ at: "-1", when: "later", with: ["unknown", "unknown"] }] };

/** SQL text, and values for its places. */
const text = (way: Way, rows: Rows, returns: Result): Api => ({
  call: {
    effect: { danger: "raw-query", ports: { text: "0" } },
    query: { start: { verb: "raw" }, where: { form: "condition", at: "*" }, rows },
    returns: way === "promise" ? returns : "unknown",
    ...waits(way),
  },
});
/** The values of a statement that was prepared. */
const values = (way: Way, rows: Rows, returns: Result): Api => ({
  call: {
    query: { where: { form: "condition", at: "*" }, rows },
    returns: way === "promise" ? returns : "unknown",
    ...waits(way),
  },
});

const changes: Result = { object: { changes: "rows", lastID: "unknown" }, otherwise: "unknown" };

const asks = (how: typeof text, way: Way): Readonly<Record<string, Api>> => ({
  all: how(way, "many", "rows"),
  each: how(way, "many", "number"),
  get: how(way, "optional-undefined", "rows"),
  run: how(way, "count", changes),
});

const database = (way: Way, statement: string): Api => ({
  members: {
    ...asks(text, way),
    exec: { call: { effect: { danger: "raw-query", ports: { text: "0" } }, returns: "unknown", ...waits(way) } },
    prepare: {
      call: {
        effect: { danger: "raw-query", ports: { text: "0" } },
        query: { start: { verb: "raw" } },
        returns: { type: statement },
        ...(way === "promise" && { async: true }),
      },
    },
  },
});

const members: Readonly<Record<string, Api>> = {
  Database: { construct: { returns: { type: "Database" } } },
  verbose: { call: { returns: { type: "Module" } } },
};

/** node-sqlite3, which takes callbacks, and the package that makes promises of them. */
export const sqlite3: LibraryModel = {
  name: "sqlite3",
  packages: ["sqlite", "sqlite3"],
  versions: "sqlite3 >=5.0.0, sqlite >=4.0.0",
  documentation: "https://github.com/TryGhost/node-sqlite3/wiki/API",
  exports: { ...members, default: { members }, open: { call: { returns: { type: "Opened" }, async: true } } },
  types: {
    Database: database("callback", "Statement"),
    Module: { members },
    Opened: database("promise", "Prepared"),
    Prepared: { members: asks(values, "promise") },
    Statement: { members: asks(values, "callback") },
  },
};
