import type { Api, LibraryModel } from "./model.ts";
import { pgTypes } from "./pg.ts";

/** Values in the template are bound. */
const sql: Api = {
  tag: {
    effect: { danger: "raw-query", ports: { values: "*" } },
    query: { start: { verb: "raw" }, statement: "0", where: { form: "condition", at: "*" }, rows: "many" },
    returns: { object: { command: "string", fields: "unknown", rows: "rows", rowCount: "count" } },
    async: true,
  },
};

/** Vercel Postgres. */
export const vercelPostgres: LibraryModel = {
  name: "Vercel Postgres",
  packages: ["@vercel/postgres"],
  versions: "^0.10.0",
  documentation: "https://github.com/vercel/storage/tree/main/packages/postgres",
  exports: {
    createClient: { call: { returns: { type: "SqlClient" } } },
    createPool: { call: { returns: { type: "SqlPool" } } },
    db: { type: "SqlPool" },
    sql: { type: "SqlPool", ...sql },
  },
  types: {
    ...pgTypes,
    SqlClient: { type: "Client", members: { sql } },
    SqlPool: { type: "Pool", members: { connect: { call: { returns: { type: "SqlPoolClient" }, async: true } }, sql } },
    SqlPoolClient: { type: "PoolClient", members: { sql } },
  },
};
