import { describe, expect, it } from "vitest";

import nosql from "../../rules/no-nosql-injection.ts";
import redirect from "../../rules/no-open-redirect.ts";
import path from "../../rules/no-path-traversal.ts";
import sql from "../../rules/no-sql-injection.ts";
import { applied } from "./applied.ts";

const action = (imports: string, body: string, parameters = "name: string") =>
  `"use server";\n${imports}\nexport async function act(${parameters}) {\n  ${body}\n}\n`;

describe("a path of the same site", () => {
  const imports = 'import { redirect } from "next/navigation";';

  it.each([
    ["redirect(name);", String.raw`redirect(/^\/(?![/\\\s])/.test(name) ? name : "/");`, "name: string"],
    [
      "redirect(input.next);",
      String.raw`redirect(/^\/(?![/\\\s])/.test(input.next) ? input.next : "/");`,
      "input: { next: string }",
    ],
  ])("is asked for in %s", (before, after, parameters) => {
    expect(applied(redirect, action(imports, before, parameters))).toEqual([
      { output: action(imports, after, parameters), left: [] },
    ]);
  });

  it.each(["redirect(`https://${name}/welcome`);", "const go = (to: string) => redirect(to);\n  go(name);"])(
    "is not known for %s",
    (body) => {
      expect(applied(redirect, action(imports, body))).toEqual([]);
    },
  );
});

describe("the last part of a path", () => {
  const imports = 'import { readFile } from "node:fs/promises";\nimport path from "node:path";';
  const plain = 'import { readFile } from "node:fs/promises";';

  it.each([
    ['await readFile(path.join("/data", name));', 'await readFile(path.join("/data", path.basename(name)));'],
    [
      'const file = path.resolve(process.cwd(), "files", name);\n  await readFile(file);',
      'const file = path.resolve(process.cwd(), "files", path.basename(name));\n  await readFile(file);',
    ],
    [
      'await readFile(path.join("/data", `${name}.json`));',
      'await readFile(path.join("/data", `${path.basename(name)}.json`));',
    ],
    ["await readFile(`/data/${name}.json`);", "await readFile(`/data/${path.basename(name)}.json`);"],
  ])("is kept in %s", (before, after) => {
    expect(applied(path, action(imports, before))).toEqual([{ output: action(imports, after), left: [] }]);
  });

  it("is imported", () => {
    expect(applied(path, action(plain, "await readFile(`/data/${name}`);"))).toEqual([
      {
        output: action(`import { basename } from "node:path";\n${plain}`, "await readFile(`/data/${basename(name)}`);"),
        left: [],
      },
    ]);
  });

  it.each([
    "await readFile(name);",
    'await readFile(path.join(name, "index.json"));',
    'const { rm } = await import("node:fs/promises");\n  await rm(path.join("/data", name), { recursive: true });',
  ])("is not known for %s", (body) => {
    expect(applied(path, action(imports, body))).toEqual([]);
  });
});

describe("bound values", () => {
  const imports = `import { Prisma, PrismaClient } from "@prisma/client";
import knex from "knex";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
const prisma = new PrismaClient();
const orm = drizzle("url");
const builder = knex({ client: "pg" });`;

  it.each([
    [
      "return prisma.$queryRawUnsafe(`SELECT id FROM notes WHERE name = '${name}'`);",
      "return prisma.$queryRaw`SELECT id FROM notes WHERE name = ${name}`;",
    ],
    [
      "return prisma.$queryRawUnsafe<Note[]>(`SELECT id FROM notes WHERE name LIKE ${name} LIMIT ${10}`);",
      "return prisma.$queryRaw<Note[]>`SELECT id FROM notes WHERE name LIKE ${name} LIMIT ${10}`;",
    ],
    [
      "await prisma.$executeRawUnsafe(`INSERT INTO notes (name, kind) VALUES ('${name}', 1)`);",
      "await prisma.$executeRaw`INSERT INTO notes (name, kind) VALUES (${name}, 1)`;",
    ],
    [
      "await prisma.$executeRawUnsafe(`UPDATE notes SET name = ${name} WHERE id IN (${1}, ${name})`);",
      "await prisma.$executeRaw`UPDATE notes SET name = ${name} WHERE id IN (${1}, ${name})`;",
    ],
    [
      "return orm.execute(sql.raw(`SELECT id FROM notes WHERE name = '${name}'`));",
      "return orm.execute(sql`SELECT id FROM notes WHERE name = ${name}`);",
    ],
    [
      "return prisma.$queryRaw(Prisma.raw(`SELECT id FROM notes WHERE name = '${name}'`));",
      "return prisma.$queryRaw(Prisma.sql`SELECT id FROM notes WHERE name = ${name}`);",
    ],
  ])("are those of %s", (before, after) => {
    expect(applied(sql, action(imports, before))).toEqual([{ output: action(imports, after), left: [] }]);
  });

  it.each([
    // A part of a text, names of a table and a column, an argument beside it, a text from elsewhere, a list, and no tag.
    "return prisma.$queryRawUnsafe(`SELECT id FROM notes WHERE name LIKE '%${name}%'`);",
    "return prisma.$queryRawUnsafe(`SELECT id FROM ${name}`);",
    "return prisma.$queryRawUnsafe(`SELECT id FROM notes ORDER BY ${name}`);",
    'return prisma.$queryRawUnsafe(`SELECT id FROM notes WHERE "${name}" = 1`);',
    "return prisma.$queryRawUnsafe(`SELECT id FROM notes WHERE id = $1 AND name = ${name}`, 1);",
    "return prisma.$queryRawUnsafe('SELECT id FROM notes WHERE name = ' + name);",
    "return prisma.$queryRawUnsafe(`SELECT id FROM notes WHERE name IN (${[name].map(String).join(',')})`);",
    "return builder.raw(`SELECT id FROM notes WHERE name = '${name}'`);",
  ])("are not known for %s", (body) => {
    expect(applied(sql, action(imports, body))).toEqual([]);
  });
});

describe("a filter of MongoDB", () => {
  const imports = `import mongoose from "mongoose";
import { z } from "zod";
const Note = mongoose.model("Note", new mongoose.Schema({ slug: String }));
const schema = z.object({ slug: z.string() });`;

  it("takes what is a string", () => {
    const code = (first: string) => action(imports, `${first}await Note.deleteOne({ slug });`, "slug: string");
    expect(applied(nosql, code(""))).toEqual([
      {
        output: code('if (typeof slug !== "string") {\n    throw new Error("Invalid input");\n  }\n  '),
        left: [],
      },
    ]);
  });

  it("takes what a schema lets through", () => {
    const code = (parameter: string, first: string) =>
      action(imports, `${first}await Note.deleteOne({ slug: note.slug });`, `${parameter}: z.infer<typeof schema>`);
    expect(applied(nosql, code("note", ""))).toEqual([
      { output: code("input", "const note = schema.parse(input);\n  "), left: [] },
    ]);
  });
});
