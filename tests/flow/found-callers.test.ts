import { describe, expect, it } from "vitest";

import { actionWith, analysed, standing, summary, write } from "./testkit.ts";

const sql = (body: string) =>
  summary(`"use server";
import { eq, or } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { pgTable, text } from "drizzle-orm/pg-core";
import { getServerSession } from "next-auth";
const users = pgTable("users", { id: text().primaryKey(), slug: text() });
const posts = pgTable("posts", { id: text().primaryKey() });
const db = drizzle(process.env.DATABASE_URL!);
export async function act(id: string) {
  const session = await getServerSession();
  const mine = eq(users.id, session?.user?.id);
  ${body}
  await db.delete(posts).where(eq(posts.id, id));
}`).filter((line) => line.includes("-write "));

describe("a row that is found by the caller's id, which may be missing", () => {
  const byClerk = "const { userId, orgId } = await clerk();";

  it.each([
    ["null", `const row = await prisma.user.findUnique({ where: { clerkId: userId! } }); if (!row) return;`],
    [
      "null, one of two",
      `const row = await prisma.user.findFirst({ where: { ref: orgId || userId } }); if (!row) return;`,
    ],
    ["null, or it throws", `await prisma.user.findUniqueOrThrow({ where: { clerkId: userId! } });`],
    [
      "null, in a list",
      `const rows = await prisma.user.findMany({ where: { clerkId: userId } }); if (!rows.length) return;`,
    ],
  ])("tells that there is a caller: %s", (_, body) => {
    expect(standing(`${byClerk} ${body} ${write}`)).toEqual(["authenticated"]);
  });

  it.each([
    ["when nobody looks", `await prisma.user.findUnique({ where: { clerkId: userId! } });`],
    [
      "when there is none",
      `const row = await prisma.user.findUnique({ where: { clerkId: userId! } }); if (row) return;`,
    ],
    [
      "beside another way to find it",
      `const row = await prisma.user.findFirst({ where: { OR: [{ ref: userId }, { id }] } }); if (!row) return;`,
    ],
    [
      "of what the client says",
      `const row = await prisma.user.findUnique({ where: { clerkId: userId ?? id } }); if (!row) return;`,
    ],
  ])("tells nothing %s", (_, body) => {
    expect(standing(`${byClerk} ${body} ${write}`)).toEqual(["anonymous"]);
  });

  const orNobody = (id: string) =>
    `const session = await auth(); const user = session?.user ?? { id: ${id}, email: "", name: "" };`;

  it.each([
    [
      "an empty id",
      `const row = await prisma.user.findUnique({ where: { id: user.id } }); if (!row) throw new Error();`,
    ],
    ["an empty address", `await prisma.user.findUniqueOrThrow({ where: { email: user.email } });`],
  ])("tells that there is a caller where %s stands for nobody", (_, body) => {
    expect(standing(`${orNobody('""')} ${body} ${write}`)).toEqual(["authenticated"]);
  });

  it.each([
    [
      "a text that is somebody's",
      orNobody('"guest"'),
      "const row = await prisma.user.findUnique({ where: { id: user.id } }); if (!row) return;",
    ],
    [
      "a name, which may be empty",
      orNobody('""'),
      "const row = await prisma.user.findFirst({ where: { name: user.name } }); if (!row) return;",
    ],
  ])("tells nothing where what stands for nobody is %s", (_, user, body) => {
    expect(standing(`${user} ${body} ${write}`)).toEqual(["anonymous"]);
  });

  it("tells nothing where undefined leaves the condition out", () => {
    const found = `const user = await currentUser(); const row = await prisma.user.findFirst({ where: { ref: user?.id } });`;

    expect(standing(`${found} if (!row) return; ${write}`)).toEqual(["anonymous"]);
  });

  it("tells that there is a caller where SQL compares with undefined", () => {
    expect(sql("const [row] = await db.select().from(users).where(mine); if (!row) return;")).toEqual([
      "database-write db.delete authenticated",
    ]);
  });

  it("tells nothing where SQL finds it by something else as well", () => {
    const either = "or(mine, eq(users.slug, id))";

    expect(sql(`const [row] = await db.select().from(users).where(${either}); if (!row) return;`)).toEqual([
      "database-write db.delete anonymous",
    ]);
  });
});

describe("what a row of the caller's says that they may do", () => {
  const found = `const session = await auth(); if (!session) return;
    const row = await prisma.user.findUnique({ where: { id: session.user.id }, include: { permissions: true } });
    if (!row) return; const names = row.permissions.map((one) => one.name);`;
  const mayAct = (test: string) =>
    analysed(actionWith(`${found} if (${test}) return; ${write}`)).some(({ events }) =>
      events.some((event) => event.kind === "effect" && event.state.has("role")),
    );

  it.each([
    ["a list of names", `!names.includes("admin")`],
    ["a set of names", `!new Set(names).has("admin")`],
    ["the rows themselves", `!row.permissions.some((one) => one.name === "admin")`],
  ])("is asked of %s", (_, test) => {
    expect(mayAct(test)).toBe(true);
  });

  it.each([
    ["the client says which", "!names.includes(id)"],
    ["it is not there", `names.includes("banned")`],
  ])("is not asked when %s", (_, test) => {
    expect(mayAct(test)).toBe(false);
  });
});
