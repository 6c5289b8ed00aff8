import type { TSESTree } from "@typescript-eslint/utils";

import type { FunctionNode } from "../ast/functions.ts";

/** A function that Next.js registers as a server action: anybody can call it with any arguments. */
export interface Action {
  /** "export": what a module with a top-level "use server" exports; "inline": a function with its own directive. */
  readonly kind: "export" | "inline";
  /** The exported name; for inline actions a readable one: `save`, `formAction={…}`, `anonymous`. */
  readonly name: string;
  /** Where a report about the whole action goes: the name that the file gives it, the export specifier, or the function. */
  readonly node: TSESTree.Node;
  /** What exports it, where that stands elsewhere: `save` in `export default save` or `export { save }`. */
  readonly exported?: TSESTree.Node;
  /** The function of an inline action, or the one that an export declares: a `let` may have another value by now. */
  readonly function?: FunctionNode;
  /** The top-level binding whose value is exported: "a" in `export { a as b }`. */
  readonly local?: string;
  /** What stands after `export default`, unless that is a declaration. */
  readonly expression?: TSESTree.Expression;
  /** Where `export { name } from "specifier"` takes it from. Next.js itself rejects this form. */
  readonly from?: { readonly specifier: string; readonly name: string };
  /** Of an inline action: the functions and classes around it, outermost first. */
  readonly enclosing: readonly TSESTree.Node[];
}

/** The name that people know an action by: its function's, where that is the module's default export. */
export function readableName({ name, local }: Action): string {
  return name === "default" ? (local ?? name) : name;
}
