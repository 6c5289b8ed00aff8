import { describe, expect, it } from "vitest";

import rule from "../../rules/no-raw-model-return.ts";
import { applied } from "./applied.ts";
import { actionsIn } from "./project.ts";

const filename = actionsIn({
  "supabase/migrations/1.sql": "create table patients (id uuid primary key, name text, diagnosis text);",
  "prisma/schema.prisma": `model User {
  id String @id
  name String?
  passwordHash String
  posts Post[]
}
model Post {
  id String @id
  title String
  authorId String
  author User @relation(fields: [authorId], references: [id])
}
`,
});

const head = `"use server";
import { PrismaClient } from "@prisma/client";
import { drizzle } from "drizzle-orm/node-postgres";
import { eq } from "drizzle-orm";
import { pgTable, text } from "drizzle-orm/pg-core";
import mongoose from "mongoose";
import { createServerClient } from "@supabase/ssr";
const prisma = new PrismaClient();
const supabase = createServerClient("url", "key", { cookies: {} });
const users = pgTable("users", { id: text("id"), name: text("name"), passwordHash: text("password_hash") });
const orm = drizzle("url", { schema: { users } });
const Order = mongoose.model("Order", new mongoose.Schema({ title: String, address: { phone: String } }));
const Account = mongoose.model("Account", new mongoose.Schema({ name: String, passwordHash: String }));
`;

const action = (body: string, type = "") => `${head}export async function get(id: string)${type} {\n  ${body}\n}`;

describe("the columns of a query", () => {
  it.each([
    ["return prisma.user.findMany();", "return prisma.user.findMany({ select: { id: true, name: true } });"],
    [
      "const user = await prisma.user.findUnique({ where: { id } });\n  return { user };",
      "const user = await prisma.user.findUnique({ where: { id }, select: { id: true, name: true } });\n  return { user };",
    ],
    [
      "return orm.select().from(users).where(eq(users.id, id));",
      "return orm.select({ id: users.id, name: users.name }).from(users).where(eq(users.id, id));",
    ],
    [
      "return orm.query.users.findFirst({ where: eq(users.id, id) });",
      "return orm.query.users.findFirst({ where: eq(users.id, id), columns: { passwordHash: false } });",
    ],
    [
      'return orm.update(users).set({ name: "" }).where(eq(users.id, id)).returning();',
      'return orm.update(users).set({ name: "" }).where(eq(users.id, id)).returning({ id: users.id, name: users.name });',
    ],
    [
      'const { data } = await supabase.from("patients").select("*").eq("id", id);\n  return data;',
      'const { data } = await supabase.from("patients").select("id, name").eq("id", id);\n  return data;',
    ],
    [
      'const { data } = await supabase.from("patients").update({ name: "" }).eq("id", id).select();\n  return data;',
      'const { data } = await supabase.from("patients").update({ name: "" }).eq("id", id).select("id, name");\n  return data;',
    ],
    ["return Account.findById(id).lean();", 'return Account.findById(id).select("-passwordHash").lean();'],
    ["return Order.find({ title: id });", 'return Order.find({ title: id }).select("-address");'],
  ])("are named in %s", (before, after) => {
    expect(applied(rule, action(before), { filename })).toEqual([{ output: action(after), left: [] }]);
  });

  it.each([
    ["const user = await prisma.user.findFirst();\n  check(user.passwordHash);\n  return user;", ""],
    ["return prisma.user.findMany({ include: { posts: true } });", ""],
    ["const options = {};\n  return prisma.user.findMany(options);", ""],
    ["return prisma.post.findMany({ include: { author: true } });", ""],
    ["const user = (await prisma.user.findFirst()) as User;\n  return user;", ""],
    ["return prisma.user.findFirst();", ": Promise<User>"],
    ["return Account.create({ name: id });", ""],
  ])("are left alone in %s", (body, type) => {
    expect(applied(rule, action(body, type), { filename })).toEqual([]);
  });
});
