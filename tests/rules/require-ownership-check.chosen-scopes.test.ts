import { expect, it } from "vitest";

import rule from "../../rules/require-ownership-check.ts";
import { reportsOf } from "../reports.ts";

/** What the rule says of an action that changes a visit within a clinic, and knows who is calling. */
function said(test: string): readonly (string | undefined)[] {
  const code = `"use server";
import { cookies } from "next/headers";
import NextAuth from "next-auth";
const { auth } = NextAuth({ providers: [] });
export async function act(id) {
  const { user } = (await auth()) ?? {};
  if (!user) return;
  const cookie = (await cookies()).get("clinic")?.value;
  let clinicId = user.clinicId;
  if (${test}) clinicId = cookie;
  await db.visit.updateMany({ where: { id, clinicId }, data: { title: "a" } });
}`;
  const messages = reportsOf(rule, code);
  return messages.map(({ messageId }) => messageId);
}

it("lets whoever has a role choose whose rows are meant, where the role is asked for before", () => {
  expect(said(`cookie && user.role === "DEVELOPER"`)).toEqual([]);
  expect(said("cookie")).toHaveLength(1);
});
