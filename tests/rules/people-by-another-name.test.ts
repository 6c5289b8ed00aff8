import { describe, expect, it } from "vitest";

import rule from "../../rules/no-client-supplied-identity.ts";
import { reportsOf } from "../reports.ts";

/** What the rule says of an action with this body. */
function said(body: string): readonly (string | undefined)[] {
  const code = `"use server";
import { auth } from "@clerk/nextjs/server";
import { PrismaClient } from "@prisma/client";
import { createClient } from "next-sanity";
const db = new PrismaClient();
const client = createClient({ projectId: "a", dataset: "b", token: process.env.SANITY_TOKEN });
const open = createClient({ projectId: "a", dataset: "b" });
export async function act(input, clerkId) {
  ${body}
}`;
  const messages = reportsOf(rule, code);
  return messages.map(({ messageId }) => messageId);
}

const known = "const { userId } = await auth();\n  if (!userId) return;";

describe("what is done for somebody whom the client names, whatever people are called there", () => {
  const done = (id: string) => `const student = await db.student.findUnique({ where: { clerkId: ${id} } });
  if (!student) return;
  await db.completion.create({ data: { studentId: student.id, lesson: 1 } });`;

  it("is written down in their name (Prisma)", () => {
    expect(said(done("clerkId"))).toHaveLength(1);
    expect(said(`${known}\n  ${done("userId")}`)).toEqual([]);
  });

  const finds = (by: string, id: string) =>
    `const student = await ${by}.fetch('*[_type == "student" && clerkId == $id][0]', { id: ${id} });`;
  const completes = `await client.create({ _type: "completion", student: { _type: "reference", _ref: student._id } });`;

  it("is written down in their name (Sanity)", () => {
    expect(said(`${finds("client", "clerkId")}\n  ${completes}`)).toHaveLength(1);
    expect(said(`${known}\n  ${finds("client", "userId")}\n  ${completes}`)).toEqual([]);
  });

  it("is written down in their name where everybody may look them up", () => {
    expect(said(`${finds("open", "clerkId")}\n  ${completes}`)).toHaveLength(1);
    expect(said(`${finds("open", "clerkId")}\n  return student;`)).toEqual([]);
  });

  it("is somebody else's part in what the caller does", () => {
    const invite = (by: string) => `${known}
  const student = await db.student.findUnique({ where: { clerkId } });
  if (!student) return;
  await db.invitation.create({ data: { studentId: student.id, ${by} } });`;
    expect(said(invite("lesson: 1"))).toHaveLength(1);
    expect(said(invite("invitedBy: userId"))).toEqual([]);
  });

  it("is told to whoever asks with a token (Sanity)", () => {
    const orders = (id: string) => `return client.fetch('*[_type == "order" && clerkId == $id]', { id: ${id} });`;
    expect(said(orders("clerkId"))).toHaveLength(1);
    expect(said(`${known}\n  ${orders("userId")}`)).toEqual([]);
  });
});
