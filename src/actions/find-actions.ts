import type { TSESTree } from "@typescript-eslint/utils";

import type { Action } from "./action.ts";
import { isClientModule, mayHaveActions, serverDirective } from "./directives.ts";
import { findExports } from "./exports.ts";
import { findInline } from "./inline.ts";

/**
 * The server actions of a module, in the order of the text: those that Next.js's own compiler registers. A module that
 * Next.js rejects gives what it seems to mean. `text` is what the ranges of the tree count in.
 */
export function findActions(program: TSESTree.Program, text: string): readonly Action[] {
  if (!mayHaveActions(text) || isClientModule(program)) {
    return [];
  }
  const { actions, functions } =
    serverDirective(program) === "module" ? findExports(program, text) : { actions: [], functions: new Set<never>() };
  return [...actions, ...findInline(program, text, functions)].toSorted((a, b) => a.node.range[0] - b.node.range[0]);
}
