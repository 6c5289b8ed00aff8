import type { Api, Call, Effect, LibraryModel, Operator, QueryStep, Result, Where } from "./model.ts";
import { admin, answer, auth } from "./supabase-auth.ts";

const rows: QueryStep = { start: { verb: "read", model: "0" }, rows: "data-error-many" };
const columns: QueryStep = { columns: { at: "0", form: "text" }, rows: "data-error-many" };
/** Only `select` after it asks for the rows that are written. */
const written = "data-error-none";
const same: Api = { call: { query: {}, returns: "query" } };
/** A filter of one column, with one value. */
const comparing = (operator: Operator): Api => ({
  call: { query: { where: { form: "column", plain: true, column: "0", operator, value: "1" } }, returns: "query" },
});
const compared = comparing("compare");
const like = comparing("like");
const filtered: Where = { form: "column", plain: true, column: "0", operator: "compare", value: "2" };

/** The row with the key that is sent is changed, unless it is told apart from others by something else. */
function upsert(credentials: Credentials): readonly Call[] {
  const call: Call = {
    effect: { danger: "database-write", ports: { data: "0" }, credentials },
    query: { verb: "upsert", data: "0", rows: written },
    returns: { type: "Filters" },
  };
  return [
    { ...call, when: { at: "1.onConflict", present: true } },
    { ...call, query: { ...call.query, overwrites: { key: "id" } } },
  ];
}

/** The chain behind `select`, `insert`, `update`, `upsert`, `delete` and `rpc`, which is run by awaiting it. */
const filters: Readonly<Record<string, Api>> = {
  abortSignal: same,
  containedBy: compared,
  contains: comparing("has"),
  csv: same,
  eq: comparing("equal"),
  explain: same,
  filter: {
    call: [
      { when: { at: "1", is: "eq" }, query: { where: { ...filtered, operator: "equal" } }, returns: "query" },
      { when: { at: "1", is: "in" }, query: { where: { ...filtered, operator: "in" } }, returns: "query" },
      { query: { where: filtered }, returns: "query" },
    ],
  },
  geojson: same,
  gt: compared,
  gte: compared,
  ilike: like,
  ilikeAllOf: like,
  ilikeAnyOf: like,
  in: comparing("in"),
  is: comparing("equal"),
  isDistinct: comparing("not"),
  like,
  likeAllOf: like,
  likeAnyOf: like,
  limit: { call: { query: { ports: { limit: "0" } }, returns: "query" } },
  lt: compared,
  lte: compared,
  match: { call: { query: { where: { form: "object", at: "0", dialect: "plain" } }, returns: "query" } },
  maxAffected: same,
  maybeSingle: { call: { query: { rows: "data-error-one" }, returns: "query" } },
  neq: comparing("not"),
  not: {
    call: {
      query: { where: { form: "column", plain: true, column: "0", operator: "not", value: "2" } },
      returns: "query",
    },
  },
  notIn: comparing("not"),
  // Filters as text, in PostgREST's own syntax.
  or: { call: { query: { where: { form: "condition", at: "0" } }, returns: "query" } },
  order: same,
  overlaps: compared,
  overrideTypes: same,
  range: { call: { query: { ports: { limit: "1", skip: "0" } }, returns: "query" } },
  rangeAdjacent: compared,
  rangeGt: compared,
  rangeGte: compared,
  rangeLt: compared,
  rangeLte: compared,
  regexIMatch: like,
  regexMatch: like,
  returns: same,
  rollback: same,
  select: { call: { query: columns, returns: "query" } },
  single: { call: { query: { rows: "data-error-one" }, returns: "query" } },
  textSearch: like,
  throwOnError: { call: { query: {}, returns: "query", neverFails: false } },
};

/** The key that row level security does not hold. */
const serviceKey = ["service", "secret", "admin"];

const publicUrl: Result = { object: { data: { object: { publicUrl: { from: ["0"], as: "string" } } } } };

/** Whose credentials a client carries. */
type Credentials = "caller" | "server";

/** Something that is asked of the storage, of which these arguments matter. */
const stored = (
  danger: "storage-read" | "storage-write",
  credentials: Credentials,
  ports: NonNullable<Effect["ports"]>,
): Api => ({
  call: { async: true, effect: { danger, ports, credentials }, returns: answer },
});

/** `client.storage.from("bucket")`. */
function bucket(credentials: Credentials): Api {
  const read = stored("storage-read", credentials, { path: "0" });
  const change = stored("storage-write", credentials, { path: "0" });
  const move = stored("storage-write", credentials, { from: "0", path: "1" });
  const put = stored("storage-write", credentials, { path: "0", data: "1" });
  return {
    members: {
      copy: move,
      createSignedUploadUrl: change,
      createSignedUrl: read,
      createSignedUrls: read,
      download: read,
      exists: read,
      getPublicUrl: { call: { returns: publicUrl } },
      info: read,
      list: read,
      move,
      remove: change,
      update: put,
      upload: put,
      // The token in the signed address is the permission.
      uploadToSignedUrl: stored("storage-write", "caller", { path: "0", data: "2" }),
    },
  };
}

/** A client, and the named APIs of its tables and buckets. */
function client(credentials: Credentials, tables: string, buckets: string): Api {
  return {
    members: {
      auth,
      from: { call: { query: rows, returns: { type: tables } } },
      functions: {
        members: {
          invoke: {
            call: {
              async: true,
              effect: { danger: "privileged-api", ports: { name: "0", data: "1.body" }, credentials },
              returns: answer,
            },
          },
        },
      },
      rpc: {
        call: {
          effect: { danger: "database-write", ports: { name: "0", data: "1" }, credentials },
          query: { start: { verb: "raw", model: "0" }, procedure: "0", data: "1", rows: "data-error-any" },
          returns: { type: "Filters" },
        },
      },
      schema: { call: { returns: "this" } },
      storage: {
        members: {
          from: { call: { returns: { type: buckets } } },
          "*": stored("storage-write", credentials, { name: "0" }),
        },
      },
    },
  };
}

/** `client.from("table")`. */
function table(credentials: Credentials): Api {
  const write: Effect = { danger: "database-write", ports: { data: "0" }, credentials };
  const returns: Result = { type: "Filters" };
  return {
    members: {
      delete: {
        call: { effect: { danger: "database-write", credentials }, query: { verb: "delete", rows: written }, returns },
      },
      insert: { call: { effect: write, query: { verb: "create", data: "0", rows: written }, returns } },
      select: { call: { effect: { danger: "database-read", credentials }, query: columns, returns } },
      update: { call: { effect: write, query: { verb: "update", data: "0", rows: written }, returns } },
      upsert: { call: upsert(credentials) },
    },
  };
}

/** What Supabase's clients mean. One that carries the caller's cookies or token is held by row level security. */
export const supabase: LibraryModel = {
  name: "Supabase",
  packages: ["@supabase/auth-helpers-nextjs", "@supabase/ssr", "@supabase/supabase-js"],
  versions: "@supabase/supabase-js ^2.109.0, @supabase/ssr ^0.12.0, @supabase/auth-helpers-nextjs ^0.10.0",
  documentation: "https://supabase.com/docs/reference/javascript/introduction",
  answersFailures: true,
  exports: {
    createBrowserClient: { call: { returns: { type: "CallerClient" } } },
    createBrowserSupabaseClient: { call: { returns: { type: "CallerClient" } } },
    createClient: {
      call: [
        { when: { at: "2.accessToken", present: true }, returns: { type: "CallerClient" } },
        { when: { at: "2.global.headers.Authorization", present: true }, returns: { type: "CallerClient" } },
        { returns: { type: "ServerClient" } },
      ],
    },
    createClientComponentClient: { call: { returns: { type: "CallerClient" } } },
    createMiddlewareClient: { call: { returns: { type: "CallerClient" } } },
    createMiddlewareSupabaseClient: { call: { returns: { type: "CallerClient" } } },
    createPagesBrowserClient: { call: { returns: { type: "CallerClient" } } },
    createPagesServerClient: { call: { returns: { type: "CallerClient" } } },
    createRouteHandlerClient: { call: { returns: { type: "CallerClient" } } },
    createServerActionClient: { call: { returns: { type: "CallerClient" } } },
    createServerClient: {
      call: [
        // Whoever sends no cookies has the rights of that key.
        { when: { at: "1", named: serviceKey }, returns: { type: "ServerClient" } },
        { returns: { type: "CallerClient" } },
      ],
    },
    createServerComponentClient: { call: { returns: { type: "CallerClient" } } },
    createServerSupabaseClient: { call: { returns: { type: "CallerClient" } } },
  },
  types: {
    Admin: admin,
    CallerBucket: bucket("caller"),
    CallerClient: client("caller", "CallerTable", "CallerBucket"),
    CallerTable: table("caller"),
    Filters: { members: filters },
    ServerBucket: bucket("server"),
    ServerClient: client("server", "ServerTable", "ServerBucket"),
    ServerTable: table("server"),
  },
};
