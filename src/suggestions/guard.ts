import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

import type { Action } from "../actions/action.ts";
import type { AnalysedAction } from "../analysis/index.ts";
import { isFunction, type FunctionNode } from "../ast/functions.ts";
import { callsIn } from "../ast/calls.ts";
import { children } from "../ast/children.ts";
import { calledName } from "../flow/language/names.ts";
import type { SourceModule } from "../modules/index.ts";
import {
  awaitedIn,
  exitOf,
  guardsOf,
  isDirective,
  namesDeclaredBy,
  type Guards,
  type GuardStatements,
} from "./guard-statements.ts";
import { importNames, type ImportedNames } from "./import-names.ts";
import { namesDeclaredIn, namesUsedIn } from "./names.ts";
import { guardsNearby } from "./nearby-actions.ts";

type SourceCode = Readonly<TSESLint.SourceCode>;

/** The check that a project's other actions begin with, put into one that has none. */
export interface GuardEdit {
  /** What is called, and the action that it was seen in. */
  readonly named: { readonly guard: string; readonly other: string };
  readonly fix: TSESLint.ReportFixFunction;
}

// Key: the actions of a linted file, as the analysis made them. Owner: the analysis. Never wrong for it; goes with it.
const guards = new WeakMap<readonly AnalysedAction[], Known>();

interface Known {
  readonly here: Guards;
  readonly chosen: Map<keyof Guards, GuardStatements | undefined>;
}

/**
 * Inserts the guard of the file's other actions, or of those of a file nearby, where that is possible as it stands: one that
 * asks for a role if that is wanted, and otherwise only if there is no other.
 */
export function guardEdit(
  sourceCode: SourceCode,
  { action, run }: AnalysedAction,
  actions: readonly AnalysedAction[],
  wanted: keyof Guards = "caller",
): GuardEdit | undefined {
  const { function: node } = action;
  if (node?.async !== true || node.body.type !== "BlockStatement") {
    return undefined;
  }
  const { host } = run;
  const guard = guardFor(actions, run, wanted);
  if (guard === undefined || guard.function === node) {
    return undefined;
  }
  const outermost = action.enclosing.find(isFunction) ?? node;
  const insertion = insertionInto(node.body, guard, host.text);
  const used = insertion && namesFor(insertion.statements, guard, host, namesDeclaredIn(outermost), sourceCode, run);
  if (insertion === undefined || used === undefined || (insertion.isFirst && clashes(insertion.statements, node))) {
    return undefined;
  }
  const text = insertion.statements.map((statement, index, { length }) =>
    textOf(statement, guard, used, node, host, index === length - 1),
  );
  return {
    named: { guard: guardName(guard), other: guard.action },
    fix: (fixer) => [...used.fix(fixer), insertion.insert(fixer, text)],
  };
}

function guardFor(
  actions: readonly AnalysedAction[],
  { world, host }: AnalysedAction["run"],
  wanted: keyof Guards,
): GuardStatements | undefined {
  const { here, chosen } = guards.get(actions) ?? {
    here: guardsOf(
      world,
      host,
      actions.map((one) => one.action),
      actions.at(-1)?.run,
    ),
    chosen: new Map<keyof Guards, GuardStatements | undefined>(),
  };
  guards.set(actions, { here, chosen });
  if (!chosen.has(wanted)) {
    const near = here[wanted] === undefined ? guardsNearby(world, host, wanted) : {};
    chosen.set(wanted, here[wanted] ?? near[wanted] ?? (wanted === "caller" ? (near.role ?? here.role) : undefined));
  }
  return chosen.get(wanted);
}

/** Awaits a call of the action's own code that stands for itself, or is given a name. */
export function awaitEdit(call: TSESTree.Node, { function: node }: Action): TSESLint.ReportFixFunction | undefined {
  const { parent } = call;
  // A wrapper is called where the module is loaded: around that there is no function, and nothing around the program.
  let around: TSESTree.Node | null | undefined = parent;
  while (around && !isFunction(around)) {
    around = around.parent;
  }
  return around === node &&
    node?.async === true &&
    /^(?:ConditionalExpression|ExpressionStatement|IfStatement|LogicalExpression|UnaryExpression|VariableDeclarator)$/u.test(
      parent?.type ?? "",
    )
    ? (fixer) => fixer.insertTextBefore(call, "await ")
    : undefined;
}

interface Insertion {
  readonly statements: readonly TSESTree.Statement[];
  readonly isFirst: boolean;
  readonly insert: (fixer: TSESLint.RuleFixer, lines: readonly string[]) => TSESLint.RuleFix;
}

/** At the start of a body; where its statements are there but for the last one, which stops, that one behind them. */
function insertionInto(body: TSESTree.BlockStatement, guard: GuardStatements, text: string): Insertion | undefined {
  const texts = guard.statements.map(({ range }) => guard.module.text.slice(...range));
  const asking = texts.slice(0, -1);
  const last = guard.statements.at(-1);
  const there = body.body.map(({ range }) => text.slice(...range));
  const at = there.findIndex((_, start) => asking.every((line, index) => there[start + index] === line));
  const asked = body.body[at + asking.length - 1];
  if (asking.length > 0 && at !== -1 && asked !== undefined && last !== undefined) {
    const indent = indentOf(text, asked);
    return {
      statements: [last],
      isFirst: false,
      insert: (fixer, lines) => fixer.insertTextAfter(asked, `\n${indent}${indented(lines, indent)}`),
    };
  }
  const first = body.body.find((statement) => !isDirective(statement));
  if (first === undefined) {
    return undefined;
  }
  const indent = indentOf(text, first);
  const directive = body.body.findLast(isDirective);
  const isOnLineOfItsOwn = text.slice(0, first.range[0]).trimEnd().length < text.lastIndexOf("\n", first.range[0]) + 1;
  return {
    statements: guard.statements,
    isFirst: true,
    insert: (fixer, lines) => {
      const inserted = indented(lines, indent);
      if (!isOnLineOfItsOwn) {
        return fixer.insertTextBefore(first, `${inserted.replaceAll(/\s*\n\s*/gu, " ")} `);
      }
      // Before the comments that belong to the first statement, behind one that is on the line of the brace.
      const after = directive?.range[1] ?? body.range[0] + 1;
      const [line = ""] = /^[ \t]*(?:\/\/.*)?(?=\r?\n)/u.exec(text.slice(after)) ?? [];
      const at = after + line.length;
      return fixer.insertTextAfterRange([at, at], `\n${indent}${inserted}`);
    },
  };
}

function indentOf(text: string, node: TSESTree.Node): string {
  const start = text.lastIndexOf("\n", node.range[0] - 1) + 1;
  return /^[ \t]*/u.exec(text.slice(start))?.[0] ?? "";
}

function indented(lines: readonly string[], indent: string): string {
  return lines.join("\n").replaceAll("\n", `\n${indent}`);
}

/** Whether the check's own names mean something in a function already. */
function clashes(statements: readonly TSESTree.Statement[], node: FunctionNode): boolean {
  const last = statements.at(-1);
  const own = namesDeclaredBy(last !== undefined && awaitedIn(last) ? statements.slice(0, -1) : statements);
  const taken = new Set([...namesDeclaredIn(node), ...namesUsedIn(node).map(({ name }) => name)]);
  return [...own].some((name) => taken.has(name));
}

/** What the check's other names are called in the linted file; nothing where one of them is something else there. */
function namesFor(
  statements: readonly TSESTree.Statement[],
  guard: GuardStatements,
  host: SourceModule,
  locals: ReadonlySet<string>,
  sourceCode: SourceCode,
  run: AnalysedAction["run"],
): ImportedNames | undefined {
  const own = namesDeclaredBy(guard.statements);
  const names = new Set(
    statements
      .flatMap((statement) => (statement.type === "IfStatement" ? partsOf(statement, guard) : [statement]))
      .flatMap((node) => namesUsedIn(node).map(({ name }) => name))
      .filter((name) => !own.has(name)),
  );
  if ([...names].some((name) => locals.has(name))) {
    return undefined;
  }
  if (guard.module === host) {
    return { local: (name) => name, fix: () => [] };
  }
  const used = importNames(sourceCode, run.world.graph, { from: guard.module, to: host, names: [...names], locals });
  const isRenamed = used !== undefined && [...names].some((name) => used.local(name) !== name);
  return isRenamed && statements.some(hasShorthand) ? undefined : used;
}

/** `{ headers }` names a member as well as a variable. */
function hasShorthand(node: TSESTree.Node): boolean {
  return (node.type === "Property" && node.shorthand) || children(node).some(hasShorthand);
}

/** What is copied of an `if`: its test, and how it leaves, where that means the same elsewhere. */
function partsOf(statement: TSESTree.IfStatement, guard: GuardStatements): readonly TSESTree.Node[] {
  const exit = exitOf(statement);
  return exit !== undefined && isPortable(exit, guard) ? [statement.test, exit] : [statement.test];
}

function isPortable(exit: TSESTree.Statement, { locals, statements }: GuardStatements): boolean {
  const own = namesDeclaredBy(statements);
  return namesUsedIn(exit).every(({ name }) => own.has(name) || !locals.has(name)) && !holdsFunction(exit);
}

function holdsFunction(node: TSESTree.Node): boolean {
  return isFunction(node) || children(node).some(holdsFunction);
}

/** A statement as it is written into an action. An answer that nobody needs gets no name. */
function textOf(
  statement: TSESTree.Statement,
  guard: GuardStatements,
  used: ImportedNames,
  node: FunctionNode,
  host: SourceModule,
  isLast: boolean,
): string {
  const written = (part: TSESTree.Node) => renamed(part, guard.module, used);
  const awaited = isLast ? awaitedIn(statement) : undefined;
  if (awaited !== undefined) {
    return `${written(awaited)};`;
  }
  if (statement.type !== "IfStatement") {
    return written(statement);
  }
  const exit = exitOf(statement);
  const answers = exit?.type === "ReturnStatement";
  const keeps =
    exit !== undefined &&
    isPortable(exit, guard) &&
    (!answers || isSameAnswer(node, host, guard.function, guard.module));
  const leaving = keeps ? written(exit) : refusal(host.text);
  return statement.consequent.type === "BlockStatement"
    ? `if (${written(statement.test)}) {\n  ${leaving}\n}`
    : `if (${written(statement.test)}) ${leaving}`;
}

/** Next.js shows no message of an error that is thrown to the client. Written as the file writes its imports. */
function refusal(text: string): string {
  const [, quote = '"', end = ";"] = /^import\b[^;'"]*(["'])[^"'\n]*["'](;?)/mu.exec(text) ?? [];
  return `throw new Error(${quote}Unauthorized${quote})${end}`;
}

/** Whether what one function answers with may be what another one answers with, as far as they declare it. */
function isSameAnswer(node: FunctionNode, host: SourceModule, other: FunctionNode, module: SourceModule): boolean {
  const written = (range: TSESTree.Range | undefined, text: string) => range && text.slice(...range);
  return written(node.returnType?.range, host.text) === written(other.returnType?.range, module.text);
}

function renamed(part: TSESTree.Node, { text }: SourceModule, used: ImportedNames): string {
  let result = "";
  let [at] = part.range;
  for (const { name, range } of namesUsedIn(part).toSorted((a, b) => a.range[0] - b.range[0])) {
    result += text.slice(at, range[0]) + used.local(name);
    [, at] = range;
  }
  const written = result + text.slice(at, part.range[1]);
  return dedented(written, indentOf(text, part));
}

function dedented(text: string, indent: string): string {
  return text.replaceAll(`\n${indent}`, "\n");
}

/** The call that finds out who is calling: the last one before the `if`. */
function guardName({ statements }: GuardStatements): string {
  const names = statements.flatMap((statement) =>
    callsIn(statement.type === "IfStatement" ? statement.test : statement).flatMap((call) => calledName(call) ?? []),
  );
  return names.at(-1) ?? "the guard";
}
