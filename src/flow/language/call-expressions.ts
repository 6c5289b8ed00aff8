import type { TSESTree } from "@typescript-eslint/utils";

import { oneOf, takingOne } from "./builtins/one-of-list.ts";
import { arrayMethods, callArrayMethod, collectionMethods } from "./builtins/arrays.ts";
import { callGlobal, callGlobalMethod, constructGlobal } from "./builtins/globals.ts";
import { callFormMethod, isForm } from "./builtins/forms.ts";
import { isListedInSetting } from "./builtins/membership.ts";
import { hasOwn } from "./builtins/own-names.ts";
import { callTextMethod } from "./builtins/text.ts";
import { assumeShape } from "../values/assume.ts";
import { callFunction } from "./calls.ts";
import { initialise, superclass, superMember } from "./classes.ts";
import { noteComparison } from "./comparisons.ts";
import type { Event } from "../event.ts";
import { requiredModule } from "./imported.ts";
import { changeList, rowMethod } from "../libraries/loaded-rows.ts";
import { callNamed, handedToWrapper, isDeclaredWrapper } from "../libraries/declared.ts";
import { decided, decidesByCaller } from "./deciders.ts";
import { evaluate } from "./expressions.ts";
import { anyMember, elementOf, peekMember, readMember } from "../values/members.ts";
import { isIdle, noteChange } from "./inert.ts";
import { isShortened, staticName } from "./names.ts";
import { callableOn } from "./sent.ts";
import { knownElements, newArray } from "../values/objects.ts";
import { originsIn } from "../values/origins.ts";
import { errorTest, learnFromErrorPattern } from "./builtins/own-texts.ts";
import { callPromise, callPromiseStatic } from "./promises.ts";
import type { Run } from "../run.ts";
import { fork, joinPaths, mayThrow } from "../run.ts";
import type { Scope } from "../values/scope.ts";
import { nullish } from "../values/shape.ts";
import { isNarrow, learnFromPattern } from "../values/texts.ts";
import { askedBefore, leaveToAnswer, noteIgnored } from "../values/unsaid.ts";
import type { Alternative, Origin, Value } from "../values/value.ts";
import { constant, functionValue, opaque, originsOf, undefinedValue } from "../values/value.ts";

/** A call: of a method, of a name, or of whatever an expression gives. */
export function evaluateCall(run: Run, scope: Scope, node: TSESTree.CallExpression, isAwaited: boolean): Value {
  const before = askedBefore(run.state);
  const { unused } = run;
  const first = run.events.length;
  const answer = callNamed(run, node, isAwaited, (awaited) => callPlainly(run, scope, node, awaited));
  leaveToAnswer(run.state, before, answer);
  const handler = node === unused ? handlerOf(node) : "then";
  if (handler !== "then") {
    const asked = run.events.slice(first);
    if (asked.every(isQuestion) && noteIgnored(run.state, answer) && handler === undefined) {
      asked.forEach(ignore);
    }
  }
  return answer;
}

function ignore(event: Event): void {
  if (event.kind === "guard") {
    event.isIgnored = true;
  }
}

/** `check().then(…)`: whoever is called with the answer looks at it; `.catch(…)` sees to its failure. */
function handlerOf({ callee }: TSESTree.CallExpression): "then" | "catch" | undefined {
  const name = callee.type === "MemberExpression" ? staticName(callee.property, callee.computed) : undefined;
  return name === "then" || name === "catch" ? name : undefined;
}

/** Whoever only asks, rather than to do something for those who may, has been asked for the answer. */
function isQuestion(event: Event): boolean {
  return (
    event.kind === "guard" ||
    event.kind === "comparison" ||
    event.frame === "module" ||
    (event.kind === "effect" && /-read$|^redirect$/u.test(event.danger))
  );
}

function callPlainly(run: Run, scope: Scope, node: TSESTree.CallExpression, awaited: boolean): Value {
  const callee = bareCallee(node.callee);
  if (callee.type === "MemberExpression") {
    return methodCall(run, scope, node, callee, awaited);
  }
  if (callee.type === "Super") {
    return superCall(run, scope, node);
  }
  const target = evaluate(run, scope, callee);
  if (node.optional) {
    return optionally(run, target, () =>
      callFunction(run, target, evaluateArguments(run, scope, node), { site: node, awaited }),
    );
  }
  if (callee.type === "Identifier" && callee.name === "require" && target.id === "unbound:require") {
    return requiredModule(run, scope.module, evaluateArguments(run, scope, node)[0]);
  }
  const args = evaluateArguments(run, scope, node);
  return callGlobal(run, target, args, node) ?? callFunction(run, target, args, { site: node, awaited });
}

function bareCallee(node: TSESTree.Expression): TSESTree.Expression {
  return node.type === "TSNonNullExpression" ||
    node.type === "TSAsExpression" ||
    node.type === "TSInstantiationExpression"
    ? bareCallee(node.expression)
    : node;
}

/** What `?.` does: goes on only where there is something to go on with. */
function optionally(run: Run, target: Value, go: () => Value): Value {
  const alternatives = run.state.alternatives(target);
  if (!alternatives.some(({ kind }) => kind === "undefined" || kind === "null")) {
    return go();
  }
  return fork(run, [
    () => {
      assumeShape(run.state, target, nullish, false);
      return run.state.alive ? go() : undefinedValue;
    },
    () => {
      assumeShape(run.state, target, nullish, true);
      return undefinedValue;
    },
  ]);
}

/** Arguments, those that are spread from a known array included; an unknown one may stand for any number. */
function evaluateArguments(
  run: Run,
  scope: Scope,
  { callee, arguments: nodes }: TSESTree.CallExpression | TSESTree.NewExpression,
): readonly Value[] {
  const args = nodes.flatMap((node) => {
    if (node.type !== "SpreadElement") {
      return [evaluate(run, scope, node)];
    }
    const value = evaluate(run, scope, node.argument);
    return (
      knownElements(run, value) ??
      [0, 1, 2, 3].map((index) => {
        const element = peekMember(run, value, String(index));
        return element === undefinedValue ? elementOf(run, value) : element;
      })
    );
  });
  return isDeclaredWrapper(run, callee) ? args.map((arg) => handedToWrapper(run, arg)) : args;
}

function superCall(run: Run, scope: Scope, node: TSESTree.CallExpression): Value {
  const { home, self } = run.activation;
  const args = evaluateArguments(run, scope, node);
  const code = home?.alternatives.find(({ kind }) => kind === "class");
  const parent = code?.kind === "class" ? superclass(run, code.code) : undefined;
  if (parent !== undefined) {
    initialise(run, parent, self, args, node, 1);
  }
  return undefinedValue;
}

function methodCall(
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
    !run.state.alternatives(self).some(isUnresolved)
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

/** `new X(…)`. */
export function evaluateNew(run: Run, scope: Scope, node: TSESTree.NewExpression): Value {
  const target = evaluate(run, scope, node.callee);
  const args = evaluateArguments(run, scope, node);
  return constructGlobal(run, target, args, node) ?? callFunction(run, target, args, { site: node, form: "construct" });
}

/** `` tag`text ${value}` ``: the texts and values are arguments. */
export function evaluateTag(run: Run, scope: Scope, node: TSESTree.TaggedTemplateExpression, awaited: boolean): Value {
  const { tag, quasi } = node;
  const target = evaluate(run, scope, tag);
  const texts = newArray(
    run,
    quasi.quasis.map(({ value }) => constant(value.raw)),
  );
  const values = quasi.expressions.map((expression) => evaluate(run, scope, expression));
  return callFunction(run, target, [texts, ...values], { site: node, awaited, form: "tag" });
}
