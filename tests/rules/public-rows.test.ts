import { describe, expect, it } from "vitest";

import requireAuthentication from "../../rules/require-authentication.ts";
import requireOwnershipCheck from "../../rules/require-ownership-check.ts";
import { reportsOf } from "../reports.ts";

const head = `"use server";
import { and, eq, inArray } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { boolean, pgTable, text } from "drizzle-orm/pg-core";
const rentals = pgTable("rentals", {
  id: text().primaryKey(), isPublic: boolean(), isPublished: boolean(), visibility: text(), contactEmail: text(),
  userId: text(), clubId: text(),
});
const clubs = pgTable("clubs", { id: text().primaryKey(), ownerId: text(), contactEmail: text() });
const users = pgTable("users", { id: text().primaryKey(), email: text() });
const db = drizzle("url");
`;

/** Whether a stranger may read what the action answers with, as far as the rule says. */
function isOpen(body: string): boolean {
  return reportsOf(requireAuthentication, `${head}export async function find(id) {\n${body}\n}`).length === 0;
}

describe("Rows that say of themselves that everybody may see them", () => {
  it.each([
    ["eq(rentals.isPublic, true)", true],
    ['eq(rentals.visibility, "public")', true],
    ["and(eq(rentals.isPublic, true), eq(rentals.clubId, id))", true],
    ["eq(rentals.isPublic, false)", false],
    ['eq(rentals.visibility, "members")', false],
    ["eq(rentals.isPublished, true)", false],
  ])("%s: %s", (condition, expected) => {
    expect(isOpen(`return db.select().from(rentals).where(${condition});`)).toBe(expected);
  });

  it("and what they refer to", () => {
    const found = (condition: string, table: string, key: string) =>
      isOpen(
        `const rows = await db.select().from(rentals).where(${condition});\n` +
          `return db.select().from(${table}).where(inArray(${table}.id, rows.map((row) => row.${key})));`,
      );
    expect(found("eq(rentals.isPublic, true)", "clubs", "clubId")).toBe(true);
    expect(found("eq(rentals.isPublished, true)", "clubs", "clubId")).toBe(false);
    // Whoever offers something has not offered their own address.
    expect(found("eq(rentals.isPublic, true)", "users", "userId")).toBe(false);
  });

  it("belong to somebody whom nobody has to be", () => {
    const reports = (condition: string) =>
      reportsOf(
        requireOwnershipCheck,
        `${head}import { auth } from "@clerk/nextjs/server";
export async function find(id) {
  await auth.protect();
  return db.select().from(rentals).where(and(eq(rentals.id, id), ${condition}));
}`,
      ).length;
    expect(reports("eq(rentals.isPublic, true)")).toBe(0);
    expect(reports("eq(rentals.isPublished, true)")).toBe(1);
  });
});
