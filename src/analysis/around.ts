import type { TSESTree } from "@typescript-eslint/utils";

import { isFunction } from "../ast/functions.ts";
import type { FunctionNode } from "../ast/functions.ts";
import { callFunction } from "../flow/language/calls.ts";
import { evaluate } from "../flow/language/expressions.ts";
import { leastSteps, Run } from "../flow/run.ts";
import { moduleScope } from "../flow/language/toplevel.ts";
import { functionValue, opaque } from "../flow/values/value.ts";
import { sharedGraph } from "../modules/index.ts";
import type { Analysis } from "./analyze.ts";
import { worldOf } from "./world.ts";

/**
 * Nodes that may be looked at for something in a module that no directive marks: there, a fault is a helper's own and shows in
 * the helper. What takes longer is a program of its own, a route's handler or a job.
 */
export const stepsAround = 4000;

/** As many arguments as a function is taken to be given. */
const mostArguments = 4;

// Key: a file's analysis, and the function or node that was run. Owner: the analysis, for all rules. Never wrong for it; goes
// with it.
const runs = new WeakMap<Analysis, Map<TSESTree.Node, Run>>();

/** Runs the outermost function that a node of the module is in, called with anything, or else the node by itself. */
export function runAround(analysis: Analysis, node: TSESTree.Node): Run {
  const outermost = outermostFunction(node);
  const known = runs.get(analysis) ?? new Map<TSESTree.Node, Run>();
  runs.set(analysis, known);
  let run = known.get(outermost ?? node);
  if (run === undefined) {
    run = outermost === undefined ? runAlone(analysis, node) : runFunction(analysis, outermost);
    known.set(outermost ?? node, run);
  }
  return run;
}

function runFunction({ module, settings }: Analysis, node: FunctionNode): Run {
  const run = new Run(worldOf(sharedGraph(), settings), module);
  run.steps = leastSteps(stepsAround);
  const closure = functionValue({ kind: "closure", node, scope: moduleScope(run, module), module });
  callFunction(
    run,
    closure,
    Array.from({ length: mostArguments }, () => opaque()),
    { site: node, awaited: true },
  );
  return run;
}

function runAlone({ module, settings }: Analysis, node: TSESTree.Node): Run {
  const run = new Run(worldOf(sharedGraph(), settings), module);
  run.steps = leastSteps(stepsAround);
  run.frame = "module";
  evaluate(run, moduleScope(run, module), node);
  return run;
}

/** The outermost function around a node of the linted file. */
export function outermostFunction(node: TSESTree.Node, found?: FunctionNode): FunctionNode | undefined {
  const inner = isFunction(node) ? node : found;
  return node.parent === undefined || node.parent.type === "Program" ? inner : outermostFunction(node.parent, inner);
}
