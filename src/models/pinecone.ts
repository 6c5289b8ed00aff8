import type { LibraryModel } from "./model.ts";
import { change, removal, search } from "./search-engines.ts";

/** Pinecone's client. */
export const pinecone: LibraryModel = {
  name: "Pinecone",
  packages: ["@pinecone-database/pinecone"],
  versions: ">=2.0.0",
  documentation: "https://docs.pinecone.io/reference/sdks/node/overview",
  exports: { Pinecone: { construct: { returns: { type: "Client" } } } },
  types: {
    Client: {
      members: {
        Index: { call: { returns: { type: "Index" } } },
        createIndex: change("0"),
        deleteIndex: removal("0"),
        index: { call: { returns: { type: "Index" } } },
      },
    },
    Index: {
      members: {
        deleteAll: removal("0"),
        deleteMany: removal("0"),
        deleteNamespace: removal("0"),
        deleteOne: removal("0"),
        fetch: search,
        namespace: { call: { returns: { type: "Index" } } },
        query: search,
        searchRecords: search,
        update: change("0"),
        upsert: change("0"),
        upsertRecords: change("0"),
      },
    },
  },
};
