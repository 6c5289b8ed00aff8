import type { Api, LibraryModel } from "./model.ts";
import { change, removal, search } from "./search-engines.ts";

const members: Readonly<Record<string, Api>> = { Client: { construct: { returns: { type: "Client" } } } };

/** Typesense's client. */
export const typesense: LibraryModel = {
  name: "Typesense",
  packages: ["typesense"],
  versions: ">=1.0.0",
  documentation: "https://typesense.org/docs/latest/api/",
  exports: { ...members, default: { members } },
  types: {
    Client: {
      members: {
        collections: {
          call: [
            { when: { at: "0", present: true }, returns: { type: "Collection" } },
            { returns: { type: "Collections" } },
          ],
        },
        multiSearch: { members: { perform: search } },
      },
    },
    Collection: {
      members: {
        delete: removal("0"),
        documents: {
          call: [
            { when: { at: "0", present: true }, returns: { type: "Document" } },
            { returns: { type: "Documents" } },
          ],
        },
        update: change("0"),
      },
    },
    Collections: { members: { create: change("0") } },
    Document: { members: { delete: removal("0"), retrieve: search, update: change("0") } },
    Documents: {
      members: {
        create: change("0"),
        delete: removal("0"),
        import: change("0"),
        search,
        update: change("0"),
        upsert: change("0"),
      },
    },
  },
};
