import * as typescript from "@typescript-eslint/parser";
import type { TSESTree } from "@typescript-eslint/utils";
import * as espree from "espree";
import { describe, expect, it } from "vitest";

import { ModuleGraph, type Binding, type SourceModule } from "../../src/modules/index.ts";
import { project } from "./project.ts";

function opened(code: string, file = "a.ts"): SourceModule {
  return project({ [file]: code }).open(file);
}

describe("imports", () => {
  it.each([
    ["import a from 'x';", { a: "x#default" }],
    ["import { a, b as c } from 'x';", { a: "x#a", c: "x#b" }],
    ["import { 'a-b' as c } from 'x';", { c: "x#a-b" }],
    ["import * as a from 'x';", { a: "x#*" }],
    ["import a, * as b from 'x';", { a: "x#default", b: "x#*" }],
    ["import type { A } from 'x';", { A: "x#A type" }],
    ["import { type A, b } from 'x';", { A: "x#A type", b: "x#b" }],
    ["import 'x';", {}],
    ["import a = require('x');", { a: "x#*" }],
    ["import type a = require('x');", { a: "x#* type" }],
    ["export import a = require('x');", { a: "x#*" }],
    ["import a = b.c;", {}],
    ["const a = require('x');", { a: "x#*" }],
    ["const { a, b: c, 'd-e': f } = require('x'), g = require('y').h;", { a: "x#a", c: "x#b", f: "x#d-e", g: "y#h" }],
    ["const { a } = await import('x');", { a: "x#a" }],
    ["const a = await import('x');", { a: "x#*" }],
    ["const a = require(name), b = other('x'), [c] = require('x');", {}],
    ["function f() { const a = require('x'); }", {}],
  ])("%s", (code, expected) => {
    const entries = [...opened(code).imports].map(([local, { specifier, name, typeOnly }]) => [
      local,
      `${specifier}#${name}${typeOnly ? " type" : ""}`,
    ]);
    expect(Object.fromEntries(entries)).toEqual(expected);
  });
});

describe("bindings", () => {
  const words = (binding: Binding): string => {
    switch (binding.kind) {
      case "variable":
        return `${binding.declared} ${String(binding.statementIndex)} ${binding.declarator.init?.type ?? "nothing"}`;
      case "import":
        return `import ${binding.imported.specifier}#${binding.imported.name}`;
      default:
        return `${binding.kind} ${binding.node.type}`;
    }
  };

  it.each([
    ["function a() {}", { a: "function FunctionDeclaration" }],
    ["export async function a() {}", { a: "function FunctionDeclaration" }],
    ["export default function a() {}", { a: "function FunctionDeclaration" }],
    ["class A {} export default class B {}", { A: "class ClassDeclaration", B: "class ClassDeclaration" }],
    ["let a; export const b = 1;", { a: "let 0 nothing", b: "const 1 Literal" }],
    [
      "export const { a, b: [c, ...d], ...e } = f();",
      {
        a: "const 0 CallExpression",
        c: "const 0 CallExpression",
        d: "const 0 CallExpression",
        e: "const 0 CallExpression",
      },
    ],
    ["const { a = 1 } = f;", { a: "const 0 Identifier" }],
    ["enum A {} namespace B {}", { A: "enum TSEnumDeclaration", B: "namespace TSModuleDeclaration" }],
    ["function a(): void; function a() {}", { a: "function FunctionDeclaration" }],
    ["function a() {} namespace a { export const b = 1; }", { a: "function FunctionDeclaration" }],
    ["import a from 'x'; const b = require('y');", { a: "import x#default", b: "import y#*" }],
    ["type A = 1; interface B {} declare module 'x' {} declare function c(): void;", {}],
    ["import type { A } from 'x'; const A = 1;", { A: "const 1 Literal" }],
    ["export default () => 1;", {}],
  ])("%s", (code, expected) => {
    const entries = [...opened(code).bindings].map(([name, binding]) => [name, words(binding)]);
    expect(Object.fromEntries(entries)).toEqual(expected);
  });
});

describe("a module", () => {
  it.each([
    ["'use server';", true],
    ["export const a = async () => { 'use server' };", true],
    ["export const a = 1;", false],
  ])("%s says whether it speaks of servers", (code, expected) => {
    expect(opened(code).hasUseServer).toBe(expected);
  });

  it("has a tree with ranges into its text, without a byte order mark", () => {
    const { text, program } = opened("\uFEFFexport const a = (1);");
    const [statement] = program.body;
    expect(text.slice(...(statement?.range ?? [0, 0]))).toBe("export const a = (1);");
  });

  it("has one tree however often it is asked", () => {
    const module = opened("export const a = 1;");
    expect(module.program).toBe(module.program);
  });

  it.each(["a.js", "a.jsx", "a.mjs", "a.cjs", "a.tsx"])("may hold JSX in %s", (file) => {
    expect(opened("const a = <p />;", file).program.body).toHaveLength(1);
  });

  it("may be TypeScript with angle brackets", () => {
    expect(opened("const a = <string>b;").program.body).toHaveLength(1);
  });

  it.each(["const a = ;", "<<<<<<< HEAD", "\0\0\0", "}{", "return", "import {", "\uD800"])(
    "is empty if it is %j",
    (code) => {
      const { program, imports, stars, bindings } = opened(code);
      expect([program.type, imports.size, stars.length, bindings.size]).toEqual(["Program", 0, 0, 0]);
    },
  );

  it("is empty if it is too long to be anybody's source", () => {
    expect(opened(`export const a = "${"x".repeat(2_000_000)}";`).exports.size).toBe(0);
  });
});

const samples = [
  "import a, { b as c, type D } from 'x'; import * as e from 'y'; import type F from 'z'; export { a, c, D, e, F };",
  "import a from 'x'; export default a;",
  "const a = 1; export { a as 'b c', a as default };",
  "export * from 'x'; export * as y from 'y'; export { default, default as z, a as b } from 'z'; export type * from 't';",
  "export type A = 1; export interface B {} export enum C {} export declare const d: 1; export namespace E {} export type { F } from 'x';",
  "export function a(x: 1): void; export function a(x: any) {} export abstract class B {} export const { c, d: [e] } = f(), g = 1;",
  "export default function a() {}",
  "export default async function () {}",
  "export default abstract class A {}",
  "export default class {}",
  "export default interface A {}",
  "export default a as B;",
  "export default (a);",
  "export default { a };",
  "const A = 1; type B = 2; export { A, type B };",
];

describe("however it is read, an interface is the same", () => {
  const shown = ({ imports, exports, stars }: SourceModule): unknown => ({
    imports: Object.fromEntries(imports),
    exports: Object.fromEntries(
      [...exports].map(([name, exported]) => [
        name,
        exported.kind === "expression" ? { kind: exported.kind, range: exported.node.range } : exported,
      ]),
    ),
    stars,
  });

  it.each(samples)("by the host's TypeScript parser: %s", (code) => {
    const { ast } = typescript.parseForESLint(code, { range: true });
    const host = new ModuleGraph().host("/app/a.ts", code, ast);
    expect(shown(host)).toEqual(shown(opened(code)));
  });

  it.each(samples)("by a tree instead of a record: %s", (code) => {
    const module = opened(code);
    expect(module.program.type).toBe("Program");
    expect(shown(module)).toEqual(shown(opened(code)));
  });

  it.each([
    "import a, { b as c } from 'x'; import * as d from 'y'; export { a, c, d };",
    "export * from 'x'; export * as y from 'y'; export { default as z, a as b } from 'z';",
    "export const { c, d: [e] } = f(), g = 1; export class H {} export default () => 1;",
    "const a = require('x'); exports.a = a; module.exports.b = function () {};",
  ])("by ESLint's own parser: %s", (code) => {
    const program = espree.parse(code, {
      ecmaVersion: "latest",
      sourceType: "module",
      range: true,
    }) as unknown as TSESTree.Program;
    const host = new ModuleGraph().host("/app/a.js", code, program);
    expect(shown(host)).toEqual(shown(opened(code, "a.js")));
  });
});
