import type { Api, Call, LibraryModel, Result, Where } from "./model.ts";

/** Rules on the server decide what a client may do, by the token that it has: the caller's own, or none. */
const credentials = "caller";

/** A text that the server reads as a condition. */
const narrowed = (filter: string) =>
  ({ ports: { filter }, where: { form: "condition", at: filter } }) as const satisfies {
    readonly ports: Readonly<Record<string, string>>;
    readonly where: Where;
  };
const byId = { form: "id", at: "0", column: "id" } as const;
const start = (verb: "create" | "delete" | "read" | "update") => ({ verb, model: "this" }) as const;

function found(filter: string, rows: "many" | "one", returns: Result): Call {
  const { ports, where } = narrowed(filter);
  return {
    async: true,
    effect: { danger: "database-read", ports, credentials },
    query: { start: start("read"), where, rows },
    returns,
  };
}

const page: Result = {
  object: {
    items: "rows",
    page: "number",
    perPage: "number",
    totalItems: "number",
    totalPages: "number",
  },
};

/** Records of a collection. */
const records: Readonly<Record<string, Api>> = {
  create: {
    call: {
      async: true,
      effect: { danger: "database-write", ports: { data: "0" }, credentials },
      query: { start: start("create"), data: "0", rows: "one" },
      returns: "rows",
    },
  },
  delete: {
    call: {
      async: true,
      effect: { danger: "database-write", credentials },
      query: { start: start("delete"), where: byId, rows: "none" },
      returns: "true",
    },
  },
  getFirstListItem: { call: found("0", "one", "rows") },
  getFullList: {
    call: [
      { when: { at: "1", present: true }, ...found("1.filter", "many", "rows") },
      found("0.filter", "many", "rows"),
    ],
  },
  getList: { call: found("2.filter", "many", page) },
  getOne: {
    call: {
      async: true,
      effect: { danger: "database-read", credentials },
      query: { start: start("read"), where: byId, rows: "one" },
      returns: "rows",
    },
  },
  update: {
    call: {
      async: true,
      effect: { danger: "database-write", ports: { data: "1" }, credentials },
      query: { start: start("update"), where: byId, data: "1", rows: "one" },
      returns: "rows",
    },
  },
};

/** Who has signed in, and the token that says so. */
const signedIn: Result = { object: { record: "identity", token: "identity" }, otherwise: "unknown" };
const entered: Call = {
  async: true,
  effect: { danger: "sign-in", ports: { credentials: "*" } },
  guards: ["authenticated"],
  returns: signedIn,
};
/** The program signs in with what it has itself, which says nothing of who is calling. */
const enteredItself: Call = { async: true, effect: { danger: "harmless" }, returns: "unknown" };
const recover: Api = {
  call: { async: true, effect: { danger: "account-recovery", ports: { data: "*" } }, returns: "unknown" },
};
const ofCaller: Api = {
  call: {
    async: true,
    effect: { danger: "privileged-api", ports: { id: "0", data: "1" }, credentials },
    returns: "unknown",
  },
};
const harmless: Api = { call: { async: true, effect: { danger: "harmless" }, returns: "unknown" } };

const accounts: Readonly<Record<string, Api>> = {
  authRefresh: {
    // The server looks whether the token is genuine, or it fails. What is kept of it tells later on whether it was.
    call: { async: true, attempts: true, guards: ["authenticated"], returns: signedIn },
  },
  authWithOAuth2: { call: entered },
  authWithOAuth2Code: { call: entered },
  authWithOTP: { call: entered },
  authWithPassword: {
    call: [
      {
        ...entered,
        when: { at: "1", carries: "client" },
        effect: { danger: "sign-in", ports: { credentials: "*" }, isUnlimited: true },
      },
      enteredItself,
    ],
  },
  confirmEmailChange: recover,
  confirmPasswordReset: recover,
  confirmVerification: recover,
  impersonate: {
    call: {
      async: true,
      effect: { danger: "privileged-api", ports: { user: "0" }, account: "0", credentials: "server" },
      returns: { type: "Client" },
    },
  },
  listAuthMethods: harmless,
  listExternalAuths: ofCaller,
  requestEmailChange: ofCaller,
  requestOTP: recover,
  requestPasswordReset: recover,
  requestVerification: recover,
  subscribe: harmless,
  unlinkExternalAuth: ofCaller,
  unsubscribe: harmless,
};

/** What is kept by the client: whoever wrote the cookie that it was loaded from chose what is in it, until the server is asked. */
const store: Api = {
  members: {
    clear: { call: { effect: { danger: "harmless" }, returns: "undefined", neverFails: true } },
    exportToCookie: { call: { returns: "identity" } },
    isAdmin: { value: "boolean" },
    isAuthRecord: { value: "boolean" },
    isSuperuser: { value: "boolean" },
    // That the token has not expired, by what stands in it, and that it was not cleared where the server said no.
    isValid: { value: { attempted: ["authenticated?"] } },
    loadFromCookie: { call: { effect: { danger: "harmless" }, returns: "undefined", neverFails: true } },
    model: { value: { oneOf: [{ value: "null" }, { value: "identity" }] } },
    onChange: { call: { callbacks: [{ at: "0", when: "later" }], returns: "unknown" } },
    record: { value: { oneOf: [{ value: "null" }, { value: "identity" }] } },
    save: { call: { effect: { danger: "harmless" }, returns: "undefined", neverFails: true } },
    token: { value: "identity" },
  },
};

/** PocketBase's SDK. */
export const pocketbase: LibraryModel = {
  name: "PocketBase",
  packages: ["pocketbase"],
  versions: ">=0.21.5",
  documentation: "https://github.com/pocketbase/js-sdk#readme",
  exports: {
    cookieParse: { call: { returns: { from: ["0"] } } },
    default: { construct: { returns: { type: "Client" } } },
    getTokenPayload: { call: { returns: { from: ["0"] } } },
    isTokenExpired: { call: { returns: "boolean" } },
  },
  types: {
    Admins: { members: { ...accounts, authRefresh: harmless } },
    Batch: {
      members: {
        collection: { call: { returns: { type: "BatchCollection" } } },
        send: { call: { async: true, returns: "unknown" } },
      },
    },
    BatchCollection: {
      members: {
        create: {
          call: { effect: { danger: "database-write", ports: { data: "0" }, credentials }, returns: "undefined" },
        },
        delete: {
          call: { effect: { danger: "database-write", ports: { id: "0" }, credentials }, returns: "undefined" },
        },
        update: {
          call: {
            effect: { danger: "database-write", ports: { id: "0", data: "1" }, credentials },
            returns: "undefined",
          },
        },
        upsert: {
          call: { effect: { danger: "database-write", ports: { data: "0" }, credentials }, returns: "undefined" },
        },
      },
    },
    Client: {
      members: {
        admins: { type: "Admins" },
        authStore: store,
        autoCancellation: { call: { returns: "this" } },
        backups: { members: { "*": ofCaller } },
        buildURL: { call: { returns: { from: ["0"] } } },
        cancelAllRequests: { call: { returns: "this" } },
        cancelRequest: { call: { returns: "this" } },
        collection: {
          call: [
            { when: { at: "0", is: "_superusers" }, returns: { type: "Admins" } },
            { returns: { table: "mongoose-model" } },
          ],
        },
        collections: { members: { "*": ofCaller } },
        createBatch: { call: { returns: { type: "Batch" } } },
        files: {
          members: {
            getToken: { call: { async: true, effect: { danger: "harmless" }, returns: "identity" } },
            getURL: { call: { returns: { from: ["*"] } } },
            getUrl: { call: { returns: { from: ["*"] } } },
          },
        },
        // The values are put in as texts, quotes and all.
        filter: {
          call: [
            { when: { at: "1", present: true }, returns: { from: ["0", "1"], as: "string", safe: ["filter"] } },
            { returns: { argument: "0" } },
          ],
        },
        getFileUrl: { call: { returns: { from: ["*"] } } },
        health: { members: { check: harmless } },
        logs: { members: { "*": ofCaller } },
        send: {
          call: {
            async: true,
            effect: { danger: "privileged-api", ports: { path: "0", data: "1.body" }, credentials },
            returns: "unknown",
          },
        },
        settings: { members: { "*": ofCaller } },
      },
    },
    // A collection, which goes by its name as a model does.
    Model: { members: { ...records, ...accounts } },
  },
};
