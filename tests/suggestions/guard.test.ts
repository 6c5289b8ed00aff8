import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import * as parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import { describe, expect, it } from "vitest";

import plugin from "../../src/index.ts";

const project = fileURLToPath(new URL("../fixtures/require-authentication/guard-of-a-sibling/", import.meta.url));
const elsewhere = fileURLToPath(new URL("nowhere/app/actions.ts", import.meta.url));

function lint(code: string, filename: string): Linter.LintMessage[] {
  const linter = new Linter({ cwd: "/" });
  const config: Linter.Config = {
    files: ["**/*.{ts,tsx}"],
    languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
    plugins: { "server-actions": plugin },
    rules: { "server-actions/require-authentication": ["error", { captured: "report" }] },
  };
  return linter.verify(code, [config], { filename });
}

/** The code after the first suggestion for an action, which must leave no report about it; undefined where there is none. */
function repaired(code: string, action: string, filename = elsewhere): string | undefined {
  const about = (messages: Linter.LintMessage[]) => messages.filter(({ message }) => message.includes(`\`${action}\``));
  const [report] = about(lint(code, filename));
  expect(report, "a report").toBeDefined();
  const [suggestion] = report?.suggestions ?? [];
  if (suggestion === undefined) {
    return undefined;
  }
  const { range, text } = suggestion.fix;
  const output = code.slice(0, range[0]) + text + code.slice(range[1]);
  expect(about(lint(output, filename))).toEqual([]);
  return output;
}

const head = `"use server";
import { auth, currentUser } from "@clerk/nextjs/server";
import { PrismaClient } from "@prisma/client";
import { redirect } from "next/navigation";
const prisma = new PrismaClient();
async function requireUser() {
  const user = await currentUser();
  if (!user) throw new Error("Sign in first");
  return user;
}
async function requireAdmin() {
  const { has } = await auth.protect();
  if (!has({ role: "admin" })) throw new Error("Not for you");
}
`;
const write = "await prisma.post.delete({ where: { id } });";

/** A file with an action that checks, and one that does not. */
function withSibling(sibling: string, action = `export async function remove(id: string) {\n  ${write}\n}`): string {
  return `${head}export async function change(id: string, title: string, state?: object) {
  ${sibling}
  await prisma.post.update({ where: { id }, data: { title } });
}
${action}`;
}

describe("inserting the guard of another action", () => {
  it.each([
    ["stops by itself", "await requireUser();", "await requireUser();"],
    ["stops by itself and gives the caller", "const user = await requireUser();", "await requireUser();"],
    [
      "is asked, and then looked at",
      `const { userId } = await auth();\n  if (!userId) {\n    throw new Error("No");\n  }`,
      `const { userId } = await auth();\n  if (!userId) {\n    throw new Error("No");\n  }`,
    ],
    [
      "leaves by a redirect",
      `const user = await currentUser();\n  if (!user) redirect("/login");`,
      `const user = await currentUser();\n  if (!user) redirect("/login");`,
    ],
    [
      "answers",
      `const user = await currentUser();\n  if (!user) return { error: "No" };`,
      `const user = await currentUser();\n  if (!user) return { error: "No" };`,
    ],
    [
      "answers with something of its own action",
      `const user = await currentUser();\n  if (!user) return state;`,
      `const user = await currentUser();\n  if (!user) throw new Error("Unauthorized");`,
    ],
    [
      "says something before it leaves",
      `const user = await currentUser();\n  if (!user) {\n    console.warn(title);\n    throw new Error("No");\n  }`,
      `const user = await currentUser();\n  if (!user) {\n    throw new Error("No");\n  }`,
    ],
    ["stands in a `try`", `try {\n    await requireUser();\n  } catch {\n    return;\n  }`, "await requireUser();"],
  ])("that %s", (_, sibling, inserted) => {
    const code = withSibling(sibling);
    expect(repaired(code, "remove")).toBe(code.replace(`\n  ${write}`, `\n  ${inserted}\n  ${write}`));
  });

  it("answers only where the action declares to answer the same", () => {
    const code = withSibling(
      `const user = await currentUser();\n  if (!user) return;`,
      `export async function remove(id: string): Promise<{ ok: boolean }> {\n  ${write}\n  return { ok: true };\n}`,
    );
    expect(repaired(code, "remove")).toContain(`if (!user) throw new Error("Unauthorized");\n  ${write}`);
  });

  it("of which there are more rather than of the first one", () => {
    const second = `export async function a(id: string) { await auth.protect(); ${write} }\nexport async function b(id: string) { await auth.protect(); ${write} }\nexport async function remove(id: string) {\n  ${write}\n}`;
    expect(repaired(withSibling("await requireUser();", second), "remove")).toContain(
      `remove(id: string) {\n  await auth.protect();`,
    );
  });

  it("that asks for no role rather than of one that does", () => {
    const second = `export async function b(id: string) { await requireUser(); ${write} }\nexport async function remove(id: string) {\n  ${write}\n}`;
    expect(repaired(withSibling("await requireAdmin();", second), "remove")).toContain(
      `remove(id: string) {\n  await requireUser();`,
    );
  });

  it("behind what is there of it", () => {
    const asked = "const { userId } = await auth();";
    const code = withSibling(
      `${asked}\n  if (!userId) throw new Error("No");`,
      `export async function remove(id: string) {\n  ${asked}\n  ${write}\n}`,
    );
    expect(repaired(code, "remove")).toBe(
      code.replace(`${asked}\n  ${write}`, `${asked}\n  if (!userId) throw new Error("No");\n  ${write}`),
    );
  });

  it("on the one line that an action has", () => {
    const code = withSibling("await requireUser();", `export const remove = async (id: string) => { ${write} };`);
    expect(repaired(code, "remove")).toBe(code.replace(`=> { ${write}`, `=> { await requireUser(); ${write}`));
  });

  it("behind the directive of an inline action", () => {
    const code = `import { auth } from "@clerk/nextjs/server";
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export function Page() {
  async function change(id: string) {
    "use server";
    await auth.protect();
    ${write}
  }
  async function remove(id: string) {
    "use server";
    ${write}
  }
  return [change, remove];
}`;
    expect(repaired(code, "remove")).toBe(
      code.replace(
        `remove(id: string) {\n    "use server";`,
        `remove(id: string) {\n    "use server";\n    await auth.protect();`,
      ),
    );
  });
});

describe("no suggestion", () => {
  it.each([
    ["where nothing checks", withSibling("")],
    [
      "where the check is about the argument",
      withSibling("await requireUser(id);").replace("requireUser()", "requireUser(id)"),
    ],
    [
      "where what checks also writes",
      withSibling("await enter();").replace(
        "async function requireAdmin",
        `async function enter() { const user = await requireUser(); await prisma.visit.create({ data: { userId: user.id } }); }\nasync function requireAdmin`,
      ),
    ],
    [
      "where a name of the check is taken",
      withSibling(
        `const user = await currentUser();\n  if (!user) throw new Error("No");`,
        `export async function remove(id: string, user: string) {\n  ${write}\n}`,
      ),
    ],
    [
      "where the guard's name means something else",
      withSibling(
        "await requireUser();",
        `export async function remove(id: string, requireUser = false) {\n  ${write}\n}`,
      ),
    ],
    [
      "where there is no block to put it into",
      withSibling(
        "await requireUser();",
        "export const remove = async (id: string) => prisma.post.delete({ where: { id } });",
      ),
    ],
  ])("%s", (_, code) => {
    expect(repaired(code, "remove")).toBeUndefined();
  });
});

describe("inserting the guard of an action in another file", () => {
  const comments = readFileSync(`${project}app/comments/actions.ts`, "utf8");
  const tags = readFileSync(`${project}app/tags/actions.ts`, "utf8");
  const asked = "const caller = await findCaller();\n  if (!caller) {\n    ";

  it("with its import, in one with what the module gives already", () => {
    expect(repaired(comments, "removeComment", `${project}app/comments/actions.ts`)).toBe(
      comments
        .replace("{ isDraft }", "{ isDraft, findCaller }")
        .replace("  // Drafts", `  ${asked}throw new Error("Unauthorized");\n  }\n  // Drafts`),
    );
  });

  it("with what it answers, where nothing else is declared", () => {
    expect(repaired(comments, "renameComment", `${project}app/comments/actions.ts`)).toContain(
      `${asked}return { error: "Sign in first" };`,
    );
  });

  it("not where one of its names is taken", () => {
    expect(repaired(comments, "removeCaller", `${project}app/comments/actions.ts`)).toBeUndefined();
  });

  it("with an import of its own, by the way that leads there from here", () => {
    expect(repaired(tags, "removeTag", `${project}app/tags/deeper/actions.ts`)).toContain(
      `import { findCaller } from "../../../lib/session";\nimport { prisma }`,
    );
  });
});
