import type { Rows } from "../../models/model.ts";
import { peekMember } from "../values/members.ts";
import type { Run } from "../run.ts";
import type { Value } from "../values/value.ts";
import { bare } from "./expressions-of-queries.ts";
import { wordOf } from "./places.ts";
import type { Condition, Query } from "./query.ts";

/** What a text of GROQ asks for: documents of a type that meet conditions, and how many of them come back. */
interface Asked {
  readonly type: string | undefined;
  readonly where: readonly Condition[];
  readonly rows: Rows;
}

/** Longer texts are no single question. */
const longest = 4000;

/** Nor are texts that are put together of texts again and again. */
const deepest = 4;

const place = String.raw`\$(?<value>\w+)`;
const column = String.raw`(?<column>[A-Za-z_]\w*(?:(?:\.|->)\w+)*)`;
const equality = new RegExp(String.raw`^(?:${column}\s*==\s*${place})$`, "u");
const mirrored = new RegExp(String.raw`^${place}\s*==\s*${column}$`, "u");
const among = new RegExp(String.raw`^${column}\s+in\s+${place}$`, "u");
const having = new RegExp(String.raw`^${place}\s+in\s+${column}(?:\[\])?(?:\.\w+|->\w+)*$`, "u");
const type = /^_type\s*==\s*(?<quote>["'])(?<type>[^"']*)\k<quote>$/u;

/**
 * Reads `*[_type == "post" && author._ref == $userId][0]{ title }`: the type, the conditions on the values beside the text, and
 * whether it is one document or several. What it says otherwise may say anything about those values.
 */
export function understandGroq(run: Run, query: Query, text: Value, values: Value): void {
  const asked = askedBy(run, wordsOf(run, text), values);
  query.model = asked?.type ?? query.model;
  // What of a document comes back is written in a language of its own.
  query.columns = { kind: "unknown" };
  query.rows = asked?.rows ?? "none";
  query.where.push(...(asked?.where ?? [{ kind: "opaque", values: [values] } as const]));
}

/** A text of which all parts are known, or that was put together of such texts. */
function wordsOf(run: Run, text: Value, depth = 0): string | undefined {
  const word = wordOf(run, text);
  const [only, ...others] = run.state.alternatives(text);
  if (
    word !== undefined ||
    only?.kind !== "opaque" ||
    only.text === undefined ||
    others.length > 0 ||
    depth > deepest
  ) {
    return word;
  }
  const parts = only.text.map((part) => (typeof part === "string" ? part : wordsOf(run, part, depth + 1)));
  return parts.every((part) => part !== undefined) ? parts.join("") : undefined;
}

function askedBy(run: Run, words: string | undefined, values: Value): Asked | undefined {
  const { filter, rest } = (words !== undefined && words.length <= longest && filterOf(words)) || {};
  if (filter === undefined || rest === undefined) {
    return undefined;
  }
  const parts = split(filter);
  return (
    parts && {
      type: parts.map((part) => type.exec(part)?.groups?.["type"]).find((one) => one !== undefined),
      where: parts.map((part) => conditionOf(run, part, values)),
      rows: /^count\s*\(/u.test(words?.trim() ?? "") ? "count" : isOne(rest) ? "optional" : "many",
    }
  );
}

/** One of them is asked for, by its place in the list, and not a part of the list. */
function isOne(rest: string): boolean {
  return /^\s*(?:\|\s*order\s*\([^()]*(?:\([^()]*\)[^()]*)*\)\s*)?\[\s*\d+\s*\]/u.test(rest);
}

/** What stands in the brackets of `*[…]`, with which the text begins, and what follows them. */
function filterOf(words: string): { readonly filter: string; readonly rest: string } | undefined {
  const start = /^\s*(?:count\s*\(\s*)?\*\s*\[/u.exec(words)?.[0].length;
  if (start === undefined) {
    return undefined;
  }
  let depth = 1;
  let quote = "";
  for (let index = start; index < words.length; index++) {
    const sign = words.charAt(index);
    if (quote !== "") {
      quote = sign === quote ? "" : quote;
    } else if (sign === '"' || sign === "'") {
      quote = sign;
    } else if (sign === "[" || sign === "(" || sign === "{") {
      depth += 1;
    } else if (sign === "]" || sign === ")" || sign === "}") {
      depth -= 1;
      if (depth === 0) {
        return { filter: words.slice(start, index), rest: words.slice(index + 1) };
      }
    }
  }
  return undefined;
}

/** The parts that all have to hold; undefined where one of several is enough, or another question stands within. */
function split(filter: string): readonly string[] | undefined {
  return /\|\||\*\s*\[/u.test(filter) ? undefined : filter.split("&&").map((part) => bare(part));
}

function conditionOf(run: Run, part: string, values: Value): Condition {
  const valueOf = (name: string) => peekMember(run, values, name);
  for (const [pattern, operator] of [
    [equality, "equal"],
    [mirrored, "equal"],
    [among, "in"],
    [having, "has"],
  ] as const) {
    const found = pattern.exec(part)?.groups;
    if (found !== undefined) {
      const { column: name = "", value = "" } = found;
      return { kind: "column", column: bareColumn(name), operator, value: valueOf(value), exact: true };
    }
  }
  // That something is there, or compares with a constant, says nothing of the caller.
  const compared = [...part.matchAll(new RegExp(place, "gu"))].map(({ groups }) => valueOf(groups?.["value"] ?? ""));
  return compared.length === 0 ? { kind: "all", of: [] } : { kind: "opaque", values: compared };
}

/** `author._ref` is the key of the author, and `slug.current` what the slug is; `author->clerkId` is asked of the author. */
function bareColumn(name: string): string {
  return (
    name
      .split("->")
      .at(-1)
      ?.replace(/\._ref$/u, "Id")
      .replace(/\.current$/u, "")
      .split(".")
      .at(-1) ?? name
  );
}
