import type { TSESTree } from "@typescript-eslint/utils";
import { callGlobal, constructGlobal } from "./builtins/globals.ts";
import { callFunction } from "./calls.ts";
import { initialise, superclass } from "./classes.ts";
import type { Event } from "../event.ts";
import { requiredModule } from "./imported.ts";
import { callNamed } from "../libraries/declared.ts";
import { evaluate } from "./expressions.ts";
import { staticName } from "./names.ts";
import { newArray } from "../values/objects.ts";
import type { Run } from "../run.ts";
import type { Scope } from "../values/scope.ts";
import { askedBefore, leaveToAnswer, noteIgnored } from "../values/unsaid.ts";
import type { Value } from "../values/value.ts";
import { constant, undefinedValue } from "../values/value.ts";
import { evaluateArguments } from "./arguments.ts";
import { methodCall } from "./method-calls.ts";
import { optionally } from "./optional.ts";

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
