import type { TSESTree } from "@typescript-eslint/utils";

import { bare } from "../../ast/bare.ts";
import { children } from "../../ast/children.ts";
import type { FunctionNode } from "../../ast/functions.ts";
import { isFunction } from "../../ast/functions.ts";
import { callFunction } from "../../flow/language/calls.ts";
import { namesIn } from "../../flow/language/patterns.ts";
import { moduleScope } from "../../flow/language/toplevel.ts";
import { Run } from "../../flow/run.ts";
import { functionValue, opaque } from "../../flow/values/value.ts";
import type { SourceModule } from "../../modules/index.ts";
import { sharedGraph } from "../../modules/index.ts";
import type { AnalysedAction, Analysis } from "../analyze.ts";
import { worldOf } from "../world.ts";

/** As many arguments as a wrapper is taken to be given, and as often as what it gives is called again. */
const mostArguments = 4;
const mostCalls = 3;

/** A function that answers for what the functions fail with that it is given. */
export interface ErrorWrapper {
  readonly name: string;
  readonly node: FunctionNode;
}

/**
 * The functions of a module that are made to wrap actions: its path or their name says "action", they call what they are
 * given inside of a `try`, and return from its `catch`.
 */
export function errorWrappersIn(program: TSESTree.Program, file: string): readonly ErrorWrapper[] {
  return program.body.flatMap((statement) => {
    const declaration =
      statement.type === "ExportNamedDeclaration" || statement.type === "ExportDefaultDeclaration"
        ? statement.declaration
        : statement;
    return namedFunctions(declaration).filter(
      ({ name, node }) => isOfActions(name, file) && rescues(node, node.params.flatMap(namesIn)),
    );
  });
}

function namedFunctions(declaration: TSESTree.Node | null): readonly ErrorWrapper[] {
  if (declaration?.type === "FunctionDeclaration") {
    return [{ name: declaration.id?.name ?? "default", node: declaration }];
  }
  return declaration?.type === "VariableDeclaration"
    ? declaration.declarations.flatMap(({ id, init }) => {
        const value = init && bare(init);
        return id.type === "Identifier" && value && isFunction(value) ? [{ name: id.name, node: value }] : [];
      })
    : [];
}

function isOfActions(name: string, file: string): boolean {
  return /action/iu.test(name) || /action[^/\\]*$/iu.test(file);
}

/** Calls one of its parameters, or one of those around it, inside of a `try` whose `catch` returns. */
function rescues(node: TSESTree.Node, parameters: readonly string[]): boolean {
  if (node.type === "TryStatement" && node.handler?.param && callsOneOf(node.block, parameters)) {
    return hasReturn(node.handler.body);
  }
  const known = isFunction(node) ? [...parameters, ...node.params.flatMap(namesIn)] : parameters;
  return children(node).some((child) => rescues(child, known));
}

function callsOneOf(node: TSESTree.Node, names: readonly string[]): boolean {
  return (
    (node.type === "CallExpression" && node.callee.type === "Identifier" && names.includes(node.callee.name)) ||
    children(node).some((child) => callsOneOf(child, names))
  );
}

function hasReturn(node: TSESTree.Node): boolean {
  return node.type === "ReturnStatement" || (!isFunction(node) && children(node).some(hasReturn));
}

/** Whether an action is the result of such a function of another file, where what that answers is judged. */
export function isWrappedElsewhere({ action, run }: AnalysedAction): boolean {
  const { host } = run;
  const binding = host.bindings.get(action.local ?? action.name);
  const made = action.expression ?? (binding?.kind === "variable" ? binding.declarator.init : undefined);
  return made !== undefined && made !== null && isCallOfWrapper(bare(made), host);
}

function isCallOfWrapper(node: TSESTree.Node, host: SourceModule): boolean {
  if (node.type !== "CallExpression") {
    return false;
  }
  const { callee } = node;
  const imported = callee.type === "Identifier" ? host.imports.get(callee.name) : undefined;
  const definition = imported && sharedGraph().definitionOfImport(host, imported);
  return (
    (definition?.kind === "local" &&
      errorWrappersIn(definition.module.program, definition.module.file).some(
        ({ name }) => name === definition.name,
      )) ||
    node.arguments.some((argument) => isCallOfWrapper(bare(argument), host))
  );
}

/** Runs a wrapper on a function of which nothing is known, and what it gives. */
export function runWrapper({ module, settings }: Analysis, { node }: ErrorWrapper): Run {
  const run = new Run(worldOf(sharedGraph(), settings), module);
  const args = Array.from({ length: mostArguments }, () => opaque());
  let value = functionValue({ kind: "closure", node, scope: moduleScope(run, module), module });
  for (let calls = 0; calls < mostCalls; calls += 1) {
    if (run.state.alternatives(value).some(({ kind }) => kind === "function")) {
      value = callFunction(run, value, args, { site: node, awaited: true });
    }
  }
  return run;
}
