import type { Api, Call, LibraryModel } from "./model.ts";

/** A function that goes on with the query. */
function handing(at: string): Api {
  return {
    call: {
      callbacks: [{ at, when: "now", with: [{ type: "Query" }] }],
      query: {},
      returns: { type: "Query" },
    },
  };
}

const select: Api = { call: { query: {}, returns: { type: "Query" } } };

/** A query within the query can be made by a function. */
const withinIt: Pick<Call, "callbacks"> = {
  callbacks: [{ at: "2", when: "now", with: [{ type: "ExpressionBuilder" }] }],
};

/** A column's name, an operator and a value; or an expression, or a function that makes one. */
const where: readonly Call[] = [
  {
    when: { at: "1", is: "=" },
    ...withinIt,
    query: { where: { form: "column", column: "0", operator: "equal", value: "2" } },
    returns: { type: "Query" },
  },
  {
    when: { at: "1", is: "in" },
    ...withinIt,
    query: { where: { form: "column", column: "0", operator: "in", value: "2" } },
    returns: { type: "Query" },
  },
  {
    when: { at: "1", is: "!=" },
    query: { where: { form: "column", column: "0", operator: "not", value: "2" } },
    returns: { type: "Query" },
  },
  {
    when: { at: "1", is: "not in" },
    query: { where: { form: "column", column: "0", operator: "not", value: "2" } },
    returns: { type: "Query" },
  },
  {
    when: { at: "1", is: "like" },
    query: { where: { form: "column", column: "0", operator: "like", value: "2" } },
    returns: { type: "Query" },
  },
  {
    when: { at: "1", is: "ilike" },
    query: { where: { form: "column", column: "0", operator: "like", value: "2" } },
    returns: { type: "Query" },
  },
  {
    when: { at: "1", present: true },
    query: { where: { form: "column", column: "0", operator: "compare", value: "2" } },
    returns: { type: "Query" },
  },
  {
    when: { at: "0", callable: true },
    callbacks: [{ at: "0", when: "now", with: [{ type: "ExpressionBuilder" }] }],
    query: { where: { form: "condition", at: "returned" } },
    returns: { type: "Query" },
  },
  { query: { where: { form: "condition", at: "0" } }, returns: { type: "Query" } },
];

/** `WITH name AS (…)`: a query within the one that follows. */
const beforehand: Api = {
  call: {
    callbacks: [{ at: "1", when: "now", with: [{ type: "Kysely" }] }],
    query: { start: { verb: "read", keeps: true }, where: { form: "condition", at: "returned" } },
    returns: { type: "Kysely" },
  },
};

const columns: Api = { call: { query: { columns: { at: "0", form: "text" } }, returns: { type: "Query" } } };
const join: Api = { call: { query: { relations: { at: "0" } }, returns: { type: "Query" } } };
const write: Call = {
  effect: { danger: "database-write", ports: { data: "0" } },
  query: { data: "0" },
  returns: { type: "Query" },
};

/** What is written when the row is there already; what is written otherwise came with `values()`. */
const overwrite: Api = { call: { query: { verb: "upsert" }, returns: { type: "Query" } } };

const query: Readonly<Record<string, Api>> = {
  $call: handing("0"),
  $castTo: select,
  $if: handing("1"),
  $narrowType: select,
  as: select,
  clearLimit: select,
  clearOffset: select,
  clearOrderBy: select,
  columns: select,
  compile: select,
  crossJoin: join,
  defaultValues: select,
  distinct: select,
  distinctOn: select,
  execute: { call: { query: { rows: "many" }, returns: "rows", async: true } },
  executeTakeFirst: { call: { query: { rows: "optional-undefined" }, returns: "rows", async: true } },
  executeTakeFirstOrThrow: { call: { query: { rows: "one" }, returns: "rows", async: true } },
  expression: select,
  forShare: select,
  forUpdate: select,
  from: join,
  fullJoin: join,
  groupBy: select,
  having: select,
  ignore: select,
  innerJoin: join,
  leftJoin: join,
  leftJoinLateral: join,
  limit: { call: { query: { ports: { limit: "0" } }, returns: { type: "Query" } } },
  noWait: select,
  offset: { call: { query: { ports: { skip: "0" } }, returns: { type: "Query" } } },
  onConflict: overwrite,
  onDuplicateKeyUpdate: overwrite,
  orderBy: select,
  output: columns,
  outputAll: select,
  returning: columns,
  returningAll: select,
  rightJoin: join,
  select: columns,
  selectAll: select,
  set: { call: write },
  skipLocked: select,
  stream: { call: { query: { rows: "many" }, returns: "rows" } },
  top: select,
  union: select,
  unionAll: select,
  using: join,
  values: { call: write },
  where: { call: where },
  whereRef: select,
};

const database: Readonly<Record<string, Api>> = {
  connection: { call: { returns: { type: "ConnectionBuilder" } } },
  deleteFrom: {
    call: {
      effect: { danger: "database-write" },
      query: { start: { verb: "delete", model: "0" } },
      returns: { type: "Query" },
    },
  },
  destroy: { call: { returns: "undefined", async: true } },
  // A query that was built before, or a text of SQL.
  executeQuery: {
    call: {
      effect: { danger: "raw-query" },
      query: { sends: "0", rows: "many" },
      returns: { object: { rows: "rows" }, otherwise: "unknown" },
      async: true,
    },
  },
  insertInto: {
    call: {
      effect: { danger: "database-write" },
      query: { start: { verb: "create", model: "0" } },
      returns: { type: "Query" },
    },
  },
  replaceInto: {
    call: {
      effect: { danger: "database-write" },
      query: { start: { verb: "upsert", model: "0" } },
      returns: { type: "Query" },
    },
  },
  selectFrom: {
    call: {
      effect: { danger: "database-read" },
      query: { start: { verb: "read", model: "0", keeps: true } },
      returns: { type: "Query" },
    },
  },
  startTransaction: { call: { returns: { type: "TransactionBuilder" } } },
  transaction: { call: { returns: { type: "TransactionBuilder" } } },
  updateTable: {
    call: {
      effect: { danger: "database-write" },
      query: { start: { verb: "update", model: "0" } },
      returns: { type: "Query" },
    },
  },
  with: beforehand,
  withPlugin: { call: { returns: { type: "Kysely" } } },
  withRecursive: beforehand,
  withSchema: { call: { returns: { type: "Kysely" } } },
};

/** Works with a connection, or a transaction, of its own. */
const within: Call = {
  callbacks: [{ at: "0", when: "now", with: [{ type: "Kysely" }] }],
  returns: "callback",
  async: true,
};

const part: Api = { call: { returns: { condition: { opaque: "*" } } } };

/** Kysely. */
export const kysely: LibraryModel = {
  name: "Kysely",
  packages: ["kysely"],
  versions: "^0.28.0",
  documentation: "https://kysely-org.github.io/kysely-apidoc/",
  exports: {
    Kysely: { construct: { returns: { type: "Kysely" } } },
    sql: {
      members: {
        id: part,
        join: part,
        // Text that stands in the SQL as it is, quoted at best by the caller.
        lit: {
          call: { effect: { danger: "raw-query", ports: { text: "0" } }, returns: { condition: { opaque: "0" } } },
        },
        raw: {
          call: { effect: { danger: "raw-query", ports: { text: "0" } }, returns: { condition: { opaque: "0" } } },
        },
        ref: part,
        table: part,
        val: part,
        value: part,
      },
      tag: { returns: { type: "RawBuilder" } },
    },
  },
  types: {
    ConnectionBuilder: { members: { execute: { call: within } } },
    ExpressionBuilder: {
      call: [
        {
          when: { at: "1", is: "=" },
          returns: { condition: { operator: "equal", column: "0", value: "2" } },
        },
        {
          when: { at: "1", is: "in" },
          returns: { condition: { operator: "in", column: "0", value: "2" } },
        },
        { returns: { condition: { operator: "compare", column: "0", value: "2" } } },
      ],
      members: {
        and: { call: { returns: { condition: { all: "0" } } } },
        eb: { type: "ExpressionBuilder" },
        exists: { call: { returns: { condition: { found: "0" } } } },
        not: { call: { returns: { condition: { none: "0" } } } },
        or: { call: { returns: { condition: { any: "0" } } } },
        selectFrom: {
          call: { query: { start: { verb: "read", model: "0" } }, returns: { type: "Query" } },
        },
      },
    },
    Kysely: { members: database },
    Query: { members: query },
    RawBuilder: {
      members: {
        as: { call: { returns: { type: "RawBuilder" } } },
        execute: {
          call: {
            effect: { danger: "raw-query" },
            query: { start: { verb: "raw" }, rows: "many" },
            returns: { object: { rows: "rows" }, otherwise: "unknown" },
            async: true,
          },
        },
      },
    },
    TransactionBuilder: {
      members: {
        execute: {
          call: [
            { when: { at: "0", callable: true }, ...within },
            // What is committed or rolled back by hand.
            { returns: { type: "Kysely" }, async: true },
          ],
        },
        setAccessMode: { call: { returns: { type: "TransactionBuilder" } } },
        setIsolationLevel: { call: { returns: { type: "TransactionBuilder" } } },
      },
    },
  },
};
