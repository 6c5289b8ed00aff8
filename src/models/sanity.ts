import type { Api, Call, LibraryModel } from "./model.ts";

/** A text of GROQ, and what stands for values in it. */
const fetched: Call = {
  effect: { danger: "database-read", ports: { query: "0", values: "1" } },
  returns: "unknown",
  async: true,
};

const document = (verb: "create" | "upsert"): Api => ({
  call: {
    effect: { danger: "database-write", ports: { data: "0" }, credentials: "server" },
    query: { start: { verb }, data: "0", rows: "one" },
    returns: "unknown",
    async: true,
  },
});

/** All that has been asked for is done at once. */
const all: Api = {
  call: {
    effect: { danger: "database-write", ports: { data: "0" }, credentials: "server" },
    returns: "unknown",
    async: true,
  },
};

const look: Api = {
  call: { effect: { danger: "database-read", ports: { id: "0" } }, returns: "unknown", async: true },
};

const patch: readonly Call[] = [
  { when: { at: "0.query", present: true }, query: { start: { verb: "update" } }, returns: { type: "Patch" } },
  {
    query: { start: { verb: "update" }, where: { form: "id", at: "0", column: "id" } },
    returns: { type: "Patch" },
  },
];
/** `set({ title })`: what is written. */
const put: Api = { call: { query: { data: "0" }, returns: { type: "Patch" } } };
const other: Api = { call: { query: {}, returns: { type: "Patch" } } };

const remove: readonly Call[] = [
  {
    when: { at: "0.query", present: true },
    effect: { danger: "database-write", ports: { query: "0.query", values: "0.params" }, credentials: "server" },
    query: { start: { verb: "delete" } },
    returns: "unknown",
    async: true,
  },
  {
    effect: { danger: "database-write", credentials: "server" },
    query: { start: { verb: "delete" }, where: { form: "id", at: "0", column: "id" } },
    returns: "unknown",
    async: true,
  },
];

/** What is gathered goes off with `commit()`. */
const gather: Api = {
  call: {
    effect: { danger: "database-write", ports: { data: "0" }, credentials: "server" },
    returns: { type: "Transaction" },
  },
};

/** Nobody writes without a token. */
const writing: Readonly<Record<string, Api>> = {
  action: all,
  assets: {
    members: {
      upload: {
        call: {
          effect: { danger: "storage-write", ports: { data: "1" }, credentials: "server" },
          returns: "unknown",
          async: true,
        },
      },
    },
  },
  create: document("create"),
  createIfNotExists: document("create"),
  createOrReplace: document("upsert"),
  delete: { call: remove },
  mutate: all,
  patch: { call: patch },
  transaction: { call: { returns: { type: "Transaction" } } },
};

/** With a token, drafts and private datasets can be read as well. */
const derived: Api = {
  call: [{ when: { at: "0.token", present: true }, returns: { type: "OfServer" } }, { returns: "this" }],
};
const made: readonly Call[] = [
  { when: { at: "0.token", present: true }, returns: { type: "OfServer" } },
  { returns: { type: "OfNobody" } },
];

/** Sanity's client, and the same as next-sanity hands it on. */
export const sanity: LibraryModel = {
  name: "Sanity",
  packages: ["@sanity/client", "groq", "next-sanity"],
  versions: "@sanity/client ^7.28.0, next-sanity >=9.0.0",
  documentation: "https://github.com/sanity-io/client#readme",
  exports: {
    createClient: { call: made },
    default: { call: made },
    defineQuery: { call: { returns: { argument: "0" } } },
    // It marks the text for editors, and leaves it as it is.
    groq: { tag: { returns: { from: ["1", "2", "3", "4"], as: "string", text: " " } } },
  },
  types: {
    OfNobody: {
      members: {
        ...writing,
        clone: { call: { returns: "this" } },
        // What anybody else may ask as well.
        fetch: { call: { effect: { danger: "request", ports: { body: "1" } }, returns: "unknown", async: true } },
        withConfig: derived,
      },
    },
    OfServer: {
      members: {
        ...writing,
        clone: { call: { returns: "this" } },
        fetch: { call: fetched },
        getDocument: look,
        getDocuments: look,
        withConfig: derived,
      },
    },
    Patch: {
      members: {
        append: other,
        commit: {
          call: {
            effect: { danger: "database-write", credentials: "server" },
            query: { rows: "one" },
            returns: "unknown",
            async: true,
          },
        },
        dec: put,
        diffMatchPatch: put,
        ifRevisionId: other,
        inc: put,
        insert: other,
        prepend: other,
        set: put,
        setIfMissing: put,
        splice: other,
        unset: other,
      },
    },
    Transaction: {
      members: {
        commit: { call: { returns: "unknown", async: true } },
        create: gather,
        createIfNotExists: gather,
        createOrReplace: gather,
        delete: gather,
        patch: gather,
      },
    },
  },
};
