import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

/** Writes `||` between the two sides of a condition. */
export function eitherEdit(
  sourceCode: Readonly<TSESLint.SourceCode>,
  { left }: TSESTree.LogicalExpression,
): TSESLint.ReportFixFunction | undefined {
  const operator = sourceCode.getTokenAfter(left, ({ value }) => value === "&&");
  return operator === null ? undefined : (fixer) => fixer.replaceText(operator, "||");
}
