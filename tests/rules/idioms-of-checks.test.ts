import { expect, test } from "vitest";

import authentication from "../../rules/require-authentication.ts";
import validation from "../../rules/require-input-validation.ts";
import { reportsOf } from "../reports.ts";

const action = (body: string) => `"use server";
import { getServerSession } from "next-auth";
import { PrismaClient } from "@prisma/client";
import { z } from "zod";
const prisma = new PrismaClient();
const schema = z.object({ id: z.string() });
async function guard() {
  const session = await getServerSession();
  if (session?.user?.role !== "ADMIN") throw new Error("no");
}
export async function remove(id, roles) {
  ${body}
  await prisma.post.deleteMany({ where: { id } });
}`;

const session = "const session = await getServerSession();";

test.each([
  // What `!` gives is never a role, so that nobody is kept out.
  [`${session} if (!session?.user?.role === "ADMIN") throw new Error("no");`, 1],
  [`${session} if (!(session?.user?.role === "ADMIN")) throw new Error("no");`, 0],
  // A list may be empty.
  [`${session} roles.some((role) => { if (session?.user?.role !== role) throw new Error("no"); return false; });`, 1],
  [`${session} if (session?.user?.role !== "ADMIN") throw new Error("no");`, 0],
  // What is thrown goes on behind `finally`, unless that jumps away.
  [`try { await guard(); } finally { console.log("tried"); }`, 0],
  [`for (;;) { try { await guard(); } finally { break; } }`, 1],
])("%s", (body, reports) => {
  expect(reportsOf(authentication, action(body))).toHaveLength(reports);
});

test("a schema that nobody takes the answer of has let through what it was asked about, if it throws", () => {
  expect(reportsOf(validation, action("schema.parse({ id });"))).toEqual([]);
  expect(reportsOf(validation, action("schema.safeParse({ id });"))).toHaveLength(1);
});
