import { memberApi } from "../../models/lookup.ts";
import type { Keys, SchemaStep, Validation } from "../../models/model.ts";
import { callFunction } from "../language/calls.ts";
import { definedShape } from "./definitions.ts";
import { givesAgain, mayTell } from "./own-conditions.ts";
import { describedShape } from "./json-schema.ts";
import { elementOf } from "../values/members.ts";
import { knownElements, newArray, newObject, onlyObject, spreadOf } from "../values/objects.ts";
import { originsIn } from "../values/origins.ts";
import type { LibraryCall } from "./places.ts";
import { placeValue, wordOf } from "./places.ts";
import { resultValue } from "./results.ts";
import type { Run } from "../run.ts";
import { fork, mayThrow } from "../run.ts";
import type { ObjectShape, Shape } from "../values/shape.ts";
import { any, meet, nullish, opened, tested, unionOf, untested, withoutNullish } from "../values/shape.ts";
import type { StoredObject } from "../values/stored.ts";
import { isNarrow } from "../values/texts.ts";
import type { Alternative, Value } from "../values/value.ts";
import { constant, falseValue, freshId, opaque, trueValue, valueOf } from "../values/value.ts";

/** The value of a schema that a call makes or changes. */
export function schemaValue(run: Run, step: SchemaStep, call: LibraryCall, type = "Schema"): Value {
  const shape = stepShape(run, step, call);
  const { model } = call.library;
  const library = { model, api: { type }, name: "schema", path: ["schema"] };
  return valueOf({ kind: "schema", when: undefined, shape, library }, freshId("schema"));
}

function stepShape(run: Run, step: SchemaStep, call: LibraryCall): Shape {
  return "make" in step ? madeShape(run, step, call) : changedShape(run, step, call);
}

/** The schemas of an object's members; of those that are not listed, nothing is known. */
export function memberSchemas(run: Run, schema: Value): Value {
  const [only, ...others] = run.state.alternatives(schema);
  const shape = only?.kind === "schema" && others.length === 0 ? withoutNullish(only.shape) : any;
  if (only?.kind !== "schema" || shape.kind !== "object") {
    return opaque();
  }
  const { library } = only;
  const fields = [...shape.fields].map(
    ([name, field]) =>
      [name, valueOf({ kind: "schema", when: undefined, shape: field, library }, freshId("schema"))] as const,
  );
  const isListed = !shape.open && shape.unlisted !== true;
  return newObject(run, new Map(fields), isListed ? {} : { spread: [spreadOf(opaque())] });
}

/** What has been proven of a value that passed a schema; `any` where the schema cannot be looked into. */
export function shapeOfSchema(run: Run, schema: Value): Shape {
  const shapes = run.state
    .alternatives(schema)
    .map((alternative) => (alternative.kind === "schema" ? alternative.shape : any));
  return shapes.length === 0 ? any : unionOf(shapes);
}

function shapesAt(run: Run, call: LibraryCall, place: string): readonly Shape[] {
  const value = placeValue(run, call, place);
  return (knownElements(run, value) ?? [elementOf(run, value)]).map((element) => shapeOfSchema(run, element));
}

function madeShape(run: Run, step: Extract<SchemaStep, { readonly make: string }>, call: LibraryCall): Shape {
  switch (step.make) {
    case "any":
      return any;
    case "untested":
      return untested;
    case "null":
    case "undefined":
      return nullish;
    case "literal":
      return { kind: "enum" };
    case "enum":
      return { kind: "enum", ...valuesAt(run, call, step.of) };
    case "object":
      return objectShape(run, placeValue(run, call, step.of), step.keys);
    case "table":
      return withKeys({ kind: "object", open: false, unlisted: true, fields: new Map() }, step.keys);
    case "definition":
      return definedShape(run, placeValue(run, call, step.of), step.words, (value) => shapeOfSchema(run, value));
    case "json-schema":
      return describedShape(run, placeValue(run, call, step.of));
    case "array":
      return { kind: "array", element: shapeOfSchema(run, placeValue(run, call, step.of)) };
    case "record":
      return recordOf(
        shapeOfSchema(run, placeValue(run, call, step.of)),
        step.names === undefined ? any : shapeOfSchema(run, placeValue(run, call, step.names)),
      );
    case "optional":
    case "nullable":
      return unionOf([shapeOfSchema(run, placeValue(run, call, step.of)), nullish]);
    case "union":
      return unionOf(shapesAt(run, call, step.of));
    case "tuple":
      return { kind: "array", element: unionOf(shapesAt(run, call, step.of)) };
    case "intersection":
      return shapesAt(run, call, step.of).reduce(meet, any);
    default:
      return { kind: step.make };
  }
}

function objectShape(run: Run, value: Value, keys: Keys): Shape {
  const object = onlyObject(run, value);
  const fields = new Map<string, Shape>();
  let unlisted = object === undefined;
  for (const { value: source } of [...(object?.spread ?? [])].reverse()) {
    const inner = objectShape(run, source, keys);
    if (inner.kind === "object") {
      inner.fields.forEach((shape, name) => fields.set(name, shape));
      unlisted ||= inner.unlisted === true;
    }
  }
  for (const [name, field] of object?.fields ?? []) {
    fields.set(name, shapeOfSchema(run, field));
  }
  return withKeys({ kind: "object", open: false, ...(unlisted && { unlisted }), fields }, keys);
}

/** The shape of an object when unknown keys are treated like that. */
function withKeys({ exact: _, ...shape }: ObjectShape, keys: Keys): ObjectShape {
  return { ...shape, open: keys === "open", ...(keys === "exact" && { exact: true }) };
}

/** The names that an object has as keys, or a list as its elements. */
function namesAt(run: Run, call: LibraryCall, place: string): ReadonlySet<string> | undefined {
  const value = placeValue(run, call, place);
  const elements = knownElements(run, value);
  if (elements === undefined) {
    const object = onlyObject(run, value);
    return object && !object.array ? new Set(object.fields.keys()) : undefined;
  }
  const names = elements.map((element) => wordOf(run, element));
  return names.every((name) => name !== undefined) ? new Set(names) : undefined;
}

/** The values that a list or an enumeration has; all, where it comes from a package, or from code that is generated. */
function valuesAt(run: Run, call: LibraryCall, place: string): { readonly values?: ReadonlySet<string> | "all" } {
  if (place !== "0") {
    return {};
  }
  const values = namesAt(run, call, place);
  if (values !== undefined) {
    return { values };
  }
  const isElsewhere = (one: Alternative) =>
    one.kind === "api" ||
    (one.kind === "opaque" && one.from.some(({ kind }) => kind === "package" || kind === "unresolved"));
  return run.state.alternatives(placeValue(run, call, place)).every(isElsewhere) ? { values: "all" } : {};
}

/** What an enumeration allows, as texts of the program's own. */
export function allowedWords(run: Run, schema: Value, as: "list" | "object"): Value {
  const shape = shapeOfSchema(run, schema);
  const word: Shape = { kind: "string" };
  if (shape.kind !== "enum") {
    return opaque();
  }
  if (!(shape.values instanceof Set)) {
    return as === "list" ? newArray(run, [], opaque([], word)) : opaque([], recordOf(word));
  }
  const words = [...shape.values].map((name) => [name, opaque([], word)] as const);
  return as === "list"
    ? newArray(
        run,
        words.map(([, value]) => value),
      )
    : newObject(run, new Map(words));
}

/** An object with any members; where only certain names are allowed, with no others than those. */
function recordOf(element: Shape, names: Shape = any): Shape {
  const fields = new Map([["[]", element]]);
  return names.kind === "enum"
    ? { kind: "object", open: false, exact: true, unlisted: true, fields }
    : { kind: "object", open: true, fields };
}

function changedShape(run: Run, step: Extract<SchemaStep, { readonly change: string }>, call: LibraryCall): Shape {
  const before = schemaShape(run, step.of, call);
  switch (step.change) {
    case "same":
      return before;
    case "transform": {
      // What the function returns may have other members.
      const after = givesAgain(placeValue(run, call, step.by)) ? before : vetted(run, before, call, step.by);
      return after.kind === "object" ? { ...after, unlisted: true } : after;
    }
    case "vetted":
      return vetted(run, before, call, step.by);
    case "optional":
    case "nullable":
      return before.kind === "any" ? before : unionOf([before, nullish]);
    case "array":
      return { kind: "array", element: before };
    case "element":
      return before.kind === "array" ? before.element : any;
    case "open":
    case "closed":
    case "exact":
      return before.kind === "object" ? withKeys(before, step.change) : before;
    case "partial":
      return before.kind === "object"
        ? { ...before, fields: new Map([...before.fields].map(([name, field]) => [name, unionOf([field, nullish])])) }
        : before;
    case "identifier":
    case "url":
    case "email":
      return { kind: step.change };
    case "extend": {
      const more = objectShape(run, placeValue(run, call, step.by), "closed");
      return extended(before, more);
    }
    case "merge":
      return extended(before, shapeOfSchema(run, placeValue(run, call, step.by)));
    case "and":
      return meet(before, shapeOfSchema(run, placeValue(run, call, step.by)));
    case "or":
      return unionOf([before, shapeOfSchema(run, placeValue(run, call, step.by))]);
    case "pipe":
      return shapeOfSchema(run, placeValue(run, call, step.by));
    case "pick":
    case "omit": {
      const names = namesAt(run, call, step.by);
      return before.kind === "object" && names !== undefined
        ? {
            ...before,
            fields: new Map([...before.fields].filter(([name]) => names.has(name) === (step.change === "pick"))),
          }
        : before;
    }
  }
}

/** A text that has to match a pattern from end to end is no more than that allows; of other conditions nothing is known but that they are there. */
function vetted(run: Run, before: Shape, call: LibraryCall, by = "0"): Shape {
  if (before.kind !== "string" && before.kind !== "url") {
    return tested(before);
  }
  const condition = placeValue(run, call, by);
  const pattern = condition.id;
  return pattern.startsWith("regex:") && isNarrow(pattern.slice("regex:".length))
    ? { kind: "identifier" }
    : mayTell(run, condition)
      ? { kind: "vetted" }
      : before;
}

/** What has the members of both; those of the second come first. */
export function extended(before: Shape, more: Shape): Shape {
  if (before.kind !== "object") {
    return before;
  }
  const added = more.kind === "object" ? more : undefined;
  const unlisted = added === undefined || added.unlisted === true || before.unlisted === true;
  return { ...before, ...(unlisted && { unlisted }), fields: new Map([...before.fields, ...(added?.fields ?? [])]) };
}

/** Checks a value as a call says; the answer is what the program sees of it. */
export function validate(run: Run, { value: place, schema, keys, failure }: Validation, call: LibraryCall): Value {
  const value = placeValue(run, call, place);
  const shape = keyed(schemaShape(run, schema, call), keys);
  mayThrow(run);
  if (failure === "throws") {
    return validated(run, shape, value);
  }
  if (failure === "never") {
    return closed(run, shape, value);
  }
  const passed = () => {
    const output = validated(run, shape, value);
    return failure === "boolean" ? trueValue : resultValue(run, failure.passed, { ...call, output });
  };
  const failed = () =>
    failure === "boolean" ? falseValue : resultValue(run, failure.failed, { ...call, output: value });
  return fork(run, [passed, failed]);
}

/** What a call makes of unknown keys, whatever the schema says of them. */
function keyed(shape: Shape, keys: Keys | undefined): Shape {
  if (keys === undefined) {
    return shape;
  }
  switch (shape.kind) {
    case "any":
      return keys === "open"
        ? shape
        : withKeys({ kind: "object", open: false, unlisted: true, fields: new Map() }, keys);
    case "object":
      return withKeys(
        {
          ...shape,
          fields: new Map(
            [...shape.fields].map(([name, field]) => [name, field.kind === "any" ? field : keyed(field, keys)]),
          ),
        },
        keys,
      );
    case "array":
      return { kind: "array", element: keyed(shape.element, keys) };
    case "union":
      return { kind: "union", of: shape.of.map((part) => keyed(part, keys)) };
    default:
      return shape;
  }
}

function schemaShape(run: Run, schema: string | SchemaStep | undefined, call: LibraryCall): Shape {
  if (typeof schema === "object") {
    return stepShape(run, schema, call);
  }
  const value = schema === undefined ? call.library.receiver : placeValue(run, call, schema);
  return value === undefined ? any : shapeOfSchema(run, value);
}

/** What a value is after it passed: members of the program's own objects keep their origins one by one. */
export function validated(run: Run, shape: Shape, value: Value): Value {
  run.state.prove(value.id, opened(shape));
  run.state.add(`checked:${value.id}`);
  const object = onlyObject(run, value);
  if (object !== undefined && !object.array && shape.kind === "object" && object.spread.length > 0) {
    proveSpread(run, shape, object);
  }
  if (object !== undefined && !object.array && shape.kind === "object" && object.spread.length === 0) {
    const names =
      shape.open || shape.unlisted === true
        ? new Set([...object.fields.keys(), ...shape.fields.keys()])
        : new Set(shape.fields.keys());
    const fields = [...names].flatMap((name): readonly (readonly [string, Value])[] => {
      const field = object.fields.get(name);
      return field === undefined ? [] : [[name, validated(run, shape.fields.get(name) ?? any, field)]];
    });
    return newObject(run, new Map(fields));
  }
  const alternatives = run.state.alternatives(value);
  if (alternatives.length > 0 && alternatives.every(({ kind }) => kind === "const")) {
    return value;
  }
  const from = originsIn(run, [value]).map((origin) =>
    origin.kind === "client" ? { ...origin, checked: true as const } : origin,
  );
  const output = opaque(from, shape, `parsed(${value.id})`);
  const fixed = fixedMembers(alternatives, shape);
  return fixed.size === 0
    ? output
    : newObject(run, fixed, { spread: [{ value: output, without: new Set(fixed.keys()) }] });
}

/** What a library's object has in it whoever calls: `process.env.NODE_ENV`, and secrets by their names. */
function fixedMembers([only, ...others]: readonly Alternative[], shape: Shape): ReadonlyMap<string, Value> {
  if (only?.kind !== "api" || others.length > 0 || shape.kind !== "object") {
    return new Map();
  }
  const { model, api } = only.library;
  return new Map(
    [...shape.fields].flatMap(([name, field]): readonly (readonly [string, Value])[] => {
      const result = memberApi(model, api, name)?.value;
      if (typeof result !== "object") {
        return [];
      }
      return "literal" in result
        ? [[name, constant(result.literal)]]
        : "secret" in result
          ? [[name, opaque([{ kind: "secret", name }], field)]]
          : [];
    }),
  );
}

/** What was spread into an object that passed has those of its members that nothing else in the object took the place of. */
function proveSpread(run: Run, shape: ObjectShape, { fields, spread }: StoredObject): void {
  const [source, ...others] = spread;
  if (source !== undefined && others.length === 0) {
    const proven = [...shape.fields].filter(([name]) => !fields.has(name) && !source.without.has(name));
    run.state.prove(source.value.id, opened({ kind: "object", open: true, fields: new Map(proven) }));
  }
}

/** What is left of a value whose other keys were dropped, and of which nothing else was checked. */
function closed(run: Run, shape: Shape, value: Value): Value {
  const fields = shape.kind === "object" ? new Map([...shape.fields.keys()].map((name) => [name, any])) : undefined;
  return opaque(
    originsIn(run, [value]),
    shape.kind === "object" && fields !== undefined ? { ...shape, fields } : any,
    `closed(${value.id})`,
  );
}

/** A schema given directly or by a function that makes it. */
export function schemaFrom(run: Run, value: Value, site: Parameters<typeof callFunction>[3]["site"]): Value {
  return run.state.alternatives(value).some(({ kind }) => kind === "function")
    ? callFunction(run, value, [], { site, awaited: true })
    : value;
}
