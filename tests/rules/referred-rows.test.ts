import { describe, expect, it } from "vitest";

import rule from "../../rules/no-client-supplied-identity.ts";
import { reportsOf } from "../reports.ts";

/** What the rule says of an action that is given one value, in a project that keeps users and what they like. */
function said(body: string): readonly (string | undefined)[] {
  const code = `"use server";
import { auth } from "@clerk/nextjs/server";
import { pgTable, text, integer } from "drizzle-orm/pg-core";
import { drizzle } from "drizzle-orm/node-postgres";
import { eq } from "drizzle-orm";
const users = pgTable("users", { id: integer().primaryKey(), publicId: text().unique(), settingsId: integer() });
const posts = pgTable("posts", { id: integer().primaryKey(), publicId: text().unique(), settingsId: integer() });
const settings = pgTable("settings", { id: integer().primaryKey(), theme: text() });
const db = drizzle("url");
export async function save(publicId, theme) {
  ${body}
}`;
  const messages = reportsOf(rule, code);
  return messages.map(({ messageId }) => messageId);
}

const found = (table: string, key: string) =>
  `const [row] = await db.select().from(${table}).where(eq(${table}.publicId, ${key}));`;
const change = (id: string) => `await db.update(settings).set({ theme }).where(eq(settings.id, ${id}));`;

describe("What somebody's row refers to is theirs", () => {
  it("and is changed for whom the client names", () => {
    expect(said(`${found("users", "publicId")}\n  ${change("row.settingsId")}`)).toEqual(["picks"]);
    expect(said(`${found("posts", "publicId")}\n  ${change("row.settingsId")}`)).toEqual([]);
  });

  it("also where their row is looked for once more", () => {
    const again = (key: string) =>
      `const [more] = await db.select({ settingsId: users.settingsId }).from(users).where(eq(users.id, ${key}));`;
    const ways = (key: string) => `${found("users", "publicId")}\n  ${again(key)}\n  ${change("more.settingsId")}`;
    expect(said(ways("row.id"))).toEqual(["picks"]);
    expect(said(ways("1"))).toEqual([]);
  });

  it("but not once it was found to be the caller", () => {
    const checked = (test: string) => `const { userId } = await auth();
  if (${test}) return;
  ${found("users", "publicId")}
  ${change("row.settingsId")}`;
    expect(said(checked("!userId || userId !== publicId"))).toEqual([]);
    expect(said(checked("!userId"))).toEqual(["picks"]);
  });
});
