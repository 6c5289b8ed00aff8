import { describe, expect, it } from "vitest";

import rule from "../../rules/valid-use-server.ts";
import { applied } from "./applied.ts";

const exported = (text: string) => `"use server";\n${text}\n`;

describe("a function that is not async", () => {
  it.each([
    ["export function save() {}", "export async function save() {}"],
    ["export default function () {}", "export default async function () {}"],
    ["export const save = () => {};", "export const save = async () => {};"],
    ["export const save = function () {};", "export const save = async function () {};"],
    [
      "export function save(): Promise<void> { return write(); }",
      "export async function save(): Promise<void> { return write(); }",
    ],
  ])("is made so: %s", (before, after) => {
    expect(applied(rule, exported(before))).toEqual([{ output: exported(after), left: [] }]);
  });

  it.each([
    ['function save() { "use server"; }', 'async function save() { "use server"; }'],
    ['class A { static save() { "use server"; } }', 'class A { static async save() { "use server"; } }'],
    ['const actions = { save() { "use server"; } };', 'const actions = { async save() { "use server"; } };'],
  ])("is made so where it has the directive itself: %s", (before, after) => {
    expect(applied(rule, before)).toEqual([{ output: after, left: [] }]);
  });

  it.each(["export function save(): string { return text; }", "export function* save() {}"])(
    "stays as it is: %s",
    (code) => {
      expect(applied(rule, exported(code))).toEqual([]);
    },
  );
});

describe("a directive that counts for nothing where it is", () => {
  it.each([
    [
      'import { a } from "a";\n"use server";\nexport async function save() { a(); }\n',
      '"use server";\n\nimport { a } from "a";\nexport async function save() { a(); }\n',
    ],
    [
      'async function save() {\n  await write();\n  "use server";\n}\n',
      'async function save() {\n  "use server";\n  await write();\n}\n',
    ],
    [
      'async function save() { await write(); "use server"; }',
      'async function save() { "use server"; await write(); }',
    ],
  ])("moves to the start: %s", (before, after) => {
    expect(applied(rule, before)).toEqual([{ output: after, left: [] }]);
  });

  it.each([
    'import { a } from "a";\n"use server";\nexport const limit = 3;\n',
    'async function save() { if (a) { "use server"; } }',
    'function save() { write(); "use server"; }',
  ])("stays where it is: %s", (code) => {
    expect(applied(rule, code)).toEqual([]);
  });
});

describe("what a file hands on", () => {
  it.each([
    ['export { save } from "./save";', 'import { save } from "./save";\nexport { save };'],
    [
      "export { save as store, remove } from './save';",
      "import { save as store, remove } from './save';\nexport { store, remove };",
    ],
  ])("is imported first: %s", (before, after) => {
    expect(applied(rule, exported(before))).toEqual([{ output: exported(after), left: [] }]);
  });

  it.each(['export * from "./save";', 'export { save as default } from "./save";'])("is left alone: %s", (code) => {
    expect(applied(rule, exported(code))).toEqual([]);
  });
});
