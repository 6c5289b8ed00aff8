import type { Api, Call, Effect, LibraryModel } from "./model.ts";

type Credentials = NonNullable<Effect["credentials"]>;

/** Documents of a collection, or rows of a table; the arguments stand one after another, or in an object. */
function records(credentials: Credentials, one: "Document" | "Row"): Api {
  const names = one === "Row" ? { table: "0.tableId", id: "0.rowId" } : { table: "0.collectionId", id: "0.documentId" };
  const inOne = { at: "0", object: true };
  const both = (named: Call, listed: Call): readonly Call[] => [
    { when: inOne, returns: "rows", async: true, ...named },
    { returns: "rows", async: true, ...listed },
  ];
  const writing = (data: string): Effect => ({ danger: "database-write", ports: { data }, credentials });
  const reading: Effect = { danger: "database-read", credentials };
  const removing: Effect = { danger: "database-write", credentials };
  const byId = (at: string) => ({ where: { form: "id", at, column: "$id" } }) as const;
  const create = both(
    {
      effect: writing("0.data"),
      query: { start: { verb: "create", model: names.table }, data: "0.data", rows: "one" },
    },
    { effect: writing("3"), query: { start: { verb: "create", model: "1" }, data: "3", rows: "one" } },
  );
  const update = both(
    {
      effect: writing("0.data"),
      query: { start: { verb: "update", model: names.table }, ...byId(names.id), data: "0.data", rows: "one" },
    },
    { effect: writing("3"), query: { start: { verb: "update", model: "1" }, ...byId("2"), data: "3", rows: "one" } },
  );
  const upsert = both(
    {
      effect: writing("0.data"),
      query: { start: { verb: "upsert", model: names.table }, ...byId(names.id), data: "0.data", rows: "one" },
    },
    { effect: writing("3"), query: { start: { verb: "upsert", model: "1" }, ...byId("2"), data: "3", rows: "one" } },
  );
  const get = both(
    { effect: reading, query: { start: { verb: "read", model: names.table }, ...byId(names.id), rows: "one" } },
    { effect: reading, query: { start: { verb: "read", model: "1" }, ...byId("2"), rows: "one" } },
  );
  const remove = both(
    { effect: removing, query: { start: { verb: "delete", model: names.table }, ...byId(names.id), rows: "none" } },
    { effect: removing, query: { start: { verb: "delete", model: "1" }, ...byId("2"), rows: "none" } },
  );
  // What a list is narrowed by are texts that `Query` makes.
  const found = { rows: "one", where: { form: "condition", at: "*" } } as const;
  const listed = { object: { documents: { array: "rows" }, rows: { array: "rows" }, total: "number" } } as const;
  const list = both(
    { effect: reading, query: { start: { verb: "read", model: names.table }, ...found }, returns: listed },
    { effect: reading, query: { start: { verb: "read", model: "1" }, ...found }, returns: listed },
  );
  return {
    members: {
      [`create${one}`]: { call: create },
      [`delete${one}`]: { call: remove },
      [`get${one}`]: { call: get },
      [`list${one}s`]: { call: list },
      [`update${one}`]: { call: update },
      [`upsert${one}`]: { call: upsert },
    },
  };
}

function storage(credentials: Credentials): Api {
  const read: Api = { call: { effect: { danger: "storage-read", credentials }, returns: "unknown", async: true } };
  const write: Api = { call: { effect: { danger: "storage-write", credentials }, returns: "unknown", async: true } };
  return {
    members: {
      createFile: write,
      deleteFile: write,
      getFile: read,
      getFileDownload: read,
      getFilePreview: read,
      getFileView: read,
      listFiles: read,
      updateFile: write,
    },
  };
}

/** A service acts with the client's key for everybody, or for whom the client has a session of: permissions decide then. */
const service = (name: string): Api => ({
  construct: [
    { when: { at: "0.config.key", present: true }, returns: { type: `Server${name}` } },
    { returns: { type: `Caller${name}` } },
  ],
});

const signIn: Api = { call: { effect: { danger: "sign-in" }, returns: "unknown", async: true } };
const recovery: Api = { call: { effect: { danger: "account-recovery" }, returns: "unknown", async: true } };
/** What whoever has a session does to the own account. */
const own: Api = {
  call: { effect: { danger: "privileged-api", credentials: "caller" }, returns: "unknown", async: true },
};
const asServer: Api = {
  call: { effect: { danger: "privileged-api", credentials: "server" }, returns: "unknown", async: true },
};
const look: Api = { call: { effect: { danger: "harmless" }, returns: "unknown", async: true } };
const text: Api = { call: { returns: { from: ["*"] } } };

const setters: Readonly<Record<string, Api>> = {
  setEndpoint: { call: { returns: "this" } },
  setJWT: { call: { returns: "this" } },
  setKey: { call: { returns: { type: "ServerClient" } } },
  setLocale: { call: { returns: "this" } },
  setProject: { call: { returns: "this" } },
  setSelfSigned: { call: { returns: "this" } },
  setSession: { call: { returns: "this" } },
};

/** Appwrite's SDK for servers. */
export const appwrite: LibraryModel = {
  name: "Appwrite",
  packages: ["node-appwrite"],
  versions: ">=14.0.0",
  documentation: "https://appwrite.io/docs/tutorials/nextjs-ssr-auth",
  exports: {
    Account: { construct: { returns: { type: "Account" } } },
    Client: { construct: { returns: { type: "Client" } } },
    Databases: service("Databases"),
    ID: { members: { custom: text, unique: { call: { returns: { random: "secure" } } } } },
    Query: { members: { "*": text } },
    Storage: service("Storage"),
    TablesDB: service("TablesDB"),
    Users: { construct: { returns: { type: "Users" } } },
  },
  types: {
    Account: {
      members: {
        create: { call: { effect: { danger: "sign-up" }, returns: "unknown", async: true } },
        createAnonymousSession: signIn,
        createEmailPasswordSession: signIn,
        createEmailToken: signIn,
        createMagicURLToken: signIn,
        createOAuth2Token: signIn,
        createPhoneToken: signIn,
        createRecovery: recovery,
        createSession: { call: { effect: { danger: "session-create" }, returns: "unknown", async: true } },
        createVerification: recovery,
        deleteSession: { call: { effect: { danger: "sign-out" }, returns: "unknown", async: true } },
        deleteSessions: { call: { effect: { danger: "sign-out" }, returns: "unknown", async: true } },
        // It fails for whoever has no session; a key has none.
        get: { call: { guards: ["authenticated"], returns: "identity", async: true } },
        getSession: { call: { guards: ["authenticated"], returns: "identity", async: true } },
        updateEmail: own,
        updateName: own,
        updatePassword: own,
        updatePrefs: own,
        updateRecovery: recovery,
        updateVerification: recovery,
      },
    },
    CallerDatabases: records("caller", "Document"),
    CallerStorage: storage("caller"),
    CallerTablesDB: records("caller", "Row"),
    Client: { members: { config: { members: { key: { value: "undefined" } } }, ...setters } },
    ServerClient: { members: { config: { members: { key: { value: { secret: "API key" } } } }, ...setters } },
    ServerDatabases: records("server", "Document"),
    ServerStorage: storage("server"),
    ServerTablesDB: records("server", "Row"),
    Users: { members: { get: look, list: look, "*": asServer } },
  },
};
