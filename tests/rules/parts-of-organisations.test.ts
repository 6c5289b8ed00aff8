import { describe, expect, it } from "vitest";

import requireAuthentication from "../../rules/require-authentication.ts";
import requireOwnershipCheck from "../../rules/require-ownership-check.ts";
import { reportsOf } from "../reports.ts";

const action = (body: string) => `"use server";
import { auth } from "@clerk/nextjs/server";
import { eq } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { pgTable, text } from "drizzle-orm/pg-core";
const workspaces = pgTable("workspaces", { id: text().primaryKey(), name: text() });
const boards = pgTable("boards", { id: text().primaryKey(), workspaceId: text().references(() => workspaces.id) });
const steps = pgTable("steps", { id: text().primaryKey(), title: text(), boardId: text().references(() => boards.id) });
const hints = pgTable("hints", { id: text().primaryKey(), title: text(), stepId: text().references(() => steps.id) });
const products = pgTable("products", { id: text().primaryKey(), workspaceId: text().references(() => workspaces.id) });
const sizes = pgTable("sizes", { id: text().primaryKey(), productId: text().references(() => products.id) });
const regions = pgTable("regions", { id: text().primaryKey(), name: text() });
const cities = pgTable("cities", { id: text().primaryKey(), regionId: text().references(() => regions.id) });
const posts = pgTable("posts_with_votes", { id: text().primaryKey(), boardId: text().references(() => boards.id) });
const contests = pgTable("contests", { id: text().primaryKey(), workspaceId: text().references(() => workspaces.id) });
const rounds = pgTable("rounds", { id: text().primaryKey(), contestId: text().references(() => contests.id) });
const db = drizzle("url");
export async function find(id) {
  ${body}
}`;

const read = (table: string, column: string) => `return db.select().from(${table}).where(eq(${table}.${column}, id));`;

describe("What belongs to what an organisation has", () => {
  it.each([
    ["steps", "boardId", 1],
    ["hints", "stepId", 1],
    // What a shop shows has parts as well.
    ["sizes", "productId", 0],
    ["posts", "boardId", 0],
    ["rounds", "contestId", 0],
    ["cities", "regionId", 0],
  ])("%s by their %s", (table, column, reports) => {
    expect(reportsOf(requireAuthentication, action(read(table, column)))).toHaveLength(reports);
    const known = action(`await auth.protect();\n  ${read(table, column)}`);
    expect(reportsOf(requireOwnershipCheck, known)).toHaveLength(reports);
  });
});
