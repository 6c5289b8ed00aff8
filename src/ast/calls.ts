import type { TSESTree } from "@typescript-eslint/utils";

import { children } from "./children.ts";

/** The calls in a piece of code, the outer ones first. */
export function callsIn(node: TSESTree.Node): readonly TSESTree.CallExpression[] {
  const inner = children(node).flatMap(callsIn);
  return node.type === "CallExpression" ? [node, ...inner] : inner;
}
