import rule from "../../rules/no-sql-injection.ts";
import { casesOf } from "../injection-cases.ts";
import { RuleTester } from "../rule-tester.ts";

const { silent, reported } = casesOf(`import { Prisma, PrismaClient } from "@prisma/client";
import { drizzle } from "drizzle-orm/node-postgres";
import { eq, sql } from "drizzle-orm";
import { Pool } from "pg";
import mysql from "mysql2/promise";
import postgres from "postgres";
import { neon } from "@neondatabase/serverless";
import Database from "better-sqlite3";
import { createClient } from "@libsql/client";
import { z } from "zod";
const prisma = new PrismaClient();
const db = drizzle("url");
const pool = new Pool();
const connection = mysql.createPool({});
const pgsql = postgres("url");
const neonSql = neon("url");
const lite = new Database("file");
const libsql = createClient({ url: "url" });`);

const unsafe = "prisma.$queryRawUnsafe(`SELECT * FROM post WHERE id = '${x}'`)";
const plain = "prisma.$queryRawUnsafe(x)";

new RuleTester().run("no-sql-injection", rule, {
  valid: [
    { name: "no server action", code: "export async function act(x) { await prisma.$queryRawUnsafe(x); }" },
    silent("Prisma's tagged template", "await prisma.$queryRaw`SELECT * FROM post WHERE id = ${x}`;"),
    silent("Prisma's tagged template for writing", "await prisma.$executeRaw`DELETE FROM post WHERE id = ${x}`;"),
    silent("Prisma's query object", "await prisma.$queryRaw(Prisma.sql`SELECT * FROM post WHERE id = ${x}`);"),
    silent(
      "bound parameters of an unsafe query",
      `await prisma.$queryRawUnsafe("SELECT * FROM post WHERE id = $1", x);`,
    ),
    silent("drizzle's tagged template", "await db.execute(sql`SELECT * FROM post WHERE id = ${x}`);"),
    silent("drizzle's raw text of the program's own", "await db.execute(sql.raw('SELECT 1'));"),
    silent("bound parameters of pg", `await pool.query("SELECT * FROM post WHERE id = $1", [x]);`),
    silent(
      "bound parameters of pg's query object",
      `await pool.query({ text: "SELECT * FROM post WHERE id = $1", values: [x] });`,
    ),
    silent("bound parameters of mysql2", `await connection.execute("SELECT * FROM post WHERE id = ?", [x]);`),
    silent("Postgres.js' tagged template", "await pgsql`SELECT * FROM post WHERE id = ${x}`;"),
    silent("Neon's tagged template", "await neonSql`SELECT * FROM post WHERE id = ${x}`;"),
    silent("bound parameters of better-sqlite3", `lite.prepare("SELECT * FROM post WHERE id = ?").all(x);`),
    silent(
      "bound parameters of libSQL",
      `await libsql.execute({ sql: "SELECT * FROM post WHERE id = ?", args: [x] });`,
    ),
    silent(
      "a text of the program's own",
      `const table = "post";\nawait prisma.$queryRawUnsafe(\`SELECT * FROM \${table} WHERE id = $1\`, x);`,
    ),
    silent("a number", "const id = Number(x);\nawait prisma.$queryRawUnsafe(`SELECT * FROM post WHERE id = ${id}`);"),
    silent("a text of digits", `const id = parseInt(x, 10);\nawait pool.query("SELECT * FROM post LIMIT " + id);`),
    silent(
      "one of several names",
      `if (!["asc", "desc"].includes(x)) return;\nawait prisma.$queryRawUnsafe(\`SELECT * FROM post ORDER BY id \${x}\`);`,
    ),
    silent(
      "a name that was looked up",
      `const columns = { new: "created", old: "id" };\nawait prisma.$queryRawUnsafe(\`SELECT * FROM post ORDER BY \${columns[x]}\`);`,
    ),
    silent(
      "one of two names",
      `const order = x === "asc" ? "ASC" : "DESC";\nawait prisma.$queryRawUnsafe(\`SELECT * FROM post ORDER BY id \${order}\`);`,
    ),
    silent(
      "what a schema leaves of it",
      `const id = z.string().uuid().parse(x);\nawait prisma.$queryRawUnsafe(\`SELECT * FROM post WHERE id = '\${id}'\`);`,
    ),
    silent(
      "what an anchored pattern allows",
      "if (!/^[a-z_]+$/.test(x)) return;\nawait prisma.$queryRawUnsafe(`SELECT ${x} FROM post`);",
    ),
    silent(
      "what an anchored pattern of a schema allows",
      `const id = z.string().regex(/^[a-z]+$/).parse(x);\nawait prisma.$queryRawUnsafe(\`SELECT \${id} FROM post\`);`,
    ),
    silent(
      "an enum of a schema",
      `const { order } = z.object({ order: z.enum(["asc", "desc"]) }).parse(x);\nawait prisma.$queryRawUnsafe(\`SELECT * FROM post ORDER BY id \${order}\`);`,
    ),
    silent(
      "placeholders for a list",
      `const marks = x.map((_, index) => \`$\${index + 1}\`).join(", ");\nawait prisma.$queryRawUnsafe(\`SELECT * FROM post WHERE id IN (\${marks})\`, ...x);`,
    ),
    silent(
      "quotes that are doubled",
      `const name = x.replace(/'/g, "''");\nawait prisma.$queryRawUnsafe(\`SELECT * FROM post WHERE name = '\${name}'\`);`,
    ),
    silent(
      "what a package made of it",
      `const { escape } = await import("sqlstring");\nawait pool.query("SELECT * FROM post WHERE id = " + escape(x));`,
    ),
    silent(
      "what was checked where we cannot look",
      `const { isSafe } = await import("./missing");\nif (!isSafe(x)) return;\nawait prisma.$queryRawUnsafe(x);`,
    ),
  ],
  invalid: [
    reported("Prisma's unsafe query", `await ${unsafe};`, unsafe, { suggestions: 1 }),
    reported(
      "Prisma's unsafe write",
      "await prisma.$executeRawUnsafe(`DELETE FROM post WHERE id = ${x}`);",
      "prisma.$executeRawUnsafe(`DELETE FROM post WHERE id = ${x}`)",
      { suggestions: 1 },
    ),
    reported("the whole text", `await ${plain};`, plain),
    reported(
      "Prisma.raw in a tagged template",
      "await prisma.$queryRaw`SELECT * FROM post ORDER BY ${Prisma.raw(x)}`;",
      "Prisma.raw(x)",
    ),
    reported(
      "sql.raw in a tagged template",
      "await db.execute(sql`SELECT * FROM post ORDER BY ${sql.raw(x)}`);",
      "sql.raw(x)",
    ),
    reported(
      "drizzle's execute with a text",
      "await db.execute(`SELECT * FROM post WHERE id = ${x}`);",
      "db.execute(`SELECT * FROM post WHERE id = ${x}`)",
    ),
    reported(
      "pg",
      `await pool.query("SELECT * FROM post WHERE id = '" + x + "'");`,
      `pool.query("SELECT * FROM post WHERE id = '" + x + "'")`,
    ),
    reported(
      "pg's query object",
      "await pool.query({ text: `SELECT * FROM post WHERE id = ${x}` });",
      "pool.query({ text: `SELECT * FROM post WHERE id = ${x}` })",
    ),
    reported(
      "mysql2",
      "await connection.query(`SELECT * FROM post WHERE id = ${x}`);",
      "connection.query(`SELECT * FROM post WHERE id = ${x}`)",
    ),
    reported(
      "Postgres.js' unsafe",
      "await pgsql.unsafe(`SELECT * FROM post WHERE id = ${x}`);",
      "pgsql.unsafe(`SELECT * FROM post WHERE id = ${x}`)",
      { suggestions: 1 },
    ),
    reported(
      "Neon's query with a text",
      "await neonSql.query(`SELECT * FROM post WHERE id = ${x}`);",
      "neonSql.query(`SELECT * FROM post WHERE id = ${x}`)",
    ),
    reported(
      "better-sqlite3",
      "lite.prepare(`SELECT * FROM post WHERE id = ${x}`).all();",
      "lite.prepare(`SELECT * FROM post WHERE id = ${x}`)",
    ),
    reported(
      "libSQL",
      "await libsql.execute(`SELECT * FROM post WHERE id = ${x}`);",
      "libsql.execute(`SELECT * FROM post WHERE id = ${x}`)",
    ),
    reported(
      "a text that is put together in steps",
      `let text = "SELECT * FROM post WHERE 1 = 1";\nif (x) text += " AND id = '" + x + "'";\nawait prisma.$queryRawUnsafe(text);`,
      "prisma.$queryRawUnsafe(text)",
    ),
    reported(
      "parts that are joined",
      `const parts = ["SELECT * FROM post WHERE id =", x];\nawait prisma.$queryRawUnsafe(parts.join(" "));`,
      `prisma.$queryRawUnsafe(parts.join(" "))`,
    ),
    reported(
      "a list that is joined",
      `const ids = x.map((id) => \`'\${id}'\`).join(",");\nawait prisma.$queryRawUnsafe(\`SELECT * FROM post WHERE id IN (\${ids})\`);`,
      "prisma.$queryRawUnsafe(`SELECT * FROM post WHERE id IN (${ids})`)",
      { source: "`x[]`", suggestions: 1 },
    ),
    reported(
      "a validated text",
      `const { name } = z.object({ name: z.string().min(1) }).parse(x);\nawait prisma.$queryRawUnsafe(\`SELECT * FROM post WHERE name = '\${name}'\`);`,
      "prisma.$queryRawUnsafe(`SELECT * FROM post WHERE name = '${name}'`)",
      { source: "`x.name`", suggestions: 1 },
    ),
    reported("a text whose type was tested", `if (typeof x !== "string") return;\nawait ${unsafe};`, unsafe, {
      suggestions: 1,
    }),
    reported(
      "a form entry",
      `const name = String(form.get("name"));\nawait prisma.$queryRawUnsafe(\`SELECT * FROM post WHERE name = '\${name}'\`);`,
      "prisma.$queryRawUnsafe(`SELECT * FROM post WHERE name = '${name}'`)",
      { parameters: "form", source: '`form.get("name")`', suggestions: 1 },
    ),
    reported(
      "a text that was trimmed",
      "const name = x.trim().toLowerCase();\nawait prisma.$queryRawUnsafe(`SELECT * FROM post WHERE name = '${name}'`);",
      "prisma.$queryRawUnsafe(`SELECT * FROM post WHERE name = '${name}'`)",
      { suggestions: 1 },
    ),
    reported(
      "only on one path",
      `const order = x ? x : "id";\nawait prisma.$queryRawUnsafe(\`SELECT * FROM post ORDER BY \${order}\`);`,
      "prisma.$queryRawUnsafe(`SELECT * FROM post ORDER BY ${order}`)",
    ),
    reported(
      "an allow-list that nobody minds",
      `if (!["asc", "desc"].includes(x)) console.warn(x);\nawait ${unsafe};`,
      unsafe,
      { suggestions: 1 },
    ),
    reported(
      "a header",
      `const { headers } = await import("next/headers");\nconst agent = (await headers()).get("user-agent");\nawait prisma.$executeRawUnsafe(\`INSERT INTO visit VALUES ('\${agent}')\`);`,
      "prisma.$executeRawUnsafe(`INSERT INTO visit VALUES ('${agent}')`)",
      { source: "the header `user-agent`" },
    ),
    reported(
      "a helper in the same file",
      `return search(x);\n}\nasync function search(text) {\n  return prisma.$queryRawUnsafe("SELECT * FROM post WHERE " + text);`,
      `prisma.$queryRawUnsafe("SELECT * FROM post WHERE " + text)`,
    ),
  ],
});
