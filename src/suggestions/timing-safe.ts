import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

import { staticName } from "../flow/language/names.ts";
import { importing } from "./imports.ts";

/**
 * Rewrites `a === b` and `a.equals(b)` so that it takes the same time whatever is equal. Digests of both are compared, because
 * `timingSafeEqual()` throws where the lengths differ, and a test of the lengths would tell them.
 */
export function timingSafeRewrite(
  sourceCode: Readonly<TSESLint.SourceCode>,
  node: TSESTree.Node,
): TSESLint.ReportFixFunction | undefined {
  const sides = sidesOf(node);
  if (sides === undefined) {
    return undefined;
  }
  const used = importing(sourceCode, ["node:crypto", "crypto"], ["createHash", "timingSafeEqual"]);
  if (used === undefined) {
    return undefined;
  }
  const digest = (side: TSESTree.Node) =>
    `${used.local("createHash")}("sha256").update(${sourceCode.getText(side)}).digest()`;
  const equal = `${used.local("timingSafeEqual")}(${digest(sides[0])}, ${digest(sides[1])})`;
  const text = node.type === "BinaryExpression" && node.operator.startsWith("!") ? `!${equal}` : equal;
  return (fixer) => [...used.fix(fixer), fixer.replaceText(node, text)];
}

function sidesOf(node: TSESTree.Node): readonly [TSESTree.Node, TSESTree.Node] | undefined {
  if (node.type === "BinaryExpression") {
    return /^[=!]==?$/u.test(node.operator) ? [node.left, node.right] : undefined;
  }
  const [other, ...more] = node.type === "CallExpression" ? node.arguments : [];
  return node.type === "CallExpression" &&
    node.callee.type === "MemberExpression" &&
    staticName(node.callee.property, node.callee.computed) === "equals" &&
    other !== undefined &&
    other.type !== "SpreadElement" &&
    more.length === 0
    ? [node.callee.object, other]
    : undefined;
}
