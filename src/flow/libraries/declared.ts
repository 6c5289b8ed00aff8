import type { TSESTree } from "@typescript-eslint/utils";

import type { ImportedName } from "../../modules/index.ts";
import { assumeShape } from "../values/assume.ts";
import { callFunction } from "../language/calls.ts";
import { noteGuard } from "./library-calls.ts";
import { calledName, staticName } from "../language/names.ts";
import { newObject } from "../values/objects.ts";
import { awaitValue, promiseOf } from "../language/promises.ts";
import type { Declared, Run } from "../run.ts";
import { mayThrow } from "../run.ts";
import { nullish } from "../values/shape.ts";
import { isNullish } from "../values/alternatives.ts";
import type { Alternative, Value } from "../values/value.ts";
import { native } from "../values/value.ts";

/** A name by which a call calls something, and where that was imported from. */
interface Called {
  readonly name: string;
  readonly imported?: ImportedName;
}

/** Calls something that the settings may declare to be a guard or a limiter. */
export function callNamed(
  run: Run,
  node: TSESTree.CallExpression,
  awaited: boolean,
  call: (awaited: boolean) => Value,
): Value {
  if (isDeclared(run, "guards", node.callee)) {
    return callGuard(run, node, awaited, call);
  }
  if (isDeclared(run, "limiters", node.callee)) {
    run.state.addPossible("limited");
  }
  return call(awaited);
}

/** Whether a call is one of a wrapper that the settings declare: `withUser(fn)`, `withRole("admin")(fn)`, `userAction.input(schema).handler(fn)`. */
export function isDeclaredWrapper(run: Run, callee: TSESTree.Node): boolean {
  if (run.world.declared.wrappers.size === 0) {
    return false;
  }
  const inner = bare(callee);
  return (
    isDeclared(run, "wrappers", inner) ||
    (inner.type === "CallExpression" && isDeclaredWrapper(run, inner.callee)) ||
    (inner.type === "MemberExpression" && isDeclaredWrapper(run, inner.object))
  );
}

/** What a declared wrapper is given: its functions run for a known caller only. */
export function handedToWrapper(run: Run, arg: Value, depth = 0): Value {
  const [only, ...others] = run.state.alternatives(arg);
  if (only?.kind === "object" && others.length === 0 && depth === 0) {
    const object = run.state.object(only.ref);
    return object === undefined || object.array
      ? arg
      : newObject(
          run,
          new Map([...object.fields].map(([name, field]) => [name, handedToWrapper(run, field, depth + 1)])),
          { spread: object.spread },
        );
  }
  return run.state.alternatives(arg).some(({ kind }) => kind === "function")
    ? native("handler", (inner: Run, args, site) => {
        inner.state.add("authenticated");
        inner.state.addPossible("authenticated");
        return callFunction(inner, arg, args, { site, awaited: true });
      })
    : arg;
}

/** A guard counts by what the settings say, whatever can be found in its code. */
function callGuard(
  run: Run,
  node: TSESTree.CallExpression,
  awaited: boolean,
  call: (awaited: boolean) => Value,
): Value {
  const before = run.events.length;
  // Whatever becomes of its result, it is of use.
  run.unused = undefined;
  const value = call(awaited);
  const alternatives = run.state.alternatives(value);
  if (alternatives.some(({ kind }) => kind === "promise")) {
    return promiseOf(run, () => guarded(run, node, awaitValue(run, value), before), false);
  }
  if (!awaited && alternatives.some(isUnknown)) {
    // It cannot be looked into: without an `await` it may be a plain function, or a mistake.
    run.state.add("authenticated?");
    return value;
  }
  return guarded(run, node, value, before);
}

/** What is known once a declared guard has returned; what it did itself belongs to it. */
function guarded(run: Run, node: TSESTree.CallExpression, value: Value, before: number): Value {
  for (const event of run.events.slice(before)) {
    if (event.frame === "action") {
      event.frame = "guard";
    }
  }
  if (!run.state.alive) {
    return value;
  }
  mayThrow(run);
  if (run.state.alternatives(value).some((alternative) => !isNullish(alternative))) {
    assumeShape(run.state, value, nullish, false);
  }
  run.state.add("authenticated");
  run.state.addPossible("authenticated");
  noteGuard(run, calledName(node) ?? "guard", node, undefined);
  return identified(run, value, 0);
}

/** The value, and what an object of it holds, names the verified caller. */
function identified(run: Run, value: Value, depth: number): Value {
  const alternatives = run.state.alternatives(value).map((alternative): Alternative => {
    const { when } = alternative;
    if (alternative.kind === "opaque") {
      const from = alternative.from.filter(({ kind }) => kind === "record" || kind === "secret");
      return { ...alternative, from: [{ kind: "identity", path: "" }, ...from] };
    }
    const object = alternative.kind === "object" && depth < 2 ? run.state.object(alternative.ref) : undefined;
    if (object === undefined || object.array) {
      return alternative;
    }
    const fields = new Map([...object.fields].map(([name, field]) => [name, identified(run, field, depth + 1)]));
    const spread = object.spread.map((source) => ({ ...source, value: identified(run, source.value, depth + 1) }));
    const [copy = alternative] = newObject(run, fields, { ...object, spread }).alternatives;
    return { ...copy, ...(when !== undefined && { when }) };
  });
  return { id: value.id, alternatives };
}

function isUnknown(alternative: Alternative): boolean {
  return (
    alternative.kind === "opaque" && alternative.from.some(({ kind }) => kind === "unresolved" || kind === "package")
  );
}

function isDeclared(run: Run, kind: keyof Declared, callee: TSESTree.Node): boolean {
  const declared = run.world.declared[kind];
  return (
    declared.size > 0 &&
    namesOf(run, bare(callee)).some(
      (called) => declared.get(called.name)?.some((specifier) => isFrom(run, called, specifier)) === true,
    )
  );
}

/** The names by which something may be declared: `requireUser`; `auth.requireUser`, and its last part by itself. */
function namesOf(run: Run, callee: TSESTree.Node): readonly Called[] {
  if (callee.type === "Identifier") {
    const imported = run.module.imports.get(callee.name);
    return imported === undefined || imported.name === "default" || imported.name === "*"
      ? [{ name: callee.name, ...(imported && { imported }) }]
      : [{ name: imported.name, imported }, { name: callee.name }];
  }
  if (callee.type !== "MemberExpression") {
    return [];
  }
  const name = staticName(callee.property, callee.computed);
  if (name === undefined) {
    return [];
  }
  const last: Called[] = [{ name }];
  const whole = namesOf(run, bare(callee.object)).map((object): Called => ({
    ...object,
    name: `${object.name}.${name}`,
  }));
  // A member of a namespace is what the module exports.
  const exported = whole.flatMap(({ imported }): Called[] =>
    imported?.name === "*" ? [{ name, imported: { ...imported, name } }] : [],
  );
  return [...last, ...whole, ...exported];
}

/** Whether something was imported from a specifier; or from the same file by another one, or is used where it is defined. */
function isFrom(run: Run, { name, imported }: Called, specifier: string | undefined): boolean {
  if (specifier === undefined || imported?.specifier === specifier) {
    return true;
  }
  const [first = name] = name.split(".");
  const { graph } = run.world;
  const wanted = graph.definitionOfImport(run.module, { specifier, name: first, typeOnly: false });
  if (wanted.kind !== "local") {
    return false;
  }
  const found =
    imported === undefined
      ? { kind: "local" as const, module: run.module, name: first }
      : graph.definitionOfImport(run.module, imported);
  return found.kind === "local" && found.module === wanted.module && found.name === wanted.name;
}

function bare(node: TSESTree.Node): TSESTree.Node {
  return node.type === "TSNonNullExpression" ||
    node.type === "TSAsExpression" ||
    node.type === "TSInstantiationExpression" ||
    node.type === "ChainExpression"
    ? bare(node.expression)
    : node;
}
