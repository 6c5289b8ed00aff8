import type { Api, LibraryModel } from "./model.ts";

const connection: Api = { call: { returns: { type: "Connection" } } };

/** PlanetScale's serverless driver. */
export const planetscale: LibraryModel = {
  name: "PlanetScale",
  packages: ["@planetscale/database"],
  versions: "^1.20.0",
  documentation: "https://github.com/planetscale/database-js#readme",
  exports: {
    Client: { construct: { returns: { type: "Connection" } } },
    Connection: { construct: { returns: { type: "Connection" } } },
    connect: connection,
  },
  types: {
    Connection: {
      members: {
        connection,
        execute: {
          call: {
            effect: { danger: "raw-query", ports: { text: "0", values: "1" } },
            query: { start: { verb: "raw" }, where: { form: "condition", at: "1" }, rows: "many" },
            returns: { object: { rows: "rows", rowsAffected: "number" }, otherwise: "unknown" },
            async: true,
          },
        },
        transaction: {
          call: {
            callbacks: [{ at: "0", when: "now", with: [{ type: "Connection" }] }],
            returns: "callback",
            async: true,
          },
        },
      },
    },
  },
};
