import type { Api, Call, LibraryModel } from "./model.ts";

const chained: Api = { call: { query: {}, returns: { type: "Query" } } };
const columns: Api = {
  call: [
    {
      when: { at: "1", present: true },
      query: { columns: { at: "*", form: "text" } },
      returns: { type: "Query" },
    },
    { query: { columns: { at: "0", form: "text" } }, returns: { type: "Query" } },
  ],
};
const join: Api = { call: { query: { relations: { at: "0" } }, returns: { type: "Query" } } };

/** A function, a column, an operator and a value, a column and a value, or an object of columns. */
const where: readonly Call[] = [
  { when: { at: "0", callable: true }, query: { where: { form: "condition", at: "0" } }, returns: { type: "Query" } },
  {
    when: { at: "1", is: "=" },
    query: { where: { form: "column", column: "0", operator: "equal", value: "2" } },
    returns: { type: "Query" },
  },
  {
    when: { at: "2", present: true },
    query: { where: { form: "column", column: "0", operator: "compare", value: "2" } },
    returns: { type: "Query" },
  },
  {
    when: { at: "1", present: true },
    query: { where: { form: "column", column: "0", operator: "equal", value: "1" } },
    returns: { type: "Query" },
  },
  { query: { where: { form: "object", at: "0", dialect: "plain" } }, returns: { type: "Query" } },
];

const read: Call = {
  effect: { danger: "database-read" },
  query: { start: { verb: "read", model: "0" }, rows: "many" },
  returns: { type: "Query" },
};
/** What comes back is what the database's own driver gives. */
const raw: Call = {
  effect: { danger: "raw-query", ports: { text: "0", values: "1" } },
  query: { start: { verb: "raw" }, statement: "0", where: { form: "condition", at: "1" }, rows: "many" },
  returns: { object: { rows: "rows" }, otherwise: "unknown" },
};

const query: Readonly<Record<string, Api>> = {
  andWhere: { call: where },
  avg: chained,
  count: { call: { query: { rows: "many" }, returns: { type: "Query" } } },
  del: {
    call: {
      effect: { danger: "database-write" },
      query: { verb: "delete", rows: "count" },
      returns: { type: "Query" },
    },
  },
  delete: {
    call: {
      effect: { danger: "database-write" },
      query: { verb: "delete", rows: "count" },
      returns: { type: "Query" },
    },
  },
  distinct: columns,
  first: { call: { query: { rows: "optional-undefined" }, returns: { type: "Query" } } },
  groupBy: chained,
  innerJoin: join,
  insert: {
    call: {
      effect: { danger: "database-write", ports: { data: "0" } },
      query: { verb: "create", data: "0", rows: "many" },
      returns: { type: "Query" },
    },
  },
  join,
  leftJoin: join,
  limit: { call: { query: { ports: { limit: "0" } }, returns: { type: "Query" } } },
  max: chained,
  min: chained,
  offset: { call: { query: { ports: { skip: "0" } }, returns: { type: "Query" } } },
  onConflict: { call: { query: {}, returns: { type: "OnConflict" } } },
  orWhere: { call: { query: { where: { form: "condition", at: "*" } }, returns: { type: "Query" } } },
  orderBy: chained,
  returning: columns,
  rightJoin: join,
  select: columns,
  sum: chained,
  transacting: chained,
  update: {
    call: {
      effect: { danger: "database-write", ports: { data: "0" } },
      query: { verb: "update", data: "0", rows: "count" },
      returns: { type: "Query" },
    },
  },
  where: { call: where },
  whereIn: {
    call: {
      query: { where: { form: "column", column: "0", operator: "in", value: "1" } },
      returns: { type: "Query" },
    },
  },
  whereNot: { call: { query: { where: { form: "condition", at: "*" } }, returns: { type: "Query" } } },
  whereNotNull: chained,
  whereNull: chained,
  whereRaw: {
    call: { effect: { danger: "raw-query", ports: { text: "0", values: "1" } }, returns: { type: "Query" } },
  },
};

/** Knex. */
export const knex: LibraryModel = {
  name: "Knex",
  packages: ["knex"],
  versions: "^3.0.0",
  documentation: "https://knexjs.org/guide/query-builder.html",
  exports: {
    default: { call: { returns: { type: "Knex" } } },
    knex: { call: { returns: { type: "Knex" } } },
  },
  types: {
    Knex: {
      call: read,
      members: {
        from: { call: read },
        raw: { call: raw },
        table: { call: read },
        transaction: {
          call: {
            callbacks: [{ at: "0", when: "now", with: [{ type: "Knex" }] }],
            returns: "callback",
            async: true,
          },
        },
      },
    },
    OnConflict: {
      members: { ignore: chained, merge: { call: { query: { verb: "upsert" }, returns: { type: "Query" } } } },
    },
    Query: { members: query },
  },
};
