import { singularOf } from "../../schemas/index.ts";
import type { Columns } from "./query.ts";
import { allColumns } from "./query.ts";

/** What a text of SQL asks for. */
export interface Asked {
  /** Whose rows they are: the table of which all columns come, or else the one that stands first. */
  readonly table: string;
  readonly columns: Columns;
  /** What has to hold for its rows, part by part; undefined where that is put together in a way that cannot be told. */
  readonly conditions: readonly string[] | undefined;
}

/** How tables and columns are written: `"public"."posts"`, `[posts]`. */
export const name = String.raw`[\w."\x60[\]]+`;

/** A text that asks once, of tables. */
const asking =
  /^select\s+(?:distinct\s+(?:on\s*\(\)\s*)?)?(?<list>.+?)\s+from\s+(?<tables>.+?)(?:\s+where\s+.+?)?(?:\s+(?<end>group\s+by|having|order\s+by|limit|offset|fetch|for|window)\b.*)?$/iu;
/** Several questions in one. */
const together = /\b(?:union|intersect|except)\b/iu;
/** Where something else than all of the parts has to hold, or one cannot be told from the next. */
export const alternatives = /\b(?:between|case|exists|not|or|select|union)\b|\)\s*(?!and\b)\w/iu;

/** Words that may stand behind a table, and are no other name of it. */
const clauses = "as|cross|full|inner|join|left|natural|on|outer|right|using";
const named = new RegExp(
  String.raw`(?:^|\bjoin\s+|,\s*)(?:lateral\s+)?(?<table>${name})(?:\s+(?:as\s+)?(?!(?:${clauses})\b)(?<alias>"?\w+"?))?(?=[\s,]|$)`,
  "giu",
);

/** Longer texts are more than one question. */
const longest = 2000;

/** The table whose rows a text of SQL asks for, and what of them: `SELECT s.*, c.name FROM students s JOIN classes c …`. */
export function askedBySql(words: string): Asked | undefined {
  const flat = words.length <= longest ? flattened(words) : "";
  const { list, tables = "", end = "" } = together.test(flat) ? {} : (asking.exec(flat)?.groups ?? {});
  const known = [...tables.matchAll(named)].map(({ groups = {} }) => {
    const table = bare(groups["table"]);
    return { table, alias: bare(groups["alias"] ?? table) };
  });
  const [first] = known;
  if (list === undefined || first === undefined || tables.startsWith("(")) {
    return undefined;
  }
  const parts = list.split(",").map((part) => part.trim());
  const whole = parts.flatMap((part) => /^(?<alias>\S+)\.\*$/u.exec(part)?.groups?.["alias"] ?? []).map(bare);
  const all = parts.includes("*") ? first : known.find(({ alias }) => whole.includes(alias));
  const { table } = all ?? first;
  // What is counted by groups is no table's row.
  const isGrouped = /^(?:group|having)/iu.test(end);
  const columns: Columns =
    isGrouped && all !== undefined
      ? { kind: "unknown" }
      : all === undefined
        ? { kind: "only", names: namesOf(parts) }
        : allColumns;
  return { table, columns, conditions: conditionsOf(words, { tables, table, known }) };
}

/** The columns of the rows that a change tells of: none, unless it says so. */
export function returnedBySql(words: string): Columns {
  const list = /\sreturning\s+(?<list>.+)$/iu.exec(flattened(words))?.groups?.["list"];
  const parts = list?.split(",").map((part) => part.trim()) ?? [];
  return parts.some((part) => part.endsWith("*")) ? allColumns : { kind: "only", names: namesOf(parts) };
}

/** What stands in parentheses is not asked for by itself; a text in quotes is no word of SQL. */
function flattened(words: string): string {
  let flat = words.replaceAll(/'[^']*'/gu, "''");
  for (let before = ""; before !== flat;) {
    before = flat;
    flat = flat.replaceAll(/\((?:[^()]|\(\))+\)/gu, "()");
  }
  return flat;
}

/** The columns that a list names; what is made by a function has the name that it is given, or none, and a number tells of no row. */
function namesOf(parts: readonly string[]): ReadonlySet<string> {
  return new Set(
    parts.flatMap((part) => {
      const { column = "", other } =
        /^(?<column>\S+?)(?:::\w+)?(?:\s+(?:as\s+)?(?<other>"?\w+"?))?$/iu.exec(part)?.groups ?? {};
      if (/^(?:count|exists)\(\)$/iu.test(column) || part === "") {
        return [];
      }
      const isMade = column.endsWith("()") || /^(?:\d+|:v\d+|''|null|true|false)?$/iu.test(column);
      return isMade ? (other ?? []) : [bare(column)];
    }),
  );
}

/** The last condition is that of the whole, unless it stands in a question within it. */
const filtering = /^.*\swhere\s+(?<where>.+?)(?<end>\s+(?:for|group\s+by|having|limit|offset|order\s+by)\b.*)?$/iu;
const joining = /\bon\s+(?<on>.+?)(?=\s+(?:(?:cross|inner|left|right|full|outer|natural)\s+)*join\b|$)/giu;

interface Clauses {
  readonly tables: string;
  readonly table: string;
  readonly known: readonly { readonly table: string; readonly alias: string }[];
}

/** What stands behind `WHERE`, and behind the `ON` of tables without which there is no row. */
function conditionsOf(words: string, { tables, table, known }: Clauses): readonly string[] | undefined {
  const { where = "", end = "" } = filtering.exec(words)?.groups ?? {};
  const joins = [...tables.matchAll(joining)].map(({ groups = {} }) => groups["on"] ?? "").filter(hasPlace);
  const isOuter = joins.length > 0 && /\b(?:left|right|full)\b/iu.test(tables);
  // A value that is asked for, or that stands in a question of its own, may mean anything.
  const isElsewhere = placesIn(words) > [where, end, ...joins].reduce((sum, text) => sum + placesIn(text), 0);
  const isWithin = where.split("(").length !== where.split(")").length;
  return isOuter || isElsewhere || isWithin || [where, ...joins].some((text) => alternatives.test(text))
    ? undefined
    : [where, ...joins].flatMap((text) => text.split(/\band\b/iu)).map((part) => ofTable(part.trim(), table, known));
}

function hasPlace(text: string): boolean {
  return placesIn(text) > 0;
}

function placesIn(text: string): number {
  return text.match(/:v\d/gu)?.length ?? 0;
}

/** The key of another table that is joined (`u.id`) is no key of this one: it is called `user_id` here. */
function ofTable(part: string, table: string, known: Clauses["known"]): string {
  const { alias, rest = "" } = /^(?<alias>"?\w+"?)\.(?<rest>"?id"?\s*(?:=|in\b).*)$/iu.exec(part)?.groups ?? {};
  const other = alias === undefined ? undefined : known.find((one) => one.alias === bare(alias))?.table;
  return other === undefined || other === table ? part : `${singularOf(other.toLowerCase())}_${bareStart(rest)}`;
}

function bareStart(text: string): string {
  return text.replace(/^"(?<column>\w+)"/u, "$1");
}

/** `"public"."students"` is `students`. */
export function bare(text = ""): string {
  return (text.split(".").at(-1) ?? "").replaceAll(/["`[\]\s]/gu, "");
}
