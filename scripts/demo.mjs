// Lints the example app with the strict preset and prints what was found as a person wants to read it.
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { styleText } from "node:util";

import * as parser from "@typescript-eslint/parser";
import { ESLint } from "eslint";

import plugin from "../dist/src/index.js";

const width = 100;
const app = fileURLToPath(new URL("../examples/acme-notes/", import.meta.url));
const colours = process.stdout.isTTY && process.env["NO_COLOR"] === undefined;

const eslint = new ESLint({
  cwd: app,
  overrideConfigFile: true,
  overrideConfig: [
    { files: ["**/*.{ts,tsx}"], languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } } },
    plugin.configs.strict,
  ],
});

const results = (await eslint.lintFiles(["**/*.{ts,tsx}"])).sort((a, b) => a.filePath.localeCompare(b.filePath));
const withFindings = results.filter(({ messages }) => messages.length > 0);

for (const { filePath, messages } of withFindings) {
  const lines = readFileSync(filePath, "utf8").split("\n");
  console.log(`\n${paint(["bold", "underline"], path.relative(app, filePath))}`);
  for (const message of messages) {
    printFinding(message, lines[message.line - 1] ?? "");
  }
}

const findings = withFindings.flatMap(({ messages }) => messages);
const warnings = findings.filter(({ severity }) => severity === 1).length;
console.log(
  `\n${paint("bold", `${count(findings.length, "finding")} in ${count(withFindings.length, "file")}`)}` +
    ` (${count(findings.length - warnings, "error")}, ${count(warnings, "warning")});` +
    ` nothing to report in the other ${count(results.length - withFindings.length, "file")}.`,
);
for (const [rule, number] of [...countByRule()].sort(([a], [b]) => a.localeCompare(b))) {
  console.log(`${String(number).padStart(5)}  ${rule}`);
}
console.log(
  `\nLinted examples/acme-notes with the strict preset. Each vulnerable action there stands beside one that is right.`,
);

function printFinding({ ruleId, severity, message, line, column, endLine, endColumn }, code) {
  const indent = code.length - code.trimStart().length;
  const last = endLine === line && endColumn !== undefined ? endColumn - 1 : code.length;
  const number = String(line).padStart(5);
  console.log(`\n${paint("dim", `${number} |`)} ${code.trim()}`);
  console.log(
    `${paint("dim", "      |")} ${" ".repeat(Math.max(0, column - 1 - indent))}` +
      paint(severity === 2 ? "red" : "yellow", "^".repeat(Math.max(1, last - column + 1))),
  );
  console.log(
    `        ${severity === 2 ? paint("red", "error") : paint("yellow", "warning")}  ${paint("cyan", ruleId ?? "")}`,
  );
  for (const row of wrapped(message)) {
    console.log(`        ${row}`);
  }
}

function wrapped(text) {
  const rows = [""];
  for (const word of text.split(" ")) {
    const row = rows.at(-1) ?? "";
    if (row.length + word.length + 1 > width && row !== "") {
      rows.push(word);
    } else {
      rows[rows.length - 1] = row === "" ? word : `${row} ${word}`;
    }
  }
  return rows;
}

function countByRule() {
  const counts = new Map();
  for (const { ruleId } of findings) {
    counts.set(ruleId ?? "no rule", (counts.get(ruleId ?? "no rule") ?? 0) + 1);
  }
  return counts;
}

function count(number, noun) {
  return `${String(number)} ${noun}${number === 1 ? "" : "s"}`;
}

function paint(style, text) {
  return colours ? styleText(style, text) : text;
}
