/** A way to write server actions. */
export interface Form {
  readonly name: string;
  readonly file: string;
  readonly code: string;
  /** The exported names that are actions, and how many inline ones there are. */
  readonly actions: string;
}

/** What Next.js compiles. */
export const forms: readonly Form[] = [
  // Exports of a module with the directive
  {
    name: "function declarations",
    file: "a.ts",
    code: `"use server";
export async function a() {}
export async function b(): Promise<void> {}
async function inner() {}`,
    actions: "a b",
  },
  {
    name: "arrow functions and function expressions",
    file: "a.ts",
    code: `"use server";
export const a = async () => {};
export const b = async () => 1;
export const c = async function () {};
export const d = async function other() {};`,
    actions: "a b c d",
  },
  {
    name: "several declarators, let and var",
    file: "a.js",
    code: `"use server";
export let a, b = async () => {};
export var c = d;`,
    actions: "a b c",
  },
  {
    name: "an export list, renamed",
    file: "a.js",
    code: `"use server";
async function a() {}
const b = async () => {};
export { a as renamed, b };`,
    actions: "b renamed",
  },
  {
    name: "an export under a quoted name",
    file: "a.js",
    code: `"use server";
async function a() {}
export { a as "any name" };`,
    actions: "any name",
  },
  {
    name: "one binding under two names: only the last is registered",
    file: "a.js",
    code: `"use server";
export async function a() {}
export { a as b, a as c };`,
    actions: "c",
  },
  {
    name: "a default function under another name: both are registered",
    file: "a.js",
    code: `"use server";
export default async function a() {}
export { a as b };`,
    actions: "b default",
  },
  {
    name: "a default function under an earlier name: only the default is registered",
    file: "a.js",
    code: `"use server";
export { a as b };
export default async function a() {}`,
    actions: "default",
  },
  {
    name: "an imported function that is exported",
    file: "a.ts",
    code: `"use server";
import { a } from "./a";
import b from "./b";
import * as c from "./c";
export { a, b, c };`,
    actions: "a b c",
  },
  {
    name: "a default export of a function",
    file: "a.js",
    code: `"use server";
export default async function () {}`,
    actions: "default",
  },
  {
    name: "a default export of a named function",
    file: "a.js",
    code: `"use server";
export default async function a() {}`,
    actions: "default",
  },
  {
    name: "a default export of an arrow function",
    file: "a.js",
    code: `"use server";
export default async () => {};`,
    actions: "default",
  },
  {
    name: "a default export of a name",
    file: "a.js",
    code: `"use server";
const a = async () => {};
export default a;`,
    actions: "default",
  },
  {
    name: "a default export of a name that is exported already",
    file: "a.js",
    code: `"use server";
export async function a() {}
export default a;`,
    actions: "default",
  },
  {
    name: "a default export of a call",
    file: "a.js",
    code: `"use server";
export default withAuth(async () => {});`,
    actions: "default",
  },
  {
    name: "a default export of an import call",
    file: "a.js",
    code: `"use server";
export default import("./a");`,
    actions: "default",
  },
  {
    name: "a default export with a type assertion",
    file: "a.ts",
    code: `"use server";
const a = async () => {};
export default a as Handler;`,
    actions: "default",
  },
  {
    name: "a default export of a call that satisfies a type",
    file: "a.ts",
    code: `"use server";
export default withAuth(async () => {}) satisfies Handler;`,
    actions: "default",
  },
  {
    name: "wrapped functions",
    file: "a.ts",
    code: `"use server";
export const a = withAuth(async (id: string) => {});
export const b = cache(withAuth(role, () => {}));
export const c = withAuth;
export const d = handlers.d;
export const e = on ? async () => {} : async () => {};
export const f = await make();
export const g = handlers["g"]!;`,
    actions: "a b c d e f g",
  },
  {
    name: "a builder chain with callbacks that are not async",
    file: "a.ts",
    code: `"use server";
export const save = client
  .use(({ next }) => next({ ctx: {} }))
  .inputSchema(schema)
  .action(async ({ parsedInput }) => {});
export const remove = procedure.createServerAction().input(schema).handler(async ({ input }) => {});`,
    actions: "remove save",
  },
  {
    name: "values of which the compiler does not know that they are no functions",
    file: "a.ts",
    code: `"use server";
export const a = { b: async () => {} };
export const c = [async () => {}];
export const d = \`text\`;
export const e = undefined;
export const f = -1;
export const g = new Service();
class Service {}
export { Service };`,
    actions: "Service a c d e f g",
  },
  {
    name: "destructured exports",
    file: "a.js",
    code: `"use server";
export const { a, x: b, c = 1, ...d } = service;
export const [e, , f = 1, ...g] = list;`,
    actions: "a b c d e f g",
  },
  {
    name: "nested patterns",
    file: "a.js",
    code: `"use server";
export const { x: { a, y: [b, ...c] }, ["z"]: d, "q": e, 1: f } = service;
export const [{ g }, [h], [i] = [], { j } = {}] = list;`,
    actions: "a b c d e f g h i j",
  },
  {
    name: "patterns that the compiler overlooks: renamed with a default, rest in a pattern",
    file: "a.js",
    code: `"use server";
export const { a: b = 1, c: { d } = {} } = service;
export const [...[e]] = list;
export const f = async () => {};`,
    actions: "f",
  },
  {
    name: "generators",
    file: "a.js",
    code: `"use server";
export async function* a() {}
export const b = async function* () {};`,
    actions: "a b",
  },
  {
    name: "overloads",
    file: "a.ts",
    code: `"use server";
export async function a(id: string): Promise<void>;
export async function a(id: number): Promise<void>;
export async function a(id: unknown) {}
export default function b(): Promise<void>;
export default async function b() {}`,
    actions: "a default",
  },
  {
    name: "types, which are no exports",
    file: "a.ts",
    code: `"use server";
import type { Imported } from "./a";
import { type Inline } from "./b";
type Local = 1;
interface Shape {}
export type Own = 1;
export interface Other {}
export type { A } from "./c";
export { type B } from "./c";
export type * from "./d";
export { type Local, Shape, Imported, Inline };
export async function a() {}`,
    actions: "a",
  },
  {
    name: "a type and a value of one name",
    file: "a.ts",
    code: `"use server";
type a = () => Promise<void>;
const a = async () => {};
export { a };`,
    actions: "a",
  },
  {
    name: "an interface as the default export",
    file: "a.ts",
    code: `"use server";
export default interface Shape {}
export async function a() {}`,
    actions: "a",
  },
  {
    name: "a type as the default export",
    file: "a.ts",
    code: `"use server";
import type Shape from "./a";
export default Shape;
export async function a() {}`,
    actions: "a",
  },
  {
    name: "enums, which become variables",
    file: "a.ts",
    code: `"use server";
export enum Role { Admin }
export const enum Level { Low }
enum Kind { A }
export { Kind };`,
    actions: "Kind Level Role",
  },
  {
    name: "namespaces: those with values",
    file: "a.ts",
    code: `"use server";
export namespace A { export const x = 1; }
export namespace B { export type X = 1; }
export namespace C { namespace D { const x = 1; } }
export namespace E { namespace F { interface X {} } }
export namespace G {}
namespace H { type X = 1; }
namespace I { declare const x: 1; }
export { H, I };`,
    actions: "A C I",
  },
  {
    name: "declarations without a value",
    file: "a.ts",
    code: `"use server";
export declare function a(): Promise<void>;
export declare const b: string;
export declare class C {}
export declare enum D {}
export declare namespace E { const x: 1; }
declare const f: () => Promise<void>;
export { f };`,
    actions: "f",
  },
  {
    name: "import aliases",
    file: "a.ts",
    code: `"use server";
export import a = service.a;
export import b = require("./b");`,
    actions: "a",
  },
  {
    name: "an export assignment",
    file: "a.ts",
    code: `"use server";
export = async () => {};`,
    actions: "",
  },
  {
    name: "CommonJS exports",
    file: "a.cjs",
    code: `"use server";
exports.a = async () => {};
module.exports = { b: async () => {} };`,
    actions: "",
  },
  { name: "a module without exports", file: "a.js", code: `"use server";\nasync function a() {}`, actions: "" },
  {
    name: "a default export of a type assertion on a function",
    file: "a.ts",
    code: `"use server";
export const a = async function () {} as Handler;
export const b = <Handler>async function () {};
export const c = (async () => {})!;`,
    actions: "a b c",
  },

  // Cached functions
  {
    name: "a cached export of a module with the directive",
    file: "a.js",
    code: `"use server";
export async function a() { "use cache"; }
export const b = async () => { "use cache: remote"; };
const c = async () => { "use cache"; };
export { c };
export default async () => { "use cache"; };
export async function d() {}`,
    actions: "d",
  },
  {
    name: "a cached function expression with a name of its own, which is an action all the same",
    file: "a.js",
    code: `"use server";
export const a = async function a() { "use cache"; };`,
    actions: "a",
  },
  {
    name: "actions in a cached module",
    file: "a.js",
    code: `"use cache";
export const a = wrap();
export async function b() { "use server"; }
export const c = async () => {
  const d = async () => { "use server"; };
  return d;
};`,
    actions: "+2",
  },

  // Inline actions
  {
    name: "a function in a component",
    file: "a.tsx",
    code: `export default function Page({ id }: Props) {
  async function save(data: FormData) {
    "use server";
    await update(id, data);
  }
  return <form action={save} />;
}`,
    actions: "+1",
  },
  {
    name: "an arrow function in a component",
    file: "a.jsx",
    code: `export function Page() {
  const save = async (data) => { "use server"; };
  return <form action={save} />;
}`,
    actions: "+1",
  },
  {
    name: "JSX attributes, children and spreads",
    file: "a.tsx",
    code: `export const Page = () => (
  <form action={async () => { "use server"; }} {...{ onReset: async () => { "use server"; } }}>
    <Button save={async function named() { "use server"; }} />
    {async () => { "use server"; }}
  </form>
);`,
    actions: "+4",
  },
  {
    name: "bound functions",
    file: "a.tsx",
    code: `export default function Page({ id }) {
  const save = (async (id) => { "use server"; }).bind(null, id);
  return <form action={async function (id) { "use server"; }.bind(null, id)} />;
}`,
    actions: "+2",
  },
  {
    name: "object properties and methods",
    file: "a.ts",
    code: `const api = {
  a: async () => { "use server"; },
  "b": async function () { "use server"; },
  async c() { "use server"; },
  async *d() { "use server"; },
  async [name]() { "use server"; },
  async 1() { "use server"; },
};`,
    actions: "+6",
  },
  {
    name: "class members",
    file: "a.ts",
    code: `class Api {
  static async a() { "use server"; }
  static b = async () => { "use server"; };
  private static async c() { "use server"; }
  static async #d() { "use server"; }
  async #e() { "use server"; }
  f = async () => { "use server"; };
  static async *g() { "use server"; }
  static { Api.h = async () => { "use server"; }; }
  async i() { return async () => { "use server"; }; }
}`,
    actions: "+9",
  },
  {
    name: "an accessor field",
    file: "a.ts",
    code: `class Api {
  static accessor a = async () => { "use server"; };
}`,
    actions: "+1",
  },
  {
    name: "a constructor, in which the directive means nothing",
    file: "a.js",
    code: `class Api {
  constructor() { "use server"; }
}`,
    actions: "",
  },
  {
    name: "decorators and decorated methods",
    file: "a.ts",
    code: `@Controller(async () => { "use server"; })
class Api {
  @Guard(async function () { "use server"; })
  static async a(@Param(async () => { "use server"; }) id: string) { "use server"; }
}`,
    actions: "+4",
  },
  {
    name: "default values",
    file: "a.tsx",
    code: `function Page({ a = async () => { "use server"; } }, b = async function () { "use server"; }) {}`,
    actions: "+2",
  },
  {
    name: "nested inline actions",
    file: "a.js",
    code: `async function a() {
  "use server";
  const b = async () => {
    "use server";
    return async function c() { "use server"; };
  };
}`,
    actions: "+3",
  },
  {
    name: "exports of a module without the directive",
    file: "a.js",
    code: `export async function a() { "use server"; }
export const b = async () => { "use server"; };
export const c = wrap(async () => { "use server"; });
export default async function () { "use server"; }
export async function d() {}`,
    actions: "+4",
  },
  {
    name: "a default arrow function of a module without the directive",
    file: "a.js",
    code: `export default async () => { "use server"; };`,
    actions: "+1",
  },
  {
    name: "an export assignment with a directive",
    file: "a.ts",
    code: `export = async () => { "use server"; };`,
    actions: "+1",
  },
  {
    name: "a namespace",
    file: "a.ts",
    code: `export namespace Api {
  export async function a() { "use server"; }
}`,
    actions: "+1",
  },
  {
    name: "a static method of a class in a module with the directive",
    file: "a.js",
    code: `"use server";
export const Api = class {
  static async a() { "use server"; }
  static async b() {}
};`,
    actions: "Api +1",
  },
  {
    name: "inline actions in a module with the directive",
    file: "a.js",
    code: `"use server";
async function a() { "use server"; }
export const b = async () => {
  const c = async () => { "use server"; };
  return [c, async function () { "use server"; }];
};`,
    actions: "b +3",
  },
  {
    name: "a directive in the exports of a module with the directive says nothing new",
    file: "a.js",
    code: `"use server";
export async function a() { "use server"; }
export const b = async () => { "use server"; };
async function c() { "use server"; }
const d = async function () { "use server"; };
export { c as cc, d };
export default async () => { "use server"; };`,
    actions: "a b cc d default",
  },
  {
    name: "a typed export with a directive of its own",
    file: "a.ts",
    code: `"use server";
export const a: () => Promise<void> = async () => { "use server"; };
export const b = async function () { "use server"; } satisfies Handler;
export const c = /* ( */ async () => { "use server"; };`,
    actions: "a b c",
  },
  {
    name: "wrapped functions with a directive are actions beside the wrapped export",
    file: "a.ts",
    code: `"use server";
export const a = withAuth(async () => { "use server"; });
export const b = { c: async () => { "use server"; }, async d() { "use server"; } };
export const e = (async () => { "use server"; });
export const f = /* in */ (async function () { "use server"; })!;
export default withAuth(async () => { "use server"; });`,
    actions: "a b default e f +6",
  },

  // Directives
  {
    name: "single quotes, no semicolon",
    file: "a.js",
    code: `'use server'\nexport async function a() {}`,
    actions: "a",
  },
  {
    name: "comments before and after",
    file: "a.ts",
    code: `/** Actions */
// eslint-disable-next-line
"use server"; // the directive
export async function a() { /* here */ "use server"; }`,
    actions: "a",
  },
  {
    name: "after another directive",
    file: "a.js",
    code: `"use strict";
"use server";
export async function a() {}
const b = async () => { "use strict"; "use server"; };`,
    actions: "a +1",
  },
  {
    name: "twice",
    file: "a.js",
    code: `"use server";
"use server";
export async function a() {}
const b = async () => { "use server"; "use server"; };`,
    actions: "a +1",
  },
  {
    name: "a string in parentheses before it",
    file: "a.js",
    code: `("use strict");
"use server";
export async function a() {}`,
    actions: "a",
  },
  { name: "a BOM", file: "a.js", code: `\uFEFF"use server";\nexport async function a() {}`, actions: "a" },
  {
    name: "a hashbang",
    file: "a.js",
    code: `#!/usr/bin/env node
"use server";
export async function a() {}`,
    actions: "a",
  },
  { name: "carriage returns", file: "a.js", code: `"use server";\r\nexport async function a() {}\r\n`, actions: "a" },
  {
    name: "in backticks it is none",
    file: "a.js",
    code: `\`use server\`;
export async function a() { \`use server\`; }`,
    actions: "",
  },
  {
    name: "in a comment or a text it is none",
    file: "a.js",
    code: `// "use server"
export const a = async () => "use server";
export async function b() { log("use server"); }`,
    actions: "",
  },
  {
    name: "in a block it is none",
    file: "a.js",
    code: `export async function a() { { "use server"; } }
{ "use server"; }
if (a) { "use server"; }`,
    actions: "",
  },
  {
    name: "after types and imports of types",
    file: "a.ts",
    code: `import type { A } from "./a";
import { type B } from "./b";
import { C } from "./c";
interface D {}
type E = C;
declare const f: string;
export type { G } from "./g";
export {};
namespace H { type X = 1; }
"use server";
export async function a(c: C, d: typeof C): Promise<C> { const e = c as C; x.C; ({ C: 1 }); }
async function b() { type X = 1; "use server"; }
class I implements C {}
export { type C };`,
    actions: "a +1",
  },
  {
    name: "in a client module nothing is an action",
    file: "a.tsx",
    code: `"use client";
export async function a() { "use server"; }`,
    actions: "",
  },
  {
    name: "TypeScript modules with an ending of their own",
    file: "a.mts",
    code: `"use server";
export async function a(id: string) {}`,
    actions: "a",
  },
  {
    name: "types of another file beside an action",
    file: "a.ts",
    code: `"use server";\nexport type * from "./b";\nexport { type B } from "./b";\nexport async function a() {}`,
    actions: "a",
  },
  {
    name: "JavaScript modules with an ending of their own",
    file: "a.mjs",
    code: `"use server";\nexport async function a() {}`,
    actions: "a",
  },
];

/** What Next.js does not compile. */
export const rejected: readonly Omit<Form, "actions">[] = [
  { name: "a literal", file: "a.ts", code: `"use server"; export const a = 5;` },
  { name: "a class", file: "a.ts", code: `"use server"; export class A {}` },
  { name: "a default class", file: "a.ts", code: `"use server"; export default class {}` },
  { name: "a default object", file: "a.ts", code: `"use server"; export default {};` },
  { name: "a default function in parentheses", file: "a.ts", code: `"use server"; export default (async () => {});` },
  {
    name: "a default type assertion on a function",
    file: "a.ts",
    code: `"use server"; export default (async () => {}) as A;`,
  },
  { name: "a re-export", file: "a.ts", code: `"use server"; export { a, b as c } from "./a";` },
  { name: "a re-export of everything", file: "a.ts", code: `"use server"; export * from "./a";` },
  { name: "a re-export of a namespace", file: "a.ts", code: `"use server"; export * as a from "./a";` },
  { name: "a function that is not async", file: "a.ts", code: `"use server"; export function a() {}` },
  { name: "an arrow function that is not async", file: "a.ts", code: `"use server"; export const a = () => {};` },
  { name: "an inline action that is not async", file: "a.ts", code: `const a = () => { "use server"; };` },
  { name: "a method of instances", file: "a.ts", code: `class A { async a() { "use server"; } }` },
  { name: "a getter", file: "a.ts", code: `const a = { get b() { "use server"; return 1; } };` },
  { name: "this in an action", file: "a.ts", code: `const a = async () => { "use server"; this.b; };` },
  { name: "client and server", file: "a.ts", code: `"use client"; "use server"; export async function a() {}` },
  { name: "cache and server", file: "a.ts", code: `"use cache"; "use server"; export async function a() {}` },
  { name: "a directive in parentheses", file: "a.ts", code: `("use server"); export async function a() {}` },
  { name: "a misspelt directive", file: "a.ts", code: `"use servre"; export async function a() {} // use server` },
  {
    name: "a directive after an import",
    file: "a.ts",
    code: `import b from "b"; "use server"; export async function a() { b(); }`,
  },
  { name: "a directive after a statement", file: "a.ts", code: `async function a() { b(); "use server"; }` },
];
