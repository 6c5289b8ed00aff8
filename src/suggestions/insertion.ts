import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

import type { FunctionNode } from "../ast/functions.ts";
import { isDirective } from "./guard-statements.ts";

/** Behind the directives of a function's body, in lines of their own. */
export function insertedFirst(
  fixer: TSESLint.RuleFixer,
  { body }: FunctionNode,
  statement: string,
  text: string,
): TSESLint.RuleFix {
  const statements = (body as TSESTree.BlockStatement).body;
  const first = statements.find((one) => !isDirective(one));
  if (first !== undefined) {
    const line = text.slice(text.lastIndexOf("\n", first.range[0]) + 1, first.range[0]);
    return line.trim() === ""
      ? fixer.insertTextBefore(first, `${indented(statement, line)}\n${line}`)
      : fixer.insertTextBefore(first, `${inOneLine(statement)} `);
  }
  const last = statements.at(-1);
  return last === undefined
    ? fixer.insertTextAfterRange([body.range[0], body.range[0] + 1], ` ${inOneLine(statement)} `)
    : fixer.insertTextAfter(last, ` ${inOneLine(statement)}`);
}

/** Behind a statement, in lines of their own where that has one. */
export function insertedBehind(
  fixer: TSESLint.RuleFixer,
  node: TSESTree.Statement,
  statement: string,
  text: string,
): TSESLint.RuleFix {
  const line = text.slice(text.lastIndexOf("\n", node.range[0]) + 1, node.range[0]);
  return fixer.insertTextAfter(
    node,
    line.trim() === "" && /^[ \t]*(?:\r?\n|$)/u.test(text.slice(node.range[1]))
      ? `\n${line}${indented(statement, line)}`
      : ` ${inOneLine(statement)}`,
  );
}

function indented(statement: string, indent: string): string {
  return statement.replaceAll("\n", `\n${indent}`);
}

function inOneLine(statement: string): string {
  return statement.replaceAll(/\s*\n\s*/gu, " ");
}
