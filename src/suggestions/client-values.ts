import type { TSESTree } from "@typescript-eslint/utils";

import { bare } from "../ast/bare.ts";
import { children } from "../ast/children.ts";
import { staticName } from "../flow/language/names.ts";
import { namesIn } from "../flow/language/patterns.ts";

/** The names of `session?.user!.id`, which are known to be there once the caller is. */
export function wayOf(node: TSESTree.Node): readonly string[] | undefined {
  const inner = node.type === "ChainExpression" ? node.expression : bare(node);
  if (inner.type === "Identifier") {
    return [inner.name];
  }
  const name = inner.type === "MemberExpression" ? staticName(inner.property, inner.computed) : undefined;
  const before = inner.type === "MemberExpression" && name !== undefined ? wayOf(inner.object) : undefined;
  return before === undefined || name === undefined ? undefined : [...before, name];
}

/** `input.userId`; or `userId`, where the parameter is taken apart. */
export function isClientValue(node: TSESTree.Node, path: string, parameter: TSESTree.Parameter): boolean {
  const way = node.type === "Identifier" || node.type === "MemberExpression" ? wayOf(node) : undefined;
  if (way === undefined) {
    return false;
  }
  const text = parameter.type === "Identifier" ? path : path.replace(/^[^.]*\./u, "");
  return way.join(".") === text && (parameter.type === "Identifier" || namesIn(parameter).includes(way[0] ?? ""));
}

/** Where code has a client's value as the program's text spells it. A key of an object is none. */
export function spotsOf(node: TSESTree.Node, path: string, parameter: TSESTree.Parameter): readonly TSESTree.Node[] {
  return isClientValue(node, path, parameter)
    ? [node]
    : children(node).flatMap((child) =>
        // `{ userId }` is one node, twice.
        node.type === "Property" && child === node.key && !node.computed ? [] : spotsOf(child, path, parameter),
      );
}
