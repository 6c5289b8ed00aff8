import type { TSESTree } from "@typescript-eslint/utils";
import * as parser from "@typescript-eslint/parser";
import { parseSync } from "oxc-parser";

/** Both parsers that schemas are read through: the host's, and the one for files that are not linted. */
export const parsers: readonly (readonly [string, (code: string) => TSESTree.Program])[] = [
  ["the host's parser", (code) => parser.parse(code, { range: true })],
  [
    "oxc",
    (code) =>
      parseSync("schema.ts", code, { astType: "ts", range: true, preserveParens: false })
        .program as unknown as TSESTree.Program,
  ],
];

/** The expression of a program that is nothing else. */
export function expressionIn(program: TSESTree.Program): TSESTree.Expression {
  const [statement] = program.body;
  if (statement?.type !== "ExpressionStatement") {
    throw new TypeError("The code is not an expression.");
  }
  return statement.expression;
}
