import type { TSESTree } from "@typescript-eslint/utils";
import { Linter, type Rule } from "eslint";
import { describe, expect, it } from "vitest";

import type { Action } from "../../src/actions/action.ts";
import { serverDirective } from "../../src/actions/directives.ts";
import { findActions } from "../../src/actions/find-actions.ts";
import { treesOf } from "./parsers.ts";

function programOf(code: string, file = "a.tsx"): TSESTree.Program {
  const program = treesOf(code, file).get("@typescript-eslint/parser");
  if (program === undefined) {
    throw new Error("No tree.");
  }
  return program;
}

function actionsOf(code: string): readonly Action[] {
  return findActions(programOf(code), code);
}

/** Each action's name with the text of one of its nodes. */
function texts(code: string, textOf: (action: Action) => TSESTree.Node | undefined): readonly string[] {
  return actionsOf(code).map((action) => {
    const node = textOf(action);
    return `${action.name}: ${node ? code.slice(...node.range) : "-"}`;
  });
}

describe("an exported action", () => {
  it("is shown at its name", () => {
    const code = `"use server";
export async function a() {}
export const b = wrap(async () => {}), { c } = d;
export default async function e() {}`;
    expect(texts(code, ({ node }) => node)).toEqual(["a: a", "b: b", "c: c", "default: e"]);
  });

  it("is shown where it is declared, if something else exports it", () => {
    const code = `"use server";
const a = async () => {};
async function c() {}
export { a as b };
export default c;`;
    expect(texts(code, ({ node }) => node)).toEqual(["b: a", "default: c"]);
    expect(actionsOf(code).map(({ node }) => node.range[0])).toEqual([20, 55]);
    expect(texts(code, ({ exported }) => exported)).toEqual(["b: a as b", "default: c"]);
  });

  it("is shown at the specifier of a list, if it is declared elsewhere", () => {
    const code = `"use server";
import { a } from "./a";
export { a as b };`;
    expect(texts(code, ({ node }) => node)).toEqual(["b: a as b"]);
  });

  it("is shown at the expression of a default export", () => {
    const code = `"use server";
export default wrap(async () => {});`;
    expect(texts(code, ({ node }) => node)).toEqual(["default: wrap(async () => {})"]);
  });

  it("is shown at the function of a default export without a name", () => {
    const code = `"use server";
export default async function () {}`;
    expect(texts(code, ({ node }) => node)).toEqual(["default: async function () {}"]);
  });

  it("has the function that it declares", () => {
    const code = `"use server";
export async function a() {}
export const b = async () => {};
export const c = (async () => {}) satisfies Handler;
export const d = wrap(async () => {});
const e = async () => {};
export { e };
export default async () => 1;`;
    expect(texts(code, ({ function: found }) => found)).toEqual([
      "a: async function a() {}",
      "b: async () => {}",
      "c: async () => {}",
      "d: -",
      "e: -",
      "default: async () => 1",
    ]);
  });

  it("has the implementation of an overloaded function", () => {
    const code = `"use server";
export async function a(id: string): Promise<void>;
export async function a(id: unknown) {}`;
    expect(texts(code, ({ function: found }) => found)).toEqual(["a: async function a(id: unknown) {}"]);
  });

  it("has the local binding whose value is exported", () => {
    const code = `"use server";
import { c } from "./c";
export async function a() {}
const b = async () => {};
export { b as bb, c };
export const { d, x: e } = f;
export default async function g() {}`;
    expect(actionsOf(code).map(({ name, local }) => [name, local])).toEqual([
      ["a", "a"],
      ["bb", "b"],
      ["c", "c"],
      ["d", "d"],
      ["e", "e"],
      ["default", "g"],
    ]);
  });

  it("has no local binding without a name", () => {
    expect(actionsOf(`"use server"; export default wrap();`).map(({ local }) => local)).toEqual([undefined]);
  });

  it("has the expression of a default export", () => {
    const code = `"use server";
const a = async () => {};
export default a as Handler;`;
    expect(texts(code, ({ expression }) => expression)).toEqual(["default: a as Handler"]);
    expect(actionsOf(code)[0]?.local).toBe("a");
  });

  it("has no expression when a declaration is the default export", () => {
    expect(texts(`"use server"; export default async function a() {}`, ({ expression }) => expression)).toEqual([
      "default: -",
    ]);
  });

  it("tells where a re-export comes from", () => {
    const code = `"use server";
export { a, b as c, default as d } from "./other";`;
    expect(actionsOf(code).map(({ name, from, local }) => ({ name, from, local }))).toEqual([
      { name: "a", from: { specifier: "./other", name: "a" }, local: undefined },
      { name: "c", from: { specifier: "./other", name: "b" }, local: undefined },
      { name: "d", from: { specifier: "./other", name: "default" }, local: undefined },
    ]);
  });

  it("is enclosed by nothing", () => {
    expect(actionsOf(`"use server"; export async function a() {}`)[0]?.enclosing).toEqual([]);
  });
});

describe("an inline action is named", () => {
  it.each([
    { by: "its own name", code: `async function a() { "use server"; }`, name: "a: a" },
    { by: "the name of a function expression", code: `const a = async function b() { "use server"; };`, name: "b: b" },
    { by: "a variable", code: `const a = async () => { "use server"; };`, name: "a: a" },
    { by: "a variable with a type", code: `const a: F = (async () => { "use server"; }) as F;`, name: "a: a: F" },
    { by: "an assigned variable", code: `a = async () => { "use server"; };`, name: "a: a" },
    { by: "an assigned member", code: `a.b = async () => { "use server"; };`, name: "b: b" },
    { by: "a parameter with a default", code: `function f(a = async () => { "use server"; }) {}`, name: "a: a" },
    { by: "a property", code: `f({ a: async () => { "use server"; } });`, name: "a: a" },
    { by: "a quoted property", code: `f({ "a b": async () => { "use server"; } });`, name: `a b: "a b"` },
    { by: "a method", code: `f({ async a() { "use server"; } });`, name: "a: a" },
    { by: "a static method", code: `class C { static async a() { "use server"; } }`, name: "a: a" },
    { by: "a private static method", code: `class C { static async #a() { "use server"; } }`, name: "#a: #a" },
    { by: "a field", code: `class C { a = async () => { "use server"; }; }`, name: "a: a" },
    { by: "a JSX attribute", code: `<form action={async () => { "use server"; }} />;`, name: "action={…}: action" },
    {
      by: "the default export",
      code: `export default async () => { "use server"; };`,
      name: `default: async () => { "use server"; }`,
    },
    {
      by: "the variable of what it is wrapped in",
      code: `const a = wrap(b, async () => { "use server"; });`,
      name: `a: async () => { "use server"; }`,
    },
    {
      by: "the attribute of what it is bound in",
      code: `<form action={(async () => { "use server"; }).bind(null, 1)} />;`,
      name: `action={…}: async () => { "use server"; }`,
    },
    {
      by: "nothing as a computed member",
      code: `f({ [a]: async () => { "use server"; } });`,
      name: `anonymous: async () => { "use server"; }`,
    },
    {
      by: "nothing as an argument",
      code: `f(async () => { "use server"; });`,
      name: `anonymous: async () => { "use server"; }`,
    },
    {
      by: "nothing as what a function returns",
      code: `const a = () => async () => { "use server"; };`,
      name: `anonymous: async () => { "use server"; }`,
    },
    {
      by: "nothing as the child of an element",
      code: `const a = <B>{async () => { "use server"; }}</B>;`,
      name: `anonymous: async () => { "use server"; }`,
    },
  ])("by $by", ({ code, name }) => {
    expect(texts(code, ({ node }) => node)).toEqual([name]);
  });
});

describe("an inline action is enclosed by", () => {
  const enclosing = (code: string) =>
    actionsOf(code).map((action) => [action.name, ...action.enclosing.map(({ type }) => type)].join(" < "));

  it("nothing at the top level", () => {
    expect(enclosing(`const a = wrap(async () => { "use server"; });`)).toEqual(["a"]);
  });

  it("functions, outermost first", () => {
    const code = `function Page() {
  const inner = () => async function a() { "use server"; };
}`;
    expect(enclosing(code)).toEqual(["a < FunctionDeclaration < ArrowFunctionExpression"]);
  });

  it("the function of whose parameters it is a default", () => {
    expect(enclosing(`function Page(a = async () => { "use server"; }) {}`)).toEqual(["a < FunctionDeclaration"]);
  });

  it("classes and their methods", () => {
    const code = `class Api {
  static async a() { "use server"; }
  b() { return async function c() { "use server"; }; }
}`;
    expect(enclosing(code)).toEqual(["a < ClassDeclaration", "c < ClassDeclaration < FunctionExpression"]);
  });

  it("an action around it", () => {
    const code = `async function a() {
  "use server";
  const b = async () => { "use server"; };
}`;
    expect(enclosing(code)).toEqual(["a", "b < FunctionDeclaration"]);
  });
});

describe("findActions", () => {
  it("lists actions in the order of the text", () => {
    const code = `"use server";
export async function a() { async function b() { "use server"; } }
const c = async () => { "use server"; };
export { d };
export async function e() {}
function d() {}`;
    expect(actionsOf(code).map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      "export a",
      "inline b",
      "inline c",
      "export e",
      "export d",
    ]);
  });

  it("does not look at the tree of a text without the directive", () => {
    const program = new Proxy(programOf(""), {
      get() {
        throw new Error("looked at");
      },
    });
    expect(findActions(program, "export async function a() {}")).toEqual([]);
  });

  it("finds the same inside of ESLint, where nodes have links to their parents", () => {
    const code = `"use server"; export async function a() {} class B { static async c() { "use server"; } }`;
    const found: string[] = [];
    const create = ({ sourceCode }: Rule.RuleContext): Rule.RuleListener => ({
      Program() {
        const program = sourceCode.ast as unknown as TSESTree.Program;
        found.push(...findActions(program, sourceCode.text).map(({ name }) => name));
      },
    });
    new Linter().verify(code, { plugins: { x: { rules: { y: { create } } } }, rules: { "x/y": "error" } });
    expect(found).toEqual(["a", "c"]);
  });
});

describe("serverDirective", () => {
  it.each([
    ["module", `"use server"; export {};`],
    ["module", `import type { A } from "a"; 'use server';`],
    ["none", `export async function a() { "use server"; }`],
    ["none", `a(); "use server";`],
    ["none", `import a from "a"; "use server"; a();`],
    ["none", `("use server");`],
    ["none", `"use client"; "use server";`],
    ["none", `"use cache";`],
    ["none", ``],
  ])("is %s for %s", (expected, code) => {
    expect(serverDirective(programOf(code))).toBe(expected);
  });
});
