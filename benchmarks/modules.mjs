// Follows the imports of all "use server" files of a repository: node benchmarks/modules.mjs [--closure] [--list] DIRECTORY…
//   --closure  also the imports of the modules found, and so on, each with its tree
//   --list     names what stayed unresolved, assets and generated code included
import { readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";

import { ModuleGraph } from "../dist/src/modules/index.js";
import { sourceFiles } from "./source-files.mjs";

const { values, positionals } = parseArgs({
  options: { closure: { type: "boolean", default: false }, list: { type: "boolean", default: false } },
  allowPositionals: true,
});
const asset =
  /\.(?:css|scss|sass|less|json|svg|png|jpe?g|gif|webp|ico|avif|woff2?|ttf|mdx?|txt|html|wasm|graphql|gql|yaml)(?:\?.*)?$/u;

/** Whether some package.json around a file lists a package: if none does, it may be an alias that was not understood. */
function declared(graph, file, name) {
  for (let directory = join(file, ".."); directory !== join(directory, ".."); directory = join(directory, "..")) {
    const text = graph.readText(join(directory, "package.json"));
    if (text?.includes(`"${name}"`)) {
      return true;
    }
  }
  return name.startsWith("node:");
}

function measure(directory) {
  const files = [...sourceFiles(directory)].filter((file) => readFileSync(file, "utf8").includes("use server"));
  const graph = new ModuleGraph();
  const seen = new Set();
  const counts = { local: 0, expression: 0, namespace: 0, package: 0, type: 0, unresolved: 0 };
  const lost = new Map();
  const namesType = (file, name) =>
    new RegExp(`\\b(?:type|interface)\\s+${name}\\b|export \\*|type \\{`, "u").test(graph.readText(file) ?? "");
  const follow = (module, first = true) => {
    const next = [];
    for (const imported of module.imports.values()) {
      if (imported.typeOnly) {
        continue;
      }
      const definition = graph.definitionOfImport(module, imported);
      if (!first) {
        continue;
      }
      counts[definition.kind] += 1;
      if (definition.kind === "package" && !declared(graph, module.file, definition.package)) {
        const text = `${definition.specifier} is in no package.json`;
        lost.set(text, [...(lost.get(text) ?? []), relative(directory, module.file)]);
      }
      if ("module" in definition) {
        next.push(definition.module);
      } else if (definition.kind === "unresolved" && !asset.test(definition.specifier)) {
        const { kind, file } = graph.resolve(module.file, imported.specifier);
        // `import { Props }` without `type`: types are no exports here.
        if (kind === "file" && namesType(file, imported.name)) {
          counts.unresolved -= 1;
          counts.type += 1;
          continue;
        }
        const text = kind === "file" ? `${imported.specifier} has no ${imported.name}` : imported.specifier;
        const where = relative(directory, module.file);
        lost.set(text, [...(lost.get(text) ?? []), where]);
      }
    }
    return next;
  };
  const started = process.cpuUsage();
  for (const file of files) {
    graph.refresh();
    const todo = [graph.open(file)];
    for (let module = todo.pop(); module !== undefined; module = todo.pop()) {
      if (values.closure ? seen.has(module.file) : module.file !== file) {
        continue;
      }
      seen.add(module.file);
      if (values.closure) {
        void module.bindings;
      }
      todo.push(...follow(module));
    }
  }
  const { user, system } = process.cpuUsage(started);
  const again = process.cpuUsage();
  for (const file of files) {
    graph.refresh();
    follow(graph.open(file), false);
  }
  const warm = process.cpuUsage(again);
  return {
    files: files.length,
    seen: seen.size,
    cpu: (user + system) / 1000,
    warm: (warm.user + warm.system) / 1000,
    counts,
    lost,
  };
}

for (const argument of positionals) {
  const directory = resolve(argument);
  const { files, seen, cpu, warm, counts, lost } = measure(directory);
  const missing = [...lost].filter(([text]) => !/ (?:has|is in) no /u.test(text));
  console.log(
    `${relative(join(directory, ".."), directory)}: ${files} files, ${seen} followed, ${cpu.toFixed(0)} ms, again ${warm.toFixed(0)} ms;`,
    `${Object.entries(counts)
      .map(([kind, count]) => `${count} ${kind}`)
      .join(", ")}; ${missing.length} specifiers lost`,
  );
  if (values.list) {
    for (const [text, places] of lost) {
      console.log(`  ${text}  (${places.length} times, ${places[0]})`);
    }
  }
}
