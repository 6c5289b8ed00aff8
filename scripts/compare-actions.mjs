// Compares the actions that the plugin finds with those that Next.js's own compiler registers, over all files that
// mention "use server" in the repositories of some folders: node scripts/compare-actions.mjs FOLDER... Needs a build.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import * as typescript from "@typescript-eslint/parser";
import { parseSync } from "oxc-parser";

import { findActions } from "../dist/src/actions/find-actions.js";
import { registeredActions } from "./next-compiler.mjs";

const source = /\.(?:[cm]?[jt]s|[jt]sx)$/u;
const skipped = new Set(["node_modules", ".git", ".next", "dist", "build"]);

const parsers = {
  "oxc-parser": (text, file) => {
    const lang = /\.[cm]?js$/u.test(file) ? "jsx" : undefined;
    const { errors, program } = parseSync(file, text, { astType: "ts", range: true, preserveParens: false, lang });
    return errors.length > 0 ? undefined : program;
  },
  "@typescript-eslint/parser": (text, file) => {
    try {
      return typescript.parseForESLint(text, { filePath: file, ecmaFeatures: { jsx: !/\.[cm]?ts$/u.test(file) } }).ast;
    } catch {
      return undefined;
    }
  },
};

const total = { repositories: 0, files: 0, rejected: 0, exports: 0, inline: 0, differences: 0 };
for (const folder of process.argv.slice(2)) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) {
      print(entry.name, await compared(path.join(folder, entry.name)));
    }
  }
}
print("all", total);
process.exitCode = total.differences > 0 ? 1 : 0;

async function compared(repository) {
  const counts = { files: 0, rejected: 0, exports: 0, inline: 0, differences: 0 };
  for (const file of filesIn(repository)) {
    const text = readFileSync(file, "utf8").replace(/^\uFEFF/u, "");
    if (!text.includes("use server")) {
      continue;
    }
    counts.files += 1;
    const { error, exports, inline } = await registeredActions(text, path.basename(file));
    for (const [parser, parse] of Object.entries(parsers)) {
      const program = parse(text, file);
      if (program === undefined) {
        // Not even JavaScript to Next.js either, or else a difference.
        report(counts, error === undefined && `${file}: ${parser} cannot read it`);
        continue;
      }
      const found = findActions(program, text);
      const names = found.filter(({ kind }) => kind === "export").map(({ name }) => name);
      const mine = `${names.sort().join(" ")} +${found.length - names.length}`;
      const theirs = `${exports.join(" ")} +${inline}`;
      report(counts, error === undefined && mine !== theirs && `${file} (${parser}): ${mine}, Next.js: ${theirs}`);
    }
    if (error !== undefined) {
      counts.rejected += 1;
      console.log(`  ${file}: ${/x (?<message>.+)/u.exec(error)?.groups?.message ?? error}`);
    }
    counts.exports += exports.length;
    counts.inline += inline;
  }
  total.repositories += counts.exports + counts.inline > 0 ? 1 : 0;
  for (const [key, count] of Object.entries(counts)) {
    total[key] += count;
  }
  return counts;
}

function report(counts, difference) {
  if (difference) {
    counts.differences += 1;
    console.log(`  ${difference}`);
  }
}

function* filesIn(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory() && !skipped.has(entry.name)) {
      yield* filesIn(file);
    } else if (entry.isFile() && source.test(entry.name)) {
      yield file;
    }
  }
}

function print(name, counts) {
  const text = Object.entries(counts).map(([key, count]) => `${key} ${count}`);
  console.log(`${name}: ${text.join(", ")}`);
}
