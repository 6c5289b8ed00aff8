import { describe, expect, it } from "vitest";

import { comparisonsOf } from "../../src/flow/libraries/query.ts";
import { analysed } from "../flow/testkit.ts";

const imports = `import { Pool } from "pg"; import mysql from "mysql2/promise"; import { sql } from "@vercel/postgres"; import { createClient } from "@libsql/client";
const pool = new Pool(); const db = mysql.createPool({}); const lib = createClient({ url: "" });`;

/** What the first query of an action with this body does: to which table, by which columns, and which it writes. */
function statement(body: string): string {
  const [action] = analysed(
    `"use server";\n${imports}\nexport async function act(id: string, title: string, userId: string) { ${body} }`,
  );
  const effect = action?.events.find((event) => event.kind === "effect");
  if (effect?.kind !== "effect" || effect.query === undefined) {
    return "none";
  }
  const { verb, model = "", where, data } = effect.query;
  const compared = comparisonsOf(where).map(
    ({ column, operator, value }) => `${column} ${operator} ${value.id.replace("argument", "")}`,
  );
  const [object] = data?.alternatives ?? [];
  const fields = object?.kind === "object" ? [...(effect.state.object(object.ref)?.fields ?? [])] : [];
  const written = fields.map(
    ([name, value]) => `${name}=${value.id.startsWith("argument") ? value.id.slice(-1) : "?"}`,
  );
  return [verb, model, ...compared, ...written].filter(Boolean).join(" ");
}

describe("a statement that changes rows of one table", () => {
  it.each([
    ['await db.execute("delete from posts where id = ?", [id]);', "delete posts id equal 0"],
    [
      'await db.execute("UPDATE posts SET title = ? WHERE id = ? AND user_id = ?", [title, id, userId]);',
      "update posts id equal 0 user_id equal 2 title=1",
    ],
    [
      'await pool.query(\'UPDATE "public"."posts" SET title = $2, updated_at = NOW() WHERE id = $1 RETURNING *\', [id, title]);',
      "update posts id equal 0 title=1 updated_at=?",
    ],
    ["await pool.query({ text: 'DELETE FROM posts WHERE id = $1', values: [id] });", "delete posts id equal 0"],
    ["await lib.execute({ sql: 'DELETE FROM posts WHERE id = ?', args: [id] });", "delete posts id equal 0"],
    [
      "await sql`\n  UPDATE posts\n  SET title = ${title}, slug = lower(${title})\n  WHERE id = ${id}::uuid AND status = 'draft';\n`;",
      "update posts id equal 0 title=1 slug=?",
    ],
    [
      "await sql`INSERT INTO posts (title, user_id, at) VALUES (${title}, ${userId}, now()) ON CONFLICT (id) DO NOTHING`;",
      "create posts title=1 user_id=2 at=?",
    ],
    [
      "await sql`DELETE FROM posts WHERE id = ${id} AND user_id <> ${userId}`;",
      "delete posts id equal 0 user_id not 2",
    ],
  ])("%s", (body, expected) => {
    expect(statement(body)).toBe(expected);
  });
});

describe("a statement that says more than that", () => {
  it.each([
    ["await sql`DELETE FROM posts WHERE id = ${id} OR user_id = ${userId}`;", "raw"],
    ["await sql`DELETE FROM posts USING teams WHERE posts.id = ${id}`;", "raw"],
    ["await sql`DELETE FROM posts WHERE id IN (SELECT id FROM mine WHERE user_id = ${userId})`;", "raw"],
    [
      "await sql`INSERT INTO posts (id, title) VALUES (${id}, ${title}) ON CONFLICT (id) DO UPDATE SET title = ${title}`;",
      "raw",
    ],
    ["await sql`DELETE FROM posts`;", "raw"],
    ["await db.query('DELETE FROM ?? WHERE id = ?', ['posts', id]);", "raw"],
    ["await db.query('DELETE FROM ' + title + ' WHERE id = ?', [id]);", "raw"],
    ["await db.query('DELETE FROM posts WHERE id = ?', id);", "raw"],
    [
      "await sql`SELECT * FROM posts WHERE id = ${id} AND user_id = ${userId} ORDER BY id LIMIT 1`;",
      "raw posts id equal 0 user_id equal 2",
    ],
    ["await sql`SELECT * FROM posts WHERE id = ${id} OR user_id = ${userId}`;", "raw posts"],
    ["await sql`SELECT * FROM posts WHERE id IN (SELECT id FROM mine WHERE user_id = ${userId})`;", "raw"],
  ])("%s", (body, expected) => {
    expect(statement(body)).toBe(expected);
  });
});
