import type { TSESTree } from "@typescript-eslint/utils";

import { children } from "../ast/children.ts";
import type { Happening } from "../flow/event.ts";

/** Whether a `catch` takes up what a check throws, and lets the action go on to something: one that is not around that as well. */
export function isSwallowedBefore(check: Happening, later: Happening): boolean {
  return check.way.some(({ module, node }) =>
    triesAround(module.program, node).some(
      ({ block }) => !later.way.some((place) => place.module === module && holds(block, place.node)),
    ),
  );
}

/** The `try` statements with a `catch` in whose blocks a node stands. */
function triesAround(program: TSESTree.Node, node: TSESTree.Node): readonly TSESTree.TryStatement[] {
  const found: TSESTree.TryStatement[] = [];
  let around: TSESTree.Node | undefined = program;
  while (around !== undefined && around !== node) {
    if (around.type === "TryStatement" && around.handler !== null && holds(around.block, node)) {
      found.push(around);
    }
    around = children(around).find((child) => holds(child, node));
  }
  return found;
}

function holds(outer: TSESTree.Node, { range }: TSESTree.Node): boolean {
  return outer.range[0] <= range[0] && range[1] <= outer.range[1];
}
