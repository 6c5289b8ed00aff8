import type { DefinedWord, Keys } from "../../models/model.ts";
import { knownElements, onlyObject } from "../values/objects.ts";
import type { Run } from "../run.ts";
import type { Shape } from "../values/shape.ts";
import { any, meet, nullish, unionOf } from "../values/shape.ts";
import { isNarrow } from "../values/texts.ts";
import type { Value } from "../values/value.ts";
import { wordOf } from "./places.ts";

type Words = Readonly<Record<string, DefinedWord>>;

/** What becomes of other keys, as the key `"+"` of an object says it. */
const others: Readonly<Record<string, Keys>> = { delete: "closed", ignore: "open", reject: "exact" };

/**
 * The shape that literals describe: `{ name: "string", "age?": "number | null" }`. What is not understood proves
 * nothing, and so says nothing against a value that passed.
 * @param words what the library calls its types
 * @param inner the shape of a schema that stands in place of a definition
 */
export function definedShape(run: Run, value: Value, words: Words, inner: (schema: Value) => Shape): Shape {
  const text = wordOf(run, value);
  if (text !== undefined) {
    return shapeOfText(text, words);
  }
  if (value.id.startsWith("regex:")) {
    return shapeOfPattern(value.id.slice("regex:".length));
  }
  const elements = knownElements(run, value);
  if (elements !== undefined) {
    return shapeOfList(run, elements, words, inner);
  }
  const object = onlyObject(run, value);
  if (object === undefined) {
    return inner(value);
  }
  const fields = new Map<string, Shape>();
  let keys: Keys = "open";
  for (const [key, field] of object.fields) {
    if (key === "+") {
      keys = others[wordOf(run, field) ?? ""] ?? "open";
    } else if (key === "...") {
      const base = definedShape(run, field, words, inner);
      if (base.kind === "object") {
        base.fields.forEach((shape, name) => fields.set(name, shape));
      }
    } else if (!key.startsWith("[")) {
      const shape = definedShape(run, field, words, inner);
      const isOptional = key.endsWith("?") && shape.kind !== "any";
      fields.set(key.replace(/\?$/u, ""), isOptional ? unionOf([shape, nullish]) : shape);
    }
  }
  const unlisted = object.spread.length > 0;
  return {
    kind: "object",
    open: keys === "open",
    ...(keys === "exact" && { exact: true }),
    ...(unlisted && { unlisted }),
    fields,
  };
}

/** A tuple, or an expression in the form of a list: `["string", "[]"]`, `["string", "|", "null"]`, `["===", 1]`. */
function shapeOfList(run: Run, elements: readonly Value[], words: Words, inner: (schema: Value) => Shape): Shape {
  const shapeAt = (index: number) => {
    const element = elements[index];
    return element === undefined ? any : definedShape(run, element, words, inner);
  };
  const [first, second] = elements.map((element) => wordOf(run, element));
  if (first === "===") {
    return { kind: "enum" };
  }
  if (first === "instanceof" || first === "keyof") {
    return first === "keyof" ? { kind: "enum" } : any;
  }
  switch (second) {
    case "[]":
      return { kind: "array", element: shapeAt(0) };
    case "?":
      return unionOf([shapeAt(0), nullish]);
    case "=":
    case ":":
    case "@":
      return shapeAt(0);
    case "|":
      return unionOf([shapeAt(0), shapeAt(2)]);
    case "&":
      return meet(shapeAt(0), shapeAt(2));
    case "=>":
    case "|>":
      return any;
    default:
      return { kind: "array", element: unionOf(elements.map((_, index) => shapeAt(index))) };
  }
}

/** A type expression: `"string.email | null"`, `"1 <= number <= 5"`, `"'a' | 'b'"`, `"string[]"`. */
function shapeOfText(whole: string, words: Words): Shape {
  const text = whole.trim();
  const parts = splitAt(text, "|");
  if (parts.length > 1) {
    return unionOf(parts.map((part) => shapeOfText(part, words)));
  }
  const both = splitAt(text, "&");
  if (both.length > 1) {
    return both.map((part) => shapeOfText(part, words)).reduce(meet, any);
  }
  if (text.endsWith("[]")) {
    return { kind: "array", element: shapeOfText(text.slice(0, -2), words) };
  }
  if (text.startsWith("(") && text.endsWith(")")) {
    return shapeOfText(text.slice(1, -1), words);
  }
  if (/^(?:'[^']*'|"[^"]*"|-?\d+(?:\.\d+)?n?|true|false)$/u.test(text)) {
    return { kind: "enum" };
  }
  const pattern = /^\/(?<source>.+)\/$/u.exec(text)?.groups?.["source"];
  if (pattern !== undefined) {
    return shapeOfPattern(pattern);
  }
  // What stands beside a bound, a divisor or a default is of no matter: `number > 0`, `number % 2`, `string = 'a'`.
  const word = text
    .split(/<=|>=|[<>%=?]/u)
    .map((part) => part.trim())
    .find((part) => /^[A-Za-z]/u.test(part));
  return word === undefined ? any : shapeOfWord(word, words);
}

/** `string.uuid.v4` is a `string.uuid`, if nothing else is known of it. */
function shapeOfWord(word: string, words: Words): Shape {
  for (let name = word; name !== ""; name = name.slice(0, Math.max(name.lastIndexOf("."), 0))) {
    const known = Object.hasOwn(words, name) ? words[name] : undefined;
    if (known !== undefined) {
      return known === "null" ? nullish : { kind: known };
    }
  }
  return any;
}

function shapeOfPattern(pattern: string): Shape {
  return { kind: isNarrow(pattern) ? "identifier" : "vetted" };
}

/** The parts of an expression between an operator, outside of brackets, quotes and patterns. */
function splitAt(text: string, operator: "|" | "&"): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let quote: string | undefined;
  let start = 0;
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index);
    if (quote !== undefined) {
      quote = character === quote ? undefined : quote;
    } else if (/['"/]/u.test(character)) {
      quote = character;
    } else if (/[([{]/u.test(character)) {
      depth += 1;
    } else if (/[)\]}]/u.test(character)) {
      depth -= 1;
    } else if (character === operator && depth === 0) {
      parts.push(text.slice(start, index));
      start = index + 1;
    }
  }
  return [...parts, text.slice(start)];
}
