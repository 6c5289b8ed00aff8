// Compares the CPU time of the `eslint` command with @typescript-eslint/parser alone, with the recommended and with the strict
// preset, over all JavaScript and TypeScript files of a directory: `npm run build && node benchmarks/cpu.mjs DIRECTORY [REPETITIONS]`.
// One empty rule is measured, too: as soon as there is any rule, whoever's it is, ESLint's `FileContext` is the prototype of
// its context, and V8 keeps prototypes, and so every tree, until the next full collection.
// Each measurement is a whole process, from its start to its end; they alternate, so that a busy machine slows them down
// alike, after one round that is not counted (it fills Node's compile cache, which the command uses). Two versions of the
// plugin are compared by running it twice, with PLUGIN=path/to/the/other/dist/src/index.js for the other one.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const require = createRequire(import.meta.url);
const command = path.join(path.dirname(require.resolve("eslint/package.json")), "bin/eslint.js");
const { PLUGIN: other } = process.env;
const entry =
  other === undefined ? new URL("../dist/src/index.js", import.meta.url) : pathToFileURL(path.resolve(other));
const variants = ["parser only", "empty rule", "recommended", "strict"];
const [directory, repetitions] = process.argv.slice(2);

if (directory === undefined) {
  console.error("Usage: node benchmarks/cpu.mjs DIRECTORY [REPETITIONS]");
  process.exitCode = 2;
} else if (!existsSync(entry)) {
  console.error(`There is no ${fileURLToPath(entry)}: run \`npm run build\` first.`);
  process.exitCode = 2;
} else {
  const folder = mkdtempSync(path.join(os.tmpdir(), "cpu-"));
  try {
    compare(folder, path.resolve(directory), Math.max(1, Number(repetitions ?? 5)));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function compare(folder, cwd, repetitions) {
  const measured = new Map(variants.map((variant) => [variant, []]));
  for (let round = 0; round <= repetitions; round += 1) {
    for (const variant of variants) {
      const run = measure(folder, cwd, variant);
      if (round > 0) {
        measured.get(variant).push(run);
      }
    }
    console.error(`round ${String(round)} of ${String(repetitions)}`);
  }
  const base = median(measured.get("parser only").map(({ seconds }) => seconds));
  const [{ results }] = measured.get("parser only");
  const broken = results.filter(({ messages }) => messages.some(({ fatal }) => fatal)).length;
  console.log(
    `${String(results.length)} files (${String(broken)} that do not parse), Node ${process.version}, median of ${String(repetitions)}`,
  );
  for (const variant of variants) {
    const runs = measured.get(variant);
    const seconds = median(runs.map((run) => run.seconds));
    const megabytes = median(runs.map((run) => run.megabytes));
    const findings = runs[0].results.reduce(
      (sum, { messages }) => sum + messages.filter(({ ruleId }) => ruleId?.startsWith("server-actions/")).length,
      0,
    );
    console.log(
      `${variant.padEnd(12)} ${seconds.toFixed(2).padStart(7)} CPU s  ratio ${(seconds / base).toFixed(2)}` +
        `  ${megabytes.toFixed(0).padStart(5)} MB  ${String(findings)} findings`,
    );
  }
  // Timing every listener is not free, so that it is a run of its own.
  const [slowest] = measure(folder, cwd, "strict", ["--stats"])
    .results.map(({ filePath, stats }) => ({ filePath, milliseconds: timeInRules(stats) }))
    .sort((a, b) => b.milliseconds - a.milliseconds);
  if (slowest !== undefined) {
    const { filePath, milliseconds } = slowest;
    console.log(
      `The slowest file in strict is ${path.relative(cwd, filePath)}, with ${milliseconds.toFixed(0)} ms in our rules.`,
    );
  }
}

/** One run of the command: seconds of CPU, the most memory it held, and ESLint's results. */
function measure(folder, cwd, variant, options = []) {
  const config = path.join(folder, `${variant.replace(" ", "-")}.config.mjs`);
  const [usage, report] = [path.join(folder, "usage.json"), path.join(folder, "report.json")];
  const preload = path.join(folder, "usage.mjs");
  writeFileSync(config, configOf(variant));
  writeFileSync(
    preload,
    `import { writeFileSync } from "node:fs";
process.on("exit", () => writeFileSync(${JSON.stringify(usage)}, JSON.stringify(process.resourceUsage())));`,
  );
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      ...["--import", pathToFileURL(preload).href, command, "--config", config],
      ...["--no-inline-config", "--no-warn-ignored", "--format", "json", "--output-file", report, ...options, "."],
    ],
    { cwd, encoding: "utf8", env: { ...process.env, NODE_COMPILE_CACHE: path.join(folder, "compiled") } },
  );
  // 1: there are findings.
  if (status !== 0 && status !== 1) {
    throw new Error(`The measurement "${variant}" failed.\n${stderr}`);
  }
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(readFileSync(usage, "utf8"));
  return {
    // They come in microseconds, and in kilobytes.
    seconds: (userCPUTime + systemCPUTime) / 1e6,
    megabytes: maxRSS / 1024,
    results: JSON.parse(readFileSync(report, "utf8")),
  };
}

function configOf(variant) {
  const parser = pathToFileURL(require.resolve("@typescript-eslint/parser")).href;
  const preset = {
    "parser only": "",
    "empty rule": `{ plugins: { none: { rules: { empty: { create: () => ({}) } } } }, rules: { "none/empty": "error" } }`,
  }[variant];
  return `import parser from ${JSON.stringify(parser)};
${preset === undefined ? `import plugin from ${JSON.stringify(entry.href)};` : ""}
export default [
  {
    files: ["**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}"],
    languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
  },
  { ignores: ["**/dist/**", "**/build/**", "**/.next/**"] },
  ${preset ?? `plugin.configs.${variant}`}
];
`;
}

/** In milliseconds, of the wall clock. */
function timeInRules(stats) {
  const passes = stats?.times?.passes ?? [];
  return passes.reduce((sum, { rules = {} }) => sum + Object.values(rules).reduce((a, { total }) => a + total, 0), 0);
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
