import { Linter } from "eslint";
import { describe, expect, it } from "vitest";

import { packageName, packageVersion, repositoryUrl } from "../src/package.ts";
import { defineRule } from "../src/rule.ts";

const rule = defineRule({
  name: "no-long-names",
  meta: {
    type: "problem",
    docs: { description: "Disallow long names", preset: "none", cwe: [] },
    messages: { long: "`{{ name }}` is longer than {{ most }}." },
    schema: [
      {
        type: "object",
        additionalProperties: false,
        properties: { most: { type: "integer", description: "How long a name may be." } },
      },
    ],
    defaultOptions: [{ most: 3 }],
  },
  create(context) {
    const [{ most }] = context.options;
    return {
      Identifier(node) {
        if (node.name.length > most) {
          context.report({ node, messageId: "long", data: { name: node.name, most: String(most) } });
        }
      },
    };
  },
});

function messagesOf(...options: readonly unknown[]): string[] {
  const config: Linter.Config = { plugins: { a: { rules: { b: rule } } }, rules: { "a/b": ["error", ...options] } };
  return new Linter().verify("four; fives;", config).map(({ message }) => message);
}

describe("defineRule", () => {
  it("makes a rule that ESLint runs", () => {
    expect(messagesOf({ most: 4 })).toEqual(["`fives` is longer than 4."]);
  });

  it("has ESLint merge the default options in", () => {
    expect(messagesOf()).toEqual(["`four` is longer than 3.", "`fives` is longer than 3."]);
    expect(messagesOf({})).toEqual(messagesOf());
  });

  it("has ESLint refuse options that the schema does not know", () => {
    expect(() => messagesOf({ least: 1 })).toThrow(/least/u);
  });

  it("fills in what every rule shares", () => {
    expect(rule.meta.docs).toEqual({
      description: "Disallow long names",
      preset: "none",
      severity: "error",
      cwe: [],
      owasp: [],
      url: `${repositoryUrl}/blob/main/docs/rules/no-long-names.md`,
    });
    expect(rule.meta.languages).toEqual(["js/js"]);
  });
});

describe("the package's own facts", () => {
  it("come from package.json", () => {
    expect(packageName).toBe("eslint-plugin-server-actions");
    expect(packageVersion).toMatch(/^\d+\.\d+\.\d+/u);
    expect(repositoryUrl).toMatch(/^https:\/\/[^/]+\/.*[^/]$/u);
    expect(repositoryUrl).not.toContain(".git");
  });
});
