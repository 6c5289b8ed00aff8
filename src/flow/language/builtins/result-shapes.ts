import type { Shape } from "../../values/shape.ts";
import { any, isText, unionOf } from "../../values/shape.ts";

/** Methods that only strings have: calling one on anything else that a client can send throws. */
export const stringOnly: ReadonlySet<string> = new Set([
  "trim",
  "trimStart",
  "trimEnd",
  "toLowerCase",
  "toUpperCase",
  "toLocaleLowerCase",
  "toLocaleUpperCase",
  "toWellFormed",
  "split",
  "replace",
  "replaceAll",
  "padStart",
  "padEnd",
  "charAt",
  "charCodeAt",
  "normalize",
  "startsWith",
  "endsWith",
  "match",
  "matchAll",
  "substring",
  "substr",
  "localeCompare",
  "repeat",
  "codePointAt",
]);

/** Methods that only numbers have. */
const numberOnly: ReadonlySet<string> = new Set(["toExponential", "toFixed", "toPrecision"]);

/** Methods that only dates have. */
const dateOnly: ReadonlySet<string> = new Set([
  "getTime",
  "toDateString",
  "toISOString",
  "toLocaleDateString",
  "toLocaleTimeString",
  "toUTCString",
]);

/** What a value has to be for a method to be there: of what a client can send, nothing else has it. */
export function kindWith(method: string): "date" | "number" | "string" | undefined {
  return stringOnly.has(method)
    ? "string"
    : numberOnly.has(method)
      ? "number"
      : dateOnly.has(method)
        ? "date"
        : undefined;
}

const numbers = new Set([
  "length",
  "indexOf",
  "lastIndexOf",
  "charCodeAt",
  "codePointAt",
  "localeCompare",
  "search",
  "getTime",
  "valueOf",
  "size",
]);

/** What a list with the same elements, or some of them, comes of. */
const lists = new Set([
  "copyWithin",
  "filter",
  "reverse",
  "slice",
  "sort",
  "toReversed",
  "toSorted",
  "splice",
  "values",
]);

/** The same, with what is given to them among the elements. */
const mixing = new Set(["concat", "fill", "toSpliced", "with"]);

const elements = new Set(["at", "find", "findLast", "pop", "shift"]);

/** What a method gives, by its name, and by what is proven of the receiver and the arguments. */
export function shapeOfResult(name: string, shape: Shape, given: () => readonly Shape[]): Shape {
  return (
    (shape.kind === "array"
      ? shapeOfList(name, shape, given)
      : isText(shape)
        ? shapeOfText(name, shape)
        : shape.kind === "date"
          ? shapeOfDate(name)
          : undefined) ?? shapeByName(name, shape)
  );
}

function shapeOfList(name: string, list: Shape & { readonly kind: "array" }, given: () => readonly Shape[]) {
  if (lists.has(name)) {
    return list;
  }
  if (elements.has(name)) {
    return list.element;
  }
  if (mixing.has(name)) {
    const others = given().map((other) => (other.kind === "array" ? other.element : other));
    return { kind: "array", element: unionOf([list.element, ...others]) } as const;
  }
  return name === "flat" ? (list.element.kind === "array" ? list.element : list) : undefined;
}

function shapeOfText(name: string, text: Shape): Shape | undefined {
  switch (name) {
    case "toJSON":
    case "toString":
    case "valueOf":
      return text;
    case "slice":
      return text.kind === "identifier" ? text : { kind: "string" };
    case "at":
    case "concat":
      return { kind: "string" };
    case "isWellFormed":
      return { kind: "boolean" };
    default:
      return undefined;
  }
}

function shapeOfDate(name: string): Shape | undefined {
  return name.startsWith("get") ? { kind: "number" } : name.startsWith("to") ? { kind: "string" } : undefined;
}

function shapeByName(name: string, shape: Shape): Shape {
  if (numbers.has(name)) {
    return { kind: "number" };
  }
  switch (name) {
    case "split":
    case "match":
    case "matchAll":
      return { kind: "array", element: { kind: "string" } };
    case "get":
      return shape.kind === "any" ? { kind: "entry" } : any;
    case "getAll":
      return { kind: "array", element: { kind: "entry" } };
    case "entries":
      return { kind: "array", element: { kind: "array", element: { kind: "entry" } } };
    case "text":
    case "toString":
    case "toLocaleString":
    case "join":
      return { kind: "string" };
    case "arrayBuffer":
    case "json":
      return any;
    default:
      return numberOnly.has(name) || dateOnly.has(name)
        ? { kind: "string" }
        : stringOnly.has(name)
          ? shape.kind === "identifier" || shape.kind === "enum" || shape.kind === "email" || shape.kind === "url"
            ? shape
            : { kind: "string" }
          : any;
  }
}
