import type { Linter } from "eslint";
import * as typescript from "@typescript-eslint/parser";
import * as espree from "espree";
import { describe, expect, it } from "vitest";

import { actionWith, analysed, inAction, standing, summary, write } from "./testkit.ts";

/** Repeats a text, with the number of each time. */
function times(count: number, text: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => text(index)).join("\n");
}

describe("syntax that means nothing here", () => {
  it("all that TypeScript adds", () => {
    const before = `
      declare const ambient: string;
      declare function external(x: number): void;
      declare module "x" { export const y: number; }
      declare global { interface Window { z: number } }
      namespace Space { export namespace Inner { export const value = 1; } export function f() { return Inner.value; } }
      abstract class Base<T> { abstract run(): Promise<T>; protected abstract readonly name: string; declare field: number; static #count = 0; [key: string]: any; }
      class Impl extends Base<string> implements Iterable<string> {
        override readonly name = "x"; #secret?: string; accessor volume = 1; static { Impl.#boot(); } static #boot() {}
        get secret() { return this.#secret; } set secret(value) { this.#secret = value; }
        has(other: object): other is Impl { return #secret in other; }
        async run(this: Impl) { return "x"; }
        *[Symbol.iterator]() { yield "x"; }
        constructor(private readonly a = 1, public b?: string) { super(); }
      }
      enum Plain { A, B = A + 1, C = "c".length, D = \`d\` as any }
      const enum Const { X = 1 << 2, Y = X | 1 }
      type Alias<T extends string = "x"> = T extends infer U ? { [K in keyof U as \`get\${K & string}\`]?: U[K] } : never;
      interface Shape { new (x: number): Shape; (y: string): void; readonly [index: number]: string; method?(): void; }
      let unassigned!: string;
      export type { Alias };
      import type { Foo } from "./nowhere";
      import legacy = Space.Inner;
      const satisfied = { a: 1 } satisfies Record<string, number>;
      const instance = Impl<string>;
      function overload(x: string): void; function overload(x: number): void; function overload(x: any) {}
      using resource = null as any;
    `;
    const body = `
      const x = <any>id; const y = x!; const z = y as const; const w = (id satisfies string)!;
      const impl = new Impl(); impl.secret = "s"; for (const one of impl) console.log(one); console.log(impl.has({}), impl.secret, Plain.A, Const.X, Space.f(), legacy);
      await using thing = { async [Symbol.asyncDispose]() {} };
      const session = await auth(); if (!session) return; ${write}
    `;
    // JSX makes \`<any>id\` something else.
    expect(summary(actionWith(body, before), { filename: "actions.ts", languageOptions: typescriptOnly() })).toEqual([
      "database-write prisma.post.delete authenticated",
    ]);
  });

  it("all that JavaScript has", () => {
    expect(
      inAction(`
        var { a = 1, b: { c = 2, ...d } = {}, ["e" + 1]: f, ...g } = input as any; var [h, , i = 3, ...[j, k = j]] = [1, 2, , ...[4]] as any[];
        label: for (;;) { inner: do { if (a) continue label; if (c) break inner; switch (f) { default: break label; case 1: case 2: { break; } } } while (false); break; }
        for (var key in g) for (const l of []) ; for (let m = 0, n = 1; m < n; m++, n--) ; while (0) ; if (h) ; else ;
        (() => {})(), (function () {})(), (async () => { for await (const o of []) ; })(), new (class {})(), new (function (this: any) { this.x = 1; } as any)();
        a ||= 1; a &&= 2; a ??= 3; a **= 2; a >>>= 1; a = -+~!!a; a++; --a; void 0; typeof a; delete g.x; "x" in g; g instanceof Object;
        const big = 10n ** 2n; const re = /(?<year>\\d{4})/v; const text = String.raw\`\\n\${a}\`; const tagged = ((s: any, ...v: any[]) => s)\`a\${1}b\`;
        const o2 = { __proto__: null, a, [a]: 1, get x() { return 1; }, set x(v) {}, async *gen() { yield* []; }, "quoted": 1, 1: 2, async m() {}, super: 1, await: 2 } as any;
        o2?.x?.[a]?.(...[1], ...input.names)?.y; (o2 as any)?.["x"]!.y; new.target; import.meta.url; debugger;
        try { throw a; } catch { } finally { } try { } catch ({ message, ...more }) { } 
        function inner2({ p, q: [r] }: any = {}, ...rest: any[]) { return arguments.length + (this as any); }
        class X extends (Math.random() ? Object : Array) { static async *[Symbol.asyncIterator]() {} static x = this; "y" = 1; 1() {} get [a]() { return super.toString(); } }
        ${write}
      `),
    ).toEqual(["database-write prisma.post.delete anonymous"]);
  });

  it("JSX", () => {
    expect(
      summary(
        `import { prisma } from "./db";
         const UI = { Form: ({ children, ...rest }: any) => <form {...rest}>{children}</form> };
         export default function Page({ id }: any) {
           const act = async () => { "use server"; ${write} };
           return <><UI.Form action={act} a="1" b {...{ c: 1 }} d=<b/> svg:x="y">{/* comment */}text {...[1]} {id && <p key={id}>{id}</p>}<this.x /></UI.Form></>;
         }`,
        { filename: "page.tsx" },
      ),
    ).toEqual(["database-write prisma.post.delete anonymous"]);
  });

  it.each([
    ["nothing", ""],
    ["an empty function", "{}"],
    ["only a directive", `"use strict"`],
    ["only declarations", "function a() {} class B {} var c; let d; interface E {} type F = 1; enum G {}"],
    ["empty statements", ";;;{}{;}"],
    ["a return before all", "return; unreachable();"],
    ["a throw of nothing", "throw undefined;"],
    ["names that nobody declared", "a = b; c.d = e; f[g]++; h(); new I(); j`k`; delete l.m;"],
    ["reading from nothing", "undefined.x; null.y.z; (void 0)(); (null)[0]; new (undefined as any)();"],
    [
      "names of Object.prototype",
      "input.constructor; ({} as any).toString(); input.hasOwnProperty('x'); toString(); constructor(); const __proto__ = 1; valueOf;",
    ],
    ["holes", "const [, , a] = [, , 1]; [, a]; fn(...[, ,]);"],
  ])("%s", (_, body) => {
    expect(() => inAction(body)).not.toThrow();
  });

  it.each([
    ["no exports", `"use server";`],
    ["exports of nothing", `"use server"; export {};`],
    [
      "exports of what is not there",
      `"use server"; export { missing } from "./nowhere"; export * from "./nowhere"; export * as all from "./nowhere";`,
    ],
    [
      "exports of what is no function",
      `"use server"; export const a = 1, b = null, c = undefined, d = {}, e = [], f = "x", g = class {}; export let h; export default 1;`,
    ],
    ["a class", `"use server"; export class A { async b() {} } export default class {}`],
    [
      "destructured exports",
      `"use server"; export const { a, b: [c] = [], ...rest } = {} as any; export const [d, ...e] = [] as any;`,
    ],
    [
      "an export that is made of itself",
      `"use server"; export const a = async () => a(); export const b = b; export const c = [c];`,
    ],
    [
      "an overload",
      `"use server"; export async function a(x: string): Promise<void>; export async function a(x: any) {}`,
    ],
    [
      "a type of the same name",
      `"use server"; export type a = 1; export async function a() {}; export interface b {} export const b = async () => {};`,
    ],
    [
      "a namespace of the same name",
      `"use server"; export async function a() {} export namespace a { export const x = 1; }`,
    ],
    [
      "parameters of every form",
      `"use server"; export async function a(this: any, { x = 1, ...y }: any, [z]: any = [], w = x, ...v: any[]) { return [x, y, z, w, v]; }`,
    ],
  ])("a module with %s", (_, text) => {
    expect(() => summary(text)).not.toThrow();
  });

  it("sloppy JavaScript, through espree", () => {
    const text = `
      "use server";
      var prisma = require("./db").prisma;
      function helper(a, a) { arguments[0] = 1; this.x = a; return arguments.callee; }
      var x = 010, y = "\\07"; delete x; yield = 1; let = 2; static = 3; interface = 4;
      async function act(id) { helper(1, 2); await prisma.post.delete({ where: { id: id } }); if (true) function hoisted() {} hoisted(); }
      exports.act = act; module.exports = { act };
    `;
    expect(() =>
      analysed(text, {
        filename: "actions.cjs",
        languageOptions: { parser: espree, sourceType: "commonjs" },
      }),
    ).not.toThrow();
  });

  it("plain JavaScript, through espree", () => {
    expect(
      summary(`"use server"; import { prisma } from "./db"; export async function act(id) { ${write} }`, {
        filename: "actions.js",
        languageOptions: { parser: espree },
      }),
    ).toEqual(["database-write prisma.post.delete anonymous"]);
  });
});

describe("programs without end", () => {
  it("2,000 lines with 500 ifs", () => {
    const body = times(
      500,
      (index) =>
        `if (input.names[${String(index)}] === "${String(index)}") {\n  console.log(${String(index)});\n}\nconst v${String(index)} = id + input.role;`,
    );
    expect(standing(`${body}\nconst session = await auth(); if (!session) return;\n${write}`)).toEqual([
      "authenticated",
    ]);
  });

  it("500 ifs that assign", () => {
    const body = times(
      500,
      (index) =>
        `if (input.names[${String(index)}]) { data.v${String(index % 40)} = ${String(index)}; last = ${String(index)}; }`,
    );
    expect(standing(`const data: any = {}; let last: any = null; ${body}\n${write}`)).toEqual(["anonymous"]);
  });

  it("500 checks, each in a branch", () => {
    const body = times(
      500,
      (index) => `if (input.names[${String(index)}]) { const session = await auth(); if (!session) return; }`,
    );
    expect(standing(`${body}\n${write}`)).toEqual(["anonymous"]);
  });

  it("a switch with 500 cases", () => {
    const body = times(500, (index) => `case "${String(index)}": if (id) { last = ${String(index)}; } break;`);
    expect(standing(`let last: any; switch (input.role) { ${body} } ${write}`)).toEqual(["anonymous"]);
  });

  it("300 elses", () => {
    const body = times(300, (index) => `if (input.role === "${String(index)}") { console.log(id); } else`);
    expect(standing(`${body} { return; } ${write}`)).toEqual(["anonymous"]);
  });

  it("calls that branch at each of 40 levels end in the budget", () => {
    const before = times(
      40,
      (index) =>
        `async function f${String(index)}(x: any): Promise<any> { ${index === 39 ? "return x;" : `if (x) return f${String(index + 1)}(x); return f${String(index + 1)}(id0);`} }`,
    );
    const [action] = analysed(actionWith(`await f0(input); ${write}`, `const id0 = "x"; ${before}`));
    expect(action?.run.steps).toBeLessThan(400_000);
  });

  it("what was cut short is unknown", () => {
    const loops = (body: string) =>
      `${times(8, (index) => `for (const x${String(index)} of [1, 2, 3, 4, 5, 6, 7, 8]) {`)} ${body} ${"}".repeat(8)}`;
    expect(inAction(`${loops("last = x0 + x7;")} ${write}`, { before: "let last: any;" })).toEqual(["cut short"]);
  });

  it.each([
    ["unknown where its evaluation is cut short, so that a guard is known by its name", 9000, ["authenticated"]],
    ["known where it comes to an end, and the guard asks for nobody", 90, ["anonymous"]],
  ])("a name of a module is %s", (_, length, expected) => {
    const table = `${times(length, () => "0,")} () => undefined`;
    const guards = `const table = [${table}]; export const guards = { list: [${table}], async requireUser() { return null; } };`;
    const before = `import { guards } from "./guards";`;
    expect(standing(`await guards.requireUser(); ${write}`, { before, files: { "guards.ts": guards } })).toEqual(
      expected,
    );
  });

  it("calls within calls within calls", () => {
    const deep = 150;
    expect(() =>
      standing(`${"f(".repeat(deep)}id${")".repeat(deep)}; ${write}`, { before: "function f(x: any) { return x; }" }),
    ).not.toThrow();
  });

  it("functions within functions within functions", () => {
    const deep = 60;
    expect(() => standing(`${"(() => { return ".repeat(deep)}id${"; })()".repeat(deep)}; ${write}`)).not.toThrow();
  });

  it("blocks within blocks within blocks", () => {
    const deep = 200;
    expect(standing(`${"{ if (id) ".repeat(deep)}${write}${"}".repeat(deep)}`)).toEqual(["anonymous"]);
  });

  it("operators within operators within operators", () => {
    const deep = 300;
    expect(
      standing(
        `const x = ${"!(id && ".repeat(deep)}id${")".repeat(deep)}; const y = ${times(deep, () => "id +")} id; const z = id${".a".repeat(deep)}; ${write}`,
      ),
    ).toEqual(["anonymous"]);
  });

  it("ternaries within ternaries within ternaries", () => {
    const deep = 100;
    expect(standing(`const x = ${"id ? ".repeat(deep)}1${" : 2".repeat(deep)}; ${write}`)).toEqual(["anonymous"]);
  });

  it("a function that calls what it is given with itself", () => {
    expect(() =>
      standing(
        `const u = (f: any) => f(f); u(u); const y = (g: any) => ((x: any) => g((v: any) => x(x)(v)))((x: any) => g((v: any) => x(x)(v))); y((self: any) => () => self())(); ${write}`,
      ),
    ).not.toThrow();
  });

  it("functions that make ever longer functions", () => {
    expect(() =>
      standing(
        `const grow = (f: any): any => grow(() => f()); grow(() => id); let g: any = () => id; for (const name of input.names) { const before = g; g = () => before(); } g(); ${write}`,
      ),
    ).not.toThrow();
  });

  it("objects that hold themselves", () => {
    expect(
      standing(
        `const a: any = { id }; const b: any = { a }; a.b = b; a.a = a; const list: any[] = [a]; list.push(list); a.list = list; await prisma.post.create({ data: a }); return { ...a, ...b, ...list };`,
      ),
    ).toEqual(["anonymous"]);
  });

  it("objects that spread themselves", () => {
    expect(
      standing(
        `let a: any = { id }; for (const name of input.names) { a = { ...a, [name]: a, a }; } await prisma.post.create({ data: a }); return a;`,
      ),
    ).toEqual(["anonymous"]);
  });

  it("spreads of everything", () => {
    expect(
      standing(
        `const all = { ...id, ...input, ...null, ...[1], ..."text", ...(() => 1), ...auth, ...prisma, ...(await auth()), ...Math }; f(...id, ...input.names, ...[...all as any], ...(auth as any)); function f(...rest: any[]) { return [...rest, ...arguments]; } ${write}`,
      ),
    ).toEqual(["anonymous"]);
  });

  it("getters that read themselves", () => {
    expect(() =>
      standing(`const o = { get x(): any { return this.x; }, set y(v: any) { this.y = v; } }; o.x; o.y = 1; ${write}`),
    ).not.toThrow();
  });

  it("classes that extend themselves", () => {
    expect(() =>
      standing(`new A().x(); A.y(); ${write}`, {
        before: "class A extends B { } class B extends A { } const C = class extends C {}; new C();",
      }),
    ).not.toThrow();
  });

  it("enums and constants that are made of themselves", () => {
    expect(() =>
      standing(`console.log(E.A, a, b); ${write}`, {
        before: "enum E { A = E.B, B = E.A } const a = b; const b = a; const { c = c } = {} as any;",
      }),
    ).not.toThrow();
  });

  it("files that import each other", () => {
    const files = {
      "a.ts": `export * from "./b"; export * from "./c"; export { x } from "./b";`,
      "b.ts": `export * from "./a"; export { x } from "./c";`,
      "c.ts": `export * from "./a"; export { x } from "./a"; import * as self from "./c"; export { self };`,
    };
    expect(() =>
      standing(`await x(); self.self.self.x; ${write}`, { before: `import { x, self } from "./a";`, files }),
    ).not.toThrow();
  });

  it("files that cannot be parsed", () => {
    expect(
      standing(`await x(); ${write}`, {
        before: `import { x } from "./broken";`,
        files: { "broken.ts": "export const x = ((;" },
      }),
    ).toEqual(["unknown"]);
  });

  it("promises that wait for themselves", () => {
    expect(() =>
      standing(
        `const p: any = (async () => { await p; })(); await p; const q: any = Promise.all([p, 1, null]); await q.then(() => q).catch(q).finally(q).then(null, undefined); ${write}`,
      ),
    ).not.toThrow();
  });

  it("loops within loops within loops", () => {
    const deep = 30;
    expect(standing(`${"for (const x of input.names) { ".repeat(deep)}${write}${"}".repeat(deep)}`)).toContain(
      "anonymous",
    );
  });

  it("literal arrays within literal arrays", () => {
    const [action] = analysed(
      actionWith(
        `${times(8, (index) => `for (const x${String(index)} of [1, 2, 3, 4, 5, 6, 7, 8]) {`)} ${write} ${"}".repeat(8)}`,
      ),
    );
    expect(action?.run.steps).toBeLessThan(400_000);
  });
});

function typescriptOnly(): Linter.LanguageOptions {
  return { parser: typescript };
}
