import type { TSESTree } from "@typescript-eslint/utils";

import { children } from "../ast/children.ts";
import { isFunction } from "../ast/functions.ts";
import { namesIn } from "../flow/language/patterns.ts";

/** The names that stand for something in code: neither keys of objects nor names of members. */
export function namesUsedIn(node: TSESTree.Node): readonly TSESTree.Identifier[] {
  switch (node.type) {
    case "Identifier":
      return [node];
    case "MemberExpression":
      return (node.computed ? [node.object, node.property] : [node.object]).flatMap(namesUsedIn);
    case "Property":
      return (node.computed ? [node.key, node.value] : [node.value]).flatMap(namesUsedIn);
    default:
      return children(node).flatMap(namesUsedIn);
  }
}

/** The names that code declares at any depth, parameters included. */
export function namesDeclaredIn(node: TSESTree.Node): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (current: TSESTree.Node): void => {
    if (current.type === "VariableDeclarator") {
      namesIn(current.id).forEach((name) => names.add(name));
    } else if (current.type === "CatchClause" && current.param) {
      namesIn(current.param).forEach((name) => names.add(name));
    } else if (current.type === "ClassDeclaration" && current.id) {
      names.add(current.id.name);
    } else if (isFunction(current)) {
      current.params.flatMap(namesIn).forEach((name) => names.add(name));
      if (current.id) {
        names.add(current.id.name);
      }
    }
    children(current).forEach(visit);
  };
  // The outermost function's own name is where the function is.
  (isFunction(node) ? [...node.params, node.body] : [node]).forEach(visit);
  if (isFunction(node)) {
    node.params.flatMap(namesIn).forEach((name) => names.add(name));
  }
  return names;
}
