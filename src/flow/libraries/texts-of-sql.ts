import type { Run } from "../run.ts";
import { peekMember } from "../values/members.ts";
import { knownElements } from "../values/objects.ts";
import type { Value } from "../values/value.ts";
import { isClientsAlone } from "../values/value.ts";
import { wordOf } from "./places.ts";
import type { SqlText } from "./query.ts";

/** What stands for a value in a text: `?`, `$1`. */
const placeholder = /\?|\$(?<number>\d+)/gu;

/** The text on one line, with `:v0`, `:v1`… where values stand; undefined where something of it is not known. */
export function numbered(run: Run, text: Value, bound: readonly Value[]): SqlText | undefined {
  const parts = knownElements(run, text)?.map((part) => wordOf(run, part));
  if (parts !== undefined) {
    return parts.every((part) => part !== undefined)
      ? {
          words: tidy(
            parts.map((part, index) => (index < parts.length - 1 ? `${part}:v${String(index)}` : part)).join(""),
          ),
          bound,
        }
      : undefined;
  }
  const { words, bound: written } = wordsWith(run, text, bound) ?? {};
  if (words === undefined || words.includes("??")) {
    return undefined;
  }
  let next = 0;
  const marked = words.replaceAll(placeholder, (_, number: string | undefined) => {
    next += 1;
    return `:v${String((number === undefined ? next : Number(number)) - 1)}`;
  });
  return next < bound.length ? undefined : { words: tidy(marked), bound: written ?? bound };
}

/** What the client sends in place of the list of values: its elements, or the only value itself. */
export function sentValues(run: Run, text: Value, values: Value): readonly Value[] | undefined {
  const count = wordsWith(run, text, [])?.words.match(placeholder)?.length ?? 0;
  return count > 0 && run.state.alternatives(values).every(isClientsAlone)
    ? count === 1
      ? [values]
      : Array.from({ length: count }, (_, index) => peekMember(run, values, String(index)))
    : undefined;
}

/** What stands before a value: a comparison with a column, or how many rows there may be, and from which on. */
const comparing = /[=<>]\s*'?$|\b(?:limit|offset)\s+(?::v\d+\s*,\s*)?$/iu;

/** The text, or one in which values stand where only values can; those come behind the bound ones. */
function wordsWith(run: Run, text: Value, bound: readonly Value[]): SqlText | undefined {
  const word = wordOf(run, text);
  if (word !== undefined) {
    return { words: word, bound };
  }
  const [only, ...others] = run.state.alternatives(text);
  const parts = (only?.kind === "opaque" && others.length === 0 && only.text) || [];
  const values = [...bound];
  let words = "";
  for (const [index, part] of parts.entries()) {
    const known = typeof part === "string" ? part : wordOf(run, part);
    const after = parts[index + 1] ?? "";
    if (known !== undefined || typeof part === "string") {
      words += known ?? "";
    } else if (comparing.test(words) && typeof after === "string" && /^'?(?:[\s;,)]|$)/u.test(after)) {
      words += `:v${String(values.push(part) - 1)}`;
    } else {
      // It may be any part of the text: a condition, a list, the name of a table.
      return undefined;
    }
  }
  return parts.length === 0 ? undefined : { words: words.replaceAll(/'(?<place>:v\d+)'/gu, "$<place>"), bound: values };
}

export function tidy(text: string): string {
  return text.replaceAll(/\s+/gu, " ").trim().replace(/;$/u, "").trim();
}
