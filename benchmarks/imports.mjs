// Counts the packages that server actions use: which are imported by files with "use server", and by what these reach.
//   node benchmarks/imports.mjs [--top NUMBER] [--missing] DIRECTORY…
//   --missing  only packages that src/models does not know
// A file counts once for each package of which it imports something that is not only a type. Each directory is a repository.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";

import { libraries } from "../dist/src/models/index.js";
import { indexModels } from "../dist/src/models/lookup.js";
import { ModuleGraph } from "../dist/src/modules/index.js";
import { sourceFiles } from "./source-files.mjs";

const { values, positionals } = parseArgs({
  options: { top: { type: "string", default: "60" }, missing: { type: "boolean", default: false } },
  allowPositionals: true,
});
const models = indexModels(libraries);
const counts = new Map();

/** Packages of the workspace that could not be found are the project's own. */
function isOwn(graph, file, name) {
  return graph.workspacePackages(file).some((one) => one.name === name);
}

function* reached(graph, files) {
  const seen = new Set(files);
  const todo = files.map((file) => ({ module: graph.open(file), isAction: true }));
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const { module } = next;
    const packages = new Set();
    for (const imported of module?.imports.values() ?? []) {
      const definition = imported.typeOnly ? undefined : graph.definitionOfImport(module, imported);
      if (definition?.kind === "package") {
        packages.add(definition.specifier);
      } else if (definition?.module !== undefined && !seen.has(definition.module.file)) {
        seen.add(definition.module.file);
        todo.push({ module: definition.module, isAction: false });
      }
    }
    yield { ...next, packages };
  }
}

for (const directory of positionals.map((one) => resolve(one))) {
  const files = [...sourceFiles(directory)].filter((file) => readFileSync(file, "utf8").includes("use server"));
  const graph = new ModuleGraph();
  for (const { module, isAction, packages } of reached(graph, files)) {
    for (const specifier of packages) {
      if (specifier.startsWith("@/") || specifier.startsWith("~/") || isOwn(graph, module.file, nameOf(specifier))) {
        continue;
      }
      const name = nameOf(specifier);
      const count = counts.get(name) ?? { action: 0, reached: 0, repositories: new Set(), isModelled: false };
      count[isAction ? "action" : "reached"] += 1;
      count.repositories.add(directory);
      count.isModelled ||= models.modelOf(specifier) !== undefined;
      counts.set(name, count);
    }
  }
}

function nameOf(specifier) {
  return specifier.startsWith("node:") || !specifier.includes("/")
    ? specifier.replace(/^node:/u, "")
    : specifier.split("/", specifier.startsWith("@") || specifier.startsWith("next/") ? 2 : 1).join("/");
}

const rows = [...counts]
  .map(([name, { action, reached, repositories, isModelled }]) => ({
    name,
    action,
    reached,
    repositories: repositories.size,
    isModelled,
  }))
  .filter(({ isModelled }) => !values.missing || !isModelled)
  .sort((a, b) => b.repositories - a.repositories || b.action + b.reached - a.action - a.reached);
console.log("| package | repositories | files with actions | files they reach | model |");
console.log("| :-- | --: | --: | --: | :-: |");
for (const { name, repositories, action, reached, isModelled } of rows.slice(0, Number(values.top))) {
  console.log(`| \`${name}\` | ${repositories} | ${action} | ${reached} | ${isModelled ? "✓" : ""} |`);
}
