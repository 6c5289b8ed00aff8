import { describe, expect, it } from "vitest";

import rule from "../../rules/require-role-check.ts";
import { applied } from "./applied.ts";

const head = `"use server";
import { auth, currentUser } from "@clerk/nextjs/server";
import { PrismaClient } from "@prisma/client";
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

const actions = (guard: string, first: string) => `${head}export async function ban(id: string) {
  ${guard}
  await prisma.user.update({ where: { id }, data: { banned: true } });
}
export async function promote(id: string) {
  ${first}await requireUser();
  await prisma.user.update({ where: { id }, data: { role: "admin" } });
}
`;

describe("a check of a role", () => {
  it("is that of another action", () => {
    expect(applied(rule, actions("await requireAdmin();", ""))).toEqual([
      { output: actions("await requireAdmin();", "await requireAdmin();\n  "), left: [] },
    ]);
  });

  it("is not one that only asks who is calling", () => {
    expect(applied(rule, actions("await requireUser();", ""))).toEqual([]);
  });
});
