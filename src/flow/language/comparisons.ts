import type { TSESTree } from "@typescript-eslint/utils";

import type { Run } from "../run.ts";
import { isNullish } from "../values/alternatives.ts";
import type { Value } from "../values/value.ts";

/** How two values are compared in a time that tells nothing of them. */
export const steadily = "steadily";

/** Notes that two values are compared; comparing with nothing or with a boolean or number is no matter of time. */
export function noteComparison(
  run: Run,
  node: TSESTree.Node,
  operator: string,
  [left, right]: readonly [Value, Value],
  nodes: readonly [TSESTree.Node, TSESTree.Node],
): void {
  const trivial = [left, right].some((value) =>
    run.state
      .alternatives(value)
      .every((one) => isNullish(one) || (one.kind === "const" && (typeof one.value !== "string" || one.value === ""))),
  );
  if (!trivial && run.frame !== "module") {
    run.note({
      kind: "comparison",
      operator,
      left,
      right,
      nodes,
      state: run.state.fork(),
      frame: run.frame,
      by: "model",
      ...run.siteOf(node),
    });
  }
}
