import { database, databaseTypes } from "./firebase-admin-database.ts";
import { snapshot } from "./firestore-snapshots.ts";
import type { Api, Call, LibraryModel, Place, QueryStep, Verb } from "./model.ts";

/** The token is genuine, or they throw. */
const verify: Call = { guards: ["authenticated"], returns: "identity", async: true };

const look: Api = {
  call: {
    effect: { danger: "privileged-api", ports: { id: "0" }, credentials: "server" },
    returns: "unknown",
    async: true,
  },
};
const change: Api = {
  call: {
    effect: { danger: "privileged-api", ports: { data: "1", id: "0" }, credentials: "server" },
    returns: "unknown",
    async: true,
  },
};
const manage: Api = {
  call: {
    effect: { danger: "privileged-api", ports: { data: "1", user: "0" }, account: "0", credentials: "server" },
    returns: "unknown",
    async: true,
  },
};
const link: Api = {
  call: {
    logs: true,
    effect: { danger: "account-recovery", ports: { to: "0" } },
    returns: { secret: "link" },
    async: true,
  },
};

const auth: Api = {
  members: {
    createCustomToken: {
      call: {
        logs: true,
        effect: { danger: "session-create", ports: { id: "0" } },
        returns: { secret: "token" },
        async: true,
      },
    },
    createSessionCookie: {
      call: {
        logs: true,
        effect: { danger: "session-create", ports: { token: "0" } },
        returns: { secret: "token" },
        async: true,
      },
    },
    createUser: {
      call: {
        effect: { danger: "privileged-api", ports: { data: "0" }, account: "0", credentials: "server" },
        returns: "unknown",
        async: true,
      },
    },
    deleteUser: manage,
    deleteUsers: manage,
    generateEmailVerificationLink: link,
    generatePasswordResetLink: link,
    generateSignInWithEmailLink: link,
    generateVerifyAndChangeEmailLink: link,
    getUser: look,
    getUserByEmail: look,
    getUserByPhoneNumber: look,
    getUserByProviderUid: look,
    getUsers: look,
    importUsers: change,
    listUsers: look,
    revokeRefreshTokens: change,
    setCustomUserClaims: manage,
    updateUser: manage,
    verifyIdToken: { call: verify },
    verifySessionCookie: { call: verify },
  },
};

const found: Call = {
  effect: { danger: "database-read" },
  query: { verb: "read", rows: "one", row: "Snapshot" },
  returns: "rows",
  async: true,
};

/** What is done to a document, to which a reference can be used again. */
const again = (verb: Verb, of: Place, data?: Place): QueryStep => ({
  start: { verb, again: of },
  ...(data !== undefined && { data }),
  ...(verb === "read" ? { rows: "one", row: "Snapshot" } : { rows: "none" }),
});

/** A query begins where its collection is first asked something of. */
const start: QueryStep = { start: { verb: "read", model: "this", keeps: true } };
const chained: Api = { call: { query: {}, returns: { type: "Query" } } };
const begun: Api = { call: { query: start, returns: { type: "Query" } } };

const document: Readonly<Record<string, Api>> = {
  collection: { call: { returns: { table: "collection" } } },
  create: {
    call: {
      effect: { danger: "database-write", ports: { data: "0" } },
      query: again("create", "this", "0"),
      returns: "unknown",
      async: true,
    },
  },
  delete: {
    call: {
      effect: { danger: "database-write" },
      query: again("delete", "this"),
      returns: "unknown",
      async: true,
    },
  },
  get: { call: { ...found, query: again("read", "this") } },
  set: {
    call: {
      effect: { danger: "database-write", ports: { data: "0" } },
      query: again("upsert", "this", "0"),
      returns: "unknown",
      async: true,
    },
  },
  update: {
    call: {
      effect: { danger: "database-write", ports: { data: "0" } },
      query: again("update", "this", "0"),
      returns: "unknown",
      async: true,
    },
  },
};

const query: Readonly<Record<string, Api>> = {
  count: { call: { query: {}, returns: { type: "Count" } } },
  endAt: chained,
  endBefore: chained,
  get: { call: found },
  limit: chained,
  limitToLast: chained,
  offset: chained,
  orderBy: chained,
  select: { call: { query: { columns: { at: "*", form: "list" } }, returns: { type: "Query" } } },
  startAfter: chained,
  startAt: chained,
  where: {
    call: [
      {
        when: { at: "1", is: "==" },
        query: { where: { form: "column", plain: true, column: "0", operator: "equal", value: "2" } },
        returns: { type: "Query" },
      },
      {
        when: { at: "1", is: "in" },
        query: { where: { form: "column", plain: true, column: "0", operator: "in", value: "2" } },
        returns: { type: "Query" },
      },
      {
        when: { at: "1", is: "array-contains" },
        query: { where: { form: "column", plain: true, column: "0", operator: "has", value: "2" } },
        returns: { type: "Query" },
      },
      {
        when: { at: "1", is: "array-contains-any" },
        query: { where: { form: "column", plain: true, column: "0", operator: "in", value: "2" } },
        returns: { type: "Query" },
      },
      {
        when: { at: "1", is: "!=" },
        query: { where: { form: "column", plain: true, column: "0", operator: "not", value: "2" } },
        returns: { type: "Query" },
      },
      {
        when: { at: "1", is: "not-in" },
        query: { where: { form: "column", plain: true, column: "0", operator: "not", value: "2" } },
        returns: { type: "Query" },
      },
      {
        query: { where: { form: "column", plain: true, column: "0", operator: "compare", value: "2" } },
        returns: { type: "Query" },
      },
    ],
  },
};

const collection: Readonly<Record<string, Api>> = {
  add: {
    call: {
      effect: { danger: "database-write", ports: { data: "0" } },
      query: { start: { verb: "create", model: "this", keeps: true }, data: "0", rows: "none" },
      returns: "unknown",
      async: true,
    },
  },
  count: { call: { query: start, returns: { type: "Count" } } },
  doc: {
    call: {
      query: { ...start, where: { form: "id", at: "0", column: "id" } },
      returns: { type: "Document" },
    },
  },
  get: { call: { ...found, query: { ...start, rows: "one", row: "Snapshot" } } },
  limit: begun,
  limitToLast: begun,
  offset: begun,
  orderBy: begun,
  where: {
    call: [
      {
        when: { at: "1", is: "==" },
        query: { ...start, where: { form: "column", plain: true, column: "0", operator: "equal", value: "2" } },
        returns: { type: "Query" },
      },
      {
        when: { at: "1", is: "in" },
        query: { ...start, where: { form: "column", plain: true, column: "0", operator: "in", value: "2" } },
        returns: { type: "Query" },
      },
      {
        when: { at: "1", is: "array-contains" },
        query: { ...start, where: { form: "column", plain: true, column: "0", operator: "has", value: "2" } },
        returns: { type: "Query" },
      },
      {
        when: { at: "1", is: "array-contains-any" },
        query: { ...start, where: { form: "column", plain: true, column: "0", operator: "in", value: "2" } },
        returns: { type: "Query" },
      },
      {
        when: { at: "1", is: "!=" },
        query: { ...start, where: { form: "column", plain: true, column: "0", operator: "not", value: "2" } },
        returns: { type: "Query" },
      },
      {
        when: { at: "1", is: "not-in" },
        query: { ...start, where: { form: "column", plain: true, column: "0", operator: "not", value: "2" } },
        returns: { type: "Query" },
      },
      {
        query: { ...start, where: { form: "column", plain: true, column: "0", operator: "compare", value: "2" } },
        returns: { type: "Query" },
      },
    ],
  },
};

/** The document is the first argument. */
const written: Readonly<Record<string, Api>> = {
  create: {
    call: {
      effect: { danger: "database-write", ports: { data: "1", document: "0" } },
      query: again("create", "0", "1"),
      returns: "this",
    },
  },
  delete: {
    call: {
      effect: { danger: "database-write", ports: { document: "0" } },
      query: again("delete", "0"),
      returns: "this",
    },
  },
  set: {
    call: {
      effect: { danger: "database-write", ports: { data: "1", document: "0" } },
      query: again("upsert", "0", "1"),
      returns: "this",
    },
  },
  update: {
    call: {
      effect: { danger: "database-write", ports: { data: "1", document: "0" } },
      query: again("update", "0", "1"),
      returns: "this",
    },
  },
};

const finished: Api = { call: { returns: "unknown", async: true } };

const firestore: Readonly<Record<string, Api>> = {
  batch: { call: { returns: { type: "Batch" } } },
  bulkWriter: { call: { returns: { type: "BulkWriter" } } },
  collection: { call: { returns: { table: "collection" } } },
  collectionGroup: { call: { query: { start: { verb: "read", model: "0" } }, returns: { type: "Query" } } },
  // The whole way to the document.
  doc: {
    call: {
      query: { start: { verb: "read" }, path: "0" },
      returns: { type: "Document" },
    },
  },
  recursiveDelete: {
    call: { effect: { danger: "database-write", ports: { document: "0" } }, returns: "undefined", async: true },
  },
  runTransaction: {
    call: {
      callbacks: [{ at: "0", when: "now", with: [{ type: "Transaction" }] }],
      returns: "callback",
      async: true,
    },
  },
};

const file: Readonly<Record<string, Api>> = {
  copy: { call: { effect: { danger: "storage-write", ports: { path: "0" } }, returns: "unknown", async: true } },
  createReadStream: { call: { effect: { danger: "storage-read" }, returns: "unknown" } },
  createWriteStream: { call: { effect: { danger: "storage-write" }, returns: "unknown" } },
  delete: { call: { effect: { danger: "storage-write" }, returns: "unknown", async: true } },
  download: { call: { effect: { danger: "storage-read" }, returns: "unknown", async: true } },
  getSignedUrl: { call: { effect: { danger: "storage-read" }, returns: "unknown", async: true } },
  makePublic: { call: { effect: { danger: "storage-write" }, returns: "unknown", async: true } },
  save: { call: { effect: { danger: "storage-write", ports: { data: "0" } }, returns: "unknown", async: true } },
};

const getDatabase: Api = { call: { returns: { type: "Database" } } };
const getAuth: Api = { call: { returns: { type: "Auth" } } };
const getFirestore: Api = { call: { returns: { type: "Firestore" } } };
const getStorage: Api = { call: { returns: { type: "Storage" } } };
const members: Readonly<Record<string, Api>> = {
  app: { call: { returns: { type: "App" } } },
  apps: { value: { array: { type: "App" } } },
  auth: getAuth,
  database: getDatabase,
  firestore: getFirestore,
  initializeApp: { call: { returns: { type: "App" } } },
  storage: getStorage,
};

/** Firebase's admin SDK: its own rights, not the caller's. */
export const firebaseAdmin: LibraryModel = {
  name: "Firebase Admin",
  packages: ["firebase-admin", "firebase-admin/*"],
  versions: "^13.10.0",
  documentation: "https://firebase.google.com/docs/reference/admin/node",
  exports: {
    ...members,
    default: { members },
    getApp: { call: { returns: { type: "App" } } },
    getApps: { call: { returns: { array: { type: "App" } } } },
    getAuth,
    getDatabase,
    getDatabaseWithUrl: getDatabase,
    getFirestore,
    getStorage,
    initializeFirestore: getFirestore,
  },
  types: {
    App: { members: { auth: getAuth, database: getDatabase, firestore: getFirestore, storage: getStorage } },
    Auth: auth,
    Batch: { members: { ...written, commit: finished } },
    BulkWriter: { members: { ...written, close: finished, flush: finished } },
    Bucket: {
      members: {
        file: { call: { effect: { danger: "harmless", ports: { path: "0" } }, returns: { type: "File" } } },
        getFiles: { call: { effect: { danger: "storage-read" }, returns: "unknown", async: true } },
        upload: {
          call: { effect: { danger: "storage-write", ports: { source: "0" } }, returns: "unknown", async: true },
        },
      },
    },
    Count: {
      members: {
        get: {
          call: { effect: { danger: "database-read" }, query: { rows: "count" }, returns: "unknown", async: true },
        },
      },
    },
    Database: database,
    ...databaseTypes,
    Document: { stays: true, members: document },
    File: { members: file },
    Firestore: { members: firestore },
    // A collection, which goes by its name as a model does.
    Model: { stays: true, members: collection },
    Query: { stays: true, members: query },
    Snapshot: snapshot,
    Storage: { members: { bucket: { call: { returns: { type: "Bucket" } } } } },
    Transaction: {
      members: {
        ...written,
        get: {
          call: {
            effect: { danger: "database-read", ports: { document: "0" } },
            query: again("read", "0"),
            returns: "rows",
            async: true,
          },
        },
      },
    },
  },
};
