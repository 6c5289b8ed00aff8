import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

import * as parser from "@typescript-eslint/parser";
import { ESLint, type Linter } from "eslint";
import { ESLint as ESLint9 } from "eslint9";
import { describe, expect, it } from "vitest";

import { rules } from "../rules/index.ts";
import plugin from "../src/index.ts";

const cwd = fileURLToPath(new URL("../examples/acme-notes/", import.meta.url));

const overrideConfig: Linter.Config[] = [
  { files: ["**/*.{ts,tsx}"], languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } } },
  plugin.configs.strict,
];

type Results = readonly Pick<ESLint.LintResult, "filePath" | "messages">[];

async function lint(Version: typeof ESLint | typeof ESLint9): Promise<Results> {
  const eslint = new Version({ cwd, overrideConfigFile: true, overrideConfig });
  return await eslint.lintFiles(["**/*.{ts,tsx}"]);
}

/** `file line name rule` of what the comments say: `// Vulnerable (rule, rule): why`, above a declaration. */
function announcedIn(file: string): string[] {
  return statementsOf(file).flatMap(({ line, name, comment }) =>
    [...comment.matchAll(/Vulnerable \((?<names>[^)]+)\)/gu)]
      .flatMap(({ groups }) => groups?.["names"]?.split(", ") ?? [])
      .filter((rule) => Object.hasOwn(rules, rule))
      .map((rule) => `${path.relative(cwd, file)}:${String(line)} ${name} server-actions/${rule}`),
  );
}

function reportedIn({ filePath, messages }: Results[number]): string[] {
  const statements = statementsOf(filePath);
  return messages.map(({ line, ruleId, message }) => {
    const statement = statements.find((one) => one.line <= line && line <= one.end);
    const where = `${path.relative(cwd, filePath)}:${String(statement?.line ?? line)}`;
    return `${where} ${statement?.name ?? "?"} ${ruleId ?? message}`;
  });
}

function statementsOf(file: string): { line: number; end: number; name: string; comment: string }[] {
  const code = readFileSync(file, "utf8");
  const { body, comments } = parser.parse(code, {
    comment: true,
    loc: true,
    range: true,
    ecmaFeatures: { jsx: file.endsWith("x") },
  });
  let previous = 0;
  return body.map(({ loc, range }) => {
    const before = previous;
    previous = range[1];
    const above = comments.filter((comment) => comment.range[0] >= before && comment.range[1] <= range[0]);
    return {
      line: loc.start.line,
      end: loc.end.line,
      name: /(?:function|const) (?<name>\w+)/u.exec(code.slice(...range))?.groups?.["name"] ?? "?",
      comment: above.map(({ value }) => value).join("\n"),
    };
  });
}

describe("examples/acme-notes", () => {
  it("is reported as its comments say", async () => {
    const results = await lint(ESLint);
    expect(results.flatMap(reportedIn).sort()).toEqual(results.flatMap(({ filePath }) => announcedIn(filePath)).sort());
  });

  it("gives the same findings under ESLint 9", async () => {
    const [ten, nine] = [await lint(ESLint), await lint(ESLint9)].map((results) =>
      results.flatMap(({ filePath, messages }) =>
        messages.map(({ line, column, ruleId, message }) => ({ filePath, line, column, ruleId, message })),
      ),
    );
    expect(nine).toEqual(ten);
  });
});
