import type { TSESTree } from "@typescript-eslint/utils";
import { oneOf, takingOne } from "./builtins/one-of-list.ts";
import { arrayMethods, callArrayMethod, collectionMethods } from "./builtins/arrays.ts";
import { callGlobalMethod } from "./builtins/globals.ts";
import { callFormMethod, isForm } from "./builtins/forms.ts";
import { isListedInSetting } from "./builtins/membership.ts";
import { hasOwn } from "./builtins/own-names.ts";
import { callTextMethod } from "./builtins/text.ts";
import { assumeShape } from "../values/assume.ts";
import { callFunction } from "./calls.ts";
import { superMember } from "./classes.ts";
import { noteComparison } from "./comparisons.ts";
import { changeList, rowMethod } from "../libraries/loaded-rows.ts";
import { decided, decidesByCaller } from "./deciders.ts";
import { evaluate } from "./expressions.ts";
import { anyMember, elementOf, peekMember, readMember } from "../values/members.ts";
import { isIdle, noteChange } from "./inert.ts";
import { isShortened, staticName } from "./names.ts";
import { callableOn } from "./sent.ts";
import { knownElements, newArray } from "../values/objects.ts";
import { originsIn } from "../values/origins.ts";
import { errorTest, learnFromErrorPattern } from "./builtins/own-texts.ts";
import { callPromiseStatic } from "./builtins/promises-together.ts";
import { callPromise } from "./promises.ts";
import type { Run } from "../run.ts";
import { fork, joinPaths, mayThrow } from "../run.ts";
import type { Scope } from "../values/scope.ts";
import { asking } from "../values/rights.ts";
import { isNarrow, learnFromPattern } from "../values/texts.ts";
import type { Alternative, Origin, Value } from "../values/value.ts";
import { constant, functionValue, opaque, originsOf, undefinedValue } from "../values/value.ts";
import { evaluateArguments } from "./arguments.ts";
import { optionally } from "./optional.ts";

/** A call of a method, whatever its receiver may be. */
export function methodCall(
  run: Run,
  scope: Scope,
  node: TSESTree.CallExpression,
  callee: TSESTree.MemberExpression,
  awaited: boolean,
): Value {
  if (callee.object.type === "Super") {
    const method = superMember(run, staticName(callee.property, callee.computed) ?? "");
    return callFunction(run, method, evaluateArguments(run, scope, node), {
      site: node,
      self: run.activation.self,
      awaited,
    });
  }
  const receiver = evaluate(run, scope, callee.object);
  const go = () => {
    const name = staticName(callee.property, callee.computed);
    if (name === undefined) {
      const method = evaluateMember(run, scope, callee, receiver);
      return callFunction(run, method, evaluateArguments(run, scope, node), { site: node, self: receiver, awaited });
    }
    return callMethod(run, scope, node, receiver, name, awaited);
  };
  return callee.optional || isShortened(callee.object) ? optionally(run, receiver, go) : go();
}

function evaluateMember(run: Run, scope: Scope, callee: TSESTree.MemberExpression, receiver: Value): Value {
  const key = evaluate(run, scope, callee.property);
  const [only] = run.state.alternatives(key);
  return only?.kind === "const" ? readMember(run, receiver, String(only.value)) : anyMember(run, receiver, key);
}

function callMethod(
  run: Run,
  scope: Scope,
  node: TSESTree.CallExpression,
  receiver: Value,
  name: string,
  awaited: boolean,
): Value {
  if (receiver.id.startsWith("global:")) {
    const args = evaluateArguments(run, scope, node);
    return receiver.id === "global:Promise"
      ? callPromiseStatic(run, name, args, awaited)
      : callGlobalMethod(run, receiver.id.slice("global:".length), name, args, node);
  }
  const alternatives = run.state.alternatives(receiver);
  if (decidesByCaller(run, receiver, name, node.arguments)) {
    return decided(run, receiver, evaluateArguments(run, scope, node), node);
  }
  const [only, ...others] = alternatives;
  if (only !== undefined && others.length === 0) {
    return callOn(run, node, receiver, only, name, awaited, () => evaluateArguments(run, scope, node));
  }
  const live = callableOn(run.state, receiver, name);
  const [first, ...more] = live;
  if (first !== undefined && more.length === 0) {
    // Only one is left that can have methods; the others would have thrown.
    readMember(run, receiver, name);
    return callOn(run, node, receiver, first, name, awaited, () => evaluateArguments(run, scope, node));
  }
  if (live.length === 0) {
    return readMember(run, receiver, name);
  }
  const args = evaluateArguments(run, scope, node);
  if (node === run.unused && live.every((one) => isIdleMethod(run, receiver, one, name, args, node))) {
    mayThrow(run);
    return undefinedValue;
  }
  const told = args[0] && errorTest(run, receiver, name, args[0]);
  if (told !== undefined) {
    return told;
  }
  return fork(
    run,
    live.slice(0, 4).map((alternative) => () => {
      if (!run.state.keep(receiver, (one) => one === alternative)) {
        run.state.die();
        return undefinedValue;
      }
      return callOn(run, node, receiver, alternative, name, awaited, () => args);
    }),
  );
}

/** Whether it makes no difference to call a method of one of several things that the receiver may be: loggers, mostly. */
function isIdleMethod(
  run: Run,
  receiver: Value,
  alternative: Alternative,
  name: string,
  args: readonly Value[],
  site: TSESTree.Node,
): boolean {
  if (alternative.kind !== "object" || run.state.object(alternative.ref)?.array !== false) {
    return false;
  }
  const method = peekMember(run, { id: receiver.id, alternatives: [alternative] }, name);
  return run.state
    .alternatives(method)
    .every(
      (one) =>
        one.kind === "function" && one.code.kind === "closure" && isIdle(run, one.code, args, site) !== "not inert",
    );
}

/** Calls a method on one thing that the receiver may be. */
function callOn(
  run: Run,
  node: TSESTree.CallExpression,
  receiver: Value,
  alternative: Alternative,
  name: string,
  awaited: boolean,
  args: () => readonly Value[],
): Value {
  const self: Value = { id: receiver.id, alternatives: [alternative] };
  switch (alternative.kind) {
    case "object": {
      const object = run.state.object(alternative.ref);
      if (
        object?.array === true &&
        (arrayMethods.has(name) || collectionMethods.has(name)) &&
        !object.fields.has(name)
      ) {
        return callArrayMethod(run, self, name, args(), node);
      }
      if (object !== undefined && isForm(object)) {
        return callFormMethod(run, self, name, args());
      }
      if (name === "hasOwnProperty" && object?.fields.has(name) === false) {
        return hasOwn(run, self, args()[0] ?? undefinedValue);
      }
      break;
    }
    case "promise": {
      const result = callPromise(run, self, name, args(), node, awaited);
      if (result !== undefined) {
        return result;
      }
      break;
    }
    case "const":
      return callTextMethod(run, self, name, args(), node);
    case "function":
      return callFunctionMethod(run, self, alternative, name, args(), node, awaited);
    case "api":
      if ((name === "bind" || name === "call" || name === "apply") && peekIsOpaque(run, self, name)) {
        return name === "bind" ? self : callFunction(run, self, args().slice(1), { site: node, awaited });
      }
      if (
        alternative.library.query !== undefined &&
        (name === "then" || name === "catch" || name === "finally") &&
        peekIsOpaque(run, self, name)
      ) {
        return callPromise(run, self, name, args(), node, awaited) ?? undefinedValue;
      }
      break;
    case "opaque":
      return callOpaqueMethod(run, self, name, args(), node, awaited);
    default:
  }
  const method = readMember(run, self, name);
  return callFunction(run, method, args(), { site: node, self, awaited });
}

function peekIsOpaque(run: Run, value: Value, name: string): boolean {
  return peekMember(run, value, name).alternatives.every(({ kind }) => kind === "opaque");
}

function callFunctionMethod(
  run: Run,
  self: Value,
  alternative: Alternative & { readonly kind: "function" },
  name: string,
  args: readonly Value[],
  node: TSESTree.Node,
  awaited: boolean,
): Value {
  const [first, ...rest] = args;
  switch (name) {
    case "call":
      return callFunction(run, self, rest, { site: node, ...(first !== undefined && { self: first }), awaited });
    case "apply":
      return callFunction(run, self, (rest[0] && knownElements(run, rest[0])) ?? [], {
        site: node,
        ...(first !== undefined && { self: first }),
        awaited,
      });
    case "bind":
      if (alternative.code.kind !== "closure") {
        return self;
      }
      if (rest.length > 0) {
        run.note({
          kind: "bind",
          code: alternative.code,
          value: newArray(run, rest),
          state: run.state.fork(),
          frame: run.frame,
          by: "model",
          ...run.siteOf(node),
        });
      }
      return functionValue({ ...alternative.code, bound: [...(alternative.code.bound ?? []), ...rest] });
    default:
      return opaque(originsIn(run, args));
  }
}

/** Methods of values about which little is known: texts, forms, arrays and maps of the client, results of packages. */
function callOpaqueMethod(
  run: Run,
  self: Value,
  name: string,
  args: readonly Value[],
  node: TSESTree.Node,
  awaited: boolean,
): Value {
  const from = originsOf(self);
  const [first] = args;
  if (name === "then" || name === "catch" || name === "finally") {
    return callPromise(run, self, name, args, node, awaited) ?? undefinedValue;
  }
  if (self.id.startsWith("regex:") && name === "test" && first !== undefined) {
    return matchesPattern(run, self.id.slice("regex:".length), first);
  }
  const ofRow = rowMethod(run, self, name);
  if (ofRow !== undefined) {
    return callFunction(run, ofRow, args, { site: node, self, awaited });
  }
  changeList(run, self, name, args);
  noteChange(run, self, name);
  const isCallback = first !== undefined && run.state.alternatives(first).every(({ kind }) => kind === "function");
  if (arrayMethods.has(name) && isCallback) {
    const list = newArray(run, [], elementOf(run, self));
    // What is true of every element is proven of the list itself.
    return callArrayMethod(run, name === "every" ? { ...list, id: self.id } : list, name, args, node);
  }
  if (takingOne.has(name) && from.some(({ kind }) => kind === "record")) {
    return oneOf(run, self, first);
  }
  if (
    name === "equals" ||
    name === "localeCompare" ||
    name === "includes" ||
    name === "startsWith" ||
    name === "indexOf" ||
    name === "endsWith" ||
    name === "compare"
  ) {
    if (first !== undefined) {
      noteComparison(run, node, `.${name}()`, [self, first], [node, node]);
      const told = errorTest(run, self, name, first);
      if (told !== undefined) {
        return told;
      }
    }
  }
  if (
    (run.state.alternatives(self).every(isDate) ||
      from.some(({ kind }) => kind === "client" || kind === "identity" || kind === "record") ||
      (first !== undefined && isSoughtInSetting(run, from, name, first))) &&
    !run.state.alternatives(self).some(isUnresolved) &&
    // No text has such a method.
    !asking.test(name)
  ) {
    return callTextMethod(run, self, name, args, node);
  }
  const method = readMember(run, self, name);
  return callFunction(run, method, args, { site: node, self, awaited });
}

/** Whether the caller is looked up in a list that the deployment's settings hold. */
function isSoughtInSetting(run: Run, from: readonly Origin[], name: string, sought: Value): boolean {
  return (
    (name === "includes" || name === "has") &&
    from.length > 0 &&
    from.every(({ kind }) => kind === "secret") &&
    (originsIn(run, [sought]).some(({ kind }) => kind === "identity") || isListedInSetting(run.state, from, sought))
  );
}

/** A date has methods that tell what it is, and no others. */
function isDate(alternative: Alternative): boolean {
  return alternative.kind === "opaque" && alternative.shape.kind === "date";
}

function isUnresolved(alternative: Alternative): boolean {
  return alternative.kind === "opaque" && alternative.from.some(({ kind }) => kind === "unresolved");
}

/** A text that matches a pattern from its beginning to its end is no more than the pattern allows. */
function matchesPattern(run: Run, pattern: string, value: Value): Value {
  const yes = run.state.fork();
  const no = run.state.fork();
  if (originsOf(value).some(({ kind }) => kind === "client")) {
    learnFromPattern(yes, value, pattern, true);
    learnFromPattern(no, value, pattern, false);
  }
  learnFromErrorPattern(yes, value, pattern);
  assumeShape(yes, value, isNarrow(pattern) ? { kind: "identifier" } : { kind: "string" }, true);
  return joinPaths(run, [yes, no], [constant(true), constant(false)]);
}
