import { describe, expect, it } from "vitest";

import rule from "../../rules/require-ownership-check.ts";
import { reportsOf } from "../reports.ts";

/** What is said of an action that asks for the caller's part in a team only where that holds. */
function said(asked: string): readonly (string | undefined)[] {
  const code = `"use server";
import { and, eq } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { pgTable, text } from "drizzle-orm/pg-core";
import { getServerSession } from "next-auth";
const db = drizzle(process.env.DATABASE_URL);
const members = pgTable("members", { id: text("id").primaryKey(), userId: text("user_id"), teamId: text("team_id") });
const notes = pgTable("notes", { id: text("id").primaryKey(), ownerId: text("owner_id"), teamId: text("team_id") });
async function planOf(user, teamId, all) {
  if (${asked}) {
    const [member] = await db.select().from(members).where(and(eq(members.teamId, teamId), eq(members.userId, user.id)));
    return member ? "team" : null;
  }
  return user.plan ?? null;
}
export async function remove(id, teamId, all) {
  const session = await getServerSession();
  if (!session) return;
  const plan = await planOf(session.user, teamId, all);
  if (!plan) return;
  await db.delete(notes).where(and(eq(notes.id, id), eq(notes.teamId, teamId)));
}`;
  return reportsOf(rule, code).map(({ messageId }) => messageId);
}

describe("What is the caller's own unless it is empty", () => {
  it("finds nothing of others", () => {
    expect(said("teamId")).toEqual([]);
  });

  it("is not what is asked for only if something else is there", () => {
    expect(said("all")).toEqual(["changesWithin"]);
  });
});
