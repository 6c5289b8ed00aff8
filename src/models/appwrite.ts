import { account, ids, inOne, own, query, records, several, storage } from "./appwrite-services.ts";
import type { Api, Call, LibraryModel } from "./model.ts";

/**
 * A service acts with the client's key for everybody, or for whom the client has a session of: permissions decide then. With
 * neither, it does what anybody may do.
 */
const service = (name: string): Api => ({
  construct: [
    { when: { at: "0.config.key", present: true }, returns: { type: `Server${name}` } },
    { when: { at: "0.config.session", is: "" }, returns: { type: `Open${name}` } },
    { returns: { type: `Caller${name}` } },
  ],
});

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

const setters: Readonly<Record<string, Api>> = {
  setEndpoint: { call: { returns: "this" } },
  setJWT: { call: { returns: { type: "CallerClient" } } },
  setKey: { call: { returns: { type: "ServerClient" } } },
  setLocale: { call: { returns: "this" } },
  setProject: { call: { returns: "this" } },
  setSelfSigned: { call: { returns: "this" } },
  setSession: { call: { returns: { type: "CallerClient" } } },
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
    ID: ids,
    Messaging: { construct: { returns: { type: "Messaging" } } },
    Query: { members: query },
    Storage: service("Storage"),
    TablesDB: service("TablesDB"),
    Teams: service("Teams"),
    Users: { construct: { returns: { type: "Users" } } },
  },
  turns: ["CallerClient", "ServerClient"],
  types: {
    Account: { members: account },
    CallerClient: { members: { config: { members: { key: { value: "undefined" } } }, ...setters } },
    CallerDatabases: records("caller", "Document"),
    CallerStorage: storage("caller"),
    CallerTablesDB: records("caller", "Row"),
    CallerTeams: { members: { get: look, list: look, "*": own } },
    Client: {
      members: {
        config: { members: { key: { value: "undefined" }, session: { value: { literal: "" } } } },
        ...setters,
      },
    },
    Functions: { members: { createExecution: asServer } },
    Messaging: {
      members: { createEmail: message("mail"), createSMS: message("sms"), createSms: message("sms"), "*": asServer },
    },
    OpenDatabases: records(undefined, "Document"),
    OpenStorage: storage(undefined),
    OpenTablesDB: records(undefined, "Row"),
    OpenTeams: { members: { get: look, list: look, "*": own } },
    ServerClient: {
      members: {
        config: { members: { key: { value: { secret: "API key" } }, session: { value: { literal: "" } } } },
        ...setters,
      },
    },
    ServerDatabases: { members: { ...records("server", "Document").members, ...several("Document") } },
    ServerStorage: storage("server"),
    ServerTablesDB: { members: { ...records("server", "Row").members, ...several("Row") } },
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
