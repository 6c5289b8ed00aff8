import type { ResultForm, SchemaStep, Validation } from "../../models/model.ts";
import { callFunction } from "../language/calls.ts";
import { elementOf } from "../values/members.ts";
import { knownElements, newObject, onlyObject } from "../values/objects.ts";
import { originsIn } from "../values/origins.ts";
import type { LibraryCall } from "./places.ts";
import { placeValue } from "./places.ts";
import { resultValue } from "./results.ts";
import type { Run } from "../run.ts";
import { fork, mayThrow } from "../run.ts";
import type { Shape } from "../values/shape.ts";
import { any, meet, nullish, opened, unionOf } from "../values/shape.ts";
import { isNarrow } from "../values/texts.ts";
import type { Value } from "../values/value.ts";
import { falseValue, freshId, opaque, trueValue, valueOf } from "../values/value.ts";

/** The value of a schema that a call makes or changes. */
export function schemaValue(run: Run, step: SchemaStep, call: LibraryCall): Value {
  const shape = "make" in step ? madeShape(run, step, call) : changedShape(run, step, call);
  const { model } = call.library;
  const library = { model, api: { type: "Schema" }, name: "schema", path: ["schema"] };
  return valueOf({ kind: "schema", shape, library }, freshId("schema"));
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
    case "null":
    case "undefined":
      return nullish;
    case "literal":
    case "enum":
      return { kind: "enum" };
    case "object":
      return objectShape(run, placeValue(run, call, step.of), step.keys === "open");
    case "array":
      return { kind: "array", element: shapeOfSchema(run, placeValue(run, call, step.of)) };
    case "record":
      return {
        kind: "object",
        open: true,
        fields: new Map([["[]", shapeOfSchema(run, placeValue(run, call, step.of))]]),
      };
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

function objectShape(run: Run, value: Value, open: boolean): Shape {
  const object = onlyObject(run, value);
  const fields = new Map<string, Shape>();
  for (const { value: source } of [...(object?.spread ?? [])].reverse()) {
    const inner = objectShape(run, source, open);
    if (inner.kind === "object") {
      inner.fields.forEach((shape, name) => fields.set(name, shape));
    }
  }
  for (const [name, field] of object?.fields ?? []) {
    fields.set(name, shapeOfSchema(run, field));
  }
  return { kind: "object", open: open || object === undefined, fields };
}

function changedShape(run: Run, step: Extract<SchemaStep, { readonly change: string }>, call: LibraryCall): Shape {
  const before = call.library.receiver === undefined ? any : shapeOfSchema(run, call.library.receiver);
  switch (step.change) {
    case "same":
      return before;
    case "transform":
    case "vetted":
      return vetted(run, before, call);
    case "optional":
    case "nullable":
      return before.kind === "any" ? any : unionOf([before, nullish]);
    case "array":
      return { kind: "array", element: before };
    case "open":
    case "closed":
      return before.kind === "object" ? { ...before, open: step.change === "open" } : before;
    case "partial":
      return before.kind === "object"
        ? { ...before, fields: new Map([...before.fields].map(([name, field]) => [name, unionOf([field, nullish])])) }
        : before;
    case "identifier":
    case "url":
    case "email":
      return { kind: step.change };
    case "extend": {
      const more = objectShape(run, placeValue(run, call, step.by), false);
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
      const named = onlyObject(run, placeValue(run, call, step.by));
      const names = new Set(named?.fields.keys());
      return before.kind === "object" && named !== undefined
        ? {
            ...before,
            fields: new Map([...before.fields].filter(([name]) => names.has(name) === (step.change === "pick"))),
          }
        : before;
    }
  }
}

/** A text that has to match a pattern from end to end is no more than that allows; of other conditions nothing is known but that they are there. */
function vetted(run: Run, before: Shape, call: LibraryCall): Shape {
  if (before.kind !== "string" && before.kind !== "url") {
    return before;
  }
  const pattern = placeValue(run, call, "0").id;
  return { kind: pattern.startsWith("regex:") && isNarrow(pattern.slice("regex:".length)) ? "identifier" : "vetted" };
}

function extended(before: Shape, more: Shape): Shape {
  return before.kind === "object" && more.kind === "object"
    ? { kind: "object", open: before.open, fields: new Map([...before.fields, ...more.fields]) }
    : before;
}

/** Checks a value as a call says; the answer is what the program sees of it. */
export function validate(run: Run, { value: place, schema, failure }: Validation, call: LibraryCall): Value {
  const value = placeValue(run, call, place);
  const shape = schemaShape(run, schema, call);
  mayThrow(run);
  if (failure === "throws") {
    return validated(run, shape, value);
  }
  const passed = () => {
    const output = validated(run, shape, value);
    return failure === "boolean" ? trueValue : answer(run, failure.passed, output, call);
  };
  const failed = () => (failure === "boolean" ? falseValue : answer(run, failure.failed, value, call));
  return fork(run, [passed, failed]);
}

function schemaShape(run: Run, schema: string | undefined, call: LibraryCall): Shape {
  const value = schema === undefined ? call.library.receiver : placeValue(run, call, schema);
  return value === undefined ? any : shapeOfSchema(run, value);
}

function answer(run: Run, form: ResultForm["passed"], output: Value, call: LibraryCall): Value {
  return newObject(
    run,
    new Map(
      Object.entries(form).map(([name, result]) => [
        name,
        result === "output" ? output : resultValue(run, result, call),
      ]),
    ),
  );
}

/** What a value is after it passed: members of the program's own objects keep their origins one by one. */
export function validated(run: Run, shape: Shape, value: Value): Value {
  run.state.prove(value.id, opened(shape));
  run.state.add(`checked:${value.id}`);
  const object = onlyObject(run, value);
  if (object !== undefined && !object.array && shape.kind === "object" && object.spread.length === 0) {
    const names = shape.open
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
  return opaque(from, shape, `parsed(${value.id})`);
}

/** A schema given directly or by a function that makes it. */
export function schemaFrom(run: Run, value: Value, site: Parameters<typeof callFunction>[3]["site"]): Value {
  return run.state.alternatives(value).some(({ kind }) => kind === "function")
    ? callFunction(run, value, [], { site, awaited: true })
    : value;
}
