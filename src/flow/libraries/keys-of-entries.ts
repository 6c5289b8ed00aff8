import { knownElements } from "../values/objects.ts";
import type { Run } from "../run.ts";
import type { Value } from "../values/value.ts";
import { constant } from "../values/value.ts";
import type { Condition, Query } from "./query.ts";

type Part = string | Value;

/**
 * Reads the key of an entry of a store that knows nothing but keys: of `users:${id}`, the entry is one of `users` with that
 * id, and of `members:${teamId}:${userId}` one of `members`. A range begins with such a key, or with a part of one.
 */
export function understandKey(run: Run, query: Query, key: Value): void {
  query.isEntry = true;
  const parts = partsOf(run, key);
  const [first] = parts;
  const kind = typeof first === "string" ? /^\W*(?<kind>[a-z]\w*)[:/.]/iu.exec(first)?.groups?.["kind"] : undefined;
  query.model = kind ?? query.model;
  const values = parts.filter((part) => typeof part !== "string");
  const last = parts.at(-1);
  const isPart = typeof last === "string";
  if (values.length === 0 && kind !== undefined) {
    const rest = typeof first === "string" ? first.replace(/^\W*\w+[:/.]/u, "") : "";
    query.where.push(...(/\w/u.test(rest) ? [equal("id", constant(rest))] : []));
    return;
  }
  query.where.push(
    ...values.map((value, index) => equal(index < values.length - 1 || isPart ? "entry" : columnOf(kind), value)),
  );
}

/** What is found by `users_by_email:${email}`. */
function columnOf(kind = ""): string {
  return /(?:_by_|By(?=[A-Z]))(?<column>\w+)$/u.exec(kind)?.groups?.["column"]?.toLowerCase() ?? "id";
}

function equal(column: string, value: Value): Condition {
  return { kind: "column", column, operator: "equal", value, exact: true, plain: true };
}

/** What stands in a key, or in a list that is one. */
function partsOf(run: Run, key: Value): readonly Part[] {
  const elements = knownElements(run, key);
  if (elements !== undefined) {
    return elements.flatMap((element, index) => [
      ...(index > 1 ? [":"] : []),
      ...partsOfText(run, element, index === 0),
    ]);
  }
  return partsOfText(run, key, false);
}

function partsOfText(run: Run, value: Value, isFirst: boolean): readonly Part[] {
  const [only, ...others] = run.state.alternatives(value);
  if (others.length > 0) {
    return [value];
  }
  if (only?.kind === "const") {
    return [`${String(only.value)}${isFirst ? ":" : ""}`];
  }
  if (only?.kind === "undefined" || only?.kind === "null") {
    return [];
  }
  return only?.kind === "opaque" && only.text !== undefined ? merged(run, only.text) : [value];
}

/** Constants that stand beside each other are one text. */
function merged(run: Run, text: readonly Part[]): readonly Part[] {
  const parts: Part[] = [];
  for (const part of text) {
    const [only, ...others] = typeof part === "string" ? [] : run.state.alternatives(part);
    const word =
      typeof part === "string" ? part : only?.kind === "const" && others.length === 0 ? String(only.value) : undefined;
    const before = parts.at(-1);
    if (word !== undefined && typeof before === "string") {
      parts.splice(-1, 1, before + word);
    } else {
      parts.push(word ?? part);
    }
  }
  return parts;
}
