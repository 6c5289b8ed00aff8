import type { LibraryModel } from "./model.ts";
import { change, removal, search } from "./search-engines.ts";

/** Elasticsearch's client. */
export const elasticsearch: LibraryModel = {
  name: "Elasticsearch",
  packages: ["@elastic/elasticsearch"],
  versions: ">=8.0.0",
  documentation: "https://www.elastic.co/docs/reference/elasticsearch/clients/javascript",
  exports: { Client: { construct: { returns: { type: "Client" } } } },
  types: {
    Client: {
      members: {
        bulk: change("0.operations"),
        count: search,
        create: change("0.document"),
        delete: removal("0"),
        deleteByQuery: removal("0.query"),
        get: search,
        index: change("0.document"),
        mget: search,
        msearch: search,
        search,
        sql: {
          members: {
            query: {
              call: {
                effect: { danger: "raw-query", ports: { text: "0.query", values: "0.params" } },
                returns: "unknown",
                async: true,
              },
            },
          },
        },
        update: change("0.doc"),
        updateByQuery: change("0"),
      },
    },
  },
};
