import { describe, expect, it } from "vitest";

import rule from "../../rules/no-mass-assignment.ts";
import { applied } from "./applied.ts";

const head = `"use server";
import { drizzle } from "drizzle-orm/node-postgres";
import { pgTable, text } from "drizzle-orm/pg-core";
import { prisma } from "./db";
const orm = drizzle("url");
const posts = pgTable("posts", { title: text("title"), body: text("body") });
interface Post { title: string; body?: string }
type Titled = { title: string };
interface Long extends Post { length: number }
interface Member { name: string; role: string }
`;

const action = (type: string, body: string, name = "input") =>
  `${head}export async function save(${name}: ${type}) { ${body} }`;

describe("the members that a type declares", () => {
  it.each([
    [
      "{ title: string; body: string }",
      "await prisma.post.create({ data: input });",
      "await prisma.post.create({ data: { title: input.title, body: input.body } });",
    ],
    [
      "Post",
      "await prisma.post.create({ data: { ...input, views: 0 } });",
      "await prisma.post.create({ data: { title: input.title, body: input.body, views: 0 } });",
    ],
    [
      "Post",
      'await prisma.post.create({ data: { ...input, body: "" } });',
      'await prisma.post.create({ data: { title: input.title, body: "" } });',
    ],
    ["Titled", "await orm.insert(posts).values(input);", "await orm.insert(posts).values({ title: input.title });"],
  ])("are written one by one: %s in %s", (type, before, after) => {
    expect(applied(rule, action(type, before))).toEqual([{ output: action(type, after), left: [] }]);
  });

  it("are written behind a shorthand", () => {
    expect(applied(rule, action("Titled", "await prisma.post.create({ data });", "data"))).toEqual([
      { output: action("Titled", "await prisma.post.create({ data: { title: data.title } });", "data"), left: [] },
    ]);
  });

  it.each([
    ["any", "await prisma.post.create({ data: input });"],
    ["Long", "await prisma.post.create({ data: input });"],
    ["{ [name: string]: string }", "await prisma.post.create({ data: input });"],
    ["Member", "await prisma.member.create({ data: input });"],
    ["Post", 'await prisma.post.create({ data: { body: "", ...input } });'],
    ["Post", "const data = input; await prisma.post.create({ data });"],
    ["Post", "input = { ...input }; await prisma.post.create({ data: input });"],
  ])("are left alone: %s in %s", (type, body) => {
    expect(applied(rule, action(type, body))).toEqual([]);
  });
});
