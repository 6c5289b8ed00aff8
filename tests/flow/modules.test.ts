import { describe, expect, it } from "vitest";

import { actionWith, standing, summary, write, type Files } from "./testkit.ts";

const guard = `import { auth } from "./auth"; export async function requireUser() { const session = await auth(); if (!session) throw new Error("no"); return session.user; }`;
const none = guard.replace("throw new Error", "console.log").replace("session.user", "session?.user");

/** What an action may do that imports so, from a project with these files. */
function imported(before: string, files: Files, call = "await requireUser();"): string[] {
  return standing(`${call} ${write}`, { before, files });
}

describe("names that are only declared", () => {
  it("are those that are there anyway", () => {
    const client = `import { PrismaClient } from "@prisma/client"; declare const globalThis: { client: PrismaClient };
const client = globalThis.client ?? new PrismaClient();`;
    expect(standing("await client.note.delete({ where: { id } });", { before: client })).toEqual(["anonymous"]);
  });
});

describe("functions of other files", () => {
  it.each([
    ["a named import", `import { requireUser } from "./guard";`],
    ["under another name", `import { requireUser as check } from "./guard"; const requireUser = check;`],
    ["a namespace", `import * as guard from "./guard"; const { requireUser } = guard;`],
    ["a barrel", `import { requireUser } from "./barrel";`],
    ["a barrel with a star", `import { requireUser } from "./star";`],
    ["a barrel's namespace", `import { guards } from "./grouped"; const requireUser = guards.requireUser;`],
  ])("%s", (_, before) => {
    const barrels = {
      "barrel.ts": `export { requireUser } from "./guard";`,
      "star.ts": `export * from "./guard";`,
      "grouped.ts": `export * as guards from "./guard";`,
    };
    expect(imported(before, { ...barrels, "guard.ts": guard })).toEqual(["authenticated"]);
    expect(imported(before, { ...barrels, "guard.ts": none })).toEqual(["anonymous"]);
  });

  it("a default export", () => {
    const text = (code: string) => ({
      "guard.ts": code.replace("export async function requireUser", "export default async function"),
    });
    expect(imported(`import requireUser from "./guard";`, text(guard))).toEqual(["authenticated"]);
    expect(imported(`import requireUser from "./guard";`, text(none))).toEqual(["anonymous"]);
  });

  it("a default export of an expression", () => {
    const text = (code: string) => ({
      "guard.ts": code.replace("export async function requireUser()", "export default async () =>"),
    });
    expect(imported(`import requireUser from "./guard";`, text(guard))).toEqual(["authenticated"]);
    expect(imported(`import requireUser from "./guard";`, text(none))).toEqual(["anonymous"]);
  });

  it("a default export of an object", () => {
    const text = (code: string) => ({
      "guard.ts": `${code.replace("export async", "async")} export default { requireUser };`,
    });
    expect(imported(`import guards from "./guard";`, text(guard), "await guards.requireUser();")).toEqual([
      "authenticated",
    ]);
    expect(imported(`import guards from "./guard";`, text(none), "await guards.requireUser();")).toEqual(["anonymous"]);
  });

  it("a module that is required where it is needed", () => {
    const call = `const { requireUser } = require("./guard"); await requireUser();`;
    expect(imported("", { "guard.ts": guard }, call)).toEqual(["authenticated"]);
    expect(imported("", { "guard.ts": none }, call)).toEqual(["anonymous"]);
  });

  it("a package that is required where it is needed", () => {
    const call = (name: string) => `const { auth } = require("${name}"); if (!(await auth()).userId) return;`;
    expect(imported("", {}, call("@clerk/nextjs/server"))).toEqual(["authenticated"]);
    expect(imported("", {}, call("some-package"))).not.toEqual(["authenticated"]);
  });

  it("a dynamic import", () => {
    expect(
      imported("", { "guard.ts": guard }, `const { requireUser } = await import("./guard"); await requireUser();`),
    ).toEqual(["authenticated"]);
    expect(
      imported("", { "guard.ts": none }, `const { requireUser } = await import("./guard"); await requireUser();`),
    ).toEqual(["anonymous"]);
  });

  it("a dynamic import and then()", () => {
    expect(
      imported("", { "guard.ts": guard }, `await import("./guard").then((guards) => guards.requireUser());`),
    ).toEqual(["authenticated"]);
    expect(
      imported("", { "guard.ts": none }, `await import("./guard").then((guards) => guards.requireUser());`),
    ).toEqual(["anonymous"]);
  });

  it("CommonJS", () => {
    const text = (code: string) => ({
      "guard.cjs": code
        .replace(`import { auth } from "./auth";`, `const { auth } = require("./auth");`)
        .replace("export async function requireUser", "exports.requireUser = async function"),
    });
    expect(imported(`import { requireUser } from "./guard.cjs";`, text(guard))).toEqual(["authenticated"]);
    expect(imported(`import { requireUser } from "./guard.cjs";`, text(none))).toEqual(["anonymous"]);
  });

  it("by the paths of a tsconfig", () => {
    const paths = {
      "tsconfig.json": `{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }`,
      "src/auth.ts": `export * from "../auth";`,
    };
    expect(imported(`import { requireUser } from "@/guard";`, { ...paths, "src/guard.ts": guard })).toEqual([
      "authenticated",
    ]);
    expect(imported(`import { requireUser } from "@/guard";`, { ...paths, "src/guard.ts": none })).toEqual([
      "anonymous",
    ]);
  });

  it("two files that import each other", () => {
    const files = {
      "a.ts": `import { b } from "./b"; export const a = async () => b(); export const name = "a";`,
      "b.ts": `import { name } from "./a"; import { requireUser } from "./guard"; export const b = async () => { console.log(name); await requireUser(); };`,
    };
    expect(imported(`import { a } from "./a";`, { ...files, "guard.ts": guard }, "await a();")).toEqual([
      "authenticated",
    ]);
    expect(imported(`import { a } from "./a";`, { ...files, "guard.ts": none }, "await a();")).toEqual(["anonymous"]);
  });

  it("two values that are made of each other are unknown", () => {
    const files = {
      "a.ts": `import { b } from "./b"; export const a = b;`,
      "b.ts": `import { a } from "./a"; export const b = a;`,
    };
    expect(imported(`import { a } from "./a";`, files, "await a();")).toEqual(["unknown"]);
  });

  it("a file that cannot be found is unknown", () => {
    expect(imported(`import { check } from "./nowhere";`, {}, "await check();")).toEqual(["unknown"]);
  });

  it("a package without a model checks nothing", () => {
    expect(
      imported(
        `import { check } from "some-package";`,
        { "package.json": `{ "dependencies": { "some-package": "1.0.0" } }` },
        "await check();",
      ),
    ).toEqual(["anonymous"]);
  });

  it("effects in another file count", () => {
    expect(
      summary(actionWith("await remove(id);", `import { remove } from "./data";`), {
        files: {
          "data.ts": `import { prisma } from "./db"; export async function remove(id: string) {\n  ${write}\n}`,
        },
      }),
    ).toEqual(["database-write prisma.post.delete anonymous (data.ts:2)"]);
  });

  it("checks in the data layer count", () => {
    expect(
      summary(actionWith("await remove(id);", `import { remove } from "./data";`), {
        files: {
          "guard.ts": guard,
          "data.ts": `import { prisma } from "./db"; import { requireUser } from "./guard"; export async function remove(id: string) {\n  await requireUser();\n  ${write}\n}`,
        },
      }),
    ).toEqual(["database-write prisma.post.delete authenticated (data.ts:3)"]);
  });
});

describe("the top level of modules", () => {
  it("an export that is a constant function", () => {
    expect(
      summary(`"use server"; import { prisma } from "./db"; export const act = async (id: string) => { ${write} };`),
    ).toEqual(["database-write prisma.post.delete anonymous"]);
  });

  it("an export under another name", () => {
    expect(
      summary(
        `"use server"; import { prisma } from "./db"; async function remove(id: string) { ${write} } export { remove as act };`,
      ),
    ).toEqual(["database-write prisma.post.delete anonymous"]);
  });

  it("an export default", () => {
    expect(
      summary(
        `"use server"; import { prisma } from "./db"; export default async function remove(id: string) { ${write} }`,
      ),
    ).toEqual(["database-write prisma.post.delete anonymous"]);
  });

  it("an export from another file", () => {
    expect(
      summary(`"use server"; export { remove } from "./data";`, {
        files: { "data.ts": `import { prisma } from "./db"; export async function remove(id: string) { ${write} }` },
      }),
    ).toEqual(["database-write prisma.post.delete anonymous (data.ts:1)"]);
  });

  it("a singleton that is assigned under a condition", () => {
    const text = `
      import { PrismaClient } from "@prisma/client";
      let client: any;
      if (process.env.NODE_ENV === "production") client = new PrismaClient();
      else { if (!(global as any).client) (global as any).client = new PrismaClient(); client = (global as any).client; }
      export const prisma = client;
    `;
    expect(standing(write, { files: { "db.ts": text } })).toEqual(["anonymous"]);
    expect(
      standing(`const session = await auth(); if (!session) return; ${write}`, { files: { "db.ts": text } }),
    ).toEqual(["authenticated"]);
  });

  it("a singleton on globalThis", () => {
    const text = `
      import { PrismaClient } from "@prisma/client";
      const store = globalThis as unknown as { prisma?: PrismaClient };
      export const prisma = store.prisma ?? new PrismaClient();
      if (process.env.NODE_ENV !== "production") store.prisma = prisma;
    `;
    expect(standing(write, { files: { "db.ts": text } })).toEqual(["anonymous"]);
  });

  it("a client that a function makes once", () => {
    const text = `
      import { PrismaClient } from "@prisma/client";
      let client: PrismaClient | undefined;
      function getClient() { if (!client) client = new PrismaClient(); return client; }
      export const prisma = getClient();
    `;
    expect(standing(write, { files: { "db.ts": text } })).toEqual(["anonymous"]);
  });

  it("top-level await", () => {
    const files = (session: string) => ({
      "guard.ts": `import { auth } from "./auth"; const { check } = await import("./impl"); export const requireUser = check;`,
      "impl.ts": `import { auth } from "./auth"; export async function check() { const session = await auth(); if (!session) ${session}; }`,
    });
    expect(imported(`import { requireUser } from "./guard";`, files(`throw new Error("no")`))).toEqual([
      "authenticated",
    ]);
    expect(imported(`import { requireUser } from "./guard";`, files(`console.log("no")`))).toEqual(["anonymous"]);
  });

  it("a session of the top level was nobody's who calls", () => {
    expect(standing(`if (!session) return; ${write}`, { before: "const session = await auth();" })).toEqual([
      "anonymous",
    ]);
  });

  it("cache() hands on what a function checks", () => {
    const file = (exit: string) => ({
      "guard.ts": `import { cache } from "react"; import { auth } from "./auth"; export const requireUser = cache(async () => { const session = await auth(); if (!session) ${exit}; return session?.user; });`,
    });
    expect(imported(`import { requireUser } from "./guard";`, file(`throw new Error("no")`))).toEqual([
      "authenticated",
    ]);
    expect(imported(`import { requireUser } from "./guard";`, file(`console.log("no")`))).toEqual(["anonymous"]);
  });

  it("cache() whose result is looked at", () => {
    const files = {
      "guard.ts": `import { cache } from "react"; import { auth } from "./auth"; export const getUser = cache(async () => (await auth())?.user ?? null);`,
    };
    expect(
      imported(`import { getUser } from "./guard";`, files, "const user = await getUser(); if (!user) return;"),
    ).toEqual(["authenticated"]);
    expect(imported(`import { getUser } from "./guard";`, files, "const user = await getUser();")).toEqual([
      "anonymous",
    ]);
  });

  it("cache() gives what it gave before, for the same arguments", () => {
    const files = (getUser: string) => ({
      "guard.ts": `import { cache } from "react"; import { auth } from "./auth"; export const getUser = ${getUser};`,
    });
    const twice = (first: string, second: string) =>
      `const user = await getUser(${first}); if (!user) return; const again = await getUser(${second}); if (!again) { ${write} }`;
    const cached = files(`cache(async (of?: string) => (await auth())?.user ?? null)`);
    const plain = files(`async (of?: string) => (await auth())?.user ?? null`);
    const from = `import { getUser } from "./guard";`;
    expect(imported(from, cached, twice("", ""))).toEqual(["authenticated"]);
    // Another one may be nobody, so that its branch is entered, too.
    expect(imported(from, cached, twice(`"a"`, `"b"`))).toEqual(["authenticated", "authenticated"]);
    expect(imported(from, plain, twice("", ""))).toEqual(["authenticated", "authenticated"]);
  });

  it("cache() has nothing to give on a path on which it was not called", () => {
    const files = {
      "guard.ts": `import { cache } from "react"; import { auth } from "./auth"; export const requireUser = cache(async () => { if (!(await auth())) throw new Error("no"); });`,
    };
    const from = `import { requireUser } from "./guard";`;
    expect(imported(from, files, "if (input.role) await requireUser(); await requireUser();")).toEqual([
      "authenticated",
    ]);
    expect(imported(from, files, "if (input.role) await requireUser();")).toEqual(["anonymous"]);
  });

  it("a table of functions", () => {
    const before = `const handlers = { remove: async (id: string) => { ${write} }, check: async () => { const session = await auth(); if (!session) throw new Error("no"); } };`;
    expect(standing("await handlers.check(); await handlers.remove(id);", { before })).toEqual(["authenticated"]);
    expect(standing("await handlers.remove(id);", { before })).toEqual(["anonymous"]);
  });

  it("a table of functions by the client's choice", () => {
    const before = `const handlers: any = { remove: async (id: string) => { ${write} }, nothing: async () => {} };`;
    expect(standing("await handlers[input.role](id);", { before })).toEqual(["anonymous"]);
    expect(
      standing("const session = await auth(); if (!session) return; await handlers[input.role](id);", { before }),
    ).toEqual(["authenticated"]);
  });
});
