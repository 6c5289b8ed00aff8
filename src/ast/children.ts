import type { TSESTree } from "@typescript-eslint/utils";

// What parsers hang on nodes beside the tree: the way back up, and places and tokens, some of which look like nodes.
const beside = new Set(["parent", "loc", "range", "tokens", "comments"]);

const nothing: ReadonlySet<string> = new Set();

/**
 * The nodes directly below a node, except those under some keys, whichever parser made them. Absent children may be
 * null or undefined, and are left out. The order is that of the keys, not of the text.
 */
export function children(node: TSESTree.Node, except = nothing): readonly TSESTree.Node[] {
  const found: TSESTree.Node[] = [];
  for (const key of Object.keys(node)) {
    const value: unknown = node[key as keyof TSESTree.Node];
    // Most of what a node has is a text or a number.
    if (typeof value !== "object" || value === null || beside.has(key) || except.has(key)) {
      continue;
    }
    if (Array.isArray(value)) {
      found.push(...value.filter(isNode));
    } else if (isNode(value)) {
      found.push(value);
    }
  }
  return found;
}

function isNode(value: unknown): value is TSESTree.Node {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}
