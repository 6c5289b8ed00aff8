import type { Api, Call, ConditionStep, LibraryModel } from "./model.ts";

const equal: ConditionStep = { operator: "equal", column: "0", value: "1" };
const compare: ConditionStep = { operator: "compare", column: "0", value: "1" };
const like: ConditionStep = { operator: "like", column: "0", value: "1" };
const not: ConditionStep = { operator: "not", column: "0", value: "1" };
const opaque: Api = { call: { returns: { condition: { opaque: "*" } } } };

/** Text that stands in the SQL as it is. */
const rawText: Call = {
  effect: { danger: "raw-query", ports: { text: "0" } },
  returns: { condition: { opaque: "0" } },
};

const sql: Api = {
  tag: { returns: { condition: { opaque: "*", sql: true } } },
  members: {
    empty: opaque,
    fromList: opaque,
    identifier: opaque,
    join: opaque,
    param: opaque,
    placeholder: opaque,
    raw: { call: rawText },
  },
};

const operators: Readonly<Record<string, Api>> = {
  and: { call: { returns: { condition: { all: "*" } } } },
  arrayContained: opaque,
  arrayContains: opaque,
  arrayOverlaps: opaque,
  between: { call: { returns: { condition: compare } } },
  eq: { call: { returns: { condition: equal } } },
  exists: { call: { returns: { condition: { found: "0" } } } },
  gt: { call: { returns: { condition: compare } } },
  gte: { call: { returns: { condition: compare } } },
  ilike: { call: { returns: { condition: like } } },
  inArray: { call: { returns: { condition: { operator: "in", column: "0", value: "1" } } } },
  isNotNull: { call: { returns: { condition: compare } } },
  isNull: { call: { returns: { condition: compare } } },
  like: { call: { returns: { condition: like } } },
  lt: { call: { returns: { condition: compare } } },
  lte: { call: { returns: { condition: compare } } },
  ne: { call: { returns: { condition: not } } },
  not: { call: { returns: { condition: { none: "0" } } } },
  notBetween: { call: { returns: { condition: not } } },
  notExists: { call: { returns: { condition: { none: "0" } } } },
  notIlike: { call: { returns: { condition: not } } },
  notInArray: { call: { returns: { condition: not } } },
  notLike: { call: { returns: { condition: not } } },
  or: { call: { returns: { condition: { any: "*" } } } },
  sql,
};

const table: Api = { call: { returns: { table: "drizzle" } } };
const tableCreator: Api = { call: { returns: { type: "TableCreator" } } };
const schema: Api = { call: { returns: { type: "DatabaseSchema" } } };
const enumeration: Api = { call: { returns: { object: { enumValues: { argument: "1" } }, otherwise: "unknown" } } };
const aliased: Api = { call: { returns: { argument: "0" } } };

const execute: Call = {
  effect: { danger: "raw-query", ports: { text: "0" } },
  query: { start: { verb: "raw" }, statement: "0", where: { form: "condition", at: "0" }, rows: "many" },
  returns: "rows",
  async: true,
};

const select: Call = {
  effect: { danger: "database-read" },
  query: { start: { verb: "read" }, columns: { at: "0", form: "select" } },
  returns: { type: "SelectBuilder" },
};

/** Rows exist only where the condition holds. */
const innerJoin: Call = {
  query: { relations: { at: "0" }, where: { form: "condition", at: "1" } },
  returns: { type: "Select" },
};

const outerJoin: Call = {
  query: { relations: { at: "0" }, beside: { form: "condition", at: "1" } },
  returns: { type: "Select" },
};

const selection: Api = { call: { query: {}, returns: { type: "Select" } } };

const range: Api = {
  call: { effect: { danger: "database-read", ports: { limit: "0" } }, query: {}, returns: { type: "Select" } },
};

const selectMembers: Readonly<Record<string, Api>> = {
  $dynamic: selection,
  $withCache: selection,
  all: { call: { query: { rows: "many" }, returns: "rows", async: true } },
  as: selection,
  crossJoin: { call: outerJoin },
  crossJoinLateral: { call: outerJoin },
  except: selection,
  exceptAll: selection,
  execute: { call: { query: { rows: "many" }, returns: "rows", async: true } },
  for: selection,
  fullJoin: { call: outerJoin },
  get: { call: { query: { rows: "optional-undefined" }, returns: "rows", async: true } },
  groupBy: selection,
  having: { call: { query: { where: { form: "condition", at: "0" } }, returns: { type: "Select" } } },
  innerJoin: { call: innerJoin },
  innerJoinLateral: { call: innerJoin },
  intersect: selection,
  intersectAll: selection,
  iterator: { call: { query: { rows: "many" }, returns: "rows" } },
  leftJoin: { call: outerJoin },
  leftJoinLateral: { call: outerJoin },
  limit: range,
  offset: range,
  orderBy: selection,
  prepare: selection,
  rightJoin: { call: outerJoin },
  run: { call: { query: { rows: "none" }, returns: "unknown", async: true } },
  toSQL: { call: { returns: "unknown" } },
  union: selection,
  unionAll: selection,
  values: { call: { query: { rows: "many" }, returns: "rows", async: true } },
  where: { call: { query: { where: { form: "condition", at: "0" } }, returns: { type: "Select" } } },
};

/** What INSERT, UPDATE and DELETE give, which nothing is known of without `returning()`. */
const returning: Call = {
  query: { columns: { at: "0", form: "select" }, rows: "many" },
  returns: { type: "Change" },
};

const write: Call = {
  effect: { danger: "database-write", ports: { data: "0" } },
  query: { data: "0", rows: "changed" },
  returns: { type: "Change" },
};

const change: Api = { call: { query: {}, returns: { type: "Change" } } };

/** What is written when the row is there already; what is written otherwise came with `values()`. */
const overwrite: Call = {
  effect: { danger: "database-write", ports: { update: "0.set" } },
  query: { verb: "upsert", overwrites: { at: "0.target" } },
  returns: { type: "Change" },
};

const changeMembers: Readonly<Record<string, Api>> = {
  $dynamic: change,
  $returningId: { call: { returns: { array: "unknown" }, async: true } },
  all: { call: { query: { rows: "many" }, returns: "rows", async: true } },
  execute: { call: { query: {}, returns: "rows", async: true } },
  from: { call: { query: { relations: { at: "0" } }, returns: { type: "Change" } } },
  fullJoin: { call: { query: { relations: { at: "0" } }, returns: { type: "Change" } } },
  get: { call: { query: { rows: "optional-undefined" }, returns: "rows", async: true } },
  innerJoin: {
    call: { query: { relations: { at: "0" }, where: { form: "condition", at: "1" } }, returns: { type: "Change" } },
  },
  iterator: { call: { query: { rows: "many" }, returns: "rows" } },
  leftJoin: { call: { query: { relations: { at: "0" } }, returns: { type: "Change" } } },
  limit: change,
  onConflictDoNothing: change,
  onConflictDoUpdate: { call: overwrite },
  onDuplicateKeyUpdate: { call: overwrite },
  orderBy: change,
  prepare: change,
  returning: { call: returning },
  rightJoin: { call: { query: { relations: { at: "0" } }, returns: { type: "Change" } } },
  run: { call: { query: { rows: "changed" }, returns: "rows", async: true } },
  toSQL: { call: { returns: "unknown" } },
  values: { call: { query: { rows: "many" }, returns: "rows", async: true } },
  where: { call: { query: { where: { form: "condition", at: "0" } }, returns: { type: "Change" } } },
};

const relational: Call = {
  effect: { danger: "database-read" },
  query: {
    start: { verb: "read", model: "member" },
    // A condition, a function of the table and the operators that makes one, or (from 1.0 on) an object.
    where: { form: "condition", at: "0.where" },
    columns: { at: "0.columns", form: "select" },
    relations: { at: "0.with" },
  },
  callbacks: [
    { at: "0.where", when: "now", with: ["unknown", { type: "Operators" }] },
    { at: "0.extras", when: "now", with: ["unknown", { type: "Operators" }] },
  ],
  returns: { type: "RelationalQuery" },
};

const databaseMembers: Readonly<Record<string, Api>> = {
  $count: {
    call: {
      effect: { danger: "database-read" },
      query: { start: { verb: "read", model: "0" }, where: { form: "condition", at: "1" }, rows: "count" },
      returns: "rows",
      async: true,
    },
  },
  $primary: { type: "Database" },
  $with: { call: { returns: { type: "CommonTableBuilder" } } },
  all: { call: execute },
  batch: { call: { returns: { all: "0" }, async: true } },
  delete: {
    call: {
      effect: { danger: "database-write" },
      query: { start: { verb: "delete", model: "0" }, rows: "changed" },
      returns: { type: "Change" },
    },
  },
  execute: { call: execute },
  get: { call: { ...execute, query: { ...execute.query, rows: "optional-undefined" } } },
  insert: {
    call: {
      effect: { danger: "database-write" },
      query: { start: { verb: "create", model: "0" } },
      returns: { type: "InsertBuilder" },
    },
  },
  query: { members: { "*": { type: "RelationalQueryBuilder" } } },
  refreshMaterializedView: {
    call: {
      effect: { danger: "database-write" },
      query: { start: { verb: "update", model: "0" }, rows: "none" },
      returns: { type: "Change" },
    },
  },
  run: { call: { ...execute, query: { ...execute.query, rows: "none" }, returns: "unknown" } },
  select: { call: select },
  selectDistinct: { call: select },
  selectDistinctOn: {
    call: {
      query: { start: { verb: "read" }, columns: { at: "1", form: "select" } },
      returns: { type: "SelectBuilder" },
    },
  },
  transaction: {
    call: {
      callbacks: [{ at: "0", when: "now", with: [{ type: "Transaction" }] }],
      returns: "callback",
      async: true,
    },
  },
  update: {
    call: {
      effect: { danger: "database-write" },
      query: { start: { verb: "update", model: "0" } },
      returns: { type: "UpdateBuilder" },
    },
  },
  values: { call: execute },
  with: { call: { returns: { type: "Database" } } },
};

/** Drizzle: one model for all of its drivers and dialects, whose names do not collide. */
export const drizzle: LibraryModel = {
  name: "Drizzle",
  packages: ["drizzle-orm", "drizzle-orm/*"],
  versions: "^0.45.0",
  documentation: "https://orm.drizzle.team/docs/overview",
  exports: {
    ...operators,
    alias: aliased,
    aliasedTable: aliased,
    drizzle: {
      call: { returns: { type: "Database", tables: ["1.schema", "0.schema"] } },
      members: { mock: { call: { returns: { type: "Database", tables: ["0.schema"] } } } },
    },
    except: selection,
    exceptAll: selection,
    // The columns of a table by name, which is what the table itself holds.
    getTableColumns: { call: { returns: { argument: "0" } } },
    getViewSelectedFields: { call: { returns: { argument: "0" } } },
    intersect: selection,
    intersectAll: selection,
    mysqlEnum: enumeration,
    mysqlSchema: schema,
    mysqlTable: table,
    mysqlTableCreator: tableCreator,
    pgEnum: enumeration,
    pgSchema: schema,
    pgTable: table,
    pgTableCreator: tableCreator,
    relations: { call: { returns: "unknown" } },
    singlestoreSchema: schema,
    singlestoreTable: table,
    singlestoreTableCreator: tableCreator,
    sqliteTable: table,
    sqliteTableCreator: tableCreator,
    union: selection,
    unionAll: selection,
    withReplicas: { call: { returns: { type: "Database" } } },
  },
  types: {
    // What a table is but for its columns.
    Table: { members: { enableRLS: { call: { returns: "this" } } } },
    Change: { members: changeMembers },
    CommonTableBuilder: { members: { as: { call: { returns: { argument: "0" } } } } },
    Database: { members: databaseMembers },
    DatabaseSchema: { members: { enum: enumeration, table } },
    InsertBuilder: {
      members: {
        ignore: { call: { query: {}, returns: { type: "InsertBuilder" } } },
        overridingSystemValue: { call: { query: {}, returns: { type: "InsertBuilder" } } },
        select: { call: write },
        values: { call: write },
      },
    },
    Operators: { members: operators },
    RelationalQuery: {
      members: {
        execute: { call: { query: {}, returns: "rows", async: true } },
        prepare: { call: { query: {}, returns: { type: "RelationalQuery" } } },
        sync: { call: { query: {}, returns: "rows" } },
        toSQL: { call: { returns: "unknown" } },
      },
    },
    RelationalQueryBuilder: {
      members: {
        findFirst: { call: { ...relational, query: { ...relational.query, rows: "optional-undefined" } } },
        findMany: { call: { ...relational, query: { ...relational.query, rows: "many" } } },
      },
    },
    Select: { members: selectMembers },
    SelectBuilder: {
      members: { from: { call: { query: { model: "0", rows: "many" }, returns: { type: "Select" } } } },
    },
    TableCreator: table,
    Transaction: {
      type: "Database",
      members: { rollback: { call: { never: "throws" } } },
    },
    UpdateBuilder: {
      members: { set: { call: write } },
    },
  },
};
