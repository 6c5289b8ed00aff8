import type { TSESTree } from "@typescript-eslint/utils";

import { joinStates } from "../values/join.ts";
import { assumeEqual, learnFromAnswer } from "../values/assume.ts";
import { noteComparison } from "./comparisons.ts";
import { evaluateCondition } from "./conditions.ts";
import { evaluate, noteFunction } from "./expressions.ts";
import { bindPattern, namesIn } from "./patterns.ts";
import { keepTurned } from "./turned.ts";
import type { Run } from "../run.ts";
import { throwOn } from "./own-errors.ts";
import { joinPaths } from "../run.ts";
import { Scope } from "../values/scope.ts";
import type { State } from "../values/state.ts";
import type { Value } from "../values/value.ts";
import { freshNumber, functionValue, originsOf, undefinedValue, valueOf } from "../values/value.ts";
import { forOf, loop } from "./loops.ts";
import { leave, withExits, exitsOfLoop } from "./jumps.ts";
import { tryStatement } from "./tries.ts";

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

/** Gives a name of a scope its first value. */
export function declare(run: Run, scope: Scope, name: string, value: Value): void {
  const cell = scope.own(name) ?? freshNumber();
  scope.declare(name, cell);
  run.state.setCell(cell, value);
}

/** Runs a statement; jumps to its label end behind it. */
export function execute(run: Run, scope: Scope, node: TSESTree.Statement, label = ""): void {
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
      throwOn(run, evaluate(run, scope, node.argument));
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
        if (run.state.alternatives(value).some(({ kind }) => kind !== "const")) {
          noteComparison(run, test, "switch", [value, wanted], [node.discriminant, test]);
        }
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
