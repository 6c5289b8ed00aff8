import type { TSESTree } from "@typescript-eslint/utils";
import { describe, expect, it } from "vitest";

import type { DataModel } from "../../src/schemas/index.ts";
import { drizzleTable } from "../../src/schemas/index.ts";
import { expressionIn, parsers } from "./parse.ts";

describe.each(parsers)("with %s", (_, parse) => {
  function table(code: string, name?: string): DataModel | undefined {
    return drizzleTable(expressionIn(parse(code)) as TSESTree.CallExpression, name);
  }

  function names(code: string): readonly string[] | undefined {
    const model = table(code);
    return model && [...model.columns.keys()];
  }

  describe("tables", () => {
    it.each([
      ["of PostgreSQL", 'pgTable("users", { id: uuid("id") })'],
      ["of MySQL", 'mysqlTable("users", { id: varchar("id", { length: 36 }) })'],
      ["of SQLite", 'sqliteTable("users", { id: text("id") })'],
      ["of a schema", 'auth.table("users", { id: uuid("id") })'],
      ["of a creator", 'pgTableCreator((name) => `app_${name}`)("users", { id: own("id") })'],
      ["of a project's own creator", 'createTable("users", { id: serial("id") })'],
      ["of a namespace", 'pg.pgTable("users", { id: pg.uuid() })'],
      ["with a callback", 'pgTable("users", (t) => ({ id: t.uuid() }))'],
      ["with a callback that returns", 'createTable("users", function (t) { return { id: t.uuid() }; })'],
      ["with row level security", 'pgTable("users", { id: uuid() }).enableRLS()'],
      ["with row level security from the start", 'pgTable.withRLS("users", { id: uuid() })'],
      ["with a template as their name", "pgTable(`users`, { id: uuid() })"],
      ["with a type around", 'pgTable("users", { id: uuid() } as const)'],
    ])("%s", (_case, code) => {
      expect(names(code)).toEqual(["id"]);
    });

    it.each([
      ["a schema of another library", 'tool("users", { at: z.date(), on: z.boolean() })'],
      ["a printed table", 'console.table("users", { id })'],
      ["a call with an object", 'log("users", { id: find("id") })'],
      ["a query", 'db.select().from(users).where(eq(users.id, "1"))'],
      ["a callback of another library", 'define("users", (z) => ({ at: y.date() }))'],
    ])("are not: %s", (_case, code) => {
      expect(table(code)).toBeUndefined();
    });

    it("are called as the variable", () => {
      expect(table('pgTable("app_users", { id: uuid() })', "users")).toMatchObject({
        source: "drizzle",
        name: "users",
      });
    });

    it("are called as in the database where there is no variable", () => {
      expect(table('pgTable("app_users", { id: uuid() })')?.name).toBe("app_users");
    });
  });

  describe("columns", () => {
    function column(code: string, extra = ""): unknown {
      return table(`pgTable("posts", { a: ${code}, b: text() }${extra})`)?.columns.get("a");
    }

    it("have the property's name, not the database's", () => {
      expect(column('text("password_hash").notNull()')).toEqual({
        name: "a",
        type: "text",
        list: false,
        optional: false,
        unique: false,
        id: false,
      });
    });

    it.each([
      ["optional", "text()", { optional: true }],
      ["there", "text().notNull()", { optional: false }],
      ["there, being counted", "serial()", { optional: false }],
      ["the key", "uuid().primaryKey().defaultRandom()", { id: true, optional: false }],
      ["unique", 'text().unique("one")', { unique: true }],
      ["lists", "text().array()", { list: true }],
      ["flags kept as numbers", 'integer("a", { mode: "boolean" })', { type: "boolean" }],
      ["times kept as numbers", 'integer({ mode: "timestamp_ms" })', { type: "timestamp" }],
      ["numbers", 'bigint("a", { mode: "number" })', { type: "bigint" }],
      ["of a type with an odd mode", 'text("a", { mode: "constructor" })', { type: "text" }],
      ["foreign keys", "uuid().references(() => users.id)", { relation: "users" }],
      ["foreign keys of another module", "uuid().references(() => schema.users.id)", { relation: "users" }],
      ["foreign keys with a type", "uuid().references((): AnyPgColumn => users.id, {})", { relation: "users" }],
      ["made by the project", "citext().notNull()", { type: "citext", optional: false }],
      ["made elsewhere", "emailColumn", { type: "emailColumn" }],
    ])("may be %s", (_case, code, expected) => {
      expect(column(code)).toMatchObject(expected);
    });

    it.each([
      ["a key", "(t) => [primaryKey({ columns: [t.a] })]", { id: true }],
      ["a part of a key", "(t) => [primaryKey({ columns: [t.a, t.b] })]", { id: false }],
      ["unique", "(t) => [unique().on(t.a)]", { unique: true }],
      ["unique by an index", '(t) => ({ one: uniqueIndex("one").on(t.a) })', { unique: true }],
      ["only indexed", '(t) => [index("one").on(t.a)]', { unique: false }],
      ["a part of something unique", "(t) => [unique().on(t.a, t.b)]", { unique: false }],
      ["a foreign key", "(t) => [foreignKey({ columns: [t.a], foreignColumns: [users.id] })]", { relation: "users" }],
    ])("may be made %s by the table", (_case, extra, expected) => {
      expect(column("text()", `, ${extra}`)).toMatchObject(expected);
    });

    it("that are spread in stay unknown", () => {
      expect(names('pgTable("users", { id: uuid(), ...timestamps, ["x" + y]: text() })')).toEqual(["id"]);
    });
  });
});
