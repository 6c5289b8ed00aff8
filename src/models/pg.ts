import type { Api, Call, LibraryModel, Result } from "./model.ts";

const result: Result = {
  object: { command: "string", fields: "unknown", rows: "rows", rowCount: "count" },
};

const positional: Call = {
  effect: { danger: "raw-query", ports: { text: "0", values: "1" } },
  query: { start: { verb: "raw" }, statement: "0", where: { form: "condition", at: "1" }, rows: "many" },
  returns: result,
  async: true,
};

/** SQL text, and values that are bound to its places. */
const query: readonly Call[] = [
  { ...positional, when: { at: "1", present: true } },
  {
    when: { at: "0.text", present: true },
    effect: { danger: "raw-query", ports: { text: "0.text", values: "0.values" } },
    query: { start: { verb: "raw" }, statement: "0.text", where: { form: "condition", at: "0.values" }, rows: "many" },
    returns: result,
    async: true,
  },
  positional,
];

/** What other drivers of PostgreSQL have as well. */
export const pgTypes: Readonly<Record<string, Api>> = {
  Client: {
    members: {
      connect: { call: { returns: "undefined", async: true } },
      end: { call: { returns: "undefined", async: true } },
      on: { call: { returns: { type: "Client" } } },
      query: { call: query },
    },
  },
  Pool: {
    members: {
      connect: { call: { returns: { type: "PoolClient" }, async: true } },
      end: { call: { returns: "undefined", async: true } },
      on: { call: { returns: { type: "Pool" } } },
      query: { call: query },
    },
  },
  PoolClient: { members: { query: { call: query }, release: { call: { returns: "undefined" } } } },
};

const members: Readonly<Record<string, Api>> = {
  Client: { construct: { returns: { type: "Client" } } },
  Pool: { construct: { returns: { type: "Pool" } } },
};

/** node-postgres. */
export const pg: LibraryModel = {
  name: "node-postgres",
  packages: ["pg"],
  versions: "^8.23.0",
  documentation: "https://node-postgres.com/apis/client",
  exports: { ...members, default: { members } },
  types: pgTypes,
};
