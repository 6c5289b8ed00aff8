import { describe, expect, it } from "vitest";

import rule from "../../rules/no-client-supplied-identity.ts";
import { reportsOf } from "../reports.ts";

/** What the rule says of an action that looks for a membership before it does something with a document. */
function said(asked: string, act = `await db.document.update({ where: { id: documentId }, data: { title } });`) {
  const code = `"use server";
import { auth } from "@clerk/nextjs/server";
import { PrismaClient } from "@prisma/client";
const db = new PrismaClient();
export async function rename(userId, documentId, title) {
  const { userId: me } = await auth();
  if (!me) throw new Error("Sign in first");
  ${asked}
  ${act}
}`;
  return reportsOf(rule, code).map(({ messageId }) => messageId);
}

const of = (model: string, where: string) => `const found = await db.${model}.findFirst({ where: { ${where} } });`;
const stops = `if (!found) throw new Error("No member");`;

describe("A membership of somebody whom the client names", () => {
  it("does not let the caller in where it has to be there", () => {
    expect(said(of("member", "documentId, userId") + stops)).toEqual(["finds"]);
    expect(said(of("member", "documentId, userId: me") + stops)).toEqual([]);
  });

  it("lets nobody in where nobody asks whether it is there", () => {
    expect(said(of("member", "documentId, userId"))).toEqual([]);
  });

  it("may be the caller's once that was asked", () => {
    const same = `if (userId !== me) throw new Error("Not you");`;
    expect(said(same + of("member", "documentId, userId") + stops)).toEqual([]);
  });

  it("is of the document that is changed", () => {
    expect(said(of("member", "teamId: title, userId") + stops)).toEqual([]);
  });

  it("is what is changed, or stands in it", () => {
    const assign = `await db.document.update({ where: { id: documentId }, data: { reviewer: userId } });`;
    expect(said(of("member", "documentId, userId") + stops, assign)).not.toContain("finds");
    const note = `await db.document.update({ where: { id: documentId }, data: { reviewer: found.id } });`;
    expect(said(of("member", "documentId, userId") + stops, note)).not.toContain("finds");
  });

  it("is another thing than a row of theirs", () => {
    expect(said(of("comment", "documentId, userId") + stops)).toEqual([]);
  });
});
