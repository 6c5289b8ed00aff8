import { describe, expect, it } from "vitest";

import rule from "../../rules/no-client-supplied-identity.ts";
import { applied } from "./applied.ts";

const head = `"use server";
import { auth as clerk } from "@clerk/nextjs/server";
import { eq } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { pgTable, text } from "drizzle-orm/pg-core";
import NextAuth from "next-auth";
import Stripe from "stripe";
import { PrismaClient } from "@prisma/client";
const { auth } = NextAuth({ providers: [] });
const prisma = new PrismaClient();
const stripe = new Stripe("key");
const orm = drizzle("url");
const orders = pgTable("orders", { id: text("id"), userId: text("user_id") });
export async function mine() {
  const session = await auth();
  return session?.user?.id;
}
`;

const session = 'const session = await auth();\n  if (!session) throw new Error("Sign in");';

const action = (body: string, parameters = "input: { userId: string; title: string }") =>
  `${head}export async function save(${parameters}) {\n  ${body}\n}`;

describe("the client's word for who is acting", () => {
  it.each([
    [
      `${session}\n  await prisma.order.create({ data: { userId: input.userId, title: input.title } });`,
      `${session}\n  await prisma.order.create({ data: { userId: session.user.id, title: input.title } });`,
    ],
    [
      `${session}\n  await prisma.order.create({ data: { user: { connect: { id: input.userId } } } });`,
      `${session}\n  await prisma.order.create({ data: { user: { connect: { id: session.user.id } } } });`,
    ],
    [
      `${session}\n  await orm.delete(orders).where(eq(orders.userId, input.userId));`,
      `${session}\n  await orm.delete(orders).where(eq(orders.userId, session.user.id));`,
    ],
  ])("gives way to the session's in %s", (before, after) => {
    expect(applied(rule, action(before))).toEqual([{ output: action(after), left: [] }]);
  });

  it("gives way to it behind a shorthand", () => {
    const code = (data: string) =>
      action(
        `const { userId: caller, ...rest } = await clerk();\n  const user = await clerk.protect();\n  await prisma.order.deleteMany({ where: { ${data} } });\n  return user.userId;`,
        "{ userId }: { userId: string }",
      );
    expect(applied(rule, code("userId"))).toEqual([{ output: code("userId: user.userId"), left: [] }]);
  });

  it.each([
    // Nobody has been asked who is calling; a session under another name; two queries; a helper's query; a group; a number that another
    // service knows somebody by.
    "await prisma.order.create({ data: { userId: input.userId } });",
    `const found = await auth();\n  if (!found) return;\n  await prisma.order.create({ data: { userId: input.userId } });`,
    `${session}\n  await prisma.order.create({ data: { userId: input.userId } });\n  await prisma.log.create({ data: { userId: input.userId } });`,
    `${session}\n  const create = (userId: string) => prisma.order.create({ data: { userId } });\n  await create(input.userId);`,
    `${session}\n  await prisma.order.deleteMany({ where: { organizationId: input.userId } });`,
    `${session}\n  await stripe.billingPortal.sessions.create({ customer: input.userId });`,
  ])("is left alone in %s", (body) => {
    expect(applied(rule, action(body))).toEqual([]);
  });
});
