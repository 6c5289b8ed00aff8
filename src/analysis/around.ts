import type { TSESTree } from "@typescript-eslint/utils";

import { isFunction } from "../ast/functions.ts";
import type { FunctionNode } from "../ast/functions.ts";
import { callFunction } from "../flow/language/calls.ts";
import { evaluate } from "../flow/language/expressions.ts";
import { Run } from "../flow/run.ts";
import { moduleScope } from "../flow/language/toplevel.ts";
import { functionValue, opaque } from "../flow/values/value.ts";
import { sharedGraph } from "../modules/index.ts";
import type { Analysis } from "./analyze.ts";
import { worldOf } from "./world.ts";

/** As many arguments as a function is taken to be given. */
const mostArguments = 4;

/** Runs the outermost function that a node of the module is in, called with anything, or else the node by itself. */
export function runAround({ module, settings }: Analysis, node: TSESTree.Node): Run {
  const run = new Run(worldOf(sharedGraph(), settings), module);
  const outermost = outermostFunction(node);
  const scope = moduleScope(run, module);
  if (outermost === undefined) {
    run.frame = "module";
    evaluate(run, scope, node);
  } else {
    const args = Array.from({ length: mostArguments }, () => opaque());
    callFunction(run, functionValue({ kind: "closure", node: outermost, scope, module }), args, {
      site: node,
      awaited: true,
    });
  }
  return run;
}

/** The outermost function around a node of the linted file. */
export function outermostFunction(node: TSESTree.Node, found?: FunctionNode): FunctionNode | undefined {
  const inner = isFunction(node) ? node : found;
  return node.parent === undefined || node.parent.type === "Program" ? inner : outermostFunction(node.parent, inner);
}
