import { describe, expect, it, onTestFinished, vi } from "vitest";

import { project } from "./project.ts";

describe("an imported name", () => {
  it.each([
    ["export const a = 1;", "a", "b.ts#a"],
    ["export function a() {}", "a", "b.ts#a"],
    ["export class a {}", "a", "b.ts#a"],
    ["export enum a {}", "a", "b.ts#a"],
    ["const x = 1; export { x as a };", "a", "b.ts#x"],
    ["const x = 1; export { x as 'a-b' };", "a-b", "b.ts#x"],
    ["export const { a, b: [c] } = f();", "c", "b.ts#c"],
    ["export default function a() {}", "default", "b.ts#a"],
    ["const a = 1; export default a;", "default", "b.ts#a"],
    ["const a = 1; export { a as default };", "default", "b.ts#a"],
    ["export default abstract class A {}", "default", "b.ts#A"],
    ["export default () => 1;", "default", "b.ts ArrowFunctionExpression"],
    ["export default function () {}", "default", "b.ts FunctionDeclaration"],
    ["export default class {}", "default", "b.ts ClassDeclaration"],
    ["export default { a: 1 };", "default", "b.ts ObjectExpression"],
    ["export default handlers.auth;", "default", "b.ts MemberExpression"],
    ["export const a = 1;", "*", "b.ts as a whole"],
    ["export const a = 1;", "missing", "nowhere: ./b#missing (ours)"],
    ["export const a = 1;", "default", "nowhere: ./b#default (ours)"],
    ["export type a = 1; export interface b {}", "a", "nowhere: ./b#a (ours)"],
    ["this is no code", "a", "nowhere: ./b#a (ours)"],
  ])("of %s: %s is %s", (code, name, definition) => {
    expect(project({ "a.ts": "", "b.ts": code }).find("a.ts", "./b", name)).toBe(definition);
  });

  it("of a package is the package's", () => {
    expect(project({ "a.ts": "" }).find("a.ts", "next/headers", "cookies")).toBe("npm:next#cookies");
  });

  it("of a file that is not there is the project's own", () => {
    expect(project({ "a.ts": "" }).find("a.ts", "./b", "x")).toBe("nowhere: ./b#x (ours)");
  });
});

describe("a name that is handed on", () => {
  const source = {
    "a.ts": "",
    "c.ts": "export const x = 1; export default function main() {}",
    "auth.ts": "export { auth } from 'next-auth';",
    "stars.ts": "export * from 'zod'; export * from './generated';",
  };

  it.each([
    ["export { x } from './c';", "x", "c.ts#x"],
    ["export { x as y } from './c';", "y", "c.ts#x"],
    ["export { default } from './c';", "default", "c.ts#main"],
    ["export { default as y } from './c';", "y", "c.ts#main"],
    ["export { x as default } from './c';", "default", "c.ts#x"],
    ["export * from './c';", "x", "c.ts#x"],
    ["export * from './c';", "default", "nowhere: ./b#default (ours)"],
    ["export * as all from './c';", "all", "c.ts as a whole"],
    ["import { x } from './c'; export { x };", "x", "c.ts#x"],
    ["import y from './c'; export { y as x };", "x", "c.ts#main"],
    ["import y from './c'; export default y;", "default", "c.ts#main"],
    ["import * as all from './c'; export { all };", "all", "c.ts as a whole"],
    ["export { x } from './missing';", "x", "nowhere: ./missing#x (ours)"],
    ["export { auth } from 'next-auth';", "auth", "npm:next-auth#auth"],
    ["export * as z from 'zod';", "z", "npm:zod#*"],
    ["export * from 'zod';", "z", "npm:zod#z"],
    ["export * from 'zod'; export * from './c';", "x", "c.ts#x"],
    ["export * from './generated'; export * from './c';", "x", "c.ts#x"],
    ["export * from './generated';", "x", "nowhere: ./generated#x (ours)"],
    ["export * from './c'; export const x = 2;", "x", "b.ts#x"],
    ["export * from 'zod'; export * from './generated';", "x", "nowhere: ./generated#x (ours)"],
    ["export * from './generated'; export * from 'zod';", "x", "nowhere: ./generated#x (ours)"],
    ["export * from './generated'; export * from './auth';", "auth", "npm:next-auth#auth"],
    ["export * from './stars'; export * from './auth';", "auth", "npm:next-auth#auth"],
    ["export * from 'zod'; export * from 'yup';", "x", "npm:zod#x"],
  ])("by %s: %s is %s", (code, name, definition) => {
    expect(project({ ...source, "b.ts": code }).find("a.ts", "./b", name)).toBe(definition);
  });

  it("is followed through barrels, aliases and packages", () => {
    const { find } = project({
      "package.json": { workspaces: ["apps/*", "packages/*"] },
      "apps/web/package.json": { name: "web" },
      "apps/web/tsconfig.json": { compilerOptions: { paths: { "@/*": ["./src/*"] } } },
      "apps/web/a.ts": "",
      "apps/web/src/auth/index.ts": "export * from './guards'; export { db as database } from '@acme/db';",
      "apps/web/src/auth/guards/index.ts": "export { requireUser as guard } from '@/auth/require-user';",
      "apps/web/src/auth/require-user.ts": "export const requireUser = 1;",
      "packages/db/package.json": { name: "@acme/db", main: "./dist/index.js" },
      "packages/db/src/index.ts": "export * from './client';",
      "packages/db/src/client.ts": "export const db = 1;",
    });
    expect([find("apps/web/a.ts", "@/auth", "guard"), find("apps/web/a.ts", "@/auth", "database")]).toEqual([
      "apps/web/src/auth/require-user.ts#requireUser",
      "packages/db/src/client.ts#db",
    ]);
  });

  it("in a circle comes to an end", () => {
    const { find, findExport } = project({
      "a.ts": "import { x } from './b'; export { x };",
      "b.ts": "export { x } from './a';",
      "c.ts": "export * from './d';",
      "d.ts": "export * from './c'; export * from './d';",
      "e.ts": "export * from './d'; export { x } from './e';",
    });
    expect([find("a.ts", "./b", "x"), findExport("c.ts", "x"), find("a.ts", "./e", "x")]).toEqual([
      "nowhere: ./b#x (ours)",
      undefined,
      "nowhere: ./e#x (ours)",
    ]);
  });

  it("beside a circle is found", () => {
    const { find } = project({
      "a.ts": "",
      "b.ts": "export * from './c';",
      "c.ts": "export * from './b'; export * from './d';",
      "d.ts": "export const x = 1;",
    });
    expect(find("a.ts", "./b", "x")).toBe("d.ts#x");
  });

  it("costs no tree on its way", () => {
    const { find } = project({
      "a.ts": "",
      "b.ts": "export * from './c'; export { default as y } from './c';",
      "c.ts": "export const x = 1; export default function main() {}",
    });
    const built = vi.spyOn(JSON, "parse");
    onTestFinished(() => {
      built.mockRestore();
    });
    find("a.ts", "./b", "x");
    find("a.ts", "./b", "y");
    expect(built).not.toHaveBeenCalled();
  });
});

describe("CommonJS", () => {
  it.each([
    ["module.exports = { a, b: 1 }; const a = 1;", "a", "b.js#a"],
    ["module.exports = { b: () => 1 };", "b", "b.js ArrowFunctionExpression"],
    ["module.exports = { b() {} };", "b", "b.js FunctionExpression"],
    ["module.exports = { b: 1 };", "default", "b.js ObjectExpression"],
    ["module.exports = { b: 1 };", "*", "b.js as a whole"],
    ["module.exports = function f() {};", "default", "b.js FunctionExpression"],
    ["module.exports = function f() {};", "*", "b.js FunctionExpression"],
    ["function f() {} module.exports = f;", "default", "b.js#f"],
    ["function f() {} module.exports = f;", "*", "b.js#f"],
    ["function f() {} exports.g = f;", "g", "b.js#f"],
    ["function f() {} module.exports.g = f;", "g", "b.js#f"],
    ["exports['g'] = async () => {};", "g", "b.js ArrowFunctionExpression"],
    ["exports.a = exports.b = void 0; exports.a = 1;", "b", "nowhere: ./b#b (ours)"],
    ["exports.a = exports.b = 1;", "b", "b.js Literal"],
    ["const f = (exports.f = () => {});", "f", "b.js ArrowFunctionExpression"],
    ["exports.default = 1; exports.__esModule = true;", "default", "b.js Literal"],
    ["exports.a = 1;", "default", "b.js as a whole"],
    ["module.exports = require('./c');", "default", "c.js as a whole"],
    ["const { x } = require('./c'); exports.y = x;", "y", "c.js#x"],
    ["const c = require('./c'); exports.c = c;", "c", "c.js as a whole"],
    ["const x = require('./c').x; module.exports = { x };", "x", "c.js#x"],
    ["module.exports = { ...require('./c') };", "x", "c.js#x"],
    ["const c = require('./c'); module.exports = { ...c, y: 1 };", "x", "c.js#x"],
    ["__exportStar(require('./c'), exports);", "x", "c.js#x"],
    ["Object.assign(module.exports, { y: 1 });", "y", "b.js Literal"],
    ["const z = require('zod'); exports.z = z;", "z", "npm:zod#*"],
    ["module.exports = <div />;", "default", "b.js JSXElement"],
    ["with (a) {} exports.a = 010;", "a", "b.js Literal"],
  ])("%s: %s is %s", (code, name, definition) => {
    const { find } = project({ "a.js": "", "b.js": code, "c.js": "const x = 1; exports.x = x; exports.y = 2;" });
    expect(find("a.js", "./b", name)).toBe(definition);
  });

  it.each([
    ["const f = 1; export = f;", "*", "b.ts#f"],
    ["export = { a: 1 };", "a", "b.ts Literal"],
    ["import c = require('./c'); export { c };", "c", "c.ts as a whole"],
    ["const { x } = await import('./c'); export { x };", "x", "c.ts#x"],
  ])("in TypeScript: %s: %s is %s", (code, name, definition) => {
    expect(project({ "a.ts": "", "b.ts": code, "c.ts": "export const x = 1;" }).find("a.ts", "./b", name)).toBe(
      definition,
    );
  });
});

describe("the names that a module exports", () => {
  it("are its own and those of its stars, without their defaults", () => {
    const { graph, open } = project({
      "a.ts":
        "export * from './b'; export * from 'zod'; export * from './missing'; export const a = 1; export default 1;",
      "b.ts": "export * from './a'; export const b = 1; export default 2; export type T = 1;",
    });
    expect(graph.exportNames(open("a.ts"))).toEqual(["a", "default", "b"]);
  });
});
