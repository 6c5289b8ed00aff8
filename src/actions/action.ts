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

/** The name that people know an action by: its function's, where that is the module's default export, or else its file's. */
export function readableName({ name, local }: Action, file: string): string {
  return name === "default" ? (local ?? nameOfFile(file) ?? name) : name;
}

/** Files that are called by what kind of thing is in them, which says nothing of what it does. */
const general =
  /^(?:actions?|api|default|forms?|handlers?|index|layout|mutations?|page|quer(?:y|ies)|route|server|template)$/iu;

/** `createMenu`, for `actions/create-menu.action.ts` */
function nameOfFile(file: string): string | undefined {
  const [stem = ""] = (file.split(/[\\/]/u).at(-1) ?? "").split(".");
  const name = stem.replaceAll(/[-_]+(?<letter>\p{L})/gu, (_, letter: string) => letter.toUpperCase());
  return general.test(name) || !/^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name) ? undefined : name;
}
