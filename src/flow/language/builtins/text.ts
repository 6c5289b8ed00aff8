import type { TSESTree } from "@typescript-eslint/utils";

import { callFunction } from "../calls.ts";
import { constantOf, partsOf } from "./constant-texts.ts";
import { included, isListedInSetting, placeOf } from "./membership.ts";
import { noteComparison } from "../comparisons.ts";
import { elementOf } from "../../values/members.ts";
import { newArray } from "../../values/objects.ts";
import { made, originsIn } from "../../values/origins.ts";
import type { Run } from "../../run.ts";
import { fork } from "../../run.ts";
import { roleOf } from "../../values/rights.ts";
import { kindWith, shapeOfResult } from "./result-shapes.ts";
import type { Shape } from "../../values/shape.ts";
import { any } from "../../values/shape.ts";
import type { Value } from "../../values/value.ts";
import { isCaller } from "../../values/ties.ts";
import { asText, textTest, writtenBy } from "../../values/texts.ts";
import { constant, falseValue, freshId, hidden, opaque, originsOf, trueValue } from "../../values/value.ts";

const truths = new Set(["startsWith", "endsWith", "includes", "has", "test"]);

/** A method of a text, number, form or something else of which little is known. What goes in comes out. */
export function callTextMethod(
  run: Run,
  self: Value,
  name: string,
  args: readonly Value[],
  site: TSESTree.Node,
): Value {
  const shape = shapeOf(run, self);
  const isDefault = shape.kind === "enum" && !self.id.startsWith("=") && run.state.refinement(self.id) === undefined;
  const kind = shape.kind === "any" || shape.kind === "entry" || isDefault ? kindWith(name) : undefined;
  if (kind !== undefined) {
    run.state.prove(self.id, { kind });
  }
  const known = constantOf(run, self, name, args);
  if (truths.has(name) && args[0] !== undefined) {
    noteComparison(run, site, `.${name}()`, [self, args[0]], [site, site]);
    if (listsRole(run, self, args[0])) {
      return roleTest(run, roleOf(originsOf(self)));
    }
    return (name === "includes" || name === "has") &&
      (isTelling(run, self, shape, args[0]) || isListedInSetting(run.state, originsOf(self), args[0]))
      ? included(run, self, args[0])
      : (known ?? textTest(run, self, name, args[0]) ?? opaque([], { kind: "boolean" }));
  }
  if (known !== undefined) {
    return known;
  }
  const [sought] = args;
  if ((name === "indexOf" || name === "lastIndexOf") && sought !== undefined && originsOf(sought).length > 0) {
    if (isTelling(run, self, shape, sought)) {
      return placeOf(included(run, self, sought));
    }
  }
  const given = args.map((arg) => {
    if (!run.state.alternatives(arg).some(({ kind }) => kind === "function")) {
      return arg;
    }
    const answer = callFunction(run, arg, [elementOf(run, self), opaque(originsOf(self))], { site });
    // What it makes of each match stands in the text.
    return replacing.has(name) ? answer : arg;
  });
  const parts = name === "split" ? partsOf(run, self, args) : undefined;
  if (parts !== undefined) {
    return newArray(run, parts.map(constant));
  }
  const result: Shape = isFilledByClient(run, name, given)
    ? { kind: "string" }
    : shapeOfResult(name, shape, () => args.map((arg) => shapeOf(run, arg)));
  const sources = originsIn(run, [self, ...given]);
  const id = `${self.id}.${name}(${args.map(({ id: part }) => part).join(",")})`;
  const from = (result.kind === "any" && !keepers.has(name) ? made(sources) : sources).map((origin) =>
    origin.kind === "client" && formReaders.has(name)
      ? { ...origin, path: `${origin.path}.${name}(${nameOf(run, args[0])})`, via: "form" as const }
      : origin,
  );
  const written = writtenBy(run, self, name, given) ?? (name === "join" ? { text: [elementOf(run, self)] } : undefined);
  if (result.kind === "array") {
    const element = opaque(from, result.element, `${id.slice(0, 160)}[]`);
    return newArray(run, [], written === undefined ? element : asText(element, written));
  }
  const of = [self, ...args].some((part) =>
    part.alternatives.some((one) => one.kind === "opaque" && one.of !== undefined),
  )
    ? [self, ...args]
    : undefined;
  return {
    id: id.length > 200 ? freshId("t") : id,
    alternatives: [hidden(from, result, { of, ...(result.kind !== "number" && written) })],
  };
}

/** Methods that put something else in the place of a part of a text, or beside it. */
const replacing = new Set(["replace", "replaceAll"]);
const filling = new Set([...replacing, "concat", "padEnd", "padStart"]);

/** The client writes a part of the text that comes of it, whatever was proven of the text before: `template.replace("{{name}}", name)`. */
function isFilledByClient(run: Run, name: string, given: readonly Value[]): boolean {
  return filling.has(name) && originsIn(run, given).some(({ kind }) => kind === "client");
}

/** Whether a list is the caller's own, or a row's in which the caller is looked up. */
function isTelling(run: Run, list: Value, { kind: shape }: Shape, sought: Value): boolean {
  const origins = originsOf(list);
  return (
    shape !== "string" &&
    (origins.some(({ kind }) => kind === "identity") ||
      (origins.some(({ kind }) => kind === "record") && isCaller(run.state, sought)))
  );
}

/** Methods that give the same rows again, or some of them. */
const keepers = new Set([
  "at",
  "concat",
  "flat",
  "pop",
  "reverse",
  "shift",
  "slice",
  "sort",
  "splice",
  "toJSON",
  "toObject",
  "toReversed",
  "toSorted",
  "valueOf",
  "values",
]);

/**
 * `user.roles.includes("admin")`: what the caller may do is looked up, not what the client says. So it is where the caller
 * is looked up in a list of the server's own: `env.ADMINS.includes(user.email)`.
 */
function listsRole(run: Run, self: Value, wanted: Value): boolean {
  const origins = originsOf(self);
  const sought = originsIn(run, [wanted]);
  return (
    (origins.some(({ kind }) => kind === "identity") && !sought.some(({ kind }) => kind === "client")) ||
    (origins.length > 0 &&
      origins.every(({ kind }) => kind === "secret") &&
      sought.length > 0 &&
      sought.every(({ kind }) => kind === "identity" || kind === "record") &&
      sought.some(({ kind }) => kind === "identity"))
  );
}

function roleTest(run: Run, role: string): Value {
  return fork(run, [
    () => {
      run.state.add(role);
      return trueValue;
    },
    () => falseValue,
  ]);
}

const formReaders = new Set(["get", "getAll"]);

function nameOf(run: Run, value: Value | undefined): string {
  const [only] = value === undefined ? [] : run.state.alternatives(value);
  return only?.kind === "const" ? `"${String(only.value)}"` : "…";
}

function shapeOf(run: Run, value: Value): Shape {
  const refined = run.state.refinement(value.id)?.shape;
  const [only] = value.alternatives;
  if (refined !== undefined && refined.kind !== "any") {
    return refined;
  }
  return only?.kind === "opaque" ? only.shape : only?.kind === "const" ? { kind: "enum" } : any;
}
