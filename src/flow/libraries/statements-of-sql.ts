import type { QueryStep, Verb } from "../../models/model.ts";
import { peekMember } from "../values/members.ts";
import { knownElements, newObject, onlyObject } from "../values/objects.ts";
import type { Run } from "../run.ts";
import type { StoredObject } from "../values/stored.ts";
import type { Value } from "../values/value.ts";
import { constant, opaque, originsOf, undefinedValue, uniteOrigins } from "../values/value.ts";
import type { LibraryCall } from "./places.ts";
import { placeValue, wordOf } from "./places.ts";
import type { Columns, Condition, Query, SqlText } from "./query.ts";
import { alternatives, askedBySql, bare, name, returnedBySql } from "./rows-of-sql.ts";
import { numbered, sentValues, tidy } from "./texts-of-sql.ts";

/** What a statement does to the rows of one table, or asks of them. */
interface Statement {
  readonly verb: Verb;
  readonly table: string;
  readonly where: readonly Condition[] | undefined;
  /** The columns that it writes, if it does. */
  readonly data: Value | undefined;
  /** Those that it answers with. */
  readonly columns: Columns;
}

const rest = String.raw`(?:\s+(?:on\s+conflict|on\s+duplicate|order\s+by|limit|returning)\b.*)?$`;
const updating = new RegExp(
  `^update\\s+(?<table>${name})\\s+set\\s+(?<data>.+?)\\s+where\\s+(?<where>.+?)${rest}`,
  "iu",
);
const deleting = new RegExp(`^delete\\s+from\\s+(?<table>${name})\\s+where\\s+(?<where>.+?)${rest}`, "iu");
const inserting = new RegExp(
  `^insert\\s+(?:ignore\\s+)?into\\s+(?<table>${name})\\s*(?:\\((?<columns>[^()]+)\\)\\s*)?values\\s*\\((?<values>(?:[^()]|\\([^()]*\\))+)\\)${rest}`,
  "iu",
);

/** The driver writes out the columns of an object: `INSERT INTO posts SET ?`, `` sql`INSERT INTO posts ${sql(post)}` ``. */
const insertingWhole = new RegExp(
  `^insert\\s+(?:ignore\\s+)?into\\s+(?<table>${name})\\s+(?:set\\s+)?:v(?<index>\\d+)${rest}`,
  "iu",
);

/** Longer texts are no single change. */
const longest = 2000;

/** What cannot be told from the text alone: alternatives, other tables, what is asked of them, and what is done instead. */
const entangled = /\b(?:case|do\s+update|exists|from|join|not|or|select|union|using|with)\b/iu;

/** What is done with the row that is there already, where no other one is made. */
const instead = /\bon\s+(?:conflict|duplicate\s+key)\b.*?(?=\breturning\b|$)/iu;

/** The place of a value, as `numbered` writes it. */
const place = String.raw`:v(?<index>\d+)(?:::\w+)?`;
const onlyPlace = new RegExp(`^${place}$`, "u");
const comparison = new RegExp(`^(?<column>${name})\\s*(?<operator><>|!=|[<>]=?|=)\\s*(?<value>${place})$`, "u");

/** `id = ANY($1)`, `id IN ($1)` */
const among = new RegExp(
  `^(?<column>${name})\\s*(?:=\\s*any|in)\\s*\\(?\\s*(?<value>${place})(?:::[\\w[\\]]+)?\\s*\\)?$`,
  "iu",
);

/** Reads the text of a raw query, with the values that are bound to its places: in a list, or by their names. */
export function understandStatement(run: Run, query: Query, step: QueryStep, call: LibraryCall): void {
  const { statement = "", where } = step;
  const text = placeValue(run, call, statement);
  if (where === undefined || !("form" in where) || where.form !== "condition") {
    understand(run, query, text, undefined);
  } else if (where.at === "*") {
    understand(run, query, text, call.args.slice(1));
  } else {
    const values = placeValue(run, call, where.at);
    const object = onlyObject(run, values);
    if (object?.array === false) {
      understandNamed(run, query, text, object);
    } else {
      const bound = values === undefinedValue ? [] : (knownElements(run, values) ?? sentValues(run, text, values));
      understand(run, query, text, bound);
    }
  }
}

/** The same of a statement whose values come in order, in a list, or by their names. */
export function understandPrepared(run: Run, query: Query, text: Value, args: readonly Value[]): void {
  const [only, ...others] = args;
  const object = only === undefined || others.length > 0 ? undefined : onlyObject(run, only);
  if (object === undefined || object.array) {
    understand(run, query, text, object === undefined ? args : knownElements(run, only ?? undefinedValue));
    return;
  }
  understandNamed(run, query, text, object);
}

function understandNamed(run: Run, query: Query, text: Value, { fields }: StoredObject): void {
  const used: Value[] = [];
  const values = new Map([...fields].map(([name, value]) => [name.replace(/^[@:$]/u, ""), value]));
  const words = wordOf(run, text)?.replaceAll(/(?<![:\w])[@:$](?<name>[A-Za-z_]\w*)/gu, (all, name: string) => {
    const value = values.get(name);
    return value === undefined ? all : `$${String(used.push(value))}`;
  });
  if (words !== undefined) {
    understand(run, query, constant(words), used);
  }
}

/** Where its text says which rows of one table it changes, a raw query is one that does; else its values may mean anything. */
function understand(run: Run, query: Query, text: Value, bound: readonly Value[] | undefined): void {
  const sql = writtenSql(run, text) ?? (bound && numbered(run, text, bound));
  const values = sql?.bound ?? bound;
  // What was put together by other calls has its values with it.
  const isMade = sql === undefined && run.state.alternatives(text).some(({ kind }) => kind === "condition");
  if (values === undefined || isMade) {
    return;
  }
  const statement = sql && readStatement(run, sql);
  query.verb = statement?.verb ?? query.verb;
  query.model = statement?.table ?? query.model;
  query.data = statement?.data ?? query.data;
  query.columns = statement?.columns ?? query.columns;
  query.where.splice(0, query.where.length, ...(statement?.where ?? [{ kind: "opaque", values } as const]));
}

/**
 * What a statement says that changes rows of one table, where nothing but values stands in its text: `UPDATE posts SET title
 * = ? WHERE id = ? AND user_id = ?`. Undefined where it says more than that.
 */
function readStatement(run: Run, { words, bound }: SqlText): Statement | undefined {
  if (words.length > longest) {
    return undefined;
  }
  const asked = askedBySql(words);
  if (asked !== undefined) {
    const { table, columns, conditions } = asked;
    return {
      verb: "read",
      table,
      where: conditions?.map((part) => conditionOf(part, bound)),
      data: undefined,
      columns,
    };
  }
  const otherwise = instead.exec(words)?.[0] ?? "";
  const change = words.replace(/^delete\s+from\b/iu, "").replace(instead, "");
  if (entangled.test(change) || /\bwhere\b/iu.test(otherwise)) {
    return undefined;
  }
  const changed = updating.exec(words)?.groups;
  const gone = deleting.exec(words)?.groups;
  const made = inserting.exec(words)?.groups;
  const where = conditionsIn((changed ?? gone)?.["where"], bound);
  const columns = returnedBySql(words);
  const whole = insertingWhole.exec(words)?.groups;
  if (whole !== undefined) {
    const data = membersGiven(run, bound[Number(whole["index"])] ?? undefinedValue);
    return { verb: "create", table: bare(whole["table"]), where, data, columns };
  }
  if (changed !== undefined) {
    const index = onlyPlace.exec(changed["data"] ?? "")?.groups?.["index"];
    if (index !== undefined) {
      const data = membersGiven(run, bound[Number(index)] ?? undefinedValue);
      return { verb: "update", table: bare(changed["table"]), where, data, columns };
    }
    const pairs = listed(changed["data"]).map((part) => /^(?<column>[^=]+)=(?<value>.*)$/u.exec(part)?.groups ?? {});
    const data = written(
      run,
      pairs.map(({ column = "" }) => column),
      pairs.map(({ value = "" }) => value),
      bound,
    );
    return { verb: "update", table: bare(changed["table"]), where, data, columns };
  }
  if (made !== undefined) {
    const values = listed(made["values"]);
    // Where the columns are not named, they are known by their places.
    const names = made["columns"] === undefined ? values.map((_, index) => String(index)) : listed(made["columns"]);
    const data = written(run, names, values, bound);
    const changes = /\bupdate\b/iu.test(otherwise);
    const key = changes ? keyOf(otherwise, names, values, bound) : [];
    return { verb: changes ? "upsert" : "create", table: bare(made["table"]), where: key, data, columns };
  }
  return gone && { verb: "delete", table: bare(gone["table"]), where, data: undefined, columns };
}

/** The row that is changed where there is one already, if it is known by its key; what else is unique may be everybody's. */
function keyOf(
  otherwise: string,
  names: readonly string[],
  values: readonly string[],
  bound: readonly Value[],
): readonly Condition[] {
  const key = /^on\s+conflict\s*\(\s*"?(?<key>id)"?\s*\)/iu.exec(otherwise)?.groups?.["key"];
  const index = names.findIndex((column) => bare(column) === key);
  return key === undefined || index < 0
    ? []
    : [{ kind: "column", column: key, operator: "equal", value: boundValue(values[index], bound), exact: true }];
}

function conditionsIn(where: string | undefined, bound: readonly Value[]): readonly Condition[] {
  return (where?.split(/\band\b/iu) ?? []).map((part) => conditionOf(part.trim(), bound));
}

/** The parts of a list, in which there may be calls with lists of their own. */
function listed(text = ""): readonly string[] {
  return text.match(/(?:[^,()]|\([^()]*\))+/gu) ?? [];
}

function written(run: Run, columns: readonly string[], values: readonly string[], bound: readonly Value[]): Value {
  return newObject(run, new Map(columns.map((column, index) => [bare(column), boundValue(values[index], bound)])));
}

/** The object whose members become columns; those that are named, where a call of the driver's has been told which. */
function membersGiven(run: Run, value: Value): Value {
  const [only, ...others] = run.state.alternatives(value);
  const given =
    only?.kind === "condition" && only.condition.kind === "opaque" && others.length === 0
      ? only.condition.values.flatMap((part) => knownElements(run, part) ?? [])
      : [];
  const [data = value, ...named] = given;
  const names = named.flatMap((part) => knownElements(run, part) ?? [part]).map((part) => wordOf(run, part));
  return names.length === 0 || !names.every((part) => part !== undefined)
    ? data
    : newObject(run, new Map(names.map((part) => [part, peekMember(run, data, part)])));
}

/** What an earlier call has written as a text of SQL: `` sql`DELETE FROM posts WHERE id = ${id}` ``. */
function writtenSql(run: Run, value: Value): SqlText | undefined {
  const [only, ...others] = run.state.alternatives(value);
  return only?.kind === "condition" && only.condition.kind === "opaque" && others.length === 0
    ? only.condition.sql
    : undefined;
}

/** The parts of a text and what stands between them; tables and columns stand there by their names. */
export function sqlText(run: Run, [text, ...given]: readonly Value[]): SqlText | undefined {
  const parts = text === undefined ? undefined : knownElements(run, text)?.map((part) => wordOf(run, part));
  if (parts === undefined || !parts.every((part) => part !== undefined)) {
    return undefined;
  }
  const names = given.map((value) => nameInSchema(run, value));
  const words = parts.map((part, index) =>
    index < parts.length - 1 ? `${part}${names[index] ?? `:v${String(index)}`}` : part,
  );
  return { words: tidy(words.join("")), bound: given };
}

/** The name of a table, or of a table's column, that the program has described. */
function nameInSchema(run: Run, value: Value): string | undefined {
  const [only] = run.state.alternatives(value);
  return only?.kind === "api"
    ? only.library.modelName
    : /^table#\d+\.(?<column>\w+)$/u.exec(value.id)?.groups?.["column"];
}

/** What a part of SQL asks of rows, where nothing but comparisons stand in it. */
export function conditionOfText(condition: Condition): Condition | undefined {
  const { words, bound } = (condition.kind === "opaque" ? condition.sql : undefined) ?? { words: "", bound: [] };
  return words === "" || words.length > longest || alternatives.test(words) || entangled.test(words)
    ? undefined
    : { kind: "all", of: conditionsIn(words, bound) };
}

/** The value that stands there, or one that is made of those that do. */
function boundValue(part = "", bound: readonly Value[] = []): Value {
  const index = onlyPlace.exec(part.trim())?.groups?.["index"];
  const only = index === undefined ? undefined : bound[Number(index)];
  return only ?? opaque(uniteOrigins(valuesIn(part, bound).map(originsOf)));
}

function valuesIn(part: string, bound: readonly Value[]): readonly Value[] {
  return [...part.matchAll(new RegExp(place, "gu"))].flatMap(({ groups }) => bound[Number(groups?.["index"])] ?? []);
}

function conditionOf(part: string, bound: readonly Value[]): Condition {
  const { column, operator, value } = comparison.exec(part)?.groups ?? {};
  if (column !== undefined && operator !== undefined) {
    return {
      kind: "column",
      column: bare(column),
      operator: operator === "=" ? "equal" : operator === "<>" || operator === "!=" ? "not" : "compare",
      value: boundValue(value, bound),
      exact: true,
    };
  }
  const listed = among.exec(part)?.groups;
  if (listed !== undefined) {
    const { column: name = "", value: list } = listed;
    return { kind: "column", column: bare(name), operator: "in", value: boundValue(list, bound), exact: true };
  }
  const values = valuesIn(part, bound);
  return values.length === 0 ? { kind: "all", of: [] } : { kind: "opaque", values };
}
