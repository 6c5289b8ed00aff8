import * as typescript from "@typescript-eslint/parser";
import type { TSESTree } from "@typescript-eslint/utils";
import * as espree from "espree";
import { parseSync } from "oxc-parser";

/** The trees of a file as each parser makes them that can read it. */
export function treesOf(code: string, file: string): ReadonlyMap<string, TSESTree.Program> {
  // As ESLint does before it parses.
  const text = code.replace(/^\uFEFF/u, "");
  const trees = new Map([
    ["@typescript-eslint/parser", withTypescript(text, file)],
    ["oxc-parser", withOxc(text, file)],
  ]);
  if (/\.(?:[cm]?js|jsx)$/u.test(file)) {
    trees.set("espree", withEspree(text));
  }
  return trees;
}

function withTypescript(text: string, file: string): TSESTree.Program {
  return typescript.parseForESLint(text, { filePath: file, ecmaFeatures: { jsx: file.endsWith("x") }, range: true })
    .ast;
}

function withOxc(text: string, file: string): TSESTree.Program {
  const result = parseSync(file, text, { astType: "ts", range: true, preserveParens: false });
  if (result.errors.length > 0) {
    throw new SyntaxError(result.errors.map(({ message }) => message).join("\n"));
  }
  return result.program as unknown as TSESTree.Program;
}

function withEspree(text: string): TSESTree.Program {
  return espree.parse(text.replace(/^#!/u, "//"), {
    ecmaVersion: "latest",
    sourceType: "module",
    ecmaFeatures: { jsx: true },
    range: true,
  }) as unknown as TSESTree.Program;
}
