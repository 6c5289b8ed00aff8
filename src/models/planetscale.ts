import type { Api, LibraryModel } from "./model.ts";

const shared: Readonly<Record<string, Api>> = {
  execute: {
    call: {
      effect: { danger: "raw-query", ports: { text: "0", values: "1" } },
      query: { start: { verb: "raw" }, statement: "0", where: { form: "condition", at: "1" }, rows: "many" },
      returns: { object: { rows: "rows", rowsAffected: "count" }, otherwise: "unknown" },
      async: true,
    },
  },
  transaction: {
    call: {
      callbacks: [{ at: "0", when: "now", with: [{ type: "Transaction" }] }],
      returns: "callback",
      async: true,
    },
  },
};

/** PlanetScale's serverless driver. */
export const planetscale: LibraryModel = {
  name: "PlanetScale",
  packages: ["@planetscale/database"],
  versions: "^1.20.0",
  documentation: "https://github.com/planetscale/database-js#readme",
  exports: {
    Client: { construct: { returns: { type: "Client" } } },
    connect: { call: { returns: { type: "Connection" } } },
  },
  types: {
    Client: { members: { connection: { call: { returns: { type: "Connection" } } }, ...shared } },
    Connection: { members: shared },
    Transaction: { members: shared },
  },
};
