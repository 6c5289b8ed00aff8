import type { Api, LibraryModel } from "./model.ts";

/** A text, and the values of its parameters (`{id: UInt32}`). */
const text: Api = {
  call: {
    effect: { danger: "raw-query", ports: { text: "0.query", values: "0.query_params" } },
    query: { start: { verb: "raw" }, where: { form: "condition", at: "0.query_params" } },
    returns: "unknown",
    async: true,
  },
};

/** ClickHouse's client. */
export const clickhouse: LibraryModel = {
  name: "ClickHouse",
  packages: ["@clickhouse/client", "@clickhouse/client-web"],
  versions: "^1.0.0",
  documentation: "https://clickhouse.com/docs/integrations/javascript",
  exports: { createClient: { call: { returns: { type: "Client" } } } },
  types: {
    Client: {
      members: {
        command: text,
        exec: text,
        insert: {
          call: {
            effect: { danger: "database-write", ports: { data: "0.values" } },
            query: { start: { verb: "create", model: "0.table" }, data: "0.values", rows: "none" },
            returns: "unknown",
            async: true,
          },
        },
        query: text,
      },
    },
  },
};
