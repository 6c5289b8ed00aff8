import type { TSESTree } from "@typescript-eslint/utils";

import { evaluate } from "./expressions.ts";
import { anyMember, elementOf, readMember } from "../values/members.ts";
import { writeMember, writeUnknownMember } from "../values/writes.ts";
import { staticName } from "./names.ts";
import { newArray, newObject, onlyObject } from "../values/objects.ts";
import { wordOf } from "../libraries/places.ts";
import type { Run } from "../run.ts";
import { fork } from "../run.ts";
import type { Scope } from "../values/scope.ts";
import { assumeShape } from "../values/assume.ts";
import { nullish } from "../values/shape.ts";
import { cellOfModule, nameValue } from "./toplevel.ts";
import type { Value } from "../values/value.ts";
import { freshNumber, undefinedValue } from "../values/value.ts";

/** Whether a pattern makes new names, or writes to those that are there. */
export type Binding = "declare" | "assign";

/** Takes a value apart as a pattern says. */
export function bindPattern(run: Run, scope: Scope, pattern: TSESTree.Node, value: Value, binding: Binding): void {
  switch (pattern.type) {
    case "Identifier":
      setName(run, scope, pattern.name, value, binding);
      return;
    case "MemberExpression":
      setMember(run, scope, pattern, value);
      return;
    case "AssignmentPattern":
      bindPattern(run, scope, pattern.left, withDefault(run, scope, value, pattern.right), binding);
      return;
    case "ObjectPattern":
      bindObject(run, scope, pattern, value, binding);
      return;
    case "ArrayPattern":
      bindArray(run, scope, pattern, value, binding);
      return;
    case "RestElement":
      bindPattern(run, scope, pattern.argument, value, binding);
      return;
    case "TSParameterProperty":
      bindPattern(run, scope, pattern.parameter, value, binding);
      return;
    case "TSAsExpression":
    case "TSNonNullExpression":
    case "TSTypeAssertion":
    case "TSSatisfiesExpression":
      bindPattern(run, scope, pattern.expression, value, binding);
      return;
    default:
  }
}

/** Gives a name a value, in the scope that has it. */
export function setName(run: Run, scope: Scope, name: string, value: Value, binding: Binding): void {
  if (binding === "declare") {
    const cell = scope.own(name) ?? freshNumber();
    scope.declare(name, cell);
    run.state.setCell(cell, value);
    return;
  }
  let cell = scope.find(name);
  if (cell === undefined) {
    nameValue(run, scope, name);
    cell = cellOfModule(run, scope.module, name);
  }
  if (cell !== undefined) {
    run.state.setCell(cell, value);
  }
}

function setMember(run: Run, scope: Scope, target: TSESTree.MemberExpression, value: Value): void {
  const object = evaluate(run, scope, target.object);
  const fixed = staticName(target.property, target.computed);
  const key = fixed === undefined ? evaluate(run, scope, target.property) : undefined;
  const name = fixed ?? (key && textOf(run, key));
  if (name !== undefined) {
    writeMember(run, object, name, value);
  } else if (key !== undefined) {
    writeUnknownMember(run, object, key, value);
  }
}

/** The only text that a value can be; a number is an index, which a loop counts. */
function textOf(run: Run, value: Value): string | undefined {
  return run.state.alternatives(value).every((one) => one.kind === "const" && typeof one.value === "string")
    ? wordOf(run, value)
    : undefined;
}

/** The value, or the default where it is undefined. */
function withDefault(run: Run, scope: Scope, value: Value, fallback: TSESTree.Expression): Value {
  const alternatives = run.state.alternatives(value);
  if (alternatives.every(({ kind }) => kind === "undefined")) {
    return evaluate(run, scope, fallback);
  }
  if (!alternatives.some(({ kind }) => kind === "undefined" || kind === "opaque")) {
    return value;
  }
  const { state } = run;
  const isMissing = state.alternatives(value).some(({ kind }) => kind === "undefined");
  if (!isMissing) {
    // What the client leaves out is the default; what it sends is the value. Neither tells anything but itself.
    const other = evaluate(run, scope, fallback);
    return { id: value.id, alternatives: [...alternatives, ...run.state.alternatives(other)] };
  }
  return fork(run, [
    () => {
      assumeShape(run.state, value, nullish, true);
      return run.state.alive ? evaluate(run, scope, fallback) : undefinedValue;
    },
    () => {
      assumeShape(run.state, value, nullish, false);
      return value;
    },
  ]);
}

function bindObject(run: Run, scope: Scope, pattern: TSESTree.ObjectPattern, value: Value, binding: Binding): void {
  const taken = new Set<string>();
  if (pattern.properties.length === 0) {
    readMember(run, value, "");
  }
  for (const property of pattern.properties) {
    if (property.type === "RestElement") {
      bindPattern(
        run,
        scope,
        property.argument,
        newObject(run, new Map(), { spread: [{ value, without: taken }] }),
        binding,
      );
      continue;
    }
    const name = staticName(property.key, property.computed);
    if (name === undefined) {
      const key = evaluate(run, scope, property.key);
      const known = wordOf(run, key);
      if (known !== undefined) {
        taken.add(known);
      }
      bindPattern(
        run,
        scope,
        property.value,
        known === undefined ? anyMember(run, value, key) : readMember(run, value, known),
        binding,
      );
    } else {
      taken.add(name);
      bindPattern(run, scope, property.value, readMember(run, value, name), binding);
    }
  }
}

function bindArray(run: Run, scope: Scope, pattern: TSESTree.ArrayPattern, value: Value, binding: Binding): void {
  for (const [index, element] of pattern.elements.entries()) {
    if (element?.type === "RestElement") {
      const known = onlyObject(run, value);
      const rest =
        known?.array === true && known.element === undefined ? [...known.fields.values()].slice(index) : undefined;
      bindPattern(
        run,
        scope,
        element.argument,
        rest === undefined ? newArray(run, [], elementOf(run, value)) : newArray(run, rest),
        binding,
      );
    } else if (element) {
      bindPattern(run, scope, element, readMember(run, value, String(index)), binding);
    }
  }
}

/** Every name that a pattern binds. */
export function namesIn(pattern: TSESTree.Node): readonly string[] {
  switch (pattern.type) {
    case "Identifier":
      return [pattern.name];
    case "AssignmentPattern":
      return namesIn(pattern.left);
    case "ObjectPattern":
      return pattern.properties.flatMap((property) =>
        namesIn(property.type === "RestElement" ? property.argument : property.value),
      );
    case "ArrayPattern":
      return pattern.elements.flatMap((element) => (element ? namesIn(element) : []));
    case "RestElement":
      return namesIn(pattern.argument);
    case "TSParameterProperty":
      return namesIn(pattern.parameter);
    default:
      return [];
  }
}
