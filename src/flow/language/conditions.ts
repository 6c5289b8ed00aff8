import type { TSESTree } from "@typescript-eslint/utils";

import { bare } from "../../ast/bare.ts";
import { joinStates } from "../values/join.ts";
import { resolveApi } from "../../models/lookup.ts";
import { assumeEqual, assumeCallable, assumeShape, assumeTruth } from "../values/assume.ts";
import { isInstance } from "./classes.ts";
import { noteComparison } from "./comparisons.ts";
import { evaluate } from "./expressions.ts";
import { onlyObject } from "../values/objects.ts";
import { assumeMemberOfError, assumeOwnError } from "./own-errors.ts";
import type { Run } from "../run.ts";
import type { State } from "../values/state.ts";
import type { Scope } from "../values/scope.ts";
import { noteAskedForRole, noteInVain, outranks, roleOf } from "../values/rights.ts";
import type { Shape } from "../values/shape.ts";
import { any, nullish, openObject } from "../values/shape.ts";
import { tiesOfKey } from "../values/ties.ts";
import { learnFromPresence } from "../values/ties-of-relations.ts";
import { noteIgnored } from "../values/unsaid.ts";
import type { Alternative, Origin, Value } from "../values/value.ts";
import { originsOf } from "../values/value.ts";

/** What is known where a condition holds, and where it does not. */
export interface Branches {
  readonly yes: State;
  readonly no: State;
}

/** Evaluates a condition and learns from each way that it can come out. The run's state is used up. */
export function evaluateCondition(run: Run, scope: Scope, node: TSESTree.Node): Branches {
  if (!run.step()) {
    return { yes: run.state, no: run.state.fork() };
  }
  switch (node.type) {
    case "UnaryExpression":
      if (node.operator === "!") {
        const { yes, no } = evaluateCondition(run, scope, node.argument);
        return { yes: no, no: yes };
      }
      break;
    case "LogicalExpression":
      if (node.operator !== "??") {
        return node.operator === "&&" ? both(run, scope, node) : either(run, scope, node);
      }
      break;
    case "BinaryExpression":
      return comparison(run, scope, node);
    case "ChainExpression":
    case "TSAsExpression":
    case "TSNonNullExpression":
    case "TSSatisfiesExpression":
    case "TSTypeAssertion":
      return evaluateCondition(run, scope, node.expression);
    default:
  }
  const value = evaluate(run, scope, node);
  if (run.state.alternatives(value).every(({ kind }) => kind === "promise")) {
    // A promise is always true, whatever it comes to.
    noteIgnored(run.state, value);
  }
  return splitByConfiguration(run, [value], (state, truth) => {
    assumeTruth(state, value, truth);
  });
}

/** A test of the environment: the deployment decides, the same for all requests. */
function splitByConfiguration(
  run: Run,
  values: readonly Value[],
  learn: (state: State, truth: boolean) => void,
): Branches {
  const all = values.flatMap((value) => run.state.alternatives(value).map((one) => ({ value, one })));
  const isConfigured = all.every(
    ({ value, one }) =>
      one.kind === "const" ||
      (one.kind === "opaque" && (one.from.length === 0 ? isSetting(value) : one.from.every(isSecret))),
  );
  if (!isConfigured) {
    return split(run, learn);
  }
  const open = all.filter(({ one }) => one.kind !== "const");
  const isSet = open.some(({ one }) => one.kind === "opaque" && one.from.length === 0);
  const isStage = all.some(({ one }) => one.kind === "const" && typeof one.value === "string" && stage.test(one.value));
  if (open.length === 0 ? !isOfDeployment(run.state, all) : isSet && isStage) {
    return split(run, learn);
  }
  const choice = run.state.choices.configure(2);
  return split(run, (state, truth) => {
    state.narrow(choice, truth ? 1 : 2);
    learn(state, truth);
  });
}

/** Whether what a value is follows from what the deployment has decided: `isSet(process.env.A) || isSet(process.env.B)`. */
function isOfDeployment({ choices }: State, all: readonly { readonly one: Alternative }[]): boolean {
  const isDecided = (choice: number, depth: number): boolean =>
    choices.isConfiguration(choice) ||
    (depth > 0 &&
      choices
        .get(choice)
        ?.outcomes.every(
          ({ facts, masks }) =>
            facts.size === 0 && masks.size > 0 && [...masks.keys()].every((other) => isDecided(other, depth - 1)),
        ) === true);
  return (
    all.length > 1 &&
    all.every(({ one: { when = [] } }) => when.length > 0 && when.every(([choice]) => isDecided(choice, deepest)))
  );
}

/** How many choices may lead to one of the deployment's. */
const deepest = 3;

/** What deployments are called, each of which somebody can call. */
const stage = /^(?:dev(?:elop(?:ment)?)?|live|local|preview|prod(?:uction)?|staging|test)$/iu;

/** Whether a value is one that a library's object has in it whoever calls (`process.env.NEXT_PUBLIC_DEMO`): no call has given it. */
function isSetting(value: Value): boolean {
  return value.id.startsWith("api:");
}

function isSecret({ kind }: Origin): boolean {
  return kind === "secret";
}

function split(run: Run, learn: (state: State, truth: boolean) => void): Branches {
  const yes = run.state.fork();
  const no = run.state.fork();
  learn(yes, true);
  learn(no, false);
  return { yes, no };
}

function both(run: Run, scope: Scope, { left, right }: TSESTree.LogicalExpression): Branches {
  const tested = comparedInVain(run, left, right);
  if (tested !== undefined) {
    noteInVain(run.state, evaluate(run, scope, tested));
  }
  const first = evaluateCondition(run, scope, left);
  run.state = first.yes;
  const second = evaluateCondition(run, scope, right);
  return { yes: second.yes, no: joinStates([first.no, second.no]).state };
}

/**
 * What `!role && role !== "admin"` tests: where there is none, it differs from anything. Whoever wrote it wanted to ask for
 * one, and lets everybody through who has any.
 */
function comparedInVain(run: Run, left: TSESTree.Node, right: TSESTree.Node): TSESTree.Expression | undefined {
  const tested = left.type === "UnaryExpression" && left.operator === "!" ? bare(left.argument) : undefined;
  const textOf = ({ range }: TSESTree.Node) => run.module.text.slice(...range);
  return (tested?.type === "Identifier" || tested?.type === "MemberExpression") &&
    right.type === "BinaryExpression" &&
    (right.operator === "!==" || right.operator === "!=") &&
    textOf(bare(right.left)) === textOf(tested)
    ? tested
    : undefined;
}

function either(run: Run, scope: Scope, { left, right }: TSESTree.LogicalExpression): Branches {
  const first = evaluateCondition(run, scope, left);
  run.state = first.no;
  const second = evaluateCondition(run, scope, right);
  return { yes: joinStates([first.yes, second.yes]).state, no: second.no };
}

function comparison(run: Run, scope: Scope, node: TSESTree.BinaryExpression): Branches {
  const { operator } = node;
  switch (operator) {
    case "==":
    case "===":
    case "!=":
    case "!==":
      return equality(run, scope, node);
    case "instanceof":
      return instance(run, scope, node);
    case "in":
      return membership(run, scope, node);
    default: {
      const left = evaluate(run, scope, node.left);
      const right = evaluate(run, scope, node.right);
      if (isTime(left) || isTime(right)) {
        run.state.addPossible("timed");
      }
      return split(run, (state, truth) => {
        state.look(left);
        state.look(right);
        assumeOrder(state, operator, left, right, truth);
        if (outranks(state, operator, left, right, truth)) {
          state.add(roleOf([...originsOf(left), ...originsOf(right)]));
        }
        for (const value of [left, right]) {
          noteAskedForRole(state, value);
          if (truth && state.alternatives(value).some((one) => one.kind === "opaque" && one.shape.kind === "numeric")) {
            state.prove(value.id, { kind: "number" });
          }
        }
      });
    }
  }
}

/** Columns that say when something was done, rather than how long it holds. */
const timeColumn = /(?:sent|created|updated|requested|issued)_?at$|last_?(?:sent|request)/iu;

/** Whether a value comes from such a column of a row. */
function isTime(value: Value): boolean {
  return originsOf(value).some(
    (origin) => origin.kind === "record" && origin.path.some((name) => timeColumn.test(name)),
  );
}

/** Numbers that are known are compared: `errors.length > 0` tells whether there was one. */
function assumeOrder(state: State, operator: string, left: Value, right: Value, truth: boolean): void {
  const numberOf = (alternative: Alternative) =>
    alternative.kind === "const" && typeof alternative.value === "number" ? alternative.value : undefined;
  const may = (one: Alternative, other: Alternative) => {
    const [a, b] = [numberOf(one), numberOf(other)];
    return a === undefined || b === undefined || isInOrder(operator, a, b) === truth;
  };
  const lefts = state.alternatives(left);
  const rights = state.alternatives(right);
  const possible =
    state.keep(left, (one) => rights.some((other) => may(one, other))) &&
    state.keep(right, (other) => lefts.some((one) => may(one, other)));
  if (!possible) {
    state.die();
    return;
  }
  const areNumbers = (others: readonly Alternative[]) => others.every((one) => numberOf(one) !== undefined);
  const isOfSome = (value: Value) => truth || value.id.endsWith(".length");
  // If none were too few, there is one: `team.members.length > 0`.
  if (
    isOfSome(left) &&
    areNumbers(rights) &&
    rights.every((one) => isInOrder(operator, 0, numberOf(one) ?? 0) !== truth)
  ) {
    learnFromPresence(state, left);
  }
  if (
    isOfSome(right) &&
    areNumbers(lefts) &&
    lefts.every((one) => isInOrder(operator, numberOf(one) ?? 0, 0) !== truth)
  ) {
    learnFromPresence(state, right);
  }
}

function isInOrder(operator: string, left: number, right: number): boolean {
  switch (operator) {
    case "<":
      return left < right;
    case "<=":
      return left <= right;
    case ">":
      return left > right;
    default:
      return left >= right;
  }
}

function equality(run: Run, scope: Scope, node: TSESTree.BinaryExpression): Branches {
  const positive = node.operator.startsWith("=");
  const typeTest = typeofTest(node.left, node.right) ?? typeofTest(node.right, node.left);
  if (typeTest !== undefined) {
    const value = evaluate(run, scope, typeTest.argument);
    return split(run, (state, truth) => {
      if (typeTest.shape === "function") {
        assumeCallable(state, value, truth === positive);
      } else {
        assumeShape(state, value, typeTest.shape, truth === positive);
      }
    });
  }
  const left = evaluate(run, scope, node.left);
  const right = evaluate(run, scope, node.right);
  noteComparison(run, node, node.operator, [left, right], [node.left, node.right]);
  const loose = node.operator.length === 2;
  return splitByConfiguration(run, [left, right], (state, truth) => {
    assumeEqual(state, left, right, truth === positive, loose);
  });
}

function typeofTest(
  test: TSESTree.Node,
  literal: TSESTree.Node,
): { readonly argument: TSESTree.Expression; readonly shape: Shape | "function" } | undefined {
  if (test.type !== "UnaryExpression" || test.operator !== "typeof" || literal.type !== "Literal") {
    return undefined;
  }
  switch (literal.value) {
    case "string":
    case "number":
    case "boolean":
      return { argument: test.argument, shape: { kind: literal.value } };
    case "undefined":
      return { argument: test.argument, shape: nullish };
    case "object":
      return { argument: test.argument, shape: openObject };
    case "function":
      return { argument: test.argument, shape: "function" };
    default:
      return { argument: test.argument, shape: any };
  }
}

const builtinShapes: Readonly<Record<string, Shape>> = {
  "api:globals.Date": { kind: "date" },
  "global:File": { kind: "file" },
  "global:Blob": { kind: "file" },
  "global:Array": { kind: "array", element: any },
};

function instance(run: Run, scope: Scope, node: TSESTree.BinaryExpression): Branches {
  const value = evaluate(run, scope, node.left);
  const wanted = evaluate(run, scope, node.right);
  const shape = builtinShapes[wanted.id];
  if (shape !== undefined) {
    return split(run, (state, truth) => {
      assumeShape(state, value, shape, truth);
    });
  }
  const alternatives = run.state.alternatives(value);
  const tellsCaller =
    alternatives.some(isCaller) &&
    (wanted.id.startsWith("global:") || run.state.alternatives(wanted).every(({ kind }) => kind === "api"));
  // Where it is kept beside what came out well, what has failed is an error, as far as anybody goes by.
  const tellsFailure =
    wanted.id === "global:Error" &&
    alternatives.some((one) => one.kind === "object" && run.state.object(one.ref)?.instanceOf === undefined);
  const type = apiType(run.state.alternatives(wanted));
  const isTold = type !== undefined && run.state.alternatives(value).some((one) => apiType([one]) === type);
  const is = (alternative: Alternative): boolean | undefined => {
    if (isTold) {
      // A model says which of the results of a call is one, and so which are not.
      return apiType([alternative]) === type;
    }
    switch (alternative.kind) {
      case "undefined":
      case "null":
      case "const":
        return false;
      case "object": {
        const object = run.state.object(alternative.ref);
        return object?.instanceOf === undefined
          ? wanted.id === "global:Error"
            ? false
            : undefined
          : isInstance(run, object.instanceOf, wanted);
      }
      case "opaque":
        // Who is calling is no response or error; what else it may be is one, or nobody would ask.
        return isCaller(alternative)
          ? false
          : tellsCaller || (tellsFailure && alternative.from.some(({ kind }) => kind === "error"))
            ? true
            : undefined;
      default:
        return undefined;
    }
  };
  const isReadable = !isForOperators(run, wanted);
  return split(run, (state, truth) => {
    state.look(value);
    if (!state.keep(value, (alternative) => (is(alternative) ?? truth) === truth)) {
      state.die();
    } else if (truth && isReadable) {
      assumeOwnError(state, value.id);
    } else if (!truth && wanted.id === "global:Error") {
      // What libraries throw are errors; what is none, the program has thrown itself: `throw "Title is taken"`.
      state.add(`thrown:${value.id}`);
    }
  });
}

/** The named type of a library's that a value is. */
function apiType([only, ...others]: readonly Alternative[]): string | undefined {
  return only?.kind === "api" && others.length === 0 && only.library.api.type !== undefined
    ? `${only.library.model.name}.${only.library.api.type}`
    : undefined;
}

/** A class of errors that a library makes for those who run it: `Error` itself, or one that its model says so of. */
function isForOperators(run: Run, wanted: Value): boolean {
  return (
    wanted.id.startsWith("global:") ||
    run.state.alternatives(wanted).some((alternative) => {
      const construct =
        alternative.kind === "api"
          ? resolveApi(alternative.library.model, alternative.library.api).construct
          : undefined;
      return [construct ?? []].flat().some(({ returns }) => returns === "error");
    })
  );
}

function isCaller(alternative: Alternative): boolean {
  return alternative.kind === "opaque" && alternative.from.some(({ kind }) => kind === "identity");
}

/** Whether a row has a column, where the query names those that come back. */
function hasColumn(from: readonly Origin[], name: string): boolean | undefined {
  const row = from.find((origin) => origin.kind === "record" && origin.path.length === 0);
  if (row?.kind !== "record" || row.query.columns.kind !== "only") {
    return undefined;
  }
  const { columns, relations } = row.query;
  return columns.names.has(name) || relations.some((relation) => relation.name === name);
}

function membership(run: Run, scope: Scope, node: TSESTree.BinaryExpression): Branches {
  const key = evaluate(run, scope, node.left);
  const value = evaluate(run, scope, node.right);
  const [only] = run.state.alternatives(key);
  const name = only?.kind === "const" ? String(only.value) : undefined;
  const has = (state: State, alternative: Alternative): boolean | undefined => {
    const object = alternative.kind === "object" ? state.object(alternative.ref) : undefined;
    if (name === undefined) {
      return undefined;
    }
    if (object === undefined) {
      return alternative.kind === "opaque" ? hasColumn(alternative.from, name) : undefined;
    }
    return (
      object.fields.has(name) || (object.spread.length === 0 && object.instanceOf === undefined ? false : undefined)
    );
  };
  return split(run, (state, truth) => {
    state.look(value);
    if (!state.keep(value, (alternative) => (has(state, alternative) ?? truth) === truth)) {
      state.die();
      return;
    }
    (truth ? tiesOfKey(state, value, key) : []).forEach((fact) => {
      state.add(fact);
    });
    if (truth && name !== undefined) {
      assumeMemberOfError(state, value, name);
    }
    if (truth && onlyObject(run, value) !== undefined) {
      // `key in allowed` with an object of the program's own is an allow-list.
      state.prove(key.id, { kind: "enum" });
    } else if (truth && originsOf(value).some(({ kind }) => kind === "client")) {
      state.prove(value.id, openObject);
    }
  });
}
