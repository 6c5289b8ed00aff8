import type { TSESTree } from "@typescript-eslint/utils";

import { staticName } from "../flow/language/names.ts";

/** One call of a chain. */
export interface Link {
  readonly name: string;
  readonly call: TSESTree.CallExpression;
}

/** `orm.insert(posts).values(input)`, of which `orm.insert(posts)` is the call that an effect is named after. */
export function chainAround(node: TSESTree.Node): TSESTree.Node {
  const { parent } = node;
  return (parent?.type === "MemberExpression" && parent.object === node) ||
    (parent?.type === "CallExpression" && parent.callee === node)
    ? chainAround(parent)
    : node;
}

/** The calls of a chain, in the order in which they run. */
export function linksOf(node: TSESTree.Node): readonly Link[] {
  switch (node.type) {
    case "CallExpression": {
      const { callee } = node;
      const name = callee.type === "MemberExpression" ? staticName(callee.property, callee.computed) : undefined;
      return [
        ...(callee.type === "MemberExpression" ? linksOf(callee.object) : []),
        ...(name === undefined ? [] : [{ name, call: node }]),
      ];
    }
    case "MemberExpression":
      return linksOf(node.object);
    case "ChainExpression":
    case "TSNonNullExpression":
      return linksOf(node.expression);
    default:
      return [];
  }
}
