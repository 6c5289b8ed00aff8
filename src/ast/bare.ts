import type { TSESTree } from "@typescript-eslint/utils";

/** An expression without what TypeScript puts around it: `x as T`, `x satisfies T`, `x!`, `<T>x`, `x<T>`. */
export function bare(expression: TSESTree.Node): TSESTree.Node {
  return expression.type.startsWith("TS") && "expression" in expression && typeof expression.expression === "object"
    ? bare(expression.expression)
    : expression;
}
