import { readdirSync } from "node:fs";

import * as parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import { describe, expect, it } from "vitest";

import { rules } from "../rules/index.ts";
import plugin from "../src/index.ts";
import { packageName, packageVersion, repositoryUrl } from "../src/package.ts";

const { recommended, strict } = plugin.configs;

function namesIn({ rules: config = {} }: Linter.Config): string[] {
  return Object.keys(config).sort();
}

function namesWith(...presets: readonly string[]): string[] {
  return Object.entries(rules)
    .filter(([, { meta }]) => presets.includes(meta.docs.preset))
    .map(([name]) => `server-actions/${name}`)
    .sort();
}

describe("the plugin", () => {
  it("names itself", () => {
    expect(plugin.meta).toEqual({ name: packageName, version: packageVersion, namespace: "server-actions" });
  });

  it("has a rule for each file in rules/, by the same name", () => {
    const files = readdirSync(new URL("../rules", import.meta.url)).filter((file) => file !== "index.ts");
    expect(Object.keys(rules).sort()).toEqual(files.map((file) => file.replace(/\.ts$/u, "")).sort());
    for (const [name, rule] of Object.entries(rules)) {
      expect(rule.name).toBe(name);
      expect(rule.meta.docs.url).toBe(`${repositoryUrl}/blob/main/docs/rules/${name}.md`);
    }
  });

  it("has a test for each rule", () => {
    for (const name of Object.keys(rules)) {
      expect(readdirSync(new URL("rules", import.meta.url))).toContain(`${name}.test.ts`);
    }
  });

  it("describes each rule in one line", () => {
    for (const { meta } of Object.values(rules)) {
      expect(meta.docs.description).toMatch(/^(?:Enforce|Require|Disallow) .+[^. ]$/u);
    }
  });

  it("words each message as a sentence", () => {
    for (const { meta } of Object.values(rules)) {
      for (const [id, text] of Object.entries(meta.messages)) {
        expect(id).toMatch(/^[a-z][A-Za-z]*$/u);
        expect(text).toMatch(/^[A-Z`'{].*\.$/u);
      }
    }
  });
});

describe("the presets", () => {
  it("hold the rules that say so in their meta.docs", () => {
    expect(namesIn(recommended)).toEqual(namesWith("recommended"));
    expect(namesIn(strict)).toEqual(namesWith("recommended", "strict"));
  });

  it("report as each rule's meta.docs says", () => {
    for (const [name, { meta }] of Object.entries(rules)) {
      const { preset, severity, strict: options } = meta.docs;
      if (preset === "recommended") {
        expect(recommended.rules?.[`server-actions/${name}`]).toEqual(severity);
      }
      if (preset !== "none") {
        expect(strict.rules?.[`server-actions/${name}`]).toEqual(options ? [severity, options] : severity);
      }
    }
  });

  it.each([recommended, strict])("are complete configurations: $name", (config) => {
    expect(config.plugins?.["server-actions"]).toBe(plugin);
    const code = '"use server";\nexport async function noop() {}\n';
    const fatal = new Linter()
      .verify(code, [{ languageOptions: { parser } }, config])
      .filter((message) => message.fatal ?? false);
    expect(fatal).toEqual([]);
  });

  it("work by name under defineConfig's `extends`", async () => {
    const { defineConfig } = await import("eslint/config");
    const [config] = defineConfig({ plugins: { "server-actions": plugin }, extends: ["server-actions/strict"] });
    expect(config?.rules).toEqual(strict.rules);
  });
});
