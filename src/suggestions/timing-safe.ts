import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

import { importing } from "./imports.ts";

/**
 * Rewrites `a === b` so that it takes the same time whatever is equal. Digests of both are compared, because
 * `timingSafeEqual()` throws where the lengths differ, and a test of the lengths would tell them.
 */
export function timingSafeRewrite(
  sourceCode: Readonly<TSESLint.SourceCode>,
  node: TSESTree.Node,
): TSESLint.ReportFixFunction | undefined {
  if (node.type !== "BinaryExpression" || !/^[=!]==?$/u.test(node.operator)) {
    return undefined;
  }
  const used = importing(sourceCode, ["node:crypto", "crypto"], ["createHash", "timingSafeEqual"]);
  if (used === undefined) {
    return undefined;
  }
  const digest = (side: TSESTree.Node) =>
    `${used.local("createHash")}("sha256").update(${sourceCode.getText(side)}).digest()`;
  const equal = `${used.local("timingSafeEqual")}(${digest(node.left)}, ${digest(node.right)})`;
  const text = node.operator.startsWith("!") ? `!${equal}` : equal;
  return (fixer) => [...used.fix(fixer), fixer.replaceText(node, text)];
}
