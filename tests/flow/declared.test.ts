import { describe, expect, it } from "vitest";

import { inAction, standing, summary, write, written } from "./testkit.ts";

const auth = `
  import { cookies } from "next/headers";
  export async function requireUser() {
    const store = await cookies();
    return store.get("sid")?.value;
  }
  export default { requireUser };
  export const withUser = (fn) => async (...args) => (fn.run ?? fn)(...args);
  export async function asUser(fn) { return fn(await requireUser()); }
  export function withRole(role) { return (fn) => async (input) => fn(input); }
`;
const files = { "lib/auth.ts": auth, "tsconfig.json": `{ "compilerOptions": { "paths": { "@/*": ["./*"] } } }` };
const using = (setting: string, ...entries: readonly string[]) => ({ settings: { [setting]: entries } });

describe("guards that the settings declare", () => {
  const before = `import { requireUser } from "@/lib/auth";`;

  it("are none without them", () => {
    expect(standing(`await requireUser(); ${write}`, { files, before })).toEqual(["anonymous"]);
  });

  it.each([
    ["by name", "requireUser"],
    ["as imported", "@/lib/auth#requireUser"],
    ["as imported by another specifier", "./lib/auth#requireUser"],
  ])("%s", (_, entry) => {
    expect(standing(`await requireUser(); ${write}`, { files, before, ...using("guards", entry) })).toEqual([
      "authenticated",
    ]);
  });

  it.each([
    ["of another name", "demandUser"],
    ["from elsewhere", "@/lib/session#requireUser"],
  ])("not one %s", (_, entry) => {
    expect(standing(`await requireUser(); ${write}`, { files, before, ...using("guards", entry) })).toEqual([
      "anonymous",
    ]);
  });

  it("by several specifiers", () => {
    expect(
      standing(`await requireUser(); ${write}`, {
        files,
        before,
        ...using("guards", "@/lib/auth#requireUser", "x#requireUser"),
      }),
    ).toEqual(["authenticated"]);
  });

  it("under another name in the file", () => {
    const renamed = `import { requireUser as who } from "@/lib/auth";`;
    expect(
      standing(`await who(); ${write}`, { files, before: renamed, ...using("guards", "@/lib/auth#requireUser") }),
    ).toEqual(["authenticated"]);
  });

  it.each([
    ["a member of a namespace", `import * as auth from "@/lib/auth";`, "@/lib/auth#requireUser"],
    ["a member, by its last name", `import auth from "@/lib/auth";`, "requireUser"],
    ["a member, by its whole name", `import guards from "@/lib/auth";`, "guards.requireUser"],
  ])("%s", (_, text, entry) => {
    const name = /(?<name>\w+) from/u.exec(text)?.groups?.["name"] ?? "";
    expect(
      standing(`await ${name}.requireUser(); ${write}`, { files, before: text, ...using("guards", entry) }),
    ).toEqual(["authenticated"]);
  });

  it("that cannot be found", () => {
    expect(
      standing(`await check(); ${write}`, {
        before: `import { check } from "@/nowhere";`,
        ...using("guards", "check"),
      }),
    ).toEqual(["authenticated"]);
  });

  it("of a package", () => {
    expect(
      standing(`await check(); ${write}`, {
        before: `import { check } from "some-guards";`,
        ...using("guards", "some-guards#check"),
      }),
    ).toEqual(["authenticated"]);
  });

  it("whose promise nobody awaits", () => {
    expect(standing(`requireUser(); ${write}`, { files, before, ...using("guards", "requireUser") })).toEqual([
      "anonymous",
    ]);
  });

  it("whose promise is awaited later", () => {
    expect(
      standing(`const user = requireUser(); await user; ${write}`, {
        files,
        before,
        ...using("guards", "requireUser"),
      }),
    ).toEqual(["authenticated"]);
  });

  it("too late", () => {
    expect(standing(`${write} await requireUser();`, { files, before, ...using("guards", "requireUser") })).toEqual([
      "anonymous",
    ]);
  });

  it("in one branch", () => {
    expect(
      standing(`if (id) await requireUser(); ${write}`, { files, before, ...using("guards", "requireUser") }),
    ).toEqual(["anonymous"]);
  });

  it("whose failure is caught", () => {
    expect(
      standing(`try { await requireUser(); } catch {} ${write}`, { files, before, ...using("guards", "requireUser") }),
    ).toEqual(["anonymous"]);
  });

  it("that are not async", () => {
    const plain = `function demand() { if (Math.random() > 0.5) throw new Error(); }`;
    expect(standing(`demand(); ${write}`, { before: plain, ...using("guards", "demand") })).toEqual(["authenticated"]);
  });

  it("give the caller", () => {
    const body = `const user = await requireUser(); await prisma.post.update({ where: { id: user.id }, data: {} });`;
    expect(written(body, { files, before, ...using("guards", "requireUser") })).toEqual([
      "{  } where all(id = identity id)",
    ]);
  });

  it("do what they do for themselves", () => {
    const own = `async function demand(token) { await prisma.session.update({ where: { token }, data: {} }); }`;
    expect(inAction(`await demand(id); ${write}`, { before: own, ...using("guards", "demand") })).toEqual([
      "database-write prisma.session.update anonymous in guard",
      "database-write prisma.post.delete authenticated",
    ]);
  });
});

describe("wrappers that the settings declare", () => {
  const exported = (text: string) => `"use server";
import { prisma } from "./db";
import { asUser, withUser, withRole, userAction } from "@/lib/auth";
${text}`;
  const remove = "await prisma.post.delete({ where: { id } });";

  it.each([
    ["around the action", `export const act = withUser(async (id) => { ${remove} });`, "withUser"],
    ["inside the action", `export async function act(id) { return asUser(async () => { ${remove} }); }`, "asUser"],
    ["as imported", `export const act = withUser(async (id) => { ${remove} });`, "@/lib/auth#withUser"],
    ["made by a call", `export const act = withRole("admin")(async (id) => { ${remove} });`, "withRole"],
    [
      "at the head of a chain",
      `export const act = userAction.input({}).handler(async ({ id }) => { ${remove} });`,
      "userAction",
    ],
    ["with options", `export const act = withUser({ run: async (id) => { ${remove} } });`, "withUser"],
    [
      "with a function of a name",
      `async function own(id) { ${remove} }\nexport const act = withUser(own);`,
      "withUser",
    ],
  ])("%s", (_, text, entry) => {
    expect(summary(exported(text), { files, ...using("wrappers", entry) })).toEqual(
      expect.arrayContaining(["database-write prisma.post.delete authenticated"]),
    );
    expect(summary(exported(text), { files, ...using("wrappers", entry) }).join()).not.toMatch(/anonymous|unknown/u);
  });

  it("are none without them", () => {
    expect(summary(exported(`export const act = withRole("admin")(async (id) => { ${remove} });`), { files })).toEqual([
      "database-write prisma.post.delete anonymous",
    ]);
  });

  it("that cannot be found", () => {
    const text = `"use server";
import { prisma } from "./db";
import { secured } from "@/nowhere";
export const act = secured(async (id) => { ${remove} });`;
    expect(summary(text, using("wrappers", "secured"))).toEqual(["database-write prisma.post.delete authenticated"]);
    expect(summary(text)).toEqual(["database-write prisma.post.delete unknown"]);
  });

  it("say nothing about what happens beside them", () => {
    const text = exported(`export async function act(id) { ${remove} return asUser(async () => {}); }`);
    expect(summary(text, { files, ...using("wrappers", "asUser") })).toEqual([
      "database-write prisma.post.delete anonymous",
    ]);
  });
});
