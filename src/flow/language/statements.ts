import { joinStates } from "../values/join.ts";
import type { TSESTree } from "@typescript-eslint/utils";

import { assumeEqual, learnFromAnswer } from "../values/assume.ts";
import { evaluateCondition } from "./conditions.ts";
import { evaluate, noteFunction } from "./expressions.ts";
import { callFunction } from "./calls.ts";
import { elementOf, peekMember } from "../values/members.ts";
import { knownElements, onlyObject } from "../values/objects.ts";
import { bindPattern, namesIn } from "./patterns.ts";
import { awaitValue } from "./promises.ts";
import { keepTurned } from "./turned.ts";
import type { Run } from "../run.ts";
import { joinPaths, newCatcher, throwValue } from "../run.ts";
import { Scope } from "../values/scope.ts";
import type { State } from "../values/state.ts";
import { isAbout } from "../values/ties.ts";
import type { Value } from "../values/value.ts";
import type { WayOut } from "./ways-out.ts";
import { onEveryWay } from "./ways-out.ts";
import {
  freshNumber,
  functionValue,
  libraryError,
  opaque,
  originsOf,
  undefinedValue,
  valueOf,
} from "../values/value.ts";

/** Literal arrays up to this length are gone through element by element. */
const longestUnrolled = 8;

/** Runs a function's body. */
export function executeBody(run: Run, scope: Scope, body: TSESTree.BlockStatement): void {
  hoistVar(scope, body.body);
  executeAll(run, scope, body.body);
}

/** Runs statements in order, as long as the path goes on. */
export function executeAll(run: Run, scope: Scope, statements: readonly TSESTree.Statement[]): void {
  hoist(run, scope, statements);
  for (const statement of statements) {
    if (!run.state.alive) {
      return;
    }
    execute(run, scope, statement);
  }
}

/** Functions, and the names of a block, are there before its first statement runs. */
function hoist(run: Run, scope: Scope, statements: readonly TSESTree.Statement[]): void {
  if (scope.parent === undefined) {
    return;
  }
  for (const statement of statements) {
    if (statement.type === "FunctionDeclaration") {
      const value = functionValue({ kind: "closure", node: statement, scope, module: scope.module });
      declare(run, scope, statement.id.name, noteFunction(run, statement, value));
    } else if (statement.type === "ClassDeclaration") {
      declare(
        run,
        scope,
        statement.id.name,
        valueOf({ kind: "class", when: undefined, code: { node: statement, scope, module: scope.module } }),
      );
    } else if (statement.type === "VariableDeclaration" && statement.kind !== "var") {
      for (const name of statement.declarations.flatMap(({ id }) => namesIn(id))) {
        if (scope.own(name) === undefined) {
          scope.declare(name, freshNumber());
        }
      }
    }
  }
}

/** `var` belongs to the whole function. */
function hoistVar(scope: Scope, statements: readonly TSESTree.Statement[]): void {
  for (const statement of statements) {
    if (statement.type === "VariableDeclaration" && statement.kind === "var") {
      for (const name of statement.declarations.flatMap(({ id }) => namesIn(id))) {
        if (scope.own(name) === undefined) {
          scope.declare(name, freshNumber());
        }
      }
    } else if (statement.type === "BlockStatement") {
      hoistVar(scope, statement.body);
    } else if (statement.type === "IfStatement") {
      hoistVar(scope, [statement.consequent, ...(statement.alternate ? [statement.alternate] : [])]);
    } else if (statement.type === "TryStatement") {
      hoistVar(scope, [statement.block]);
    }
  }
}

function declare(run: Run, scope: Scope, name: string, value: Value): void {
  const cell = scope.own(name) ?? freshNumber();
  scope.declare(name, cell);
  run.state.setCell(cell, value);
}

function execute(run: Run, scope: Scope, node: TSESTree.Statement, label = ""): void {
  if (!run.step()) {
    return;
  }
  switch (node.type) {
    case "ExpressionStatement":
      expressionStatement(run, scope, node);
      return;
    case "VariableDeclaration":
      for (const { id, init } of node.declarations) {
        if (init || node.kind !== "var") {
          bindPattern(
            run,
            scope,
            id,
            init ? evaluate(run, scope, init) : undefinedValue,
            node.kind === "var" ? "assign" : "declare",
          );
        }
      }
      return;
    case "ReturnStatement": {
      const { activation } = run;
      const value = node.argument ? evaluate(run, scope, node.argument, activation.isAsync) : undefinedValue;
      activation.returns.push({ state: run.state.fork(), value });
      noteReturn(run, node, value);
      run.state.die();
      return;
    }
    case "ThrowStatement":
      throwValue(run, evaluate(run, scope, node.argument));
      return;
    case "IfStatement":
      ifStatement(run, scope, node);
      return;
    case "BlockStatement":
      executeAll(run, new Scope(scope.module, scope), node.body);
      return;
    case "TryStatement":
      tryStatement(run, scope, node);
      return;
    case "SwitchStatement":
      switchStatement(run, scope, node, label);
      return;
    case "ForOfStatement":
      forOf(run, scope, node, label);
      return;
    case "ForStatement":
    case "WhileStatement":
    case "DoWhileStatement":
    case "ForInStatement":
      loop(run, scope, node, label);
      return;
    case "LabeledStatement":
      labelled(run, scope, node);
      return;
    case "BreakStatement":
      leave(run, run.activation.breaks, node.label?.name ?? "");
      return;
    case "ContinueStatement":
      leave(run, run.activation.continues, node.label?.name ?? "");
      return;
    case "ExportNamedDeclaration":
      if (node.declaration) {
        execute(run, scope, node.declaration as TSESTree.Statement);
      }
      return;
    case "FunctionDeclaration":
    case "ClassDeclaration":
    default:
  }
}

/** Remembers what a `return` in the linted file gives, so that a report can stand there; and a function that is waited for. */
function noteReturn(run: Run, node: TSESTree.ReturnStatement, value: Value): void {
  if (run.module === run.host && run.frame !== "module") {
    run.returned.push({ node, value, state: run.state.fork() });
  }
  if (run.watched !== undefined && run.captured !== undefined && run.watched.type === "FunctionDeclaration") {
    run.captured = { value: run.captured.value, state: run.state.fork() };
  }
}

function expressionStatement(run: Run, scope: Scope, { expression }: TSESTree.ExpressionStatement): void {
  const awaited = expression.type === "AwaitExpression" ? expression.argument : expression;
  run.unused = awaited.type === "ChainExpression" ? awaited.expression : awaited;
  const value = evaluate(run, scope, expression);
  keepTurned(run, scope, awaited, value);
  // A call into code that cannot be found, made for its own sake, may be what stops the caller.
  if (
    originsOf(value).some(({ kind }) => kind === "unresolved") &&
    (expression.type === "AwaitExpression" || expression.type === "CallExpression")
  ) {
    run.state.add("authenticated?");
    learnFromAnswer(run.state, value);
  }
}

function leave(run: Run, exits: Map<string, State[]>, label: string): void {
  const list = exits.get(label) ?? [];
  list.push(run.state.fork());
  exits.set(label, list);
  run.state.die();
}

/** Which jumps end in something: those that name it, and the plain ones that mean the nearest loop, or switch. */
interface Exits {
  readonly breaks: readonly string[];
  readonly continues: readonly string[];
}

/** Runs the inside of something that `break` and `continue` can leave, and takes up those paths behind it. */
function withExits(run: Run, exits: Exits, inside: () => void): void {
  const { breaks, continues } = run.activation;
  const outer = exits.breaks.map((label) => [breaks, label, breaks.get(label)] as const);
  const outerContinues = exits.continues.map((label) => [continues, label, continues.get(label)] as const);
  const all = [...outer, ...outerContinues];
  all.forEach(([map, label]) => map.delete(label));
  inside();
  const left = all.flatMap(([map, label]) => map.get(label) ?? []);
  all.forEach(([map, label, before]) => {
    restore(map, label, before);
  });
  joinPaths(run, [run.state, ...left]);
}

function exitsOfLoop(label: string): Exits {
  const labels = label === "" ? [""] : ["", label];
  return { breaks: labels, continues: labels };
}

function restore(exits: Map<string, State[]>, label: string, before: State[] | undefined): void {
  if (before === undefined) {
    exits.delete(label);
  } else {
    exits.set(label, before);
  }
}

function labelled(run: Run, scope: Scope, node: TSESTree.LabeledStatement): void {
  if (/^(?:For|While|DoWhile|Switch)/u.test(node.body.type)) {
    execute(run, scope, node.body, node.label.name);
  } else {
    withExits(run, { breaks: [node.label.name], continues: [] }, () => {
      execute(run, scope, node.body);
    });
  }
}

function ifStatement(run: Run, scope: Scope, node: TSESTree.IfStatement): void {
  const { yes, no } = evaluateCondition(run, scope, node.test);
  run.state = yes;
  if (yes.alive) {
    execute(run, new Scope(scope.module, scope), node.consequent);
  }
  const then = run.state;
  run.state = no;
  if (node.alternate && no.alive) {
    execute(run, new Scope(scope.module, scope), node.alternate);
  }
  joinPaths(run, [then, run.state]);
}

function tryStatement(run: Run, scope: Scope, node: TSESTree.TryStatement): void {
  if (node.finalizer) {
    withFinally(run, scope, node, node.finalizer);
  } else {
    tryAndCatch(run, scope, node);
  }
}

function tryAndCatch(run: Run, scope: Scope, node: TSESTree.TryStatement): void {
  const { handler } = node;
  if (!handler) {
    execute(run, scope, node.block);
    return;
  }
  const outer = run.catcher;
  run.catcher = newCatcher(true);
  run.tries += 1;
  execute(run, scope, node.block);
  run.tries -= 1;
  const { thrown, implicit } = run.catcher;
  run.catcher = outer;
  const normal = run.state;
  const failures = [...thrown, ...implicit.map((state) => ({ state, value: libraryError() }))];
  const alive = failures.filter(({ state }) => state.alive);
  if (alive.length > 0) {
    const error = joinPaths(
      run,
      alive.map(({ state }) => state),
      alive.map(({ value }) => value),
    );
    const inner = new Scope(scope.module, scope);
    if (handler.param) {
      bindPattern(run, inner, handler.param, error, "declare");
    }
    executeAll(run, inner, handler.body.body);
    joinPaths(run, [normal, run.state]);
  }
}

/** `finally` runs on every way out: at the end of the block, with what is returned or thrown, and where a loop is left. */
function withFinally(run: Run, scope: Scope, node: TSESTree.TryStatement, finalizer: TSESTree.BlockStatement): void {
  const { activation, catcher: outer } = run;
  const { breaks, continues } = activation;
  const returnsBefore = activation.returns.length;
  const jumpsBefore = [breaks, continues].map(
    (jumps) => new Map([...jumps].map(([label, states]) => [label, states.length])),
  );
  run.catcher = newCatcher(true);
  tryAndCatch(run, scope, node);
  const { thrown, implicit } = run.catcher;
  run.catcher = outer;
  const ways: WayOut[] = [];
  const returns = activation.returns.splice(returnsBefore);
  if (returns.length > 0) {
    const { state, value } = joinStates(
      returns.map((one) => one.state),
      returns.map((one) => one.value),
    );
    ways.push({ state, leave: (after) => activation.returns.push({ state: after, value }) });
  }
  if (thrown.length > 0) {
    const { state, value } = joinStates(
      thrown.map((one) => one.state),
      thrown.map((one) => one.value),
    );
    ways.push({ state, leave: (after) => outer.thrown.push({ state: after, value }) });
  }
  if (implicit.length > 0) {
    ways.push({ state: joinStates(implicit).state, leave: (after) => outer.wanted && outer.implicit.push(after) });
  }
  for (const [index, jumps] of [breaks, continues].entries()) {
    for (const [label, states] of jumps) {
      const own = states.splice(jumpsBefore[index]?.get(label) ?? 0);
      if (own.length > 0) {
        ways.push({ state: joinStates(own).state, leave: (after) => states.push(after) });
      }
    }
  }
  onEveryWay(run, run.state, ways, () => {
    execute(run, scope, finalizer);
  });
}

function switchStatement(run: Run, scope: Scope, node: TSESTree.SwitchStatement, label: string): void {
  // A `continue` inside of a switch means the loop around it.
  withExits(run, { breaks: exitsOfLoop(label).breaks, continues: [] }, () => {
    const value = evaluate(run, scope, node.discriminant);
    const inner = new Scope(scope.module, scope);
    const isTrue = node.discriminant.type === "Literal" && node.discriminant.value === true;
    let rest = run.state;
    let fallthrough: State | undefined;
    const hasDefault = node.cases.some(({ test }) => !test);
    for (const { test, consequent } of node.cases) {
      let entered: State;
      if (!test) {
        entered = rest.fork();
      } else if (isTrue) {
        run.state = rest;
        const { yes, no } = evaluateCondition(run, inner, test);
        entered = yes;
        rest = no;
      } else {
        run.state = rest;
        const wanted = evaluate(run, inner, test);
        entered = run.state.fork();
        rest = run.state;
        assumeEqual(entered, value, wanted, true, false);
        assumeEqual(rest, value, wanted, false, false);
      }
      run.state = fallthrough === undefined ? entered : joinStates([fallthrough, entered]).state;
      executeAll(run, inner, consequent);
      fallthrough = run.state;
    }
    joinPaths(run, [...(fallthrough === undefined ? [] : [fallthrough]), ...(hasDefault ? [] : [rest])]);
  });
}

function forOf(run: Run, scope: Scope, node: TSESTree.ForOfStatement, label: string): void {
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
function loop(run: Run, scope: Scope, node: Loop, label: string): void {
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
