import type { TSESTree } from "@typescript-eslint/utils";

import { isFunction } from "../../ast/functions.ts";
import type { Run } from "../../flow/run.ts";
import type { State } from "../../flow/values/state.ts";
import type { Value } from "../../flow/values/value.ts";
import type { AnalysedAction } from "../analyze.ts";

/** The `return` of the action's own function that hands something out, or of other code of the file; the action where there is none. */
export function returnOf(
  { action, run }: Pick<AnalysedAction, "action" | "run">,
  has: (state: State, value: Value) => boolean,
): TSESTree.Node {
  return ownReturnOf({ action, run }, has) ?? outermostReturn(run, run.host.program.range, has) ?? action.node;
}

/** The `return` of the action's own function that hands something out. */
export function ownReturnOf(
  { action, run }: Pick<AnalysedAction, "action" | "run">,
  has: (state: State, value: Value) => boolean,
): TSESTree.Node | undefined {
  const { range } = action.function ?? statementAround(action.node);
  return outermostReturn(run, range, has);
}

/** The outermost `return` within a piece of the file that hands something out. */
export function outermostReturn(
  run: Run,
  [start, end]: readonly [number, number],
  has: (state: State, value: Value) => boolean,
): TSESTree.Node | undefined {
  const returns = run.returned
    .filter(({ node }) => node.range[0] >= start && node.range[1] <= end)
    .filter(({ value, state }) => has(state, value))
    .map(({ node }) => ({ node, depth: functionsAround(node) }));
  const outermost = Math.min(...returns.map(({ depth }) => depth));
  return returns.find(({ depth }) => depth === outermost)?.node;
}

/** The statement of the module that a node is in. */
function statementAround(node: TSESTree.Node): TSESTree.Node {
  const { parent } = node;
  return parent === undefined || parent.type === "Program" ? node : statementAround(parent);
}

function functionsAround(node: TSESTree.Node): number {
  return node.parent === undefined || node.parent.type === "Program"
    ? 0
    : functionsAround(node.parent) + (isFunction(node) ? 1 : 0);
}
