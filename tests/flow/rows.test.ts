import { describe, expect, it } from "vitest";

import { summary } from "./testkit.ts";

const acting = (body: string) =>
  summary(`"use server";
import { eq } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { pgTable, text, uuid } from "drizzle-orm/pg-core";
import { cookies } from "next/headers";
const sessions = pgTable("sessions", { id: uuid().primaryKey(), token: text() });
const posts = pgTable("posts", { id: uuid().primaryKey(), title: text() });
const db = drizzle(process.env.DATABASE_URL!);
export async function act(id: string) {
  const token = (await cookies()).get("token")?.value;
  const found = db.select().from(sessions).where(eq(sessions.token, token));
  ${body}
}`).filter((line) => line.includes("-write "));

describe("lists of rows", () => {
  const remove = "await db.delete(posts).where(eq(posts.id, id));";

  it.each([
    ["its first one, by destructuring", `const [row] = await found; if (!row) return; ${remove}`],
    ["its first one, by index", `const rows = await found; if (!rows[0]) return; ${remove}`],
    ["its first one, by a method", `const row = (await found).at(0); if (!row) return; ${remove}`],
    [
      "its first one, as a promise gives it",
      `const row = await found.then((rows) => rows[0]); if (!row) return; ${remove}`,
    ],
    ["a member of its first one, which throws", `const [row] = await found; row.id.toString(); ${remove}`],
    ["its length", `const rows = await found; if (rows.length === 0) return; ${remove}`],
    ["that it has a length", `const rows = await found; if (!rows.length) throw new Error(); ${remove}`],
    ["what was made of it", `const ids = (await found).map(({ id }) => id); if (!ids.length) return; ${remove}`],
  ])("tell who is calling by %s", (_, body) => {
    expect(acting(body)).toEqual(["database-write db.delete authenticated"]);
  });

  it.each([
    ["when nobody looks", `const [row] = await found; ${remove}`],
    ["when there is none", `const [row] = await found; if (row) return; ${remove}`],
    [
      "by the length of another list",
      `const rows = await found; const others = await db.select().from(posts); if (!others.length) return; ${remove}`,
    ],
    ["when something was added to it", `const rows = await found; rows.push({}); if (!rows.length) return; ${remove}`],
    ["when its first one may be missing", `const [row] = await found; row?.id; ${remove}`],
  ])("do not tell %s", (_, body) => {
    expect(acting(body)).toEqual(["database-write db.delete anonymous"]);
  });
});

describe("a row that is found by what a key made of a token", () => {
  const byKey = (token: string) =>
    summary(`"use server";
import { createHmac } from "node:crypto";
import { headers } from "next/headers";
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
const digest = (text: string) => createHmac("sha256", process.env.KEY!).update(text).digest("hex");
export async function act(id: string) {
  const sent = (await headers()).get("authorization");
  const key = await prisma.apiKey.findUnique({ where: { hash: digest(${token}) } });
  if (!key) return;
  await prisma.post.delete({ where: { id } });
}`).filter((line) => line.includes("-write "));

  it("tells who is calling when the request brought the token", () => {
    expect(byKey("sent.slice(7)")).toEqual(["database-write prisma.post.delete authenticated"]);
  });

  it("tells nothing when the server has it from elsewhere", () => {
    expect(byKey("process.env.TOKEN")).toEqual(["database-write prisma.post.delete anonymous"]);
  });
});
