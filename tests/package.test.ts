import { execFileSync, spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { rules } from "../rules/index.ts";
import plugin from "../src/index.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
const manifest = JSON.parse(readFileSync(`${root}package.json`, "utf8")) as {
  readonly name: string;
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
};
const name = manifest.name;

// What users have: the packed files, and nothing of ours but what `dependencies` says. Everything else is theirs.
const home = realpathSync(mkdtempSync(path.join(tmpdir(), "server-actions-")));
const packed: string[] = [];

beforeAll(() => {
  run(process.execPath, ["scripts/build.mjs"], root);
  const output = execFileSync("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", home], {
    cwd: root,
    encoding: "utf8",
    shell: process.platform === "win32",
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [tarball] = JSON.parse(output) as { filename: string; files: { path: string }[] }[];
  packed.push(...(tarball?.files ?? []).map((file) => file.path));
  run("tar", ["-xzf", tarball?.filename ?? ""], home);
});

afterAll(() => {
  rmSync(home, { recursive: true, force: true });
});

/** A project that has installed the plugin beside these packages. */
function consumer(folder: string, packages: Readonly<Record<string, string>>): string {
  const cwd = path.join(home, folder);
  mkdirSync(path.join(cwd, "node_modules"), { recursive: true });
  cpSync(path.join(home, "package"), path.join(cwd, "node_modules", name), { recursive: true });
  const links = { ...packages, ...Object.fromEntries(Object.keys(manifest.dependencies).map((key) => [key, key])) };
  for (const [alias, target] of Object.entries(links)) {
    const link = path.join(cwd, "node_modules", alias);
    mkdirSync(path.dirname(link), { recursive: true });
    symlinkSync(path.join(root, "node_modules", target), link, "junction");
  }
  return cwd;
}

function run(command: string, options: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(command, options, { cwd, encoding: "utf8" });
  if (status !== 0) {
    throw new Error(`${[command, ...options].join(" ")}\n${stdout}\n${stderr}`);
  }
  return stdout;
}

describe("the packed files", () => {
  it("are the build, the licence and the notes", () => {
    const others = packed.filter((file) => !/^dist\/(?:src|rules)\/.+\.(?:js|d\.ts)$/u.test(file));
    expect(others.sort()).toEqual(["CHANGELOG.md", "LICENSE", "README.md", "package.json"]);
  });
});

describe("without ESLint", () => {
  const print = "console.log(JSON.stringify([plugin.meta, Object.keys(plugin.rules), Object.keys(plugin.configs)]))";
  const expected = [plugin.meta, Object.keys(rules), ["recommended", "strict"]];

  it("is imported", () => {
    const cwd = consumer("import", {});
    writeFileSync(path.join(cwd, "a.mjs"), `import plugin from "${name}"; ${print}`);
    expect(JSON.parse(run(process.execPath, ["a.mjs"], cwd))).toEqual(expected);
  });

  it("is required, and is the plugin itself", () => {
    const cwd = consumer("require", {});
    writeFileSync(path.join(cwd, "a.cjs"), `const plugin = require("${name}"); ${print}`);
    expect(JSON.parse(run(process.execPath, ["a.cjs"], cwd))).toEqual(expected);
  });

  it("lets its package.json be read", () => {
    const cwd = consumer("manifest", {});
    writeFileSync(path.join(cwd, "a.cjs"), `console.log(require("${name}/package.json").version)`);
    expect(run(process.execPath, ["a.cjs"], cwd).trim()).toBe(manifest.version);
  });
});

describe("the published types", () => {
  it("need nothing but ESLint's", () => {
    const cwd = consumer("types", { eslint: "eslint" });
    const code = [
      'import { defineConfig } from "eslint/config";',
      `import serverActions, { type Settings } from "${name}";`,
      'const settings: Partial<Settings> = { guards: ["requireUser"] };',
      "export default defineConfig(serverActions.configs.recommended, {",
      '  plugins: { "server-actions": serverActions },',
      '  extends: ["server-actions/strict"],',
      '  settings: { "server-actions": settings },',
      "});",
      "// @ts-expect-error -- there is no such preset",
      "void serverActions.configs.all;",
    ];
    writeFileSync(path.join(cwd, "eslint.config.mts"), code.join("\n"));
    const compiler = path.join(root, "node_modules/typescript/bin/tsc");
    const flags = ["--noEmit", "--strict", "--module", "nodenext", "--target", "es2023"];
    expect(run(process.execPath, [compiler, ...flags, "eslint.config.mts"], cwd)).toBe("");
  });
});

describe("in a project", () => {
  const parser = { "@typescript-eslint/parser": "@typescript-eslint/parser" };
  const modules = [
    'import * as parser from "@typescript-eslint/parser";',
    `import serverActions from "${name}";`,
    'export default [{ files: ["**/*.{ts,tsx}"], languageOptions: { parser } }, serverActions.configs.strict];',
  ].join("\n");
  const common = modules
    .replace(/^import (?:\* as )?(\w+) from (.+);$/gmu, "const $1 = require($2);")
    .replace("export default", "module.exports =");

  /** `file:line rule` of every report. */
  function lintWith(eslint: string, config: readonly [file: string, text: string], folder: string): string[] {
    const cwd = consumer(folder, { ...parser, eslint });
    cpSync(`${root}examples/acme-notes`, path.join(cwd, "app"), { recursive: true });
    writeFileSync(path.join(cwd, config[0]), config[1]);
    const { stdout, stderr } = spawnSync(process.execPath, ["node_modules/eslint/bin/eslint.js", "-f", "json", "app"], {
      cwd,
      encoding: "utf8",
    });
    expect(stderr).toBe("");
    const results = JSON.parse(stdout) as {
      filePath: string;
      messages: { line: number; ruleId: string | null; message: string }[];
    }[];
    return results
      .flatMap(({ filePath, messages }) =>
        messages.map(
          ({ line, ruleId, message }) =>
            `${path.relative(cwd, filePath).replaceAll("\\", "/")}:${String(line)} ${ruleId ?? message}`,
        ),
      )
      .sort();
  }

  let reference: string[] = [];

  it("works in ESLint 10", () => {
    reference = lintWith("eslint", ["eslint.config.mjs", modules], "eslint-10");
    expect(reference.filter((report) => !report.includes(" server-actions/"))).toEqual([]);
    expect(reference.length > 0).toBe(Object.keys(rules).length > 0);
  });

  it("works in a configuration that requires it", () => {
    expect(lintWith("eslint", ["eslint.config.cjs", common], "eslint-10-cjs")).toEqual(reference);
  });

  it("works in ESLint 9", () => {
    expect(lintWith("eslint9", ["eslint.config.mjs", modules], "eslint-9")).toEqual(reference);
  });

  it("works in oxlint", () => {
    const cwd = consumer("oxlint", {});
    cpSync(`${root}examples/acme-notes`, path.join(cwd, "app"), { recursive: true });
    const config = { jsPlugins: [name], categories: { correctness: "off" }, rules: plugin.configs.strict.rules };
    writeFileSync(path.join(cwd, ".oxlintrc.json"), JSON.stringify(config));
    const { stdout } = spawnSync(process.execPath, [`${root}node_modules/oxlint/bin/oxlint`, "-f", "json", "app"], {
      cwd,
      encoding: "utf8",
    });
    const { diagnostics } = JSON.parse(stdout) as {
      diagnostics: { filename: string; code: string; labels: { span: { line: number } }[] }[];
    };
    const reports = diagnostics.map(
      ({ filename, code, labels }) =>
        `${filename.replaceAll("\\", "/")}:${String(labels[0]?.span.line)} ${code.replace(/^(.+)\((.+)\)$/u, "$1/$2")}`,
    );
    expect(reports.sort()).toEqual(reference);
  });
});
