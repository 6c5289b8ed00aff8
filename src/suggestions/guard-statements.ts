import type { TSESTree } from "@typescript-eslint/utils";

import { readableName, type Action } from "../actions/action.ts";
import { dangers } from "../analysis/index.ts";
import { children } from "../ast/children.ts";
import { isFunction, type FunctionNode } from "../ast/functions.ts";
import { executeAll } from "../flow/language/statements.ts";
import { moduleScope } from "../flow/language/toplevel.ts";
import { newActivation, Run, type World } from "../flow/run.ts";
import { Scope } from "../flow/values/scope.ts";
import { undefinedValue } from "../flow/values/value.ts";
import type { SourceModule } from "../modules/index.ts";
import { namesDeclaredIn, namesUsedIn } from "./names.ts";

/** Statements at the start of an action that find out who is calling, and stop when that is nobody. */
export interface GuardStatements {
  readonly module: SourceModule;
  /** The action that begins with them. */
  readonly action: string;
  readonly function: FunctionNode;
  readonly statements: readonly TSESTree.Statement[];
  /** The names that mean something else outside of that action. */
  readonly locals: ReadonlySet<string>;
  /** It also asks what the caller may do. */
  readonly asksForRole: boolean;
}

/** Checks stand in front; so many statements are looked at, and so many make one. */
const furthest = 5;
const longest = 3;

/** So many different beginnings of a file's actions are tried. */
const mostTried = 24;

/** The checks that most of a file's actions begin with. */
export interface Guards {
  /** One that finds out who is calling, and no more. */
  readonly caller?: GuardStatements | undefined;
  /** One that also asks for a role. */
  readonly role?: GuardStatements | undefined;
}

/** The checks that most of a file's actions begin with. */
export function guardsOf(world: World, module: SourceModule, actions: readonly Action[], before?: Run): Guards {
  const known = new Map<string, { readonly guard: GuardStatements; count: number }>();
  const failed = new Set<string>();
  let run = before;
  for (const action of actions) {
    const { function: node } = action;
    if (node === undefined) {
      continue;
    }
    const locals = namesDeclaredIn(action.enclosing.find(isFunction) ?? node);
    for (const statements of beginningsOf(node, locals)) {
      const text = textOf(module, statements);
      const found = known.get(text);
      if (found !== undefined) {
        found.count += 1;
        break;
      }
      if (failed.has(text) || failed.size + known.size >= mostTried) {
        continue;
      }
      run = new Run(world, module, run);
      const proven = provenBy(run, module, statements);
      if (proven !== undefined) {
        const asksForRole = proven === "role";
        const guard = {
          module,
          action: readableName(action, module.file),
          function: node,
          statements,
          locals,
          asksForRole,
        };
        known.set(text, { guard, count: 1 });
        break;
      }
      failed.add(text);
    }
  }
  const sorted = [...known.values()].sort((a, b) => b.count - a.count).map(({ guard }) => guard);
  return {
    caller: sorted.find(({ asksForRole }) => !asksForRole),
    role: sorted.find(({ asksForRole }) => asksForRole),
  };
}

function textOf({ text }: SourceModule, statements: readonly TSESTree.Statement[]): string {
  return statements.map(({ range }) => text.slice(...range)).join("\n");
}

/** What is known after some statements, if they run alone: that there is a caller, or also that they have a role. */
function provenBy(
  run: Run,
  module: SourceModule,
  statements: readonly TSESTree.Statement[],
): "caller" | "role" | undefined {
  run.activation = newActivation(undefined, undefinedValue, true);
  executeAll(run, new Scope(module, moduleScope(run, module)), statements);
  const acts = run.events.some(
    (event) =>
      event.kind === "effect" &&
      event.frame === "action" &&
      (dangers[event.danger].standing === "privileged" || dangers[event.danger].standing === "credential"),
  );
  if (!run.state.alive || !run.state.has("authenticated") || acts) {
    return undefined;
  }
  return run.state.has("role") ? "role" : "caller";
}

/** The runs of statements at the start of a function that may be a check, shorter ones first. */
function beginningsOf(node: FunctionNode, locals: ReadonlySet<string>): readonly (readonly TSESTree.Statement[])[] {
  if (node.body.type !== "BlockStatement") {
    return [];
  }
  const body = node.body.body.filter((statement) => !isDirective(statement)).slice(0, furthest);
  const tried = body.slice(0, 2).flatMap((statement) => (statement.type === "TryStatement" ? [statement.block] : []));
  return [body, ...tried.map((block) => block.body.slice(0, furthest))]
    .flatMap((statements) =>
      Array.from({ length: longest }, (_, index) => index + 1).flatMap((length) =>
        statements
          .map((_, start) => statements.slice(start, start + length))
          .filter((slice) => slice.length === length),
      ),
    )
    .filter((slice) => isCheck(slice) && isFree(slice, locals));
}

export function isDirective(statement: TSESTree.Statement): boolean {
  return statement.type === "ExpressionStatement" && typeof statement.directive === "string";
}

/** Variables, and then something that stops: an awaited call, or an `if` that leaves. */
function isCheck(slice: readonly TSESTree.Statement[]): boolean {
  const last = slice.at(-1);
  return (
    slice.slice(0, -1).every((statement) => statement.type === "VariableDeclaration" && statement.kind !== "var") &&
    last !== undefined &&
    (awaitedIn(last) !== undefined || (last.type === "IfStatement" && exitOf(last) !== undefined))
  );
}

/** `await guard()`, where a statement consists of that, or of giving its answer a name. */
export function awaitedIn(statement: TSESTree.Statement): TSESTree.AwaitExpression | undefined {
  const [declarator, ...others] = statement.type === "VariableDeclaration" ? statement.declarations : [];
  const expression =
    statement.type === "ExpressionStatement"
      ? statement.expression
      : others.length === 0
        ? declarator?.init
        : undefined;
  return expression?.type === "AwaitExpression" && expression.argument.type === "CallExpression"
    ? expression
    : undefined;
}

/** The statement with which an `if` without an `else` leaves. */
export function exitOf({ consequent, alternate }: TSESTree.IfStatement): TSESTree.Statement | undefined {
  const last = consequent.type === "BlockStatement" ? consequent.body.at(-1) : consequent;
  const leaves =
    last?.type === "ThrowStatement" ||
    last?.type === "ReturnStatement" ||
    (last?.type === "ExpressionStatement" && last.expression.type === "CallExpression");
  return leaves && !alternate ? last : undefined;
}

/** Whether statements mean the same elsewhere: they use nothing of the function that they are in. How they leave is open. */
function isFree(slice: readonly TSESTree.Statement[], locals: ReadonlySet<string>): boolean {
  const own = namesDeclaredBy(slice);
  return slice
    .map((statement) => (statement.type === "IfStatement" ? statement.test : statement))
    .every((node) => !hasForeign(node) && namesUsedIn(node).every(({ name }) => own.has(name) || !locals.has(name)));
}

export function namesDeclaredBy(statements: readonly TSESTree.Statement[]): ReadonlySet<string> {
  return new Set(statements.flatMap((statement) => [...namesDeclaredIn(statement)]));
}

/** Code that means something else elsewhere, or that is too much for a check. */
function hasForeign(node: TSESTree.Node): boolean {
  return node.type === "ThisExpression" || isFunction(node) || children(node).some(hasForeign);
}
