import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

/** A part of a list, with the comma behind it, or before it where it is the last one, and the space that is left over. */
export function withComma(sourceCode: Readonly<TSESLint.SourceCode>, node: TSESTree.Node): [number, number] {
  const [before, after] = [sourceCode.getTokenBefore(node), sourceCode.getTokenAfter(node)];
  const next = after?.value === "," ? sourceCode.getTokenAfter(after, { includeComments: true }) : after;
  const isLast = next === null || /^[})\]]$/u.test(next.value);
  if (!isLast && after?.value === ",") {
    return [node.range[0], next.range[0]];
  }
  if (before?.value === ",") {
    return after?.value === "," ? [before.range[1], after.range[1]] : [before.range[0], node.range[1]];
  }
  return [before?.range[1] ?? node.range[0], next?.range[0] ?? node.range[1]];
}
