import type { QueryStep, Verb } from "../../models/model.ts";
import { knownElements, newObject, onlyObject } from "../values/objects.ts";
import type { Run } from "../run.ts";
import type { Value } from "../values/value.ts";
import { constant, opaque, originsOf, undefinedValue, uniteOrigins } from "../values/value.ts";
import type { LibraryCall } from "./places.ts";
import { placeValue, wordOf } from "./places.ts";
import type { Condition, Query, SqlText } from "./query.ts";
import { tableOfRows } from "./rows-of-sql.ts";

/** What a statement does to the rows of one table, or asks of them. */
interface Statement {
  /** What it does is its own business where it only asks. */
  readonly verb: Verb | undefined;
  /** The one whose rows it changes, or asks for as a whole. */
  readonly table: string | undefined;
  readonly where: readonly Condition[] | undefined;
  /** The columns that it writes, if it does. */
  readonly data: Value | undefined;
}

const name = '[\\w."`\\[\\]]+';
const rest = String.raw`(?:\s+(?:on\s+conflict|order\s+by|limit|returning)\b.*)?$`;
const updating = new RegExp(
  `^update\\s+(?<table>${name})\\s+set\\s+(?<data>.+?)\\s+where\\s+(?<where>.+?)${rest}`,
  "iu",
);
const deleting = new RegExp(`^delete\\s+from\\s+(?<table>${name})\\s+where\\s+(?<where>.+?)${rest}`, "iu");
const inserting = new RegExp(
  `^insert\\s+(?:ignore\\s+)?into\\s+(?<table>${name})\\s*\\((?<columns>[^()]+)\\)\\s*values\\s*\\((?<values>(?:[^()]|\\([^()]*\\))+)\\)${rest}`,
  "iu",
);

/** Asks for rows that meet conditions, of whatever tables; the last ones are those of the whole. */
const selecting = /^select\b.*\bwhere\s+(?<where>.+?)(?:\s+(?:for|group\s+by|having|limit|order\s+by)\b.*)?$/iu;
const alternatives = /\b(?:between|case|exists|not|or|select|union)\b|\)\s*\w/iu;

/** Longer texts are no single change. */
const longest = 2000;

/** What cannot be told from the text alone: alternatives, other tables, what is asked of them, and what is done instead. */
const entangled = /\b(?:case|do\s+update|exists|from|join|not|or|select|union|using|with)\b/iu;

/** The place of a value, as `numbered` writes it. */
const place = String.raw`:v(?<index>\d+)(?:::\w+)?`;
const onlyPlace = new RegExp(`^${place}$`, "u");
const comparison = new RegExp(`^(?<column>${name})\\s*(?<operator><>|!=|[<>]=?|=)\\s*(?<value>${place})$`, "u");

/** `id = ANY($1)`, `id IN ($1)` */
const among = new RegExp(
  `^(?<column>${name})\\s*(?:=\\s*any|in)\\s*\\(?\\s*(?<value>${place})(?:::[\\w[\\]]+)?\\s*\\)?$`,
  "iu",
);

/** The values that are bound to the places of a raw query's text; undefined where there is no telling how many. */
export function boundValues(run: Run, { where }: QueryStep, call: LibraryCall): readonly Value[] | undefined {
  if (where === undefined || !("form" in where) || where.form !== "condition") {
    return undefined;
  }
  const values = where.at === "*" ? undefinedValue : placeValue(run, call, where.at);
  return where.at === "*" ? call.args.slice(1) : values === undefinedValue ? [] : knownElements(run, values);
}

/** The same of a statement that was prepared, whose values come in order, in a list, or by their names. */
export function understandPrepared(run: Run, query: Query, text: Value, args: readonly Value[]): void {
  const [only, ...others] = args;
  const object = only === undefined || others.length > 0 ? undefined : onlyObject(run, only);
  if (object === undefined || object.array) {
    understand(run, query, text, object === undefined ? args : knownElements(run, only ?? undefinedValue));
    return;
  }
  const names = [...object.fields.keys()];
  const words = wordOf(run, text)?.replaceAll(/[@:$](?<name>[A-Za-z_]\w*)/gu, (all, name: string) => {
    const index = names.findIndex((one) => one.replace(/^[@:$]/u, "") === name);
    return index < 0 ? all : `$${String(index + 1)}`;
  });
  if (words !== undefined) {
    understand(run, query, constant(words), [...object.fields.values()]);
  }
}

/** Where its text says which rows of one table it changes, a raw query is one that does; else its values may mean anything. */
export function understand(run: Run, query: Query, text: Value, bound: readonly Value[] | undefined): void {
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
  const asked = selecting.exec(words)?.groups;
  const table = tableOfRows(words);
  if (asked !== undefined || table !== undefined) {
    const { where } = asked ?? {};
    const isPlain = where !== undefined && !alternatives.test(where);
    return isPlain || table !== undefined
      ? { verb: undefined, table, where: isPlain ? conditionsIn(where, bound) : undefined, data: undefined }
      : undefined;
  }
  if (entangled.test(words.replace(/^delete\s+from\b/iu, ""))) {
    return undefined;
  }
  const changed = updating.exec(words)?.groups;
  const gone = deleting.exec(words)?.groups;
  const made = inserting.exec(words)?.groups;
  const where = conditionsIn((changed ?? gone)?.["where"], bound);
  if (changed !== undefined) {
    const pairs = listed(changed["data"]).map((part) => /^(?<column>[^=]+)=(?<value>.*)$/u.exec(part)?.groups ?? {});
    const data = written(
      run,
      pairs.map(({ column = "" }) => column),
      pairs.map(({ value = "" }) => value),
      bound,
    );
    return { verb: "update", table: bare(changed["table"]), where, data };
  }
  if (made !== undefined) {
    const data = written(run, listed(made["columns"]), listed(made["values"]), bound);
    return { verb: "create", table: bare(made["table"]), where, data };
  }
  return gone && { verb: "delete", table: bare(gone["table"]), where, data: undefined };
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

/** The text on one line, with `:v0`, `:v1`… where values stand; undefined where something of it is not known. */
function numbered(run: Run, text: Value, bound: readonly Value[]): SqlText | undefined {
  const words = numberedWords(run, text, bound.length);
  return words === undefined ? undefined : { words, bound };
}

function numberedWords(run: Run, text: Value, count: number): string | undefined {
  const parts = knownElements(run, text)?.map((part) => wordOf(run, part));
  if (parts !== undefined) {
    return parts.every((part) => part !== undefined)
      ? tidy(parts.map((part, index) => (index < parts.length - 1 ? `${part}:v${String(index)}` : part)).join(""))
      : undefined;
  }
  const word = wordOf(run, text);
  if (word === undefined || word.includes("??")) {
    return undefined;
  }
  let next = 0;
  const marked = word.replaceAll(/\?|\$(?<number>\d+)/gu, (_, number: string | undefined) => {
    next += 1;
    return `:v${String((number === undefined ? next : Number(number)) - 1)}`;
  });
  return next < count ? undefined : tidy(marked);
}

function tidy(text: string): string {
  return text.replaceAll(/\s+/gu, " ").trim().replace(/;$/u, "").trim();
}

/** `"posts"."user_id"` is `user_id`. */
function bare(column = ""): string {
  return (column.split(".").at(-1) ?? "").replaceAll(/["`[\]\s]/gu, "");
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
