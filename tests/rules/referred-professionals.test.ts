import { describe, expect, it } from "vitest";

import rule from "../../rules/require-ownership-check.ts";
import { reportsOf } from "../reports.ts";

/** What the rule says of an action that books one more time, for a record that it has found to be the caller's own. */
function said(table: string): readonly (string | undefined)[] {
  const code = `"use server";
import { auth } from "@clerk/nextjs/server";
import { pgTable, text } from "drizzle-orm/pg-core";
import { drizzle } from "drizzle-orm/node-postgres";
import { and, eq } from "drizzle-orm";
const files = pgTable("files", { id: text().primaryKey(), userId: text() });
const ${table} = pgTable("${table}", { id: text().primaryKey(), userId: text() });
const bookings = pgTable("bookings", {
  id: text().primaryKey(),
  fileId: text().references(() => files.id),
  withId: text().references(() => ${table}.id),
});
const db = drizzle("url");
export async function book(fileId, withId) {
  const { userId } = await auth();
  if (!userId) return;
  const [own] = await db.select().from(files).where(and(eq(files.id, fileId), eq(files.userId, userId)));
  if (!own) return;
  await db.insert(bookings).values({ fileId, withId });
}`;
  return reportsOf(rule, code).map(({ messageId }) => messageId);
}

describe("who is referred to beside a record that is checked", () => {
  it.each(["doctors", "barbers", "drivingInstructors"])("offers their services: %s", (table) => {
    expect(said(table)).toEqual([]);
  });

  it.each(["invoices", "doctorsNotes"])("is no professional: %s", (table) => {
    expect(said(table)).toEqual(["refers"]);
  });
});
