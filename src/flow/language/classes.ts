import type { TSESTree } from "@typescript-eslint/utils";

import { memberApi } from "../../models/lookup.ts";
import { callClosure, callFunction, wrapper } from "./calls.ts";
import { constructGlobal } from "./builtins/globals.ts";
import { evaluate } from "./expressions.ts";
import { staticName } from "./names.ts";
import { newObject, spreadOf, storedObjects } from "../values/objects.ts";
import { memberLibrary, peekMember } from "../values/members.ts";
import { writeMember } from "../values/writes.ts";
import { namesIn } from "./patterns.ts";
import type { Run } from "../run.ts";
import { newActivation } from "../run.ts";
import { Scope } from "../values/scope.ts";
import { executeAll } from "./statements.ts";
import type { ApiValue, ClassCode, Closure, Value } from "../values/value.ts";
import { freshNumber, functionValue, opaque, originsOf, trueValue, undefinedValue, valueOf } from "../values/value.ts";

type Member = TSESTree.ClassElement;

/** A static member of a class or of those that it extends. */
export function classMember(run: Run, code: ClassCode, self: Value, name: string, depth = 0): Value | undefined {
  const written = staticWritten(run, code, name);
  if (written !== undefined) {
    return written;
  }
  const member = memberNamed(code, name, true);
  const own = member && memberValue(run, code, member, self, name);
  if (own !== undefined) {
    return own;
  }
  if (runStaticBlocks(run, code, self)) {
    return classMember(run, code, self, name, depth);
  }
  return depth > 8
    ? undefined
    : (inherited(run, code, (parent) => classMember(run, parent, self, name, depth + 1)) ??
        inheritedStatic(run, code, self, name));
}

/** A static member of a package's class, called on the class that extends it. */
function inheritedStatic(run: Run, code: ClassCode, self: Value, name: string): Value | undefined {
  const parent = superclass(run, code);
  const library = parent && libraryOf(run, parent);
  const api = library && memberApi(library.model, library.api, name);
  return library === undefined || api === undefined || (api.call === undefined && api.members === undefined)
    ? undefined
    : valueOf({ kind: "api", when: undefined, library: memberLibrary(library, api, name, self) });
}

function libraryOf(run: Run, value: Value): ApiValue | undefined {
  const found = run.state.alternatives(value).find(({ kind }) => kind === "api");
  return found?.kind === "api" ? found.library : undefined;
}

/** Where a class keeps a static member that the program has written. */
function staticKey({ node }: ClassCode, name: string): string {
  return `${String(node.range[0])}.${name}`;
}

function staticWritten(run: Run, code: ClassCode, name: string): Value | undefined {
  const cell = code.scope.own(staticKey(code, name));
  return cell === undefined ? undefined : run.state.cell(cell);
}

/** Writes a static member. */
export function writeStatic(run: Run, code: ClassCode, name: string, value: Value): void {
  const key = staticKey(code, name);
  const cell = code.scope.own(key) ?? freshNumber();
  code.scope.declare(key, cell);
  run.state.setCell(cell, value);
}

/** Runs a class's static blocks, once on each path; answers whether there was anything to run. */
function runStaticBlocks(run: Run, code: ClassCode, self: Value): boolean {
  const blocks = code.node.body.body.filter((member) => member.type === "StaticBlock");
  if (blocks.length === 0 || staticWritten(run, code, "@@blocks") !== undefined) {
    return false;
  }
  writeStatic(run, code, "@@blocks", trueValue);
  withSelf(run, self, () => {
    blocks.forEach(({ body }) => {
      executeAll(run, new Scope(code.module, code.scope), body);
    });
  });
  return true;
}

/** What `super.name` is: the superclass's member, read for the same object. */
export function superMember(run: Run, name: string): Value {
  const { home, self } = run.activation;
  const code = home && codeOf(run, home);
  const parent = code && superclass(run, code);
  const parentCode = parent && codeOf(run, parent);
  if (parent === undefined || parentCode === undefined) {
    return (
      (code && codeOf(run, self) !== undefined
        ? inheritedStatic(run, code, self, name)
        : inheritedOf(run, self, name)) ?? opaque()
    );
  }
  return (
    (codeOf(run, self) === undefined
      ? instanceMember(run, parent, self, name)
      : classMember(run, parentCode, self, name)) ?? undefinedValue
  );
}

/** The function that writing an instance's member calls. */
export function setterOf(run: Run, classValue: Value, self: Value, name: string, depth = 0): Value | undefined {
  const code = codeOf(run, classValue);
  const setter = code?.node.body.body.find(
    (member) =>
      member.type === "MethodDefinition" &&
      member.kind === "set" &&
      !member.static &&
      staticName(member.key, member.computed) === name,
  );
  if (code !== undefined && setter?.type === "MethodDefinition" && setter.value.type === "FunctionExpression") {
    return functionValue({
      kind: "closure",
      node: setter.value,
      scope: code.scope,
      module: code.module,
      self,
      home: classValue,
    });
  }
  return code === undefined || depth > 8
    ? undefined
    : inherited(run, code, (_, parent) => setterOf(run, parent, self, name, depth + 1));
}

/** A method or accessor that an instance has from its class or those that it extends. */
export function instanceMember(run: Run, classValue: Value, self: Value, name: string, depth = 0): Value | undefined {
  const code = codeOf(run, classValue);
  if (code === undefined) {
    return undefined;
  }
  const member = memberNamed(code, name, false);
  if (member !== undefined && member.type === "MethodDefinition") {
    return memberValue(run, code, member, self, name);
  }
  return depth > 8
    ? undefined
    : inherited(run, code, (_, parent) => instanceMember(run, parent, self, name, depth + 1));
}

function codeOf(run: Run, value: Value): ClassCode | undefined {
  const found = run.state.alternatives(value).find((alternative) => alternative.kind === "class");
  return found?.kind === "class" ? found.code : undefined;
}

function inherited<T>(
  run: Run,
  code: ClassCode,
  look: (parent: ClassCode, value: Value) => T | undefined,
): T | undefined {
  const parent = superclass(run, code);
  const parentCode = parent && codeOf(run, parent);
  return parent === undefined || parentCode === undefined ? undefined : look(parentCode, parent);
}

/** The value of the class that a class extends. */
export function superclass(run: Run, { node, scope }: ClassCode): Value | undefined {
  return node.superClass ? evaluate(run, scope, node.superClass) : undefined;
}

function memberNamed({ node }: ClassCode, name: string, isStatic: boolean): Member | undefined {
  return node.body.body.find(
    (member) =>
      "key" in member &&
      "static" in member &&
      member.static === isStatic &&
      !isOverload(member) &&
      !("kind" in member && member.kind === "set") &&
      staticName(member.key, member.computed) === name,
  );
}

/** A signature that stands before the method which has the body. */
function isOverload(member: TSESTree.ClassElement): boolean {
  return member.type === "MethodDefinition" && member.value.type !== "FunctionExpression";
}

function memberValue(run: Run, code: ClassCode, member: Member, self: Value, name: string): Value | undefined {
  if (member.type === "MethodDefinition" && member.value.type === "FunctionExpression") {
    const home = valueOf({ kind: "class", when: undefined, code }, `class:${String(code.node.range[0])}`);
    const closure: Closure = {
      kind: "closure",
      node: member.value,
      scope: code.scope,
      module: code.module,
      self,
      home,
    };
    const method = decorated(run, code, member, functionValue(closure));
    return member.kind === "get" ? callFunction(run, method, [], { site: member, self }) : method;
  }
  if ((member.type === "PropertyDefinition" || member.type === "AccessorProperty") && member.value) {
    return staticCell(run, code, member.value, self, name);
  }
  return undefined;
}

/** A method as its decorators leave it: each is called with what stands below it. */
function decorated(run: Run, code: ClassCode, member: TSESTree.MethodDefinition, method: Value): Value {
  return [...member.decorators].reverse().reduce((value, { expression }) => {
    const decorator = evaluate(run, code.scope, expression);
    if (run.state.alternatives(decorator).every(({ kind }) => kind === "opaque")) {
      return originsOf(decorator).some(({ kind }) => kind === "unresolved") ? wrapper(value, true) : value;
    }
    // The standard's decorators get the method and give another; TypeScript's older ones change the descriptor.
    const descriptor = newObject(run, new Map([["value", value]]));
    const result = callFunction(run, decorator, [value, descriptor, descriptor], { site: expression });
    return (
      [result, peekMember(run, result, "value"), peekMember(run, descriptor, "value")].find((one) =>
        isFunction(run, one),
      ) ?? value
    );
  }, method);
}

function isFunction(run: Run, value: Value): boolean {
  const kinds = run.state.alternatives(value);
  return kinds.length > 0 && kinds.every(({ kind }) => kind === "function");
}

/** Static fields are evaluated once; the class's scope remembers them under a name that no program can write. */
function staticCell(run: Run, code: ClassCode, value: TSESTree.Expression, self: Value, name: string): Value {
  const result = withSelf(run, self, () => evaluate(run, code.scope, value));
  writeStatic(run, code, name, result);
  return result;
}

function withSelf<T>(run: Run, self: Value, action: () => T): T {
  const { activation } = run;
  run.activation = newActivation(activation.node, self, false);
  const result = action();
  run.activation = activation;
  return result;
}

/** `new` on a class of the program: its fields, then its constructor, the superclass's first. */
export function construct(run: Run, classValue: Value, args: readonly Value[], site: TSESTree.Node): Value {
  const self = newObject(run, new Map(), { instanceOf: classValue });
  initialise(run, classValue, self, args, site, 0);
  return self;
}

/** Runs what a class does to a new instance; also for `super(…)`. */
export function initialise(
  run: Run,
  classValue: Value,
  self: Value,
  args: readonly Value[],
  site: TSESTree.Node,
  depth: number,
): void {
  const code = codeOf(run, classValue);
  if (depth > 8) {
    return;
  }
  if (code === undefined) {
    if (!inheritFrom(run, classValue, self, args, site) && args[0] !== undefined) {
      writeMember(run, self, "message", args[0]);
    }
    return;
  }
  const parent = superclass(run, code);
  const constructor = memberNamed(code, "constructor", false);
  const body = constructor?.type === "MethodDefinition" ? constructor.value : undefined;
  if (parent !== undefined && body === undefined) {
    initialise(run, parent, self, args, site, depth + 1);
  }
  for (const [index, parameter] of (body?.params ?? []).entries()) {
    const value = args[index];
    if (parameter.type === "TSParameterProperty" && value !== undefined) {
      namesIn(parameter.parameter).forEach((name) => {
        writeMember(run, self, name, value);
      });
    }
  }
  for (const member of code.node.body.body) {
    const name = "key" in member ? staticName(member.key, member.computed) : undefined;
    if (
      (member.type === "PropertyDefinition" || member.type === "AccessorProperty") &&
      !member.static &&
      name !== undefined &&
      member.value
    ) {
      const { value } = member;
      writeMember(
        run,
        self,
        name,
        withSelf(run, self, () => evaluate(run, code.scope, value)),
      );
    }
  }
  if (body?.type === "FunctionExpression") {
    const closure: Closure = { kind: "closure", node: body, scope: code.scope, module: code.module, self };
    callClosure(run, closure, args, { site, self, home: classValue });
  }
}

/**
 * An instance of a class that extends one of a package, or of the language, has what an instance of that has; answers whether
 * a model says what that is. Of errors, it is known.
 */
function inheritFrom(run: Run, classValue: Value, self: Value, args: readonly Value[], site: TSESTree.Node): boolean {
  const isError = classValue.id.startsWith("global:") && classValue.id.endsWith("Error");
  const made = isError
    ? undefined
    : (constructGlobal(run, classValue, args, site) ??
      callFunction(run, classValue, args, { site, form: "construct" }));
  if (made === undefined) {
    return false;
  }
  for (const { ref, object } of storedObjects(run.state, self)) {
    run.state.setObject(ref, { ...object, spread: [...object.spread, spreadOf(made)] });
  }
  return libraryOf(run, made) !== undefined;
}

/** What an instance has of the package's class that its own class extends. */
function inheritedOf(run: Run, self: Value, name: string): Value | undefined {
  return storedObjects(run.state, self)
    .flatMap(({ object }) => object.spread)
    .filter(({ value }) => libraryOf(run, value) !== undefined)
    .map(({ value }) => peekMember(run, value, name))[0];
}

/** The language's own class of errors. */
export const globalError: Value = opaque([], { kind: "any" }, "global:Error");

/** Whether an instance's class is, or extends, another; undefined when that cannot be said. */
export function isInstance(run: Run, classValue: Value, wanted: Value, depth = 0): boolean | undefined {
  if (classValue.id === wanted.id) {
    return true;
  }
  const code = codeOf(run, classValue);
  const other = codeOf(run, wanted);
  if (code !== undefined && code.node === other?.node) {
    return true;
  }
  const parent = code && superclass(run, code);
  if (parent === undefined || depth > 8) {
    return code === undefined ? (classValue.id.startsWith("global:") ? false : undefined) : false;
  }
  return isInstance(run, parent, wanted, depth + 1);
}
