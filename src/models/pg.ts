import type { Api, Call, LibraryModel, Result } from "./model.ts";

const result: Result = {
  object: { command: "string", fields: "unknown", rowCount: "number", rows: "rows" },
};

const positional: Call = {
  effect: { danger: "raw-query", ports: { text: "0", values: "1" } },
  query: { start: { verb: "raw" }, where: { form: "condition", at: "1" }, rows: "many" },
  returns: result,
  async: true,
};

/** SQL text, and values that are bound to its places. */
const query: readonly Call[] = [
  { ...positional, when: { at: "1", present: true } },
  {
    when: { at: "0.text", present: true },
    effect: { danger: "raw-query", ports: { text: "0.text", values: "0.values" } },
    query: { start: { verb: "raw" }, where: { form: "condition", at: "0.values" }, rows: "many" },
    returns: result,
    async: true,
  },
  positional,
];

/** A client and a pool, as other drivers of PostgreSQL have them too. */
export const pgClient: Api = {
  members: {
    connect: { call: { returns: { type: "Client" }, async: true } },
    end: { call: { returns: "undefined", async: true } },
    on: { call: { returns: { type: "Client" } } },
    query: { call: query },
    release: { call: { returns: "undefined" } },
  },
};

const members: Readonly<Record<string, Api>> = {
  Client: { construct: { returns: { type: "Client" } } },
  Pool: { construct: { returns: { type: "Client" } } },
};

/** node-postgres. */
export const pg: LibraryModel = {
  name: "node-postgres",
  packages: ["pg"],
  versions: "^8.23.0",
  documentation: "https://node-postgres.com/apis/client",
  exports: { ...members, default: { members } },
  types: { Client: pgClient },
};
