import type { TSESTree } from "@typescript-eslint/utils";

import { assumeEqual } from "./assume.ts";
import { evaluateCondition } from "./conditions.ts";
import { evaluate, noteFunction } from "./expressions.ts";
import { elementOf } from "./members.ts";
import { knownElements } from "./objects.ts";
import { bindPattern, namesIn } from "./patterns.ts";
import type { Run } from "./run.ts";
import { joinPaths, newCatcher, throwValue } from "./run.ts";
import { Scope } from "./scope.ts";
import { State } from "./state.ts";
import type { Value } from "./value.ts";
import { freshNumber, functionValue, opaque, originsOf, undefinedValue, valueOf } from "./value.ts";

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
    if (statement.type === "FunctionDeclaration" && statement.id) {
      const value = functionValue({ kind: "closure", node: statement, scope, module: scope.module });
      declare(run, scope, statement.id.name, noteFunction(run, statement, value));
    } else if (statement.type === "ClassDeclaration" && statement.id) {
      declare(run, scope, statement.id.name, valueOf({ kind: "class", code: { node: statement, scope, module: scope.module } }));
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
          bindPattern(run, scope, id, init ? evaluate(run, scope, init) : undefinedValue, node.kind === "var" ? "assign" : "declare");
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
  if (run.module === run.host && run.frame === "action") {
    run.returned.push({ node, value, state: run.state.fork() });
  }
  if (run.watched !== undefined && run.captured !== undefined && run.watched.type === "FunctionDeclaration") {
    run.captured = { value: run.captured.value, state: run.state.fork() };
  }
}

function expressionStatement(run: Run, scope: Scope, { expression }: TSESTree.ExpressionStatement): void {
  const value = evaluate(run, scope, expression);
  // A call into code that cannot be found, made for its own sake, may be what stops the caller.
  if (originsOf(value).some(({ kind }) => kind === "unresolved") && (expression.type === "AwaitExpression" || expression.type === "CallExpression")) {
    run.state.add("authenticated?");
  }
}

function leave(run: Run, exits: Map<string, State[]>, label: string): void {
  const list = exits.get(label) ?? [];
  list.push(run.state.fork());
  exits.set(label, list);
  run.state.die();
}

/** Runs the inside of something that `break` and `continue` can leave, and takes up those paths behind it. */
function withExits(run: Run, label: string, inside: () => void): void {
  const { breaks, continues } = run.activation;
  const labels = label === "" ? [""] : ["", label];
  const outer = labels.map((one) => [one, breaks.get(one), continues.get(one)] as const);
  labels.forEach((one) => {
    breaks.delete(one);
    continues.delete(one);
  });
  inside();
  const left = labels.flatMap((one) => [...(breaks.get(one) ?? []), ...(continues.get(one) ?? [])]);
  for (const [one, before, beforeContinue] of outer) {
    restore(breaks, one, before);
    restore(continues, one, beforeContinue);
  }
  joinPaths(run, [run.state, ...left]);
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
    withExits(run, node.label.name, () => { execute(run, scope, node.body); });
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
  const { handler } = node;
  if (handler) {
    const outer = run.catcher;
    run.catcher = newCatcher(true);
    execute(run, scope, node.block);
    const { thrown, implicit } = run.catcher;
    run.catcher = outer;
    const normal = run.state;
    const failures = [...thrown, ...implicit.map((state) => ({ state, value: libraryError() }))];
    const alive = failures.filter(({ state }) => state.alive);
    if (alive.length > 0) {
      const error = joinPaths(run, alive.map(({ state }) => state), alive.map(({ value }) => value));
      const inner = new Scope(scope.module, scope);
      if (handler.param) {
        bindPattern(run, inner, handler.param, error, "declare");
      }
      executeAll(run, inner, handler.body.body);
      joinPaths(run, [normal, run.state]);
    }
  } else {
    execute(run, scope, node.block);
  }
  if (node.finalizer) {
    runFinally(run, scope, node.finalizer);
  }
}

/** `finally` runs on every way out; where no path goes on, on the last one that left. */
function runFinally(run: Run, scope: Scope, block: TSESTree.BlockStatement): void {
  if (run.state.alive) {
    execute(run, scope, block);
    return;
  }
  const last = run.activation.returns.at(-1)?.state ?? run.catcher.thrown.at(-1)?.state;
  if (last !== undefined) {
    run.state = last.fork();
    execute(run, scope, block);
    run.state.die();
  }
}

function libraryError(): Value {
  return opaque([{ kind: "error" }], { kind: "object", open: true, fields: new Map() });
}

function switchStatement(run: Run, scope: Scope, node: TSESTree.SwitchStatement, label: string): void {
  withExits(run, label, () => {
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
      run.state = fallthrough === undefined ? entered : State.join([fallthrough, entered]).state;
      executeAll(run, inner, consequent);
      fallthrough = run.state;
    }
    joinPaths(run, [...(fallthrough === undefined ? [] : [fallthrough]), ...(hasDefault ? [] : [rest])]);
  });
}

function forOf(run: Run, scope: Scope, node: TSESTree.ForOfStatement, label: string): void {
  const value = evaluate(run, scope, node.right);
  const known = knownElements(run, value);
  withExits(run, label, () => {
    if (known !== undefined && known.length <= longestUnrolled) {
      for (const element of known) {
        oneRound(run, scope, node, element);
      }
      return;
    }
    const before = run.state.fork();
    oneRound(run, scope, node, elementOf(run, value));
    joinPaths(run, [before, run.state]);
  });
}

function oneRound(run: Run, scope: Scope, node: TSESTree.ForOfStatement, element: Value): void {
  if (!run.state.alive) {
    return;
  }
  const inner = new Scope(scope.module, scope);
  bindLoopVariable(run, inner, node.left, element);
  const { continues } = run.activation;
  execute(run, inner, node.body);
  const next = continues.get("") ?? [];
  continues.delete("");
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
  withExits(run, label, () => {
    switch (node.type) {
      case "ForInStatement": {
        const value = evaluate(run, inner, node.right);
        const before = run.state.fork();
        bindLoopVariable(run, inner, node.left, opaque(originsOf(value), { kind: "string" }));
        execute(run, inner, node.body);
        joinPaths(run, [before, run.state]);
        return;
      }
      case "DoWhileStatement":
        execute(run, inner, node.body);
        if (run.state.alive) {
          run.state = evaluateCondition(run, inner, node.test).no;
        }
        return;
      default:
        whileLoop(run, inner, node);
    }
  });
}

function whileLoop(run: Run, scope: Scope, node: TSESTree.ForStatement | TSESTree.WhileStatement): void {
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
    execute(run, scope, node.body);
    if (node.type === "ForStatement" && node.update && run.state.alive) {
      evaluate(run, scope, node.update);
    }
  }
  const after = run.state;
  if (no === undefined) {
    after.die();
    return;
  }
  joinPaths(run, [no, after]);
}
