import type { TSESTree } from "@typescript-eslint/utils";

import { children } from "../../ast/children.ts";
import type { Scope } from "../values/scope.ts";
import type { Closure, FunctionNode } from "../values/value.ts";

// Key: a function. Owner: its tree. Never wrong; goes with the tree.
const names = new WeakMap<FunctionNode, ReadonlySet<string>>();

/** All identifiers of a function, and `this`; those that are no names of variables do no harm. */
export function namesUsedIn(node: FunctionNode): ReadonlySet<string> {
  let known = names.get(node);
  if (known === undefined) {
    const found = new Set<string>();
    const collect = (at: TSESTree.Node): void => {
      if (at.type === "Identifier") {
        found.add(at.name);
      } else if (at.type === "ThisExpression" || at.type === "Super") {
        found.add("this");
      }
      children(at).forEach(collect);
    };
    collect(node);
    known = found;
    names.set(node, known);
  }
  return known;
}

/** The cell of a name in a function's surroundings, the module's top level left out. */
export function cellAround(scope: Scope, name: string): number | undefined {
  for (let at = scope; at.parent !== undefined; at = at.parent) {
    const cell = at.own(name);
    if (cell !== undefined) {
      return cell;
    }
  }
  return undefined;
}

/** The cells of the calls around a function that its code names. */
export function cellsAround({ node, scope }: Closure): readonly number[] {
  return scope.parent === undefined
    ? []
    : Array.from(namesUsedIn(node), (name) => cellAround(scope, name)).filter((cell) => cell !== undefined);
}
