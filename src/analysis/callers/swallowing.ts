import type { TSESTree } from "@typescript-eslint/utils";

import { holds } from "../../ast/around.ts";
import { children } from "../../ast/children.ts";
import { isFunction } from "../../ast/functions.ts";
import type { Happening, Site } from "../../flow/event.ts";

/**
 * Whether a `catch` takes up what a check throws, and lets the action go on to something: one that is not around that as well.
 * A function that answers in its `try` or `catch` tells whoever has called it, whose matter it is to look at the answer.
 */
export function isSwallowedBefore(check: Happening, later: Happening): boolean {
  return check.way.some(({ module, node }) => {
    const reaches = (outer: TSESTree.Node) =>
      later.way.some((place) => place.module === module && holds(outer, place.node));
    return triesAround(module.program, node).some(
      ({ statement, within }) => !reaches(statement.block) && (reaches(within) || !answers(statement)),
    );
  });
}

/** Whether what a call throws is caught in the function that it stands in, or around that. */
export function isCaught({ module, node }: Site): boolean {
  return triesAround(module.program, node).length > 0;
}

/** A \`try\` statement, and the function that it stands in. */
interface Around {
  readonly statement: TSESTree.TryStatement;
  readonly within: TSESTree.Node;
}

/** The \`try\` statements with a \`catch\` in whose blocks a node stands. */
function triesAround(program: TSESTree.Node, node: TSESTree.Node): readonly Around[] {
  const found: Around[] = [];
  let within: TSESTree.Node = program;
  let around: TSESTree.Node | undefined = program;
  while (around !== undefined && around !== node) {
    if (isFunction(around)) {
      within = around;
    }
    if (around.type === "TryStatement" && around.handler !== null && holds(around.block, node)) {
      found.push({ statement: around, within });
    }
    around = children(around).find((child) => holds(child, node));
  }
  return found;
}

function answers({ block, handler }: TSESTree.TryStatement): boolean {
  return [block, handler?.body].some((body) => {
    const last = body?.body.at(-1);
    return last?.type === "ReturnStatement" && last.argument !== null;
  });
}
