import type { Api, Call, LibraryModel, Place } from "./model.ts";

/** A text of GROQ, and what stands for values in it. Without a token, it is what anybody else may ask as well. */
const asks = (isKeyed: boolean, at: Place, values: Place): Call => ({
  effect: isKeyed
    ? { danger: "database-read", ports: { query: at, values } }
    : { danger: "request", ports: { body: values } },
  query: { start: { verb: "read" }, asks: { at, values } },
  returns: "rows",
  async: true,
});
const live = (isKeyed: boolean): Api => ({
  call: {
    ...asks(isKeyed, "0.query", "0.params"),
    returns: { object: { data: "rows", sourceMap: "unknown", tags: "unknown" } },
  },
});

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

/** Documents that a text of GROQ finds. */
const picked = { at: "0.query", values: "0.params" };
const patch: readonly Call[] = [
  {
    when: { at: "0.query", present: true },
    query: { start: { verb: "update" }, asks: picked },
    returns: { type: "Patch" },
  },
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
    query: { start: { verb: "delete" }, asks: picked },
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

/** What stands in a text that is marked, in order. */
const parts = ["0.0", "1", "0.1", "2", "0.2", "3", "0.3", "4", "0.4", "5", "0.5", "6", "0.6"];
const marked: Api = {
  tag: [
    { when: { at: "1", present: false }, returns: { argument: "0.0" } },
    ...["2", "3", "4", "5", "6"].map((at): Call => ({
      when: { at, present: false },
      returns: { from: parts.slice(0, parts.indexOf(at)), as: "string", text: "" },
    })),
    { returns: { from: parts, as: "string", text: "" } },
  ],
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
  packages: ["@sanity/client", "groq", "next-sanity", "next-sanity/live"],
  versions: "@sanity/client ^7.28.0, next-sanity >=9.0.0",
  documentation: "https://github.com/sanity-io/client#readme",
  exports: {
    createClient: { call: made },
    default: { call: made, ...marked },
    defineLive: {
      call: [
        { when: { at: "0.serverToken", present: true }, returns: { object: { sanityFetch: { type: "Live" } } } },
        { when: { at: "0.client", holds: "OfServer" }, returns: { object: { sanityFetch: { type: "Live" } } } },
        { returns: { object: { sanityFetch: { type: "LiveOfNobody" } } } },
      ],
    },
    defineQuery: { call: { returns: { argument: "0" } } },
    // It marks the text for editors, and leaves it as it is.
    groq: marked,
  },
  types: {
    Live: live(true),
    LiveOfNobody: live(false),
    OfNobody: {
      members: {
        ...writing,
        clone: { call: { returns: "this" } },
        fetch: { call: asks(false, "0", "1") },
        withConfig: derived,
      },
    },
    OfServer: {
      members: {
        ...writing,
        clone: { call: { returns: "this" } },
        fetch: { call: asks(true, "0", "1") },
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
