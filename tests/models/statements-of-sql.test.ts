import { describe, expect, it } from "vitest";

import { comparisonsOf } from "../../src/flow/libraries/query.ts";
import { analysed } from "../flow/testkit.ts";

const imports = `import { Pool } from "pg"; import mysql from "mysql2/promise"; import { sql } from "@vercel/postgres"; import { createClient } from "@libsql/client"; import postgres from "postgres";
import mysqlOnce from "serverless-mysql"; import { listed } from "a-package"; const once = mysqlOnce({ config: {} });
const pool = new Pool(); const db = mysql.createPool({}); const lib = createClient({ url: "" }); const tagged = postgres("");`;

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
    ["await db.query({ sql: 'delete from posts where id = ?', values: [id] });", "delete posts id equal 0"],
    ["await once.query('delete from posts where id = ?', [id]);", "delete posts id equal 0"],
    ["await once.query({ sql: 'delete from posts where id = ?', values: [id] });", "delete posts id equal 0"],
    ["await once.transaction().query('delete from posts where id = ?', [id]).commit();", "delete posts id equal 0"],
    // What is written into the text where a value belongs is compared as one that is bound; it may be more elsewhere.
    [
      "await db.query(`DELETE FROM posts WHERE id = ${id} AND user_id='${userId}'`);",
      "delete posts id equal 0 user_id equal 2",
    ],
    [
      "await db.query(`UPDATE posts SET owner = ${userId}, title = ? WHERE id = ?`, [title, id]);",
      "update posts id equal 0 owner=2 title=1",
    ],
    ["await db.query(`DELETE FROM posts WHERE ${id}`);", "raw"],
    ["await db.query(`DELETE FROM posts WHERE id = ${id}${title}`);", "raw"],
    ["await db.query(`DELETE FROM posts WHERE id IN (${id})`);", "raw"],
    // The client sends the whole list of values, or the only one.
    ["await db.query('DELETE FROM posts WHERE id = ?', id);", "delete posts id equal 0"],
    [
      "await db.query('DELETE FROM posts WHERE user_id = ? AND id = ?', id);",
      "delete posts user_id equal 0.0 id equal 0.1",
    ],
    ["await db.query('DELETE FROM posts WHERE user_id = ? AND id = ?', await listed());", "raw"],
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
    [
      "await sql`INSERT INTO posts (id, title) VALUES (${id}, ${title}) ON CONFLICT (id) DO UPDATE SET title = ${title} RETURNING id`;",
      "upsert posts id equal 0 id=0 title=1",
    ],
    [
      "await sql`INSERT INTO posts (slug, title) VALUES (${id}, ${title}) ON CONFLICT (slug) DO UPDATE SET title = excluded.title`;",
      "upsert posts slug=0 title=1",
    ],
    [
      "await db.query('INSERT INTO posts (id, title) VALUES (?, ?) ON DUPLICATE KEY UPDATE title = VALUES(title)', [id, title]);",
      "upsert posts id=0 title=1",
    ],
    ["await pool.query('INSERT INTO posts VALUES (DEFAULT, $1, $2)', [id, title]);", "create posts 0=? 1=0 2=1"],
    ["await db.query('UPDATE posts SET ? WHERE id = ?', [{ title }, id]);", "update posts id equal 0 title=1"],
    ["await db.query('INSERT INTO posts SET ?', [{ id, title }]);", "create posts id=0 title=1"],
    ["await tagged`INSERT INTO posts ${tagged({ id, title })}`;", "create posts id=0 title=1"],
    ["await tagged`INSERT INTO posts ${tagged({ id, title }, 'title')}`;", "create posts title=1"],
    [
      "await tagged`UPDATE posts SET ${tagged({ id, title }, ['title'])} WHERE id = ${id}`;",
      "update posts id equal 0 title=1",
    ],
    [
      "await lib.execute({ sql: 'UPDATE posts SET pinned = true WHERE id = :post AND user_id = :user', args: { post: id, user: userId } });",
      "update posts id equal 0 user_id equal 2 pinned=?",
    ],
  ])("%s", (body, expected) => {
    expect(statement(body)).toBe(expected);
  });
});

describe("a statement that asks for rows", () => {
  it.each([
    // How many there may be tells nothing of which.
    ["await db.query(`SELECT * FROM posts WHERE id = ${id} LIMIT ${title},${userId}`);", "read posts id equal 0"],
    ["await db.query(`SELECT * FROM posts WHERE id = ${id} LIMIT 9 OFFSET ${title}`);", "read posts id equal 0"],
    ["await db.query(`SELECT * FROM posts WHERE id = ${id} ORDER BY ${title}`);", "raw"],
    [
      "await sql`SELECT * FROM posts WHERE id = ${id} AND user_id = ${userId} ORDER BY id LIMIT 1`;",
      "read posts id equal 0 user_id equal 2",
    ],
    [
      "await sql`SELECT title FROM posts WHERE id = ANY(${id}) AND user_id = ${userId}`;",
      "read posts id in 0 user_id equal 2",
    ],
    [
      "await sql`SELECT p.id, u.name FROM posts p JOIN users u ON u.id = p.user_id WHERE p.id = ${id} AND u.id = ${userId}`;",
      "read posts id equal 0 user_id equal 2",
    ],
    [
      "await sql`SELECT p.id FROM posts p INNER JOIN members m ON m.post_id = p.id AND m.user_id = ${userId} WHERE p.id = ${id}`;",
      "read posts id equal 0 user_id equal 2",
    ],
    // Who else may be meant is not known.
    [
      "await sql`SELECT p.id FROM posts p LEFT JOIN members m ON m.post_id = p.id AND m.user_id = ${userId} WHERE p.id = ${id}`;",
      "read posts",
    ],
    ["await sql`SELECT * FROM posts WHERE id = ${id} OR user_id = ${userId}`;", "read posts"],
    ["await sql`SELECT * FROM posts WHERE id IN (SELECT id FROM mine WHERE user_id = ${userId})`;", "read posts"],
    [
      "await sql`SELECT id, EXISTS (SELECT 1 FROM likes WHERE user_id = ${userId}) AS liked FROM posts WHERE id = ${id}`;",
      "read posts",
    ],
    [
      "await sql`SELECT p.*, (SELECT COUNT(*) FROM likes WHERE post_id = p.id) AS likes FROM posts p WHERE p.id = ${id}`;",
      "read posts id equal 0",
    ],
    [
      "await sql`SELECT id FROM posts WHERE id IN (SELECT post_id FROM likes WHERE id = ${id} AND kind = 'heart')`;",
      "read posts",
    ],
    ["await sql`SELECT title FROM posts LIMIT ${title} OFFSET ${id}`;", "read posts"],
    // What is put together from several questions has no table.
    ["await sql`SELECT id FROM posts WHERE id = ${id} UNION SELECT id FROM drafts WHERE id = ${id}`;", "raw"],
    ["await sql`SELECT id FROM (SELECT id FROM posts WHERE id = ${id}) AS own`;", "raw"],
    ["await sql`SELECT pay(${id})`;", "raw"],
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
      "await sql`INSERT INTO posts (id, title) VALUES (${id}, ${title}) ON CONFLICT (id) DO UPDATE SET title = ${title} WHERE posts.user_id = ${userId}`;",
      "raw",
    ],
    ["await sql`DELETE FROM posts`;", "raw"],
    ["await db.query('DELETE FROM ?? WHERE id = ?', ['posts', id]);", "raw"],
    ["await db.query('DELETE FROM ' + title + ' WHERE id = ?', [id]);", "raw"],
  ])("%s", (body, expected) => {
    expect(statement(body)).toBe(expected);
  });
});
