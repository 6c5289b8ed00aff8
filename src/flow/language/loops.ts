import type { TSESTree } from "@typescript-eslint/utils";

import { evaluateCondition } from "./conditions.ts";
import { evaluate } from "./expressions.ts";
import { callFunction } from "./calls.ts";
import { elementOf, peekMember } from "../values/members.ts";
import { knownElements, onlyObject } from "../values/objects.ts";
import { bindPattern } from "./patterns.ts";
import { awaitValue } from "./promises.ts";
import type { Run } from "../run.ts";
import { joinPaths } from "../run.ts";
import { Scope } from "../values/scope.ts";
import type { State } from "../values/state.ts";
import { isAbout } from "../values/ties.ts";
import type { Value } from "../values/value.ts";
import { opaque, originsOf, undefinedValue } from "../values/value.ts";
import { execute } from "./statements.ts";
import { withExits, exitsOfLoop } from "./jumps.ts";
import { longestUnrolled } from "./builtins/membership.ts";

/** Runs `for (… of …)`: round by round where the list is short and known. */
export function forOf(run: Run, scope: Scope, node: TSESTree.ForOfStatement, label: string): void {
  const value = iterated(run, evaluate(run, scope, node.right), node);
  const known = knownElements(run, value);
  withExits(run, exitsOfLoop(label), () => {
    if (known !== undefined && known.length <= longestUnrolled) {
      for (const element of known) {
        oneRound(run, scope, node, element, label);
      }
      return;
    }
    const before = run.state.fork();
    const element = elementOf(run, value);
    oneRound(run, scope, node, element, label);
    // Without a round there is no element either of which it could be wrong.
    before.takeOver(run.state, isAbout(element));
    maybeRan(run, before);
  });
}

/** Goes on after a loop that may have had no round at all: whom its rounds make known may be known, for all we can see. */
function maybeRan(run: Run, before: State): void {
  const isKnown = run.state.alive && run.state.has("authenticated");
  joinPaths(run, [before, run.state]);
  if (isKnown) {
    run.state.add("authenticated?");
  }
}

/** What a loop goes through: an object says it by a method of its own. */
function iterated(run: Run, value: Value, node: TSESTree.ForOfStatement): Value {
  const name = node.await ? "@@asyncIterator" : "@@iterator";
  const method = onlyObject(run, value)?.array === false ? peekMember(run, value, name) : undefinedValue;
  return run.state.alternatives(method).some(({ kind }) => kind === "function")
    ? callFunction(run, method, [], { site: node, self: value })
    : value;
}

function oneRound(run: Run, scope: Scope, node: TSESTree.ForOfStatement, element: Value, label: string): void {
  if (!run.state.alive) {
    return;
  }
  const inner = new Scope(scope.module, scope);
  bindLoopVariable(run, inner, node.left, node.await ? awaitValue(run, element) : element);
  execute(run, inner, node.body);
  takeUpContinues(run, label);
}

/** Goes on with the paths that left the round for the next one. */
function takeUpContinues(run: Run, label: string): void {
  const { continues } = run.activation;
  const next = exitsOfLoop(label).continues.flatMap((one) => {
    const states = continues.get(one) ?? [];
    continues.delete(one);
    return states;
  });
  joinPaths(run, [run.state, ...next]);
}

function bindLoopVariable(run: Run, scope: Scope, left: TSESTree.ForOfStatement["left"], value: Value): void {
  if (left.type === "VariableDeclaration") {
    const [declarator] = left.declarations;
    bindPattern(run, scope, declarator.id, value, "declare");
  } else {
    bindPattern(run, scope, left, value, "assign");
  }
}

type Loop = TSESTree.ForStatement | TSESTree.WhileStatement | TSESTree.DoWhileStatement | TSESTree.ForInStatement;

/** Loops whose rounds are not known run once, or not at all. */
export function loop(run: Run, scope: Scope, node: Loop, label: string): void {
  const inner = new Scope(scope.module, scope);
  withExits(run, exitsOfLoop(label), () => {
    const round = () => {
      execute(run, inner, node.body);
      takeUpContinues(run, label);
    };
    switch (node.type) {
      case "ForInStatement": {
        const value = evaluate(run, inner, node.right);
        const before = run.state.fork();
        bindLoopVariable(run, inner, node.left, opaque(originsOf(value), { kind: "string" }));
        round();
        maybeRan(run, before);
        return;
      }
      case "DoWhileStatement":
        round();
        if (run.state.alive) {
          run.state = evaluateCondition(run, inner, node.test).no;
        }
        return;
      default:
        whileLoop(run, inner, node, round);
    }
  });
}

function whileLoop(
  run: Run,
  scope: Scope,
  node: TSESTree.ForStatement | TSESTree.WhileStatement,
  round: () => void,
): void {
  if (node.type === "ForStatement" && node.init) {
    if (node.init.type === "VariableDeclaration") {
      execute(run, scope, node.init);
    } else {
      evaluate(run, scope, node.init);
    }
  }
  const { test } = node;
  const endless = !test || (test.type === "Literal" && test.value === true);
  const { yes, no } = endless ? { yes: run.state, no: undefined } : evaluateCondition(run, scope, test);
  run.state = yes;
  if (yes.alive) {
    round();
    if (node.type === "ForStatement" && node.update && run.state.alive) {
      evaluate(run, scope, node.update);
    }
  }
  if (endless || no === undefined) {
    run.state.die();
    return;
  }
  // What ends the loop after a round is that its condition holds no more.
  run.state = run.state.alive ? evaluateCondition(run, scope, test).no : run.state;
  maybeRan(run, no);
}
