import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { describe, expect, it } from "vitest";

import { rules } from "../rules/index.ts";
import { differencesIn, differencesOf, expectationsIn } from "./fixture.ts";

const root = fileURLToPath(new URL("fixtures/", import.meta.url));

function foldersIn(folder: string): string[] {
  return existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
    : [];
}

describe("expectation comments", () => {
  it("are read in code and in JSX", () => {
    const code = [
      "run(id); // ! missing",
      "run(id); // not an expectation",
      "<p>{/* ! late */}</p>",
      "run(id); // ! missing ! late: after `run()`: too late",
    ].join("\n");
    expect(expectationsIn(code)).toEqual([
      { line: 1, id: "missing" },
      { line: 3, id: "late" },
      { line: 4, id: "missing" },
      { line: 4, id: "late", words: "after `run()`: too late" },
    ]);
  });

  it("tell missing and surplus reports apart", () => {
    const report = { ruleId: null, severity: 2, column: 1, message: "Late it is." } as const;
    expect(differencesIn("a(); // ! late", [{ ...report, line: 1, messageId: "late" }])).toEqual([]);
    expect(differencesIn("a(); // ! late: it is", [{ ...report, line: 1, messageId: "late" }])).toEqual([]);
    expect(differencesIn("a();\nb(); // ! late: for b", [{ ...report, line: 2, messageId: "late" }])).toEqual([
      '2: missing "late: for b" on: b(); // ! late: for b',
      '2: surplus "late": Late it is.',
    ]);
    expect(differencesIn("a();\nb(); // ! late", [{ ...report, line: 1, messageId: "late" }])).toEqual([
      '1: surplus "late": Late it is.',
      '2: missing "late" on: b(); // ! late',
    ]);
  });
});

describe("tests/fixtures", () => {
  it("has folders by the names of rules only", () => {
    expect(foldersIn(root).filter((name) => !Object.hasOwn(rules, name))).toEqual([]);
  });
});

for (const rule of foldersIn(root)) {
  describe(`fixtures of ${rule}`, () => {
    for (const name of foldersIn(`${root}${rule}`)) {
      it(name, async () => {
        const differences = await differencesOf(`${root}${rule}/${name}`, rule);
        expect(differences.length, `\n${differences.join("\n")}\n`).toBe(0);
      });
    }
  });
}
