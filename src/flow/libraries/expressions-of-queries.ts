import { peekMember } from "../values/members.ts";
import { onlyObject } from "../values/objects.ts";
import type { Run } from "../run.ts";
import type { Value } from "../values/value.ts";
import { wordOf } from "./places.ts";
import type { Condition } from "./query.ts";

/** A text of conditions, and what stands for values (`:user`) and columns (`#user`) in it. */
interface Expression {
  readonly text: Value;
  readonly values: Value;
  readonly names: Value | undefined;
}

const name = "(?<column>#?[A-Za-z_][\\w.]*)";
const placeholder = "(?<value>:\\w+)";
const equality = new RegExp(`^${name}\\s*=\\s*${placeholder}$`, "u");
const mirrored = new RegExp(`^${placeholder}\\s*=\\s*${name}$`, "u");
const beginning = new RegExp(`^begins_with\\s*\\(\\s*${name}\\s*,\\s*${placeholder}\\s*\\)$`, "iu");
const placeholders = /:\w+/gu;

/** What a text of conditions says about columns; what it says otherwise may say anything about the values in it. */
export function expressionCondition(run: Run, expression: Expression): Condition {
  const { text, values } = expression;
  if (run.state.alternatives(text).every(({ kind }) => kind === "undefined")) {
    return { kind: "all", of: [] };
  }
  const words = wordOf(run, text);
  if (words === undefined || /\b(?:OR|NOT)\b/iu.test(words)) {
    return { kind: "opaque", values: [values] };
  }
  return { kind: "all", of: words.split(/\bAND\b/iu).map((part) => partCondition(run, bare(part), expression)) };
}

/** `((a = :b))` without the parentheses around the whole. */
export function bare(text: string): string {
  const part = text.trim();
  return part.startsWith("(") && part.endsWith(")") ? bare(part.slice(1, -1)) : part;
}

function partCondition(run: Run, part: string, { values, names }: Expression): Condition {
  const equal = equality.exec(part)?.groups ?? mirrored.exec(part)?.groups;
  const found = equal ?? beginning.exec(part)?.groups;
  const { column, value } = found ?? {};
  if (column !== undefined && value !== undefined) {
    return {
      kind: "column",
      column: columnOf(run, names, column),
      operator: equal === undefined ? "like" : "equal",
      value: valueOf(run, values, value),
    };
  }
  // That an attribute is there, or compares with a constant, says nothing of the caller.
  const compared = (part.match(placeholders) ?? [])
    .map((each) => valueOf(run, values, each))
    .filter((each) => run.state.alternatives(each).some(({ kind }) => kind !== "const"));
  return compared.length === 0 ? { kind: "all", of: [] } : { kind: "opaque", values: compared };
}

/** `{ ":user": id }`, or `{ ":user": { S: id } }` where values say what type they are of. */
function valueOf(run: Run, values: Value, placeholder: string): Value {
  const value = peekMember(run, values, placeholder);
  const [typed, ...others] = [...(onlyObject(run, value)?.fields ?? [])];
  return typed !== undefined && others.length === 0 && /^(?:S|N|B|BOOL)$/u.test(typed[0]) ? typed[1] : value;
}

/** `#user` is what its name says, or the name itself without the mark. */
function columnOf(run: Run, names: Value | undefined, column: string): string {
  return column.startsWith("#") ? ((names && wordOf(run, peekMember(run, names, column))) ?? column.slice(1)) : column;
}
