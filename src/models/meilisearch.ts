import type { Api, LibraryModel } from "./model.ts";
import { change, key, removal, search } from "./search-engines.ts";

const made: Api = { construct: { returns: { type: "Client" } } };

/** Meilisearch's client. */
export const meilisearch: LibraryModel = {
  name: "Meilisearch",
  packages: ["meilisearch"],
  versions: ">=0.30.0",
  documentation: "https://www.meilisearch.com/docs/reference/api/overview",
  exports: { MeiliSearch: made, Meilisearch: made },
  types: {
    Client: {
      members: {
        createIndex: change("0"),
        createKey: key,
        deleteIndex: removal("0"),
        deleteKey: key,
        index: { call: { returns: { type: "Index" } } },
        multiSearch: search,
        updateKey: key,
      },
    },
    Index: {
      members: {
        addDocuments: change("0"),
        addDocumentsInBatches: change("0"),
        delete: removal("0"),
        deleteAllDocuments: removal("0"),
        deleteDocument: removal("0"),
        deleteDocuments: removal("0"),
        getDocument: search,
        getDocuments: search,
        search,
        updateDocuments: change("0"),
        updateDocumentsInBatches: change("0"),
        updateSettings: change("0"),
      },
    },
  },
};
