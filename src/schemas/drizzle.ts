import type { TSESTree } from "@typescript-eslint/utils";

import type { Column, DataModel } from "./model.ts";
import { bare, chainOf, lastName, propertiesOf, resultOf, stringOf } from "./syntax.ts";

/**
 * What makes a table or a view, whatever the dialect. A bare `table` (of a schema, but also of a console) is told by
 * its columns.
 */
const makers = /^(?:pg|mysql|sqlite|singlestore|cockroach|mssql|gel)(?:Table|View|MaterializedView)$/u;

/** Column builders of the dialects, to know a table made by a project's own creator (`createTable("x", { … })`). */
const builders = new Set(
  (
    "bigint bigserial binary bit blob boolean bytea char cidr customType date datetime datetimeoffset " +
    "decimal double doublePrecision enum float geometry halfvec inet int integer interval json jsonb line " +
    "longblob longtext macaddr macaddr8 mediumint mediumtext money mysqlEnum ntext numeric nvarchar " +
    "pgEnum point real serial singlestoreEnum smallint smallserial sparsevec text time timestamp tinyint " +
    "tinytext uuid varbinary varchar vector year"
  ).split(" "),
);

/** SQLite and some numeric types keep other things than they say: `integer("at", { mode: "timestamp" })`. */
const modes: ReadonlyMap<string, string> = new Map([
  ["boolean", "boolean"],
  ["timestamp", "timestamp"],
  ["timestamp_ms", "timestamp"],
  ["json", "json"],
]);

/**
 * The model of a drizzle table, read from the call that makes it: `pgTable("users", { … })`, its callback form, other
 * dialects, `schema.table`, and tables of a creator. Columns that are spread in stay unknown.
 * @param name the variable that holds the table
 */
export function drizzleTable(call: TSESTree.CallExpression, name?: string): DataModel | undefined {
  const chain = chainOf(call);
  // `pgTable("users", { … }).enableRLS()`; a creator's call, `pgTableCreator(…)("users", { … })`, is a chain by itself.
  const table = chain.find(({ call: { arguments: given } }) => columnsLiteral(given[1]) !== undefined);
  if (table === undefined) {
    return undefined;
  }
  const [first, second, extra] = table.call.arguments;
  const sqlName = stringOf(first);
  const literal = columnsLiteral(second);
  const isMaker = makers.test(table.name) || chain.some((link) => link.name === "withRLS") || isCreated(table.call);
  if (literal === undefined || (first?.type === "ObjectExpression" && sqlName === undefined)) {
    return undefined;
  }

  const columns = new Map<string, Column>();
  const builder = parameterOf(second);
  let known = 0;
  for (const [property, value] of literal) {
    const links = chainOf(value);
    known += isBuilder(links[0], builder) ? 1 : 0;
    const column = columnOf(property, value, links);
    if (column !== undefined) {
      columns.set(property, column);
    }
  }
  // Nothing but the columns tells a project's own creator from any other call with a text and an object.
  if (!isMaker && known === 0) {
    return undefined;
  }
  return { source: "drizzle", name: name ?? sqlName ?? "table", columns: withConstraints(columns, extra) };
}

function columnsLiteral(node: TSESTree.Node | undefined): ReadonlyMap<string, TSESTree.Node> | undefined {
  return propertiesOf(node) ?? propertiesOf(resultOf(node));
}

/** `pgTableCreator((name) => …)(…)` */
function isCreated(call: TSESTree.CallExpression): boolean {
  const callee = bare(call.callee);
  return callee?.type === "CallExpression" && /TableCreator$/u.test(lastName(callee.callee) ?? "");
}

type Links = ReturnType<typeof chainOf>;

/**
 * `text(…)`, or `t.text(…)` with the callback's `t`: other libraries have a `date()` and a `boolean()`, but under their
 * own name.
 */
function isBuilder(link: Links[number] | undefined, parameter: string): boolean {
  const callee = bare(link?.call.callee);
  const isOwn =
    callee?.type === "MemberExpression" ? lastName(callee.object) === parameter : callee?.type === "Identifier";
  return link !== undefined && isOwn && builders.has(link.name);
}

function parameterOf(node: TSESTree.Node | undefined): string {
  const callback = bare(node);
  const [first] =
    callback?.type === "ArrowFunctionExpression" || callback?.type === "FunctionExpression" ? callback.params : [];
  return lastName(first) ?? "";
}

function columnOf(name: string, value: TSESTree.Node, links: Links): Column | undefined {
  // `t.varchar(…)`, `varchar(…)`; a project's own builder, `ulid("id")`, is as good.
  const [builder, ...methods] = links;
  if (builder === undefined) {
    // A builder kept in a variable: that there is such a column is known.
    const kept = lastName(value);
    return kept === undefined ? undefined : { name, type: kept, list: false, optional: true, unique: false, id: false };
  }
  const called = new Set(methods.map((method) => method.name));
  const id = called.has("primaryKey");
  const reference = methods.find((method) => method.name === "references")?.call.arguments[0];
  const target = bare(resultOf(reference));
  const relation = target?.type === "MemberExpression" ? lastName(target.object) : undefined;
  return {
    name,
    type: typeOf(builder),
    list: called.has("array"),
    optional: !id && !called.has("notNull") && !called.has("generatedAlwaysAsIdentity") && !isSerial(builder.name),
    unique: called.has("unique"),
    id,
    ...(relation === undefined ? {} : { relation }),
  };
}

function isSerial(builder: string): boolean {
  return /serial$/iu.test(builder);
}

function typeOf({ name, call }: Links[number]): string {
  for (const argument of call.arguments) {
    const kept = modes.get(stringOf(propertiesOf(argument)?.get("mode")) ?? "");
    if (kept !== undefined) {
      return kept;
    }
  }
  return name;
}

/** The table's third argument: keys of a single column, and foreign keys, that are not written at the columns. */
function withConstraints(
  columns: ReadonlyMap<string, Column>,
  extra: TSESTree.Node | undefined,
): ReadonlyMap<string, Column> {
  const listed = resultOf(extra);
  const constraints =
    listed?.type === "ArrayExpression" ? listed.elements : [...(propertiesOf(listed)?.values() ?? [])];
  const result = new Map(columns);
  const change = (name: string | undefined, changes: Partial<Column>): void => {
    const column = name === undefined ? undefined : result.get(name);
    if (column !== undefined) {
      result.set(column.name, { ...column, ...changes });
    }
  };
  for (const constraint of constraints) {
    const links = chainOf(constraint);
    const kind = links[0]?.name;
    const options = propertiesOf(links[0]?.call.arguments[0]);
    const own = columnNames(options?.get("columns"));
    if (kind === "primaryKey" && own.length === 1) {
      change(own[0], { id: true, optional: false });
    } else if (kind === "unique" || kind === "uniqueIndex") {
      const on = links.find((link) => link.name === "on")?.call.arguments ?? [];
      change(on.length === 1 ? lastName(on[0]) : undefined, { unique: true });
    } else if (kind === "foreignKey") {
      const foreign = bare(options?.get("foreignColumns"));
      const target = foreign?.type === "ArrayExpression" ? bare(foreign.elements[0]) : undefined;
      const relation = target?.type === "MemberExpression" ? lastName(target.object) : undefined;
      change(own.length === 1 ? own[0] : undefined, relation === undefined ? {} : { relation });
    }
  }
  return result;
}

/** The names in `[t.a, t.b]`. */
function columnNames(node: TSESTree.Node | undefined): readonly string[] {
  const list = bare(node);
  return list?.type === "ArrayExpression" ? list.elements.map((element) => lastName(element) ?? "") : [];
}
