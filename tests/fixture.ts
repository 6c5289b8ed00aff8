import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

import * as parser from "@typescript-eslint/parser";
import { ESLint, type Linter } from "eslint";

import plugin from "../src/index.ts";

/** What a case may say about itself in its `case.json`. */
interface CaseOptions {
  readonly preset?: "recommended" | "strict";
  readonly settings?: Linter.Config["settings"];
}

/** A report that a comment asks for, or that was made. */
interface Expectation {
  readonly line: number;
  readonly id: string;
  /** Words that the message must hold. */
  readonly words?: string;
}

const comment = /(?:\/\/ ! (?<line>.+)$)|(?:\/\* ! (?<block>.+?) \*\/)/gu;

/**
 * What the comments of a file expect, each on its own line: `// ! missing`, and the same in a block comment within JSX.
 * Several are separated by ` ! `; `missing: some words` also says what the message must hold.
 */
export function expectationsIn(code: string): Expectation[] {
  return code.split("\n").flatMap((text, index) =>
    [...text.matchAll(comment)].flatMap(({ groups }) =>
      (groups?.["line"] ?? groups?.["block"] ?? "").split(" ! ").map((part) => {
        const [id = "", ...words] = part.trim().split(": ");
        return words.length > 0 ? { line: index + 1, id, words: words.join(": ") } : { line: index + 1, id };
      }),
    ),
  );
}

/** Says what is missing and what is surplus in the reports on one file; nothing if all is as its comments expect. */
export function differencesIn(code: string, messages: readonly Linter.LintMessage[]): string[] {
  const lines = code.split("\n");
  const surplus = [...messages];
  const differences: [line: number, text: string][] = [];
  for (const { line, id, words } of expectationsIn(code)) {
    const found = surplus.findIndex(
      (message) =>
        message.line === line && message.messageId === id && (words === undefined || message.message.includes(words)),
    );
    if (found === -1) {
      const wanted = words === undefined ? id : `${id}: ${words}`;
      differences.push([line, `missing "${wanted}" on: ${(lines[line - 1] ?? "").trim()}`]);
    } else {
      surplus.splice(found, 1);
    }
  }
  for (const { line, messageId, message } of surplus) {
    differences.push([line, `surplus "${messageId ?? "no id"}": ${message}`]);
  }
  return differences.sort(([a], [b]) => a - b).map(([line, text]) => `${String(line)}: ${text}`);
}

/** Lints every file of a case's folder with one rule, as the strict preset sets it, and says where comments disagree. */
export async function differencesOf(folder: string, rule: string): Promise<string[]> {
  const { preset = "strict", settings = {} } = optionsOf(folder);
  const eslint = new ESLint({
    cwd: folder,
    errorOnUnmatchedPattern: false,
    overrideConfigFile: true,
    overrideConfig: {
      files: ["**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}"],
      languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
      plugins: { "server-actions": plugin },
      rules: { [`server-actions/${rule}`]: plugin.configs[preset].rules?.[`server-actions/${rule}`] ?? "error" },
      settings,
    },
  });
  const results = await eslint.lintFiles(["."]);
  return results.flatMap(({ filePath, messages }) =>
    differencesIn(readFileSync(filePath, "utf8"), messages).map(
      (difference) => `${path.relative(folder, filePath)}:${difference}`,
    ),
  );
}

function optionsOf(folder: string): CaseOptions {
  const file = path.join(folder, "case.json");
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as CaseOptions) : {};
}
