import { describe, expect, it } from "vitest";

import rule from "../../rules/require-role-check.ts";
import { reportsOf } from "../reports.ts";

/** A role is set for somebody once something was asked. */
const messagesFor = (asking: string) =>
  reportsOf(
    rule,
    `"use server";
import { auth } from "@clerk/nextjs/server";
const kept = new Map();
export async function remember(abilities) {
  const { userId } = await auth();
  kept.set(userId, abilities);
}
export async function save(id) {
  const { userId, sessionClaims } = await auth();
  if (!userId) throw new Error();
  ${asking}
  await db.user.update({ where: { id }, data: { role: "admin" } });
}`,
  ).map(({ messageId }) => messageId);

describe("require-role-check: what is asked of what is kept for the caller", () => {
  it.each([
    ["an ability that is kept under their id", `if (!kept.get(userId).can("update", "User")) throw new Error();`],
    ["one that says no", `if (kept.get(userId).cannot("update", "User")) throw new Error();`],
    ["a part of what is kept", `if (!kept.get(userId).value.canManageUsers()) throw new Error();`],
    ["the caller", `if (!sessionClaims.can("update", "User")) throw new Error();`],
  ])("leaves %s alone", (_, asking) => {
    expect(messagesFor(asking)).toEqual([]);
  });

  it.each([
    ["nothing", ""],
    ["what is kept for everybody", `if (!kept.get("all").can("update", "User")) throw new Error();`],
    ["something else of what is kept", `if (!kept.get(userId).cancelled()) throw new Error();`],
    ["an ability at whose answer nobody looks", `kept.get(userId).can("update", "User");`],
  ])("reports that %s was asked", (_, asking) => {
    expect(messagesFor(asking)).toEqual(["sets"]);
  });
});
