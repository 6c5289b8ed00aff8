import { account, ids, query, records, storage } from "./appwrite-services.ts";
import type { Api, LibraryModel } from "./model.ts";

/**
 * A client that was given nobody's session does what anybody may do. Who has come to the server is not known to it, as it
 * would be in a browser.
 */
const service = (name: string): Api => ({
  construct: [
    { when: { at: "0.config.session", is: "" }, returns: { type: `Open${name}` } },
    { returns: { type: `Caller${name}` } },
  ],
});

const ofCaller: Api = { call: { returns: { type: "CallerClient" } } };
const same: Api = { call: { returns: "this" } };

const setters: Readonly<Record<string, Api>> = {
  setCookie: ofCaller,
  setEndpoint: same,
  setEndpointRealtime: same,
  setJWT: ofCaller,
  setLocale: same,
  setProject: same,
  setSession: ofCaller,
};

/** Appwrite's SDK for browsers, where it is called on the server. */
export const appwriteWeb: LibraryModel = {
  name: "Appwrite Web",
  packages: ["appwrite"],
  versions: ">=14.0.0",
  documentation: "https://appwrite.io/docs/sdks",
  exports: {
    Account: { construct: { returns: { type: "Account" } } },
    Client: { construct: { returns: { type: "Client" } } },
    Databases: service("Databases"),
    ID: ids,
    Query: { members: query },
    Storage: service("Storage"),
    TablesDB: service("TablesDB"),
  },
  turns: ["CallerClient"],
  types: {
    Account: { members: account },
    CallerClient: { members: { config: { members: { session: { value: "unknown" } } }, ...setters } },
    CallerDatabases: records("caller", "Document"),
    CallerStorage: storage("caller"),
    CallerTablesDB: records("caller", "Row"),
    Client: { members: { config: { members: { session: { value: { literal: "" } } } }, ...setters } },
    OpenDatabases: records(undefined, "Document"),
    OpenStorage: storage(undefined),
    OpenTablesDB: records(undefined, "Row"),
  },
};
