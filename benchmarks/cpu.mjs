// Compares the CPU time of ESLint with @typescript-eslint/parser alone, with the recommended and with the strict preset, over
// all JavaScript and TypeScript files of a directory: `npm run build && node benchmarks/cpu.mjs DIRECTORY [REPETITIONS]`.
// Each measurement is a process of its own; the three alternate, so that a busy machine slows them down alike. Two versions
// of the plugin are compared by running it twice, with PLUGIN=path/to/the/other/dist/src/index.js for the other one.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const script = fileURLToPath(import.meta.url);
const { PLUGIN: other } = process.env;
const entry =
  other === undefined ? new URL("../dist/src/index.js", import.meta.url) : pathToFileURL(path.resolve(other));
const variants = ["parser only", "recommended", "strict"];
const slowest = "slowest";
const [directory, third] = process.argv.slice(2);

if (directory === undefined) {
  console.error("Usage: node benchmarks/cpu.mjs DIRECTORY [REPETITIONS]");
  process.exitCode = 2;
} else if ([...variants, slowest].includes(third)) {
  process.stdout.write(JSON.stringify(await measure(path.resolve(directory), third)));
} else if (!existsSync(entry)) {
  console.error(`There is no ${fileURLToPath(entry)}: run \`npm run build\` first.`);
  process.exitCode = 2;
} else {
  compare(path.resolve(directory), Math.max(1, Number(third ?? 5)));
}

/** One measurement, in a process of its own. */
async function measure(cwd, variant) {
  const parser = await import("@typescript-eslint/parser");
  const { ESLint } = await import("eslint");
  const before = process.resourceUsage();
  const presets =
    variant === "parser only"
      ? []
      : [(await import(entry.href)).default.configs[variant === slowest ? "strict" : variant]];
  const eslint = new ESLint({
    cwd,
    allowInlineConfig: false,
    // Timing every listener is not free.
    stats: variant === slowest,
    errorOnUnmatchedPattern: false,
    overrideConfigFile: true,
    overrideConfig: [
      {
        files: ["**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}"],
        languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
      },
      { ignores: ["**/dist/**", "**/build/**", "**/.next/**"] },
      ...presets,
    ],
  });
  const results = await eslint.lintFiles(["."]);
  const after = process.resourceUsage();
  const files = results.map(({ filePath, stats }) => {
    const passes = stats?.times?.passes ?? [];
    return {
      file: path.relative(cwd, filePath),
      // In milliseconds, of the wall clock.
      rules: passes.reduce(
        (sum, { rules = {} }) => sum + Object.values(rules).reduce((a, { total }) => a + total, 0),
        0,
      ),
    };
  });
  return {
    seconds: (after.userCPUTime + after.systemCPUTime - before.userCPUTime - before.systemCPUTime) / 1e6,
    megabytes: after.maxRSS / 1024,
    files: results.length,
    findings: results.reduce(
      (sum, { messages }) => sum + messages.filter(({ ruleId }) => ruleId?.startsWith("server-actions/")).length,
      0,
    ),
    broken: results.filter(({ messages }) => messages.some(({ fatal }) => fatal)).length,
    slowest: files.sort((a, b) => b.rules - a.rules)[0],
  };
}

function compare(cwd, repetitions) {
  const measured = new Map(variants.map((variant) => [variant, []]));
  for (let round = 1; round <= repetitions; round += 1) {
    for (const variant of variants) {
      measured.get(variant).push(spawned(cwd, variant));
    }
    console.error(`round ${String(round)} of ${String(repetitions)}`);
  }
  const base = median(measured.get("parser only").map(({ seconds }) => seconds));
  const [{ files, broken }] = measured.get("parser only");
  console.log(`${String(files)} files (${String(broken)} that do not parse), median of ${String(repetitions)}`);
  for (const variant of variants) {
    const runs = measured.get(variant);
    const seconds = median(runs.map((run) => run.seconds));
    const megabytes = median(runs.map((run) => run.megabytes));
    const [{ findings }] = runs;
    console.log(
      `${variant.padEnd(12)} ${seconds.toFixed(2).padStart(7)} CPU s  ratio ${(seconds / base).toFixed(2)}` +
        `  ${megabytes.toFixed(0).padStart(5)} MB  ${String(findings)} findings`,
    );
  }
  const { file, rules } = spawned(cwd, slowest).slowest ?? {};
  if (file !== undefined) {
    console.log(`The slowest file in strict is ${file}, with ${rules.toFixed(0)} ms in our rules.`);
  }
}

function spawned(cwd, variant) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, cwd, variant], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
    stdio: ["ignore", "pipe", "pipe"],
  });
  if (status !== 0) {
    throw new Error(`The measurement "${variant}" failed.\n${stderr}`);
  }
  return JSON.parse(stdout);
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
