import { describe, expect, it } from "vitest";

import authentication from "../../rules/require-authentication.ts";
import rawRows from "../../rules/no-raw-model-return.ts";
import { reportsOf } from "../reports.ts";

const rules = { rows: rawRows, authentication };

/** Whether a rule has anything to say of an action that answers with what a query finds. */
function isReported(rule: keyof typeof rules, answer: string): boolean {
  const code = `"use server";
import Database from "better-sqlite3";
import { Pool } from "pg";
import { PrismaClient } from "@prisma/client";
const lite = new Database("file");
const pool = new Pool();
const prisma = new PrismaClient();
export async function list(id) {
  ${answer}
}`;
  const messages = reportsOf(rules[rule], code, rule === "rows" ? { harmless: "report" } : undefined);
  expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
  return messages.length > 0;
}

const prepared = (text: string) => `return lite.prepare("${text}").all(id);`;

describe("SQL asks for whole rows of a table", () => {
  it.each([
    ["its only one", "SELECT * FROM posts WHERE club_id = ?"],
    [
      "one that has another name",
      "SELECT p.*, m.role FROM posts AS p JOIN members m ON p.id = m.post_id WHERE m.id = ?",
    ],
    ["one that is joined", "SELECT m.id, p.* FROM members m LEFT JOIN posts p ON p.id = m.post_id WHERE m.id = ?"],
    ["one of a schema", "SELECT * FROM public.posts WHERE id = ? ORDER BY created_at"],
  ])("%s", (_, text) => {
    expect(isReported("rows", prepared(text))).toBe(true);
  });

  it.each([
    ["columns", "SELECT id, title FROM posts WHERE club_id = ?"],
    ["a number", "SELECT COUNT(*) AS total FROM posts WHERE club_id = ?"],
    ["groups", "SELECT p.*, COUNT(*) FROM posts p JOIN members m ON p.id = m.post_id GROUP BY p.id"],
    ["what another question finds", "SELECT * FROM (SELECT id, title FROM posts) WHERE id = ?"],
  ])("but not where it asks for %s", (_, text) => {
    expect(isReported("rows", prepared(text))).toBe(false);
  });

  it.each([
    ["INSERT INTO posts (title) VALUES ($1) RETURNING *", "INSERT INTO posts (title) VALUES ($1) RETURNING id, title"],
    ["UPDATE posts SET pinned = true WHERE id = $1 RETURNING *", "UPDATE posts SET pinned = true WHERE id = $1"],
    ["DELETE FROM posts WHERE id = $1 RETURNING *", "DELETE FROM posts WHERE id = $1 RETURNING id"],
    ["SELECT id, password_hash FROM users WHERE id = $1", "SELECT id, name FROM users WHERE id = $1"],
    // The password of a room is there for its guests.
    ["SELECT id, password FROM users WHERE id = $1", "SELECT id, password FROM rooms WHERE id = $1"],
  ])("or a change tells of them: %s, but not %s", (whole, chosen) => {
    const answer = (text: string) => `return (await pool.query("${text}", [id])).rows[0];`;
    expect(isReported("rows", answer(whole))).toBe(true);
    expect(isReported("rows", answer(chosen))).toBe(false);
  });

  it("unless the password is left out", () => {
    const answer = (told: string) =>
      `const { rows } = await pool.query("SELECT id, password_hash FROM users WHERE id = $1", [id]);
  const { password_hash, ...rest } = rows[0];
  return ${told};`;
    expect(isReported("rows", answer("rows[0]"))).toBe(true);
    expect(isReported("rows", answer("rest"))).toBe(false);
  });

  it("whatever driver it is given to", () => {
    const asked = (columns: string) =>
      `return (await pool.query("SELECT ${columns} FROM posts WHERE club_id = $1", [id])).rows;`;
    expect(isReported("rows", asked("*"))).toBe(true);
    expect(isReported("rows", asked("id, title"))).toBe(false);
    const tagged = (columns: string) =>
      `return prisma.$queryRaw\`SELECT ${columns} FROM posts WHERE club_id = \${id}\`;`;
    expect(isReported("rows", tagged("*"))).toBe(true);
    expect(isReported("rows", tagged("id, title"))).toBe(false);
  });
});

describe("A stranger is told by SQL", () => {
  it("what is somebody's own matter", () => {
    expect(isReported("authentication", prepared("SELECT s.* FROM students s WHERE s.club_id = ?"))).toBe(true);
    expect(isReported("authentication", prepared("SELECT p.* FROM posts p WHERE p.club_id = ?"))).toBe(false);
  });

  it("what belongs to whom they name", () => {
    expect(isReported("authentication", prepared("SELECT total FROM balances WHERE user_id = ?"))).toBe(true);
    expect(isReported("authentication", prepared("SELECT total FROM balances WHERE club_id = ?"))).toBe(false);
  });

  it("and not what stays with the server", () => {
    expect(isReported("authentication", `lite.prepare("SELECT * FROM users WHERE user_id = ?").get(id);`)).toBe(false);
  });
});
