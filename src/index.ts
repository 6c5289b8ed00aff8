import type { ESLint, Linter, Rule } from "eslint";

import { rules } from "../rules/index.ts";
import { packageName, packageVersion } from "./package.ts";

const namespace = "server-actions";

type PresetName = "recommended" | "strict";

// The published type, spelled out so that no internal type (or development dependency) leaks into it.
interface Plugin extends ESLint.Plugin {
  readonly configs: Record<PresetName, Linter.Config>;
  readonly rules: Record<string, Rule.RuleModule>;
}

const plugin: Plugin = {
  meta: { name: packageName, version: packageVersion, namespace },
  rules,
  configs: {
    // Getters, because a preset holds the plugin that holds the presets.
    get recommended() {
      return preset("recommended");
    },
    get strict() {
      return preset("strict");
    },
  },
};

function preset(name: PresetName): Linter.Config {
  const config: Linter.RulesRecord = {};
  for (const [rule, { meta }] of Object.entries(rules)) {
    const { preset: smallest, severity, strict } = meta.docs;
    if (smallest === "recommended" || smallest === name) {
      config[`${namespace}/${rule}`] = name === "strict" && strict ? [severity, { ...strict }] : severity;
    }
  }
  return { name: `${namespace}/${name}`, plugins: { [namespace]: plugin }, rules: config };
}

export default plugin;
export { plugin as "module.exports" };
export type { LibraryModel } from "./models/model.ts";
export type { Settings } from "./settings.ts";
