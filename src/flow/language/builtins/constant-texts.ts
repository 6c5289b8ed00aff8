import type { Run } from "../../run.ts";
import { onlyConstant } from "../../values/alternatives.ts";
import type { Value } from "../../values/value.ts";
import { constant } from "../../values/value.ts";
import { longestUnrolled } from "./membership.ts";

/** Longer texts than this are not computed. */
const longest = 2000;

/** Methods of texts whose result is known where the text and what they are given is. */
const computed: Readonly<Record<string, (text: string, first: string, second: string) => string | boolean>> = {
  concat: (text, first) => text + first,
  endsWith: (text, first) => text.endsWith(first),
  includes: (text, first) => text.includes(first),
  replace: (text, first, second) => text.replace(first, () => second),
  replaceAll: (text, first, second) => text.replaceAll(first, () => second),
  startsWith: (text, first) => text.startsWith(first),
  toLowerCase: (text) => text.toLowerCase(),
  toString: String,
  toUpperCase: (text) => text.toUpperCase(),
  trim: (text) => text.trim(),
  trimEnd: (text) => text.trimEnd(),
  trimStart: (text) => text.trimStart(),
};

/** How many arguments they take. */
const most = 2;

/** What a method of a text of the program's own gives; undefined where it is not plain. */
export function constantOf(run: Run, self: Value, name: string, args: readonly Value[]): Value | undefined {
  const compute = Object.hasOwn(computed, name) ? computed[name] : undefined;
  const text = compute && onlyText(run, self);
  if (compute === undefined || text === undefined || text.length > longest || args.length > most) {
    return undefined;
  }
  const [first, second] = args.map((arg) => onlyText(run, arg));
  return (args.length > 0 && first === undefined) || (args.length > 1 && second === undefined)
    ? undefined
    : constant(compute(text, first ?? "undefined", second ?? "undefined"));
}

/** The parts of a text of the program's own, `"post:edit".split(":")`, which tell what it is about. */
export function partsOf(run: Run, self: Value, args: readonly Value[]): readonly string[] | undefined {
  const [text, separator] = [self, args[0]].map((value) => value && onlyText(run, value));
  const parts = args.length === 1 && separator !== undefined ? text?.split(separator) : undefined;
  return parts !== undefined && parts.length <= longestUnrolled ? parts : undefined;
}

function onlyText(run: Run, value: Value): string | undefined {
  const only = onlyConstant(run.state.alternatives(value));
  return typeof only === "string" ? only : undefined;
}
