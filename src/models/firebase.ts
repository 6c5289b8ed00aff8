import { snapshot } from "./firestore-snapshots.ts";
import type { Api, ArgumentTest, Call, Danger, Effect, LibraryModel, Operator, QueryStep, Verb } from "./model.ts";

/** It is told whose token has come along; otherwise it does what the rules of the database let everybody do. */
type Rights = "caller" | undefined;

/** Where an app, or what belongs to one, stands that was made for the caller. */
const ofCaller: ArgumentTest = { at: "0", holds: "OfCaller" };

/** The same for those whose first argument belongs to the caller, and for all others. */
const both = (call: (rights: Rights) => Call): Api => ({
  call: [{ when: ofCaller, ...call("caller") }, call(undefined)],
});

const effectOf = (danger: Danger, rights: Rights, data?: string): Effect => ({
  danger,
  ports: data === undefined ? {} : { data },
  ...(rights && { credentials: rights }),
});

/** Somewhere in the database: the words and ids that follow one another. */
const path = ["1", "2", "3", "4", "5", "6", "7"];
const again: NonNullable<QueryStep["start"]> = { verb: "read", again: "0" };
const reference = (rights: Rights) => ({ type: rights === "caller" ? "OfCaller" : "Reference" });
const leads = both((rights) => ({ query: { start: again, path }, returns: reference(rights) }));
const narrows = both((rights) => ({
  query: { start: again, where: { form: "condition", at: "*" } },
  returns: reference(rights),
}));

const reads = both((rights) => ({
  effect: effectOf("database-read", rights),
  query: { start: again, rows: "one", row: "Snapshot" },
  returns: "rows",
  async: true,
}));
const counts = both((rights) => ({
  effect: effectOf("database-read", rights),
  query: { start: again, rows: "count" },
  returns: "unknown",
  async: true,
}));
/** What a document, which stands first, becomes. */
const writes = (verb: Verb, data?: string): Api =>
  both((rights) => ({
    effect: effectOf("database-write", rights, data),
    query: { start: { verb, again: "0" }, ...(data !== undefined && { data }), rows: "none" },
    returns: "unknown",
    async: true,
  }));
/** The same, with others at once. */
const written = (rights: Rights): Readonly<Record<string, Api>> => {
  const together = (verb: Verb, data?: string): Api => ({
    call: {
      effect: effectOf("database-write", rights, data),
      query: { start: { verb, again: "0" }, ...(data !== undefined && { data }), rows: "none" },
      returns: "this",
    },
  });
  return { delete: together("delete"), set: together("upsert", "1"), update: together("update", "1") };
};
const batch = (rights: Rights): Api => ({
  members: { ...written(rights), commit: { call: { returns: "unknown", async: true } } },
});
const transaction = (rights: Rights): Api => ({
  members: {
    ...written(rights),
    get: {
      call: {
        effect: effectOf("database-read", rights),
        query: { start: again, rows: "one", row: "Snapshot" },
        returns: "rows",
        async: true,
      },
    },
  },
});

const operators: Readonly<Record<string, Operator>> = {
  "==": "equal",
  in: "in",
  "array-contains": "has",
  "array-contains-any": "in",
  "!=": "not",
  "not-in": "not",
};
const compared = (operator: Operator): Call => ({
  returns: { condition: { operator, column: "0", value: "2", plain: true } },
});
const where: Api = {
  call: [
    ...Object.entries(operators).map(([is, operator]): Call => ({ when: { at: "1", is }, ...compared(operator) })),
    compared("compare"),
  ],
};
/** In which order what is found comes, and how much of it. */
const arranged: Api = { call: { returns: "unknown" } };

const kept = (danger: Danger, data?: string): Api =>
  both((rights) => ({ effect: effectOf(danger, rights, data), returns: "unknown", async: true }));

/** The person has proven who they are, or it throws. */
const enters = (danger: Danger, ports: Readonly<Record<string, string>>): Api => ({
  call: {
    logs: true,
    effect: { danger, ports },
    guards: ["authenticated"],
    returns: { object: { user: "identity" }, otherwise: "unknown" },
    async: true,
  },
});
const asks = (danger: Danger, ports: Readonly<Record<string, string>> = {}): Api => ({
  call: { logs: true, effect: { danger, ports }, returns: "unknown", async: true },
});

/** Services of an app, which may be the caller's. */
const service = (type: string): Api => ({
  call: [{ when: ofCaller, returns: { type: `${type}OfCaller` } }, { returns: { type } }],
});
const database: Api = both((rights) => ({ returns: reference(rights) }));

/** Firebase's SDK for browsers, where it is called on the server. */
export const firebase: LibraryModel = {
  name: "Firebase",
  packages: [
    "firebase/app",
    "firebase/auth",
    "firebase/database",
    "firebase/firestore",
    "firebase/firestore/lite",
    "firebase/storage",
  ],
  versions: ">=9.0.0",
  documentation: "https://firebase.google.com/docs/reference/js",
  exports: {
    // firebase/app
    initializeServerApp: {
      call: [
        { when: { at: "1.authIdToken", present: true }, returns: { type: "OfCaller" } },
        { when: { at: "1.authIdToken", carries: "caller" }, returns: { type: "OfCaller" } },
        { returns: { type: "Reference" } },
      ],
    },
    // firebase/firestore
    addDoc: writes("create", "1"),
    and: { call: { returns: { condition: { all: "*" } } } },
    collection: leads,
    collectionGroup: both((rights) => ({ query: { start: again, model: "1" }, returns: reference(rights) })),
    deleteDoc: writes("delete"),
    doc: leads,
    documentId: { call: { returns: { literal: "id" } } },
    getCount: counts,
    getCountFromServer: counts,
    getDoc: reads,
    getDocFromServer: reads,
    getDocs: reads,
    getDocsFromServer: reads,
    getFirestore: database,
    initializeFirestore: database,
    limit: arranged,
    or: { call: { returns: { condition: { any: "*" } } } },
    orderBy: arranged,
    query: narrows,
    runTransaction: {
      call: [
        {
          when: ofCaller,
          callbacks: [{ at: "1", when: "now", with: [{ type: "TransactionOfCaller" }] }],
          returns: "callback",
          async: true,
        },
        { callbacks: [{ at: "1", when: "now", with: [{ type: "Transaction" }] }], returns: "callback", async: true },
      ],
    },
    setDoc: writes("upsert", "1"),
    updateDoc: writes("update", "1"),
    where,
    writeBatch: service("Batch"),
    // firebase/database
    child: leads,
    get: reads,
    getDatabase: database,
    push: writes("create", "1"),
    // Of a storage as well.
    ref: leads,
    remove: writes("delete"),
    set: writes("upsert", "1"),
    update: writes("update", "1"),
    // firebase/storage
    deleteObject: kept("storage-write"),
    getDownloadURL: kept("storage-read"),
    getStorage: database,
    uploadBytes: kept("storage-write", "1"),
    uploadBytesResumable: kept("storage-write", "1"),
    uploadString: kept("storage-write", "1"),
    // firebase/auth
    confirmPasswordReset: asks("account-recovery", { data: "1" }),
    createUserWithEmailAndPassword: enters("sign-up", { data: "2", to: "1" }),
    getAuth: service("Auth"),
    initializeAuth: service("Auth"),
    sendPasswordResetEmail: asks("account-recovery", { to: "1" }),
    signInWithCredential: enters("sign-in", { credentials: "1" }),
    signInWithCustomToken: enters("sign-in", { credentials: "1" }),
    signInWithEmailAndPassword: enters("sign-in", { credentials: "2", to: "1" }),
    signOut: asks("sign-out"),
  },
  types: {
    // Whoever has signed in to this process last, if anybody has.
    Auth: {
      members: {
        currentUser: { value: { oneOf: [{ value: "null" }, { value: "unknown", facts: ["authenticated?"] }] } },
      },
    },
    AuthOfCaller: {
      members: {
        currentUser: { value: { oneOf: [{ value: "null" }, { value: "identity", facts: ["authenticated"] }] } },
      },
    },
    Batch: batch(undefined),
    BatchOfCaller: batch("caller"),
    /** What was made with the caller's token: an app, its services, and what stands in them. */
    OfCaller: { stays: true, members: { withConverter: { call: { returns: "this" } } } },
    /** A document, a collection, a query of one, or a service as a whole. */
    Reference: { stays: true, members: { withConverter: { call: { returns: "this" } } } },
    Snapshot: snapshot,
    Transaction: transaction(undefined),
    TransactionOfCaller: transaction("caller"),
  },
};
