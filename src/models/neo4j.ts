import type { Api, Call, LibraryModel } from "./model.ts";

/** A text of Cypher with the values of its parameters, or an object of both. */
const run = (danger: "database-read" | "raw-query"): readonly Call[] => [
  {
    when: { at: "0.text", present: true },
    effect: { danger, ports: { query: "0.text", values: "0.parameters" } },
    returns: "unknown",
    async: true,
  },
  { effect: { danger, ports: { query: "0", values: "1" } }, returns: "unknown", async: true },
];

/** A function that is called with a transaction. */
const within = (type: string): Api => ({
  call: { callbacks: [{ at: "0", when: "now", with: [{ type }] }], returns: "callback", async: true },
});
const done: Api = { call: { returns: "unknown", async: true } };
const read = within("ReadTransaction");
const write = within("Transaction");

const members: Readonly<Record<string, Api>> = { driver: { call: { returns: { type: "Driver" } } } };

/** Neo4j's driver. */
export const neo4j: LibraryModel = {
  name: "Neo4j",
  packages: ["neo4j-driver"],
  versions: ">=5.0.0",
  documentation: "https://neo4j.com/docs/javascript-manual/current/",
  exports: { ...members, default: { members } },
  types: {
    Driver: {
      members: {
        close: done,
        executeQuery: { call: run("raw-query") },
        session: { call: { returns: { type: "Session" } } },
      },
    },
    ReadTransaction: { members: { run: { call: run("database-read") } } },
    Session: {
      members: {
        beginTransaction: { call: { returns: { type: "Transaction" } } },
        close: done,
        executeRead: read,
        executeWrite: write,
        readTransaction: read,
        run: { call: run("raw-query") },
        writeTransaction: write,
      },
    },
    Transaction: { members: { commit: done, rollback: done, run: { call: run("raw-query") } } },
  },
};
