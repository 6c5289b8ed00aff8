import type { TSESTree } from "@typescript-eslint/utils";

import { eachWay, madeNumber } from "./builtins/conversions.ts";
import { evaluateCall, evaluateNew, evaluateTag } from "./call-expressions.ts";
import { evaluateCondition } from "./conditions.ts";
import { assumeShape, assumeTruth, knownTruth } from "../values/assume.ts";
import { anyMember, elementOf, readMember, setterName } from "../values/members.ts";
import { promisedModule } from "./imported.ts";
import { isShortened, lastNameOf, staticName } from "./names.ts";
import { knownElements, newArray, newObject, onlyObject } from "../values/objects.ts";
import { computed, originsIn } from "../values/origins.ts";
import { bindPattern } from "./patterns.ts";
import { awaitOf } from "./promises.ts";
import { isSessionKey, keptSession } from "../libraries/kept-sessions.ts";
import { wordOf } from "../libraries/places.ts";
import type { Run } from "../run.ts";
import { fork, joinPaths } from "../run.ts";
import type { Scope } from "../values/scope.ts";
import type { Shape } from "../values/shape.ts";
import { any, nullish, openObject } from "../values/shape.ts";
import type { State } from "../values/state.ts";
import type { Spread } from "../values/stored.ts";
import { spreadOver } from "../values/spreads.ts";
import { isNullish, onlyConstant, truthOf } from "../values/alternatives.ts";
import { nameValue } from "./toplevel.ts";
import type { Alternative, Value } from "../values/value.ts";
import {
  constant,
  falseValue,
  freshId,
  functionValue,
  nullValue,
  opaque,
  trueValue,
  undefinedValue,
  valueOf,
} from "../values/value.ts";
import { jsxValue } from "./jsx.ts";
import { superMember } from "./classes.ts";
import { asText, writtenText } from "../values/texts.ts";
import { evaluateSuper, thisValue } from "./this.ts";

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

function literal(node: TSESTree.Literal): Value {
  const { value } = node;
  if (value === null) {
    return "regex" in node ? opaque([], openObject, `regex:${node.regex.pattern}`) : nullValue;
  }
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? constant(value)
    : "regex" in node
      ? opaque([], openObject, `regex:${node.regex.pattern}`)
      : opaque([], { kind: "number" });
}

function template(run: Run, scope: Scope, node: TSESTree.TemplateLiteral): Value {
  const [only, ...others] = node.quasis;
  if (only !== undefined && others.length === 0) {
    return constant(only.value.cooked ?? only.value.raw);
  }
  const parts = node.expressions.map((expression) => evaluate(run, scope, expression));
  const id = `text(${node.quasis
    .map(({ value }, index) => `${value.raw}${parts[index]?.id ?? ""}`)
    .join("")
    .slice(0, 120)})`;
  const text = node.quasis.flatMap(({ value }, index): readonly (string | Value)[] => {
    const part = parts[index];
    return [value.cooked ?? value.raw, ...(part === undefined ? [] : [part])];
  });
  const pieces = text.filter((part) => part !== "");
  const [first] = pieces;
  const written = () => writtenText(run, pieces, { kind: "string" }, id);
  // With something beside it no text is empty, whatever there may be.
  return pieces.length > 1 || first === undefined || typeof first === "string"
    ? written()
    : eachWay(run, first, String, written);
}

function object(run: Run, scope: Scope, node: TSESTree.ObjectExpression): Value {
  const fields = new Map<string, Value>();
  const spread: Spread[] = [];
  for (const property of node.properties) {
    if (property.type === "SpreadElement") {
      spreadInto(run, fields, spread, evaluate(run, scope, property.argument));
      continue;
    }
    const fixed = staticName(property.key, property.computed);
    const key = fixed === undefined ? evaluate(run, scope, property.key) : undefined;
    const name = fixed ?? (key && wordOf(run, key));
    const value = evaluate(run, scope, property.value);
    if (name === undefined) {
      spread.unshift({ value: newObject(run, new Map([["[]", value]])), without: new Set(), ...(key && { key }) });
    } else {
      fields.set(property.kind === "set" ? setterName(name) : name, property.kind === "get" ? getter(value) : value);
    }
  }
  return newObject(run, fields, { spread });
}

/** A function that reading the member calls. */
function getter(value: Value): Value {
  return {
    id: value.id,
    alternatives: value.alternatives.map((alternative) =>
      alternative.kind === "function" && alternative.code.kind === "closure"
        ? { ...alternative, code: { ...alternative.code, getter: true } }
        : alternative,
    ),
  };
}

/** A spread takes precedence over what stands before it. What is known is copied, the rest is remembered as a source. */
function spreadInto(run: Run, fields: Map<string, Value>, spread: Spread[], value: Value): void {
  const source = onlyObject(run, value);
  if (source !== undefined && !source.array && source.instanceOf === undefined) {
    source.spread.toReversed().forEach((part) => {
      spreadOver(run, fields, part);
    });
    source.fields.forEach((field, name) => fields.set(name, field));
    spread.unshift(...source.spread);
    return;
  }
  // `...(isAdmin && { … })`: where it is no object, nothing is spread.
  const alternatives = run.state
    .alternatives(value)
    .map((alternative): Alternative =>
      alternative.kind === "null" || alternative.kind === "const"
        ? { kind: "undefined", when: alternative.when }
        : alternative,
    );
  if (alternatives.some(({ kind }) => kind !== "undefined")) {
    const part: Spread = { value: { id: value.id, alternatives }, without: new Set() };
    spreadOver(run, fields, part);
    spread.unshift(part);
  }
}

function array(run: Run, scope: Scope, node: TSESTree.ArrayExpression): Value {
  const elements: Value[] = [];
  let rest: Value | undefined;
  for (const element of node.elements) {
    if (element?.type === "SpreadElement") {
      const value = evaluate(run, scope, element.argument);
      const known = knownElements(run, value);
      if (known === undefined) {
        const any = elementOf(run, value);
        rest =
          rest === undefined
            ? any
            : { id: freshId("e"), alternatives: [...rest.alternatives, ...any.alternatives].slice(0, 10) };
      } else {
        elements.push(...known);
      }
    } else {
      elements.push(element ? evaluate(run, scope, element) : undefinedValue);
    }
  }
  return newArray(run, elements, rest);
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
  if (operator !== "&&" && isMadeEarlier(run, left)) {
    const made = right();
    if (run.state.alternatives(made).every(({ kind }) => kind === "api")) {
      return made;
    }
  }
  const learn = (state: State, taken: boolean) => {
    if (operator === "??") {
      assumeShape(state, left, nullish, !taken);
    } else {
      assumeTruth(state, left, operator === "||" ? taken : !taken);
    }
  };
  return fork(run, [
    () => {
      learn(run.state, true);
      return operator === "&&" ? falsy(run, left) : operator === "||" ? truthy(run, left) : left;
    },
    () => {
      learn(run.state, false);
      return run.state.alive ? right() : undefinedValue;
    },
  ]);
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

/** `registry.User ?? model("User")`: what was made earlier is the same thing as what is made now. */
function isMadeEarlier(run: Run, left: Value): boolean {
  const made = run.state.alternatives(left).filter((alternative) => !isNullish(alternative));
  return (
    made.length > 0 && made.length < run.state.alternatives(left).length && made.every(({ kind }) => kind === "api")
  );
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

const comparisons = new Set(["==", "===", "!=", "!==", "<", "<=", ">", ">=", "in", "instanceof"]);

function binary(run: Run, scope: Scope, node: TSESTree.BinaryExpression): Value {
  if (comparisons.has(node.operator)) {
    return truthValue(run, scope, node);
  }
  const left = evaluate(run, scope, node.left);
  const right = evaluate(run, scope, node.right);
  const both = [left, right];
  return node.operator === "+" ? sum(run, both, sumShape(run, both)) : computed(run, both, productShape(run, both));
}

/** Numbers are added, texts are put together; of what may be either, the text is remembered. */
function sum(run: Run, parts: readonly Value[], shape: Shape): Value {
  return shape.kind === "string"
    ? writtenText(run, parts, shape)
    : asText(computed(run, parts, shape), { text: parts });
}

function sumShape(run: Run, values: readonly Value[]): Shape {
  const isText = (value: Value) =>
    run.state
      .alternatives(value)
      .every(
        (one) =>
          (one.kind === "const" && typeof one.value === "string") ||
          (one.kind === "opaque" && one.shape.kind === "string"),
      );
  if (values.some(isText)) {
    return { kind: "string" };
  }
  const numbers = values.map((value) => numberShape(run, value));
  return numbers.includes(undefined) ? any : { kind: numbers.includes("numeric") ? "numeric" : "number" };
}

/** What is computed from something of the client's that is no number may be NaN. */
function productShape(run: Run, values: readonly Value[]): Shape {
  const mayBeNone = (value: Value) =>
    numberShape(run, value) !== "number" && originsIn(run, [value]).some(({ kind }) => kind === "client");
  return { kind: values.some(mayBeNone) ? "numeric" : "number" };
}

/** Whether a value is a number, or one that may be NaN; undefined where it can be something else. */
function numberShape(run: Run, value: Value): "number" | "numeric" | undefined {
  if (run.state.refinement(value.id)?.shape.kind === "number") {
    return "number";
  }
  const kinds = run.state
    .alternatives(value)
    .map((one) =>
      one.kind === "const" && typeof one.value === "number"
        ? "number"
        : one.kind === "opaque" && (one.shape.kind === "number" || one.shape.kind === "numeric")
          ? one.shape.kind
          : undefined,
    );
  return kinds.includes(undefined) ? undefined : kinds.includes("numeric") ? "numeric" : "number";
}

/** A condition as a value: true or false, and what follows from each. */
export function truthValue(run: Run, scope: Scope, node: TSESTree.Expression): Value {
  const { yes, no } = evaluateCondition(run, scope, node);
  return joinPaths(run, [yes, no], [trueValue, falseValue]);
}

function unary(run: Run, scope: Scope, node: TSESTree.UnaryExpression): Value {
  switch (node.operator) {
    case "!":
      return truthValue(run, scope, node);
    case "typeof":
      evaluate(run, scope, node.argument);
      return opaque([], { kind: "string" });
    case "void":
      evaluate(run, scope, node.argument);
      return undefinedValue;
    case "delete":
      bindPattern(
        run,
        scope,
        node.argument.type === "ChainExpression" ? node.argument.expression : node.argument,
        undefinedValue,
        "assign",
      );
      return trueValue;
    case "+":
      return madeNumber(run, [evaluate(run, scope, node.argument)]);
    default: {
      const value = evaluate(run, scope, node.argument);
      const only = node.operator === "-" ? onlyConstant(run.state.alternatives(value)) : undefined;
      return typeof only === "number" ? constant(-only) : opaque(originsIn(run, [value]), { kind: "number" });
    }
  }
}
