import type { TSESTree } from "@typescript-eslint/utils";

import { bare } from "./bare.ts";
import { children } from "./children.ts";
import { isFunction } from "./functions.ts";

/** Whether a function returns what React renders, as components do. */
export function givesElement(node: TSESTree.Node): boolean {
  if (isFunction(node)) {
    return node.body.type === "BlockStatement" ? givesElement(node.body) : isElement(node.body);
  }
  if (node.type === "ReturnStatement") {
    return node.argument !== null && isElement(node.argument);
  }
  return children(node).some((child) => !isFunction(child) && givesElement(child));
}

function isElement(node: TSESTree.Node): boolean {
  const expression = bare(node);
  return (
    expression.type === "JSXElement" ||
    expression.type === "JSXFragment" ||
    (expression.type === "ConditionalExpression" &&
      (isElement(expression.consequent) || isElement(expression.alternate)))
  );
}
