import { describe, expect, it } from "vitest";

import authentication from "../../rules/require-authentication.ts";
import identity from "../../rules/no-client-supplied-identity.ts";
import massAssignment from "../../rules/no-mass-assignment.ts";
import ownership from "../../rules/require-ownership-check.ts";
import { reportsOf } from "../reports.ts";

const rules = { authentication, identity, "mass-assignment": massAssignment, ownership };

/** Whether a rule has anything to say of an action that asks its database in SQL. */
function isReported(rule: keyof typeof rules, body: string, name = "act"): boolean {
  const code = `"use server";
import { cookies } from "next/headers";
import { z } from "zod";
import { createClient } from "@libsql/client";
import { Pool } from "pg";
import mysql from "mysql2/promise";
import postgres from "postgres";
import knexOf from "knex";
import NextAuth from "next-auth";
const { auth } = NextAuth({ providers: [] });
const pool = new Pool();
const my = mysql.createPool({});
const sql = postgres("");
const knex = knexOf({});
const turso = createClient({ url: "" });
async function requireUser() {
  const session = await auth();
  if (!session?.user?.id) throw new Error("Who are you?");
  return session.user;
}
export async function ${name}(id, input) {
  ${body}
}`;
  const messages = reportsOf(rules[rule], code);
  expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
  return messages.length > 0;
}

const known = "const user = await requireUser();";

describe("require-ownership-check: what a text of SQL asks for", () => {
  it.each([
    [
      "by its key",
      `return (await pool.query("SELECT id, total FROM invoices WHERE id = $1", [id])).rows[0];`,
      `return (await pool.query("SELECT id, total FROM invoices WHERE id = $1 AND user_id = $2", [id, user.id])).rows[0];`,
    ],
    [
      "before its owner is compared",
      `const [invoice] = await sql\`SELECT total, user_id FROM invoices WHERE id = \${id}\`;
  return invoice;`,
      `const [invoice] = await sql\`SELECT total, user_id FROM invoices WHERE id = \${id}\`;
  if (invoice?.user_id !== user.id) throw new Error("Not yours");
  return invoice;`,
    ],
    [
      "beside another table",
      `return sql\`SELECT i.id, u.name FROM invoices i JOIN users u ON u.id = i.user_id WHERE i.id = \${id}\`;`,
      `return sql\`SELECT i.id, u.name FROM invoices i JOIN users u ON u.id = i.user_id WHERE i.id = \${id} AND u.id = \${user.id}\`;`,
    ],
    [
      "with values that have names",
      `return turso.execute({ sql: "SELECT body FROM notes WHERE id = :id", args: { id } });`,
      `return turso.execute({ sql: "SELECT body FROM notes WHERE id = :id AND user_id = :me", args: { id, me: user.id } });`,
    ],
    [
      "within what the client names",
      `return sql\`SELECT id, title FROM tasks WHERE project_id = \${id}\`;`,
      `const members = await sql\`SELECT 1 FROM members WHERE project_id = \${id} AND user_id = \${user.id}\`;
  if (members.length === 0) throw new Error("Not yours");
  return sql\`SELECT id, title FROM tasks WHERE project_id = \${id}\`;`,
    ],
    [
      "and tells more of than how many there are",
      `return sql\`SELECT id, total FROM invoices WHERE customer_number = 1 AND id = \${id}\`;`,
      `return sql\`SELECT COUNT(*) AS number FROM invoices WHERE customer_number = 1 AND id = \${id}\`;`,
    ],
    [
      "of what is nobody's",
      `return sql\`SELECT id, total FROM invoices WHERE id = \${id}\`;`,
      `return sql\`SELECT id, price FROM products WHERE id = \${id}\`;`,
    ],
  ])("%s", (_, anybodys, own) => {
    expect(isReported("ownership", `${known}\n  ${anybodys}`)).toBe(true);
    expect(isReported("ownership", `${known}\n  ${own}`)).toBe(false);
  });

  it("and changes by values that have names", () => {
    const pinned = (where: string) =>
      `${known}
  await turso.execute({ sql: "UPDATE notes SET pinned = true WHERE ${where}", args: { id, me: user.id } });`;
    expect(isReported("ownership", pinned("id = :id"))).toBe(true);
    expect(isReported("ownership", pinned("id = :id AND user_id = :me"))).toBe(false);
  });

  it("or finds as the row of whom the client says they are, which is another matter", () => {
    const removed = (where: string, values: string) =>
      `${known}
  const { rows } = await pool.query("SELECT id FROM likes WHERE ${where}", [${values}]);
  if (rows.length) await pool.query("DELETE FROM likes WHERE id = $1", [rows[0].id]);`;
    expect(isReported("ownership", removed("post_id = $1", "id"))).toBe(true);
    expect(isReported("ownership", removed("post_id = $1 AND user_id = $2", "id, input"))).toBe(false);
  });
});

describe("require-authentication: what a text of SQL asks for", () => {
  it("by a part that the client writes", () => {
    const asked = (column: string, values: string) =>
      `const [rows] = await my.query(\`SELECT id, word FROM words WHERE ${column} = ?\`, [${values}]); return rows;`;
    expect(isReported("authentication", asked("${input}", "id"))).toBe(true);
    expect(isReported("authentication", asked("word", "id"))).toBe(false);
    expect(isReported("authentication", asked("${input === 'id' ? 'id' : 'word'}", "id"))).toBe(false);
    expect(isReported("authentication", `await my.query(\`SELECT id FROM words WHERE \${input}\`);`)).toBe(false);
    expect(isReported("authentication", `${known} ${asked("${input}", "id")}`)).toBe(false);
  });

  it("says who is calling, where that is found by the cookie of a session", () => {
    const removed = (check: string) =>
      `const token = (await cookies()).get("session")?.value;
  const { rows } = await pool.query("SELECT user_id FROM sessions WHERE token = $1", [token]);
  ${check}
  await pool.query("DELETE FROM notes WHERE id = $1", [id]);
  return rows.length;`;
    expect(isReported("authentication", removed(""))).toBe(true);
    expect(isReported("authentication", removed("if (!rows[0]) return 0;"))).toBe(false);
  });

  it("lets in whoever knows the password", () => {
    const changed = (where: string) =>
      `const { rowCount } = await pool.query("SELECT id FROM users WHERE ${where}", [id, input.old]);
  if (rowCount !== 1) return false;
  await pool.query("UPDATE users SET password = $1 WHERE id = $2", [input.password, id]);
  return true;`;
    expect(isReported("authentication", changed("id = $1 AND locale = $2"))).toBe(true);
    expect(isReported("authentication", changed("id = $1 AND password = $2"))).toBe(false);
  });

  it("goes by no cookie that only says who somebody is", () => {
    const removed = (value: string) =>
      `const user = (await cookies()).get("user_id")?.value;
  const session = await auth();
  if (!${value}) return;
  await pool.query("DELETE FROM notes WHERE id = $1 AND user_id = $2", [id, ${value}]);`;
    expect(isReported("authentication", removed("user"))).toBe(true);
    expect(isReported("authentication", removed("session?.user?.id"))).toBe(false);
  });

  it("tells of a person what is not for everybody, where the text names it", () => {
    const told = (columns: string, table: string) => `return sql\`SELECT ${columns} FROM ${table} WHERE id = \${id}\`;`;
    expect(isReported("authentication", told("id, email", "users"))).toBe(true);
    expect(isReported("authentication", told("id, avatar", "users"))).toBe(false);
    expect(isReported("authentication", told("id, email", "offices"))).toBe(false);
  });

  it("makes an account with a password, where that is what the action is called", () => {
    const made = `await pool.query("INSERT INTO users VALUES (DEFAULT, $1, $2)", [input.email, input.password]);`;
    const added = `await pool.query("INSERT INTO users VALUES (DEFAULT, $1, $2)", [input.email, input.role]);`;
    expect(isReported("authentication", made, "register")).toBe(false);
    expect(isReported("authentication", added, "register")).toBe(true);
    expect(isReported("authentication", made, "addColleague")).toBe(true);
  });
});

describe("no-client-supplied-identity: a person's row", () => {
  it("is told to everybody where the text names what is not for everybody", () => {
    const told = (columns: string) => `${known}\n  return sql\`SELECT ${columns} FROM users WHERE id = \${id}\`;`;
    expect(isReported("identity", told("id, email"))).toBe(true);
    expect(isReported("identity", told("id, avatar"))).toBe(false);
  });
});

describe("Knex", () => {
  it("asks for several columns, of which some are no keys", () => {
    const asked = (where: string) =>
      `${known}\n  return knex("invoices").select("id", "total").where(${where}).first();`;
    expect(isReported("ownership", asked("{ id }"))).toBe(true);
    expect(isReported("ownership", asked("{ id, user_id: user.id }"))).toBe(false);
  });

  it("is given a text", () => {
    const asked = (where: string, values: string) =>
      `${known}\n  return (await knex.raw("SELECT total FROM invoices WHERE ${where}", [${values}])).rows;`;
    expect(isReported("ownership", asked("id = ?", "id"))).toBe(true);
    expect(isReported("ownership", asked("id = ? AND user_id = ?", "id, user.id"))).toBe(false);
  });
});

describe("no-mass-assignment: an object whose members the driver makes columns of", () => {
  it.each([
    [
      "Postgres.js, a new row",
      "await sql`INSERT INTO notes ${sql(input)}`;",
      "await sql`INSERT INTO notes ${sql(input, 'title')}`;",
    ],
    [
      "Postgres.js, a change",
      "await sql`UPDATE notes SET ${sql(input)} WHERE user_id = ${user.id}`;",
      "await sql`UPDATE notes SET ${sql(input, ['title'])} WHERE user_id = ${user.id}`;",
    ],
    [
      "mysql2, a change",
      'await my.query("UPDATE notes SET ? WHERE user_id = ?", [input, user.id]);',
      'await my.query("UPDATE notes SET ? WHERE user_id = ?", [{ title: input.title }, user.id]);',
    ],
    [
      "mysql2, a new row",
      'await my.query("INSERT INTO notes SET ?", input);\n  await my.query("INSERT INTO notes SET ?", [input]);',
      'await my.query("INSERT INTO notes (title) VALUES (?)", [input]);',
    ],
  ])("%s", (_, open, chosen) => {
    expect(isReported("mass-assignment", `${known}\n  ${open}`)).toBe(true);
    expect(isReported("mass-assignment", `${known}\n  ${chosen}`)).toBe(false);
  });
});
