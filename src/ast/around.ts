import type { TSESTree } from "@typescript-eslint/utils";

import { children } from "./children.ts";

/** Whether a node stands in another of the same file, or is that. */
export function holds(outer: TSESTree.Node, { range }: TSESTree.Node): boolean {
  return outer.range[0] <= range[0] && range[1] <= outer.range[1];
}

/** The nodes that a node stands in, the innermost first: trees of other files have no way up. None where it is not there. */
export function nodesAround(program: TSESTree.Node, node: TSESTree.Node): readonly TSESTree.Node[] {
  const around: TSESTree.Node[] = [];
  let next: TSESTree.Node | undefined = program;
  while (next !== undefined && next !== node) {
    around.unshift(next);
    next = children(next).find((child) => holds(child, node));
  }
  return next === node ? around : [];
}
