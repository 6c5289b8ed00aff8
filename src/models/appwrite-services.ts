import type { Api, Call, Effect, Operator, Place, Verb } from "./model.ts";

/** Whose rights a client has: the caller's, the server's, or, where it was given none, those that anybody has. */
type Rights = Effect["credentials"];

/** The arguments stand in an object, by their names; otherwise one after another. */
export const inOne = { at: "0", object: true };

const rightsOf = (rights: Rights) => (rights === undefined ? {} : { credentials: rights });

/** Documents of a collection, or rows of a table; the arguments stand one after another, or in an object. */
export function records(rights: Rights, one: "Document" | "Row"): Api {
  const by = rightsOf(rights);
  const names = one === "Row" ? { table: "0.tableId", id: "0.rowId" } : { table: "0.collectionId", id: "0.documentId" };
  const both = (named: Call, listed: Call): readonly Call[] => [
    { when: inOne, returns: "rows", async: true, ...named },
    { returns: "rows", async: true, ...listed },
  ];
  const writing = (data: string): Effect => ({
    danger: "database-write",
    ports: { data },
    ...by,
    anyColumn: true,
  });
  const reading: Effect = { danger: "database-read", ...by };
  /** Nothing is written but what stands there, or a number that is counted. */
  const removing: Effect = { danger: "database-write", ...by };
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
  const counted = both(
    { effect: removing, query: { start: { verb: "update", model: names.table }, ...byId(names.id), rows: "one" } },
    { effect: removing, query: { start: { verb: "update", model: "1" }, ...byId("2"), rows: "one" } },
  );
  const counter = one === "Row" ? "RowColumn" : "DocumentAttribute";
  return {
    members: {
      [`create${one}`]: { call: create },
      [`decrement${counter}`]: { call: counted },
      [`delete${one}`]: { call: remove },
      [`get${one}`]: { call: get },
      [`increment${counter}`]: { call: counted },
      [`list${one}s`]: { call: list },
      [`update${one}`]: { call: update },
      [`upsert${one}`]: { call: upsert },
    },
  };
}

/** Several documents or rows at once, which is for whoever has a key. */
export function several(one: "Document" | "Row"): Readonly<Record<string, Api>> {
  const model = one === "Row" ? "0.tableId" : "0.collectionId";
  const given = one === "Row" ? "0.rows" : "0.documents";
  const effect = (data?: string): Effect => ({
    danger: "database-write",
    ...(data !== undefined && { ports: { data } }),
    credentials: "server",
  });
  const call = (verb: Verb, named: Place | undefined, listed: Place | undefined, queries?: Place): Api => ({
    call: [
      {
        when: inOne,
        effect: effect(named),
        query: {
          start: { verb, model },
          ...(named !== undefined && { data: named }),
          ...(queries !== undefined && { where: { form: "condition", at: "0.queries" } }),
          rows: "none",
        },
        returns: "unknown",
        async: true,
      },
      {
        effect: effect(listed),
        query: {
          start: { verb, model: "1" },
          ...(listed !== undefined && { data: listed }),
          ...(queries !== undefined && { where: { form: "condition", at: queries } }),
          rows: "none",
        },
        returns: "unknown",
        async: true,
      },
    ],
  });
  return {
    [`create${one}s`]: call("create", given, "2"),
    [`delete${one}s`]: call("delete", undefined, undefined, "2"),
    [`update${one}s`]: call("update", "0.data", "2", "3"),
    [`upsert${one}s`]: call("upsert", given, "2"),
  };
}

export function storage(rights: Rights): Api {
  const by = rightsOf(rights);
  const kept = (danger: "storage-read" | "storage-write"): Api => ({
    call: [
      {
        when: inOne,
        effect: { danger, picks: "0.fileId", ports: { id: "0.fileId", data: "0.name" }, ...by },
        returns: "unknown",
        async: true,
      },
      { effect: { danger, picks: "1", ports: { id: "1", data: "2" }, ...by }, returns: "unknown", async: true },
    ],
  });
  const read = kept("storage-read");
  const write = kept("storage-write");
  const make: Api = { call: { effect: { danger: "storage-write", ...by }, returns: "unknown", async: true } };
  return {
    members: {
      createFile: make,
      deleteFile: write,
      getFile: read,
      getFileDownload: read,
      getFilePreview: read,
      getFileView: read,
      listFiles: { call: { effect: { danger: "storage-read", ...by }, returns: "unknown", async: true } },
      updateFile: write,
    },
  };
}

const signIn: Api = { call: { effect: { danger: "sign-in" }, returns: "unknown", async: true } };
const recovery: Api = { call: { effect: { danger: "account-recovery" }, returns: "unknown", async: true } };
/** What whoever has a session does to the own account. */
export const own: Api = {
  call: { effect: { danger: "privileged-api", credentials: "caller" }, returns: "unknown", async: true },
};
/** It is what is said, or nothing that anybody could guess. */
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

/** What lists are narrowed by. */
export const query: Readonly<Record<string, Api>> = {
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

export const ids: Api = { members: { custom: text, unique: { call: { returns: { random: "secure" } } } } };

/** What people do with an account of their own, or to get one. */
export const account: Readonly<Record<string, Api>> = {
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
};
