import { describe, expect, it } from "vitest";

import rule from "../../rules/require-authentication.ts";
import { reportsOf } from "../reports.ts";

const log = (data: string) => `await prisma.errorLog.create({ data: { ${data} } });`;

/** What the rule says of an action that only somebody who is signed in gets to the end of. */
function said(body: string, helpers = ""): readonly (string | undefined)[] {
  const code = `"use server";
import { getServerSession } from "next-auth";
import { headers } from "next/headers";
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
async function requireUser() {
  const session = await getServerSession();
  if (!session) throw new Error("Sign in first");
  return session.user;
}
${helpers}
export async function rename(id, title) {
  ${body}
}`;
  const messages = reportsOf(rule, code);
  return messages.map(({ messageId }) => messageId);
}

/** The action in a \`try\`, and what comes of what fails in it. */
const caught = (failed: string) => `try {
    const user = await requireUser();
    await prisma.post.update({ where: { id, authorId: user.id }, data: { title } });
  } catch (error) {
    ${failed}
  }`;

describe("What has failed may be written down whoever is calling", () => {
  it("in a catch", () => {
    expect(said(caught(log("message: error.message, stack: error.stack")))).toEqual([]);
    expect(said(caught(`await prisma.post.update({ where: { id }, data: { state: "failed" } });`))).toHaveLength(1);
  });

  it("in a function that a catch calls", () => {
    const helper = `function answer(error) { log(String(error)); return { error: "Failed" }; }
function log(message) { prisma.errorLog.create({ data: { message } }).catch(console.error); }`;
    expect(said(caught("return answer(error);"), helper)).toEqual([]);
    expect(said(caught("return answer(title);"), helper)).toHaveLength(1);
  });

  it("in what a promise is told to do when it fails", () => {
    const body = (failed: string) => `const user = await requireUser().catch(async (error) => ${failed});
  if (!user) return;
  await prisma.post.update({ where: { id, authorId: user.id }, data: { title } });`;
    expect(said(body(`{ ${log("message: error.message")} }`))).toEqual([]);
    expect(said(body(`{ ${log("message: error.message, title")} }`))).toHaveLength(1);
  });

  it("with who tried, but with nothing that the client chose to say", () => {
    const data = (ip: string) => `message: error.message, ip: ${ip}`;
    expect(said(caught(log(data(`(await headers()).get("x-forwarded-for")`))))).toEqual([]);
    expect(said(caught(log(data("title"))))).toHaveLength(1);
  });

  it("where somebody is turned away", () => {
    const body = (test: string) => `const session = await getServerSession();
  if (${test}) { await prisma.auditLog.create({ data: { action: "refused" } }); return; }
  await prisma.post.update({ where: { id, author: { email: session.user.email } }, data: { title } });`;
    expect(said(body("!session"))).toEqual([]);
    expect(said(body("!title"))).not.toEqual([]);
  });

  it("but not what a stranger has done", () => {
    expect(said(log(`message: "opened"`))).toHaveLength(1);
  });

  it("and is not what is named, where strangers can do something else as well", () => {
    const change = "await prisma.post.update({ where: { id }, data: { title } });";
    const named = (body: string) =>
      reportsOf(
        rule,
        `"use server";
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export async function rename(id, title) { ${log("title")} ${body} }`,
      ).map(({ message }) => /prisma\.\w+/u.exec(message)?.[0]);
    expect(named(change)).toEqual(["prisma.post"]);
    expect(named("")).toEqual(["prisma.errorLog"]);
  });
});
