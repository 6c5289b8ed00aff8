import { readFileSync } from "node:fs";

import { format, resolveConfig } from "prettier";

const { repository } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8"));

/** @type {import("eslint-doc-generator").GenerateOptions} */
export default {
  configEmoji: [
    ["recommended", "✅"],
    ["strict", "🔒"],
  ],
  postprocess: async (content, path) =>
    await format(content, { ...(await resolveConfig(path)), parser: "markdown", filepath: path }),
  ruleDocSectionInclude: ["What it catches", "Examples", "What it cannot see", "Further reading"],
  ruleDocTitleFormat: "name",
  ruleListColumns: ["name", "description", "configsError", "configsWarn", "hasSuggestions"],
  urlConfigs: `${repository.url.replace(/^git\+|\.git$/gu, "")}#presets`,
};
