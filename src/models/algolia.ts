import type { Api, LibraryModel } from "./model.ts";
import { change, key, removal, search } from "./search-engines.ts";

const made: Api = { call: { returns: { type: "Client" } } };

/** Algolia's client, in its fourth and fifth major. */
export const algolia: LibraryModel = {
  name: "Algolia",
  packages: ["algoliasearch"],
  versions: "^4.0.0 || ^5.0.0",
  documentation: "https://www.algolia.com/doc/libraries/sdk/v5/",
  exports: { algoliasearch: made, default: made },
  types: {
    Client: {
      members: {
        addApiKey: key,
        batch: change("0"),
        clearObjects: removal("0"),
        deleteBy: removal("0"),
        deleteIndex: removal("0"),
        deleteObject: removal("0"),
        deleteObjects: removal("0"),
        initIndex: { call: { returns: { type: "Index" } } },
        partialUpdateObject: change("0.attributesToUpdate"),
        partialUpdateObjects: change("0.objects"),
        replaceAllObjects: change("0.objects"),
        saveObject: change("0.body"),
        saveObjects: change("0.objects"),
        search,
        searchSingleIndex: search,
        setSettings: change("0"),
      },
    },
    Index: {
      members: {
        clearObjects: removal("0"),
        delete: removal("0"),
        deleteBy: removal("0"),
        deleteObject: removal("0"),
        deleteObjects: removal("0"),
        partialUpdateObject: change("0"),
        partialUpdateObjects: change("0"),
        replaceAllObjects: change("0"),
        saveObject: change("0"),
        saveObjects: change("0"),
        search,
        setSettings: change("0"),
      },
    },
  },
};
