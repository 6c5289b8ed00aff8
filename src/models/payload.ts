import type { Api, Call, Effect, LibraryModel, QueryStep } from "./model.ts";

const byId = { where: { form: "id", at: "0.id", column: "id" } } as const;
const byWhere = { where: { form: "object", at: "0.where", dialect: "plain" } } as const;
const columns: QueryStep = { columns: { at: "0.select", form: "select" } };

/** The access rules of a collection decide where that is asked for; they are passed over otherwise. */
function calls(effect: Effect, query: QueryStep, more: Partial<Call> = {}): Api {
  const call: Call = { effect, query, returns: "rows", async: true, ...more };
  return {
    call: [
      { ...call, when: { at: "0.overrideAccess", is: false }, effect: { ...effect, credentials: "caller" } },
      { ...call, effect: { ...effect, credentials: "server" } },
    ],
  };
}

const read: Effect = { danger: "database-read" };
const write: Effect = { danger: "database-write", ports: { data: "0.data" } };
const page = {
  object: { docs: { array: "rows" }, hasNextPage: "boolean", totalDocs: "number", totalPages: "number" },
} as const;

/** One document where its id is given, and otherwise all of them that meet a condition. */
function changes(verb: "update" | "delete", effect: Effect, query: QueryStep): Api {
  const start = { verb, model: "0.collection" } as const;
  const one: Call = { effect, query: { ...query, start, ...byId, rows: "one" }, returns: "rows", async: true };
  const many: Call = { effect, query: { ...query, start, ...byWhere, rows: "none" }, returns: "unknown", async: true };
  const asked = { at: "0.overrideAccess", is: false } as const;
  return {
    call: [
      { ...many, when: asked, effect: { ...effect, credentials: "caller" } },
      { ...one, when: { at: "0.id", present: true }, effect: { ...effect, credentials: "server" } },
      { ...many, effect: { ...effect, credentials: "server" } },
    ],
  };
}

/** Payload's local API. */
export const payload: LibraryModel = {
  name: "Payload",
  packages: ["payload"],
  versions: "^3.0.0",
  documentation: "https://payloadcms.com/docs/local-api/overview",
  exports: {
    getPayload: { call: { returns: { type: "Payload" }, async: true } },
  },
  types: {
    Payload: {
      members: {
        auth: {
          call: {
            returns: {
              object: { user: { oneOf: [{ value: "null" }, { value: "identity", facts: ["authenticated"] }] } },
              otherwise: "unknown",
            },
            async: true,
          },
        },
        count: calls(read, { start: { verb: "read", model: "0.collection" }, ...byWhere, rows: "count" }),
        create: calls(write, { start: { verb: "create", model: "0.collection" }, data: "0.data", rows: "one" }),
        delete: changes("delete", { danger: "database-write" }, {}),
        duplicate: calls(write, {
          start: { verb: "create", model: "0.collection" },
          ...byId,
          data: "0.data",
          rows: "one",
        }),
        find: calls(
          read,
          { start: { verb: "read", model: "0.collection" }, ...byWhere, ...columns, rows: "one" },
          { returns: page },
        ),
        findByID: calls(read, {
          start: { verb: "read", model: "0.collection" },
          ...byId,
          ...columns,
          rows: "one",
        }),
        findVersionByID: calls(read, {
          start: { verb: "read", model: "0.collection" },
          ...byId,
          ...columns,
          rows: "one",
        }),
        findVersions: calls(
          read,
          { start: { verb: "read", model: "0.collection" }, ...byWhere, ...columns, rows: "one" },
          { returns: page },
        ),
        // Globals are what a site shows.
        findGlobal: { call: { effect: { danger: "harmless" }, returns: "unknown", async: true } },
        forgotPassword: { call: { effect: { danger: "account-recovery" }, returns: "unknown", async: true } },
        login: {
          call: { effect: { danger: "sign-in", ports: { credentials: "0.data" } }, returns: "unknown", async: true },
        },
        resetPassword: { call: { effect: { danger: "account-recovery" }, returns: "unknown", async: true } },
        sendEmail: {
          call: {
            effect: { danger: "mail", ports: { html: "0.html", subject: "0.subject", to: "0.to" } },
            returns: "unknown",
            async: true,
          },
        },
        restoreVersion: calls(write, { start: { verb: "update", model: "0.collection" }, ...byId, rows: "one" }),
        update: changes("update", write, { data: "0.data" }),
        updateGlobal: calls(write, { start: { verb: "update", model: "0.slug" }, data: "0.data", rows: "one" }),
        verifyEmail: { call: { effect: { danger: "account-recovery" }, returns: "unknown", async: true } },
      },
    },
  },
};
