import { existsSync, readdirSync, readFileSync } from "node:fs";

import * as parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import { describe, expect, it } from "vitest";

import { rules } from "../rules/index.ts";
import plugin from "../src/index.ts";

const pages = new URL("../docs/rules/", import.meta.url);

/** ```` ```ts incorrect ````, or ```` ```ts correct title="next.config.ts" ```` where the file's name matters. */
const fence =
  /^```(?<language>[jt]sx?) (?<verdict>incorrect|correct)(?: title="(?<title>[^"]+)")?\n(?<code>.*?)^```$/gmsu;

describe("docs/rules", () => {
  it("has a page for each rule, and no other", () => {
    const found = existsSync(pages) ? readdirSync(pages) : [];
    expect(found.sort()).toEqual(
      Object.keys(rules)
        .map((name) => `${name}.md`)
        .sort(),
    );
  });
});

for (const [name, rule] of Object.entries(rules)) {
  describe(`docs/rules/${name}.md`, () => {
    const page = new URL(`${name}.md`, pages);
    const text = existsSync(page) ? readFileSync(page, "utf8") : "";

    it("has the sections that every page has", () => {
      const sections = [...text.matchAll(/^## (?<title>.+)$/gmu)].map(({ groups }) => groups?.["title"]);
      expect(sections).toEqual([
        "What it catches",
        "Examples",
        ...(rule.meta.schema.length > 0 ? ["Options"] : []),
        "What it cannot see",
        "Further reading",
      ]);
    });

    it("links the weaknesses that the rule finds", () => {
      for (const cwe of rule.meta.docs.cwe) {
        expect(text).toContain(`https://cwe.mitre.org/data/definitions/${String(cwe)}.html`);
      }
    });

    const examples = [...text.matchAll(fence)].map(({ groups = {} }) => groups);

    it("has examples of both kinds", () => {
      const verdicts = examples.map((example) => example["verdict"]);
      expect(verdicts).toContain("incorrect");
      expect(verdicts).toContain("correct");
    });

    it("has no code whose verdict is not stated", () => {
      expect(text.match(/^```[jt]sx?\b/gmu) ?? []).toHaveLength(examples.length);
    });

    for (const [index, { language = "ts", verdict, title, code = "" }] of examples.entries()) {
      it(`example ${String(index + 1)} is ${String(verdict)}`, () => {
        const cwd = new URL("../docs/", import.meta.url).pathname;
        const messages = new Linter({ cwd }).verify(
          code,
          {
            files: ["**/*.{js,jsx,ts,tsx}"],
            languageOptions: { parser },
            plugins: { "server-actions": plugin },
            rules: { [`server-actions/${name}`]: "error" },
          },
          { filename: `${cwd}${title ?? `example.${language}`}` },
        );
        expect(messages.filter(({ ruleId }) => ruleId !== `server-actions/${name}`)).toEqual([]);
        expect(messages.length > 0 ? "incorrect" : "correct", messages.map(({ message }) => message).join("\n")).toBe(
          verdict,
        );
      });
    }
  });
}
