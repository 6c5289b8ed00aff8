import { describe, expect, it } from "vitest";

import authentication from "../../rules/require-authentication.ts";
import massAssignment from "../../rules/no-mass-assignment.ts";
import ownership from "../../rules/require-ownership-check.ts";
import rows from "../../rules/no-raw-model-return.ts";
import { reportsOf } from "../reports.ts";

const rules = { authentication, "mass-assignment": massAssignment, ownership, rows };

/** Whether a rule has anything to say of an action that keeps its data in LMDB. */
function isReported(rule: keyof typeof rules, body: string): boolean {
  const code = `"use server";
import { open } from "lmdb";
import { auth } from "@clerk/nextjs/server";
const db = open({ path: "data" });
const notes = db.openDB({ name: "notes" });
export async function act(id, input, email) {
  ${body}
}`;
  const messages = reportsOf(rules[rule], code, rule === "rows" ? { harmless: "report" } : undefined);
  expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
  return messages.length > 0;
}

const known = "const { userId } = await auth(); if (!userId) return;";

describe("no-mass-assignment: entries of a store", () => {
  it.each([
    [
      "db.put(`courses:${id}`, { ...course, ...input })",
      "db.put(`courses:${id}`, { ...course, title: String(input.title) })",
    ],
    ["notes.putSync(id, input)", "notes.putSync(id, { text: String(input) })"],
    // A key that leads to another, and a list by names of its own, are no rows.
    ["db.put(`users_by_email:${email}`, input)", "db.get(`users:${id}`), db.put(`users_by_email:${email}`, id)"],
    ["db.transaction(() => { db.put(`courses:${id}`, input); })", "db.put(`roles:${id}`, { [email]: 1 })"],
  ])("%s, but not %s", (open, closed) => {
    const course = known + " const course = db.get(`courses:${id}`); if (!course) return;";
    expect(isReported("mass-assignment", `${course} ${open};`)).toBe(true);
    expect(isReported("mass-assignment", `${course} ${closed};`)).toBe(false);
  });
});

describe("no-raw-model-return: entries of a store", () => {
  it.each([
    ["return db.get(`users:${id}`);", "return db.get(`users:${id}`)?.name;"],
    ["return db.getEntry(`users:${id}`)?.value;", "return db.doesExist(`users:${id}`);"],
    [
      "const all = []; for (const { value } of db.getRange({ start: 'users:' })) { all.push(value); } return all;",
      "const all = []; for (const { value } of db.getRange({ start: 'users:' })) { all.push(value.name); } return all;",
    ],
  ])("%s, but not %s", (whole, part) => {
    expect(isReported("rows", `${known} ${whole}`)).toBe(true);
    expect(isReported("rows", `${known} ${part}`)).toBe(false);
  });
});

describe("require-ownership-check: entries of a store", () => {
  it.each([
    ["await db.remove(`notes:${id}`);", "await db.remove(`notes:${userId}:${id}`);"],
    ["await db.remove(['notes', id]);", "await db.remove(['notes', userId, id]);"],
    [
      "await db.remove(`notes:${id}`);",
      "const note = db.get(`notes:${id}`); if (note?.userId !== userId) return; await db.remove(`notes:${id}`);",
    ],
    // What is put there may be the first that is.
    ["await db.remove(`notes:${id}`);", "await db.put(`notes:${id}`, { text: '' });"],
  ])("%s, but not %s", (any, own) => {
    expect(isReported("ownership", `${known} ${any}`)).toBe(true);
    expect(isReported("ownership", `${known} ${own}`)).toBe(false);
  });
});

describe("require-authentication: entries of a store", () => {
  it("that are changed", () => {
    expect(isReported("authentication", "await db.remove(`notes:${id}`);")).toBe(true);
    expect(isReported("authentication", `${known} await db.remove(\`notes:\${id}\`);`)).toBe(false);
  });

  it("that are read", () => {
    expect(isReported("authentication", "return db.get(`orders:${id}`);")).toBe(true);
    expect(isReported("authentication", "return db.get(`words:${id}`);")).toBe(false);
  });

  it("that a token leads to", () => {
    const found = (by: string) =>
      `const found = db.get(\`invitation_by_${by}:\${id}\`); if (!found) return; await db.put("invitation:" + found.id, { accepted: true });`;
    expect(isReported("authentication", found("token"))).toBe(false);
    expect(isReported("authentication", found("name"))).toBe(true);
  });
});
