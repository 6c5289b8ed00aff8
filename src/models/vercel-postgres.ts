import type { Api, LibraryModel } from "./model.ts";
import { pgClient } from "./pg.ts";

/** Values in the template are bound. */
const sql: Api = {
  tag: {
    effect: { danger: "raw-query", ports: { values: "*" } },
    query: { start: { verb: "raw" }, where: { form: "condition", at: "*" }, rows: "many" },
    returns: { object: { command: "string", fields: "unknown", rowCount: "number", rows: "rows" } },
    async: true,
  },
};

const client: Api = { call: { returns: { type: "Client" } } };

/** Vercel Postgres. */
export const vercelPostgres: LibraryModel = {
  name: "Vercel Postgres",
  packages: ["@vercel/postgres"],
  versions: "^0.10.0",
  documentation: "https://github.com/vercel/storage/tree/main/packages/postgres",
  exports: {
    createClient: client,
    createPool: client,
    db: { type: "Client" },
    sql: { type: "Client", ...sql },
  },
  types: { Client: { members: { ...pgClient.members, sql } } },
};
