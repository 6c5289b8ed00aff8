import { peekMember } from "../values/members.ts";
import { knownElements, onlyObject } from "../values/objects.ts";
import type { Run } from "../run.ts";
import type { Shape } from "../values/shape.ts";
import { any, meet, nullish, unionOf } from "../values/shape.ts";
import { isNarrow } from "../values/texts.ts";
import type { Value } from "../values/value.ts";
import { wordOf } from "./places.ts";

/** Schemas are literals, and end; one that is put together by code that refers to itself need not. */
const deepest = 8;

/** Formats that leave no room for anything but an identifier, a number or a date. */
const identifiers = new Set(["date", "date-time", "duration", "ipv4", "ipv6", "time", "uuid"]);

/** The shape that a literal of JSON Schema describes. What is not understood proves nothing. */
export function describedShape(run: Run, schema: Value, depth = 0): Shape {
  if (onlyObject(run, schema) === undefined || depth > deepest) {
    return any;
  }
  const at = (name: string) => peekMember(run, schema, name);
  const shapesAt = (name: string) => knownElements(run, at(name))?.map((part) => describedShape(run, part, depth + 1));
  if (onlyObject(run, at("enum")) !== undefined || at("const").alternatives.some(({ kind }) => kind === "const")) {
    return { kind: "enum" };
  }
  const union = shapesAt("anyOf") ?? shapesAt("oneOf");
  if (union !== undefined) {
    return unionOf(union);
  }
  const types = typesOf(run, at("type"));
  const own = types.length === 0 ? any : unionOf(types.map((type) => shapeOfType(run, type, schema, depth)));
  const shape = (shapesAt("allOf") ?? []).reduce(meet, own);
  return wordOf(run, at("nullable")) === "true" && shape.kind !== "any" ? unionOf([shape, nullish]) : shape;
}

function typesOf(run: Run, type: Value): readonly string[] {
  const one = wordOf(run, type);
  const list = one === undefined ? (knownElements(run, type) ?? []).map((part) => wordOf(run, part)) : [one];
  return list.flatMap((name) => name ?? []);
}

function shapeOfType(run: Run, type: string, schema: Value, depth: number): Shape {
  switch (type) {
    case "string":
      return shapeOfString(run, schema);
    case "number":
    case "integer":
      return { kind: "number" };
    case "boolean":
      return { kind: "boolean" };
    case "null":
      return nullish;
    case "array":
      return { kind: "array", element: describedShape(run, peekMember(run, schema, "items"), depth + 1) };
    case "object": {
      const properties = onlyObject(run, peekMember(run, schema, "properties"));
      const exact = wordOf(run, peekMember(run, schema, "additionalProperties")) === "false";
      const fields = new Map(
        [...(properties?.fields ?? [])].map(([name, field]) => [name, describedShape(run, field, depth + 1)]),
      );
      return { kind: "object", open: !exact, ...(exact && { exact }), fields };
    }
    default:
      return any;
  }
}

function shapeOfString(run: Run, schema: Value): Shape {
  const format = wordOf(run, peekMember(run, schema, "format"));
  const pattern = wordOf(run, peekMember(run, schema, "pattern"));
  if (format === "email") {
    return { kind: "email" };
  }
  if (format === "uri" || format === "url") {
    return { kind: "url" };
  }
  if ((format !== undefined && identifiers.has(format)) || (pattern !== undefined && isNarrow(pattern))) {
    return { kind: "identifier" };
  }
  return { kind: pattern === undefined ? "string" : "vetted" };
}
