import { describe, expect, it } from "vitest";

import rule from "../../rules/require-ownership-check.ts";
import { applied } from "./applied.ts";
import { actionsIn } from "./project.ts";

const filename = actionsIn({
  "supabase/migrations/1.sql": "create table bookings (id uuid primary key, title text, user_id uuid not null);",
  "prisma/schema.prisma": `model User {
  id String @id
  notes Note[]
  sent Message[] @relation("sent")
  got Message[] @relation("got")
}
model Note {
  id String @id
  title String
  userId String
  user User @relation(fields: [userId], references: [id])
}
model Message {
  id String @id
  authorId String
  ownerId String
}
`,
});

const head = (names: string) => `"use server";
import NextAuth from "next-auth";
import { PrismaClient } from "@prisma/client";
import mongoose from "mongoose";
import { ${names} } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { pgTable, text } from "drizzle-orm/pg-core";
const { auth } = NextAuth({ providers: [] });
import { createClient } from "@supabase/supabase-js";
const prisma = new PrismaClient();
const supabase = createClient("url", process.env.SUPABASE_SERVICE_ROLE_KEY!);
const orm = drizzle("url");
const notes = pgTable("notes", { id: text("id").primaryKey(), userId: text("user_id"), title: text("title") });
const Task = mongoose.model("Task", new mongoose.Schema({ title: String, owner: { type: mongoose.Schema.Types.ObjectId, ref: "User" } }));
export async function mine() {
  const session = await auth();
  return session?.user?.id;
}
`;
const session = 'const session = await auth();\n  if (!session?.user) throw new Error("Sign in");\n  ';

const action = (body: string, names = "eq", before = session) =>
  `${head(names)}export async function act(id: string) {\n  ${before}${body}\n}\n`;

describe("the caller's own row", () => {
  it.each([
    [
      "await prisma.note.delete({ where: { id } });",
      "await prisma.note.delete({ where: { id, userId: session.user.id } });",
    ],
    [
      'await prisma.note.update({ where: { id }, data: { title: "" } });',
      'await prisma.note.update({ where: { id, userId: session.user.id }, data: { title: "" } });',
    ],
    [
      "return prisma.note.findUnique({ where: { id } });",
      "return prisma.note.findUnique({ where: { id, userId: session.user.id } });",
    ],
    [
      'await supabase.from("bookings").delete().eq("id", id);',
      'await supabase.from("bookings").delete().eq("id", id).eq("user_id", session.user.id);',
    ],
    ["await Task.deleteOne({ _id: id });", "await Task.deleteOne({ _id: id, owner: session.user.id });"],
    ["await Task.findByIdAndDelete(id);", "await Task.findOneAndDelete({ _id: id, owner: session.user.id });"],
    [
      'await Task.findByIdAndUpdate(id, { title: "" });',
      'await Task.findOneAndUpdate({ _id: id, owner: session.user.id }, { title: "" });',
    ],
  ])("is asked for in %s", (before, after) => {
    expect(applied(rule, action(before), { filename })).toEqual([{ output: action(after), left: [] }]);
  });

  it.each([
    [
      "await orm.delete(notes).where(eq(notes.id, id));",
      "await orm.delete(notes).where(and(eq(notes.id, id), eq(notes.userId, session.user.id)));",
    ],
    [
      'await orm.update(notes).set({ title: "" }).where(eq(notes.id, id));',
      'await orm.update(notes).set({ title: "" }).where(and(eq(notes.id, id), eq(notes.userId, session.user.id)));',
    ],
  ])("is asked for with what has to be imported in %s", (before, after) => {
    expect(applied(rule, action(before), { filename })).toEqual([{ output: action(after, "eq, and"), left: [] }]);
  });

  it.each([
    // Two who may own it, conditions from elsewhere, and a session that nobody shows how to read.
    ["await prisma.message.delete({ where: { id } });", session],
    ["const where = { id };\n  await prisma.note.delete({ where });", session],
    ["await prisma.note.delete({ where: { id } });", "const found = await auth();\n  if (!found) return;\n  "],
  ])("is not known for %s", (body, before) => {
    expect(applied(rule, action(body, "eq", before), { filename })).toEqual([]);
  });
});
