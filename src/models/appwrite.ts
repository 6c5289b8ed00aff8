import type { Api, Call, Effect, LibraryModel, Operator } from "./model.ts";

type Credentials = NonNullable<Effect["credentials"]>;

/** The arguments stand in an object, by their names; otherwise one after another. */
const inOne = { at: "0", object: true };

/** Documents of a collection, or rows of a table; the arguments stand one after another, or in an object. */
function records(credentials: Credentials, one: "Document" | "Row"): Api {
  const names = one === "Row" ? { table: "0.tableId", id: "0.rowId" } : { table: "0.collectionId", id: "0.documentId" };
  const both = (named: Call, listed: Call): readonly Call[] => [
    { when: inOne, returns: "rows", async: true, ...named },
    { returns: "rows", async: true, ...listed },
  ];
  const writing = (data: string): Effect => ({
    danger: "database-write",
    ports: { data },
    credentials,
    anyColumn: true,
  });
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
  const found = (at: string) => ({ rows: "one", where: { form: "condition", at } }) as const;
  const listed = { object: { documents: { array: "rows" }, rows: { array: "rows" }, total: "number" } } as const;
  const list = both(
    { effect: reading, query: { start: { verb: "read", model: names.table }, ...found("0.queries") }, returns: listed },
    { effect: reading, query: { start: { verb: "read", model: "1" }, ...found("2") }, returns: listed },
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
  const kept = (danger: "storage-read" | "storage-write"): Api => ({
    call: [
      {
        when: inOne,
        effect: { danger, picks: "0.fileId", ports: { id: "0.fileId", data: "0.name" }, credentials },
        returns: "unknown",
        async: true,
      },
      { effect: { danger, picks: "1", ports: { id: "1", data: "2" }, credentials }, returns: "unknown", async: true },
    ],
  });
  const read = kept("storage-read");
  const write = kept("storage-write");
  const make: Api = { call: { effect: { danger: "storage-write", credentials }, returns: "unknown", async: true } };
  return {
    members: {
      createFile: make,
      deleteFile: write,
      getFile: read,
      getFileDownload: read,
      getFilePreview: read,
      getFileView: read,
      listFiles: { call: { effect: { danger: "storage-read", credentials }, returns: "unknown", async: true } },
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
/** What is done with the server's own rights; `account` is whose account or membership it is. */
const managed = (ports: Readonly<Record<string, string>>, account?: string): Call => ({
  effect: { danger: "privileged-api", ports, ...(account !== undefined && { account }), credentials: "server" },
  returns: "unknown",
  async: true,
});
const asServer: Api = { call: managed({ data: "*" }) };
/** Somebody's account is changed, or a session made for it. */
const ofUser: Api = {
  call: [
    { when: inOne, ...managed({ user: "0.userId", data: "0" }, "0.userId") },
    managed({ user: "0", data: "1" }, "0"),
  ],
};
const ofTeam: Api = {
  call: [
    { when: inOne, ...managed({ organization: "0.teamId", data: "0" }) },
    managed({ organization: "0", id: "1", data: "2" }),
  ],
};
/** Somebody becomes, or no longer is, a member of a team. */
const membership = (named: string, listed: string): Api => ({
  call: [
    { when: inOne, ...managed({ organization: "0.teamId", data: "0" }, named) },
    managed({ organization: "0", id: "1", data: "2" }, listed),
  ],
});
/** Texts for whom the server knows by their ids. */
const message = (danger: "mail" | "sms"): Api => ({
  call: [
    {
      when: inOne,
      effect: { danger, ports: { to: "0.users", subject: "0.subject", html: "0.content" }, credentials: "server" },
      returns: "unknown",
      async: true,
    },
    {
      effect: { danger, ports: { html: danger === "mail" ? "2" : "1" }, credentials: "server" },
      returns: "unknown",
      async: true,
    },
  ],
});
const look: Api = { call: { effect: { danger: "harmless" }, returns: "unknown", async: true } };
const text: Api = { call: { returns: { from: ["*"] } } };

/** A text by which a list is narrowed; of several values, the first one stands for all. */
const compared = (operator: Operator): Api => ({
  call: [
    { when: { at: "1", object: true }, returns: { condition: { operator, column: "0", value: "1.0" } } },
    { returns: { condition: { operator, column: "0", value: "1" } } },
  ],
});
/** How many there are, in which order, and which of their columns: what the client says of that selects nothing. */
const arranged: Api = { call: { returns: "string" } };

const query: Readonly<Record<string, Api>> = {
  and: { call: { returns: { condition: { all: "0" } } } },
  between: compared("compare"),
  contains: compared("like"),
  cursorAfter: arranged,
  cursorBefore: arranged,
  endsWith: compared("like"),
  equal: compared("equal"),
  greaterThan: compared("compare"),
  greaterThanEqual: compared("compare"),
  isNotNull: arranged,
  isNull: arranged,
  lessThan: compared("compare"),
  lessThanEqual: compared("compare"),
  limit: arranged,
  notEqual: compared("not"),
  offset: arranged,
  or: { call: { returns: { condition: { any: "0" } } } },
  orderAsc: arranged,
  orderDesc: arranged,
  search: compared("like"),
  select: arranged,
  startsWith: compared("like"),
  "*": { call: { returns: { condition: { opaque: "*" } } } },
};

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
    Functions: { construct: { returns: { type: "Functions" } } },
    ID: { members: { custom: text, unique: { call: { returns: { random: "secure" } } } } },
    Messaging: { construct: { returns: { type: "Messaging" } } },
    Query: { members: query },
    Storage: service("Storage"),
    TablesDB: service("TablesDB"),
    Teams: service("Teams"),
    Users: { construct: { returns: { type: "Users" } } },
  },
  turns: ["ServerClient"],
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
    CallerTeams: { members: { get: look, list: look, "*": own } },
    Client: { members: { config: { members: { key: { value: "undefined" } } }, ...setters } },
    Functions: { members: { createExecution: asServer } },
    Messaging: {
      members: { createEmail: message("mail"), createSMS: message("sms"), createSms: message("sms"), "*": asServer },
    },
    ServerClient: { members: { config: { members: { key: { value: { secret: "API key" } } } }, ...setters } },
    ServerDatabases: records("server", "Document"),
    ServerStorage: storage("server"),
    ServerTablesDB: records("server", "Row"),
    ServerTeams: {
      members: {
        create: asServer,
        createMembership: membership("0", "*"),
        deleteMembership: membership("0.membershipId", "1"),
        get: look,
        getMembership: look,
        getPrefs: look,
        list: look,
        listMemberships: look,
        updateMembership: membership("0.membershipId", "1"),
        "*": ofTeam,
      },
    },
    Users: {
      members: {
        create: asServer,
        createArgon2User: asServer,
        createBcryptUser: asServer,
        createMD5User: asServer,
        createPHPassUser: asServer,
        createSHAUser: asServer,
        createScryptModifiedUser: asServer,
        createScryptUser: asServer,
        deleteIdentity: asServer,
        get: look,
        getPrefs: look,
        list: look,
        listIdentities: look,
        listLogs: look,
        listMemberships: look,
        listSessions: look,
        listTargets: look,
        "*": ofUser,
      },
    },
  },
};
