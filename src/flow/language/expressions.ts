import type { TSESTree } from "@typescript-eslint/utils";

import { evaluateCall, evaluateNew, evaluateTag } from "./call-expressions.ts";
import { evaluateCondition } from "./conditions.ts";
import { assumeShape, assumeTruth, knownTruth } from "../values/assume.ts";
import { anyMember, readMember } from "../values/members.ts";
import { promisedModule } from "./imported.ts";
import { isShortened, lastNameOf, staticName } from "./names.ts";
import { computed, originsIn } from "../values/origins.ts";
import { bindPattern } from "./patterns.ts";
import { awaitOf } from "./promises.ts";
import { isSessionKey, keptSession } from "../libraries/kept-sessions.ts";
import { wordOf } from "../libraries/places.ts";
import type { Run } from "../run.ts";
import { fork, joinPaths } from "../run.ts";
import type { Scope } from "../values/scope.ts";
import { any, nullish } from "../values/shape.ts";
import type { State } from "../values/state.ts";
import { isNullish, truthOf } from "../values/alternatives.ts";
import { nameValue } from "./toplevel.ts";
import type { Alternative, Value } from "../values/value.ts";
import { freshId, functionValue, opaque, undefinedValue, valueOf } from "../values/value.ts";
import { jsxValue } from "./jsx.ts";
import { superMember } from "./classes.ts";
import { evaluateSuper, thisValue } from "./this.ts";
import { literal, template, object, array } from "./literals.ts";
import { binary, sum, unary } from "./operators.ts";

/** The value of an expression; the run's state becomes what is known after it. */
export function evaluate(run: Run, scope: Scope, node: TSESTree.Node, awaited = false): Value {
  if (!run.step()) {
    return undefinedValue;
  }
  switch (node.type) {
    case "Identifier":
      return nameValue(run, scope, node.name);
    case "Literal":
      return literal(node);
    case "TemplateLiteral":
      return template(run, scope, node);
    case "ObjectExpression":
      return object(run, scope, node);
    case "ArrayExpression":
      return array(run, scope, node);
    case "FunctionExpression":
      return noteFunction(run, node, functionValue({ kind: "closure", node, scope, module: run.module }));
    case "ArrowFunctionExpression":
      return noteFunction(
        run,
        node,
        functionValue({
          kind: "closure",
          node,
          scope,
          module: run.module,
          ...(hasSelf(run) && { self: run.activation.self }),
          ...(run.activation.home && { home: run.activation.home }),
        }),
      );
    case "ClassExpression":
      return valueOf({ kind: "class", when: undefined, code: { node, scope, module: run.module } });
    case "MemberExpression":
      return member(run, scope, node);
    case "ChainExpression":
      return evaluate(run, scope, node.expression, awaited);
    case "CallExpression":
      return evaluateCall(run, scope, node, awaited);
    case "NewExpression":
      return evaluateNew(run, scope, node);
    case "TaggedTemplateExpression":
      return evaluateTag(run, scope, node, awaited);
    case "AwaitExpression":
      return awaitOf(run, node.argument, evaluate(run, scope, node.argument, true));
    case "AssignmentExpression":
      return assignment(run, scope, node);
    case "UpdateExpression":
      evaluate(run, scope, node.argument);
      bindPattern(run, scope, node.argument, opaque([], { kind: "number" }), "assign");
      return opaque([], { kind: "number" });
    case "LogicalExpression":
      return logical(run, scope, node);
    case "ConditionalExpression":
      return conditional(run, scope, node, awaited);
    case "BinaryExpression":
      return binary(run, scope, node);
    case "UnaryExpression":
      return unary(run, scope, node);
    case "SequenceExpression":
      return node.expressions.reduce<Value>((_, expression) => evaluate(run, scope, expression), undefinedValue);
    case "ThisExpression":
      return thisValue(run);
    case "Super":
      return evaluateSuper(run);
    case "YieldExpression":
      return opaque(node.argument ? originsIn(run, [evaluate(run, scope, node.argument)]) : []);
    case "ImportExpression":
      return promisedModule(run, scope.module, evaluate(run, scope, node.source));
    case "TSAsExpression":
    case "TSSatisfiesExpression":
    case "TSNonNullExpression":
    case "TSTypeAssertion":
    case "TSInstantiationExpression":
      return evaluate(run, scope, node.expression, awaited);
    case "JSXElement":
    case "JSXFragment":
      return jsxValue(run, scope, node);
    case "JSXExpressionContainer":
    case "JSXSpreadChild":
      return evaluate(run, scope, node.expression);
    default:
      return opaque();
  }
}

/** Remembers what is known where a function that somebody waits for comes to be. */
export function noteFunction(run: Run, node: TSESTree.Node, value: Value): Value {
  if (run.watched === node) {
    run.captured = { value, state: run.state.fork() };
  }
  return value;
}

function hasSelf(run: Run): boolean {
  return run.activation.self !== undefinedValue;
}

function member(run: Run, scope: Scope, node: TSESTree.MemberExpression): Value {
  if (node.object.type === "Super") {
    return superMember(run, staticName(node.property, node.computed) ?? "");
  }
  const target = evaluate(run, scope, node.object);
  const name = staticName(node.property, node.computed);
  if (name !== undefined) {
    return readMember(run, target, name, node.optional || isShortened(node.object));
  }
  const key = evaluate(run, scope, node.property);
  const known = wordOf(run, key);
  if (known !== undefined) {
    return readMember(run, target, known, node.optional || isShortened(node.object));
  }
  const store = lastNameOf(node.object) ?? "";
  return isSessionKey(key, store) ? keptSession(run, store, node) : anyMember(run, target, key);
}

function assignment(run: Run, scope: Scope, node: TSESTree.AssignmentExpression): Value {
  if (node.operator === "=") {
    const value = evaluate(run, scope, node.right);
    bindPattern(run, scope, node.left, value, "assign");
    return value;
  }
  const before = evaluate(run, scope, node.left);
  if (node.operator === "??=" || node.operator === "||=" || node.operator === "&&=") {
    const value = shortCircuit(run, before, node.operator.slice(0, 2) as "??" | "||" | "&&", () => {
      const right = evaluate(run, scope, node.right);
      bindPattern(run, scope, node.left, right, "assign");
      return right;
    });
    return value;
  }
  const right = evaluate(run, scope, node.right);
  const isText =
    node.operator === "+=" &&
    [before, right].some((value) =>
      run.state.alternatives(value).some((one) => one.kind === "const" && typeof one.value === "string"),
    );
  const value =
    node.operator === "+="
      ? sum(run, [before, right], isText ? { kind: "string" } : any)
      : computed(run, [before, right], any);
  bindPattern(run, scope, node.left, value, "assign");
  return value;
}

function logical(run: Run, scope: Scope, node: TSESTree.LogicalExpression): Value {
  if (node.operator === "??") {
    return shortCircuit(run, evaluate(run, scope, node.left), "??", () => evaluate(run, scope, node.right));
  }
  return shortCircuit(run, evaluate(run, scope, node.left), node.operator, () => evaluate(run, scope, node.right));
}

/** `a || b`, `a && b`, `a ?? b`: the left value where it decides, the right one elsewhere. */
function shortCircuit(run: Run, left: Value, operator: "&&" | "??" | "||", right: () => Value): Value {
  const decided = operator === "??" ? undefined : knownTruth(run, left);
  if (decided !== undefined) {
    return decided === (operator === "&&") ? right() : left;
  }
  const learn = (state: State, taken: boolean) => {
    if (operator === "??") {
      assumeShape(state, left, nullish, !taken);
    } else {
      assumeTruth(state, left, operator === "||" ? taken : !taken);
    }
  };
  let made: Value | undefined;
  const value = fork(run, [
    () => {
      learn(run.state, true);
      return operator === "&&" ? falsy(run, left) : operator === "||" ? truthy(run, left) : left;
    },
    () => {
      learn(run.state, false);
      made = run.state.alive ? right() : undefined;
      return made ?? undefinedValue;
    },
  ]);
  return operator !== "&&" && made !== undefined && isMadeEarlier(run, left, made) ? made : value;
}

/** A value that is known to be false as a condition: what it was is forgotten, that it is false is not. */
function falsy(run: Run, value: Value): Value {
  const alternatives = run.state.alternatives(value);
  return alternatives.some(({ kind }) => kind === "opaque")
    ? {
        id: freshId("n"),
        alternatives: alternatives.map((one) =>
          one.kind === "opaque" ? { kind: "const", when: one.when, value: false } : one,
        ),
      }
    : only(value, alternatives, (one) => truthOf(one) !== true);
}

/** A value that is known to be true as a condition. */
function truthy(run: Run, value: Value): Value {
  return only(value, run.state.alternatives(value), (one) => truthOf(one) !== false);
}

/**
 * Some of the alternatives of a value. Those that are left can be the case for different reasons, which a state cannot
 * say of its choices; so those that are not must go.
 */
function only(value: Value, alternatives: readonly Alternative[], is: (alternative: Alternative) => boolean): Value {
  const left = alternatives.filter(is);
  return left.length === 0 || left.length === alternatives.length ? value : { id: value.id, alternatives: left };
}

/** `registry.User ?? model("User")`: what was made earlier is the same kind of thing as what is made now. */
function isMadeEarlier(run: Run, left: Value, now: Value): boolean {
  const all = run.state.alternatives(left);
  const earlier = all.filter((alternative) => !isNullish(alternative));
  return (
    earlier.length > 0 &&
    earlier.length < all.length &&
    run.state
      .alternatives(now)
      .every((one) => one.kind === "api" && earlier.every((other) => other.kind === "api" && isSameKind(one, other)))
  );
}

/** Whether two things are of one type of one library. */
function isSameKind(
  one: Alternative & { readonly kind: "api" },
  other: Alternative & { readonly kind: "api" },
): boolean {
  return one.library.model === other.library.model && one.library.api.type === other.library.api.type;
}

function conditional(run: Run, scope: Scope, node: TSESTree.ConditionalExpression, awaited: boolean): Value {
  const { yes, no } = evaluateCondition(run, scope, node.test);
  run.state = yes;
  const consequent = evaluate(run, scope, node.consequent, awaited);
  const then = run.state;
  run.state = no;
  const alternate = evaluate(run, scope, node.alternate, awaited);
  return joinPaths(run, [then, run.state], [consequent, alternate]);
}
