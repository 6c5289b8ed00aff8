import { describe, expect, it } from "vitest";

import type { Column } from "../../src/schemas/index.ts";
import { supabaseTables } from "../../src/schemas/index.ts";
import { parsers } from "./parse.ts";

describe.each(parsers)("with %s", (_, parse) => {
  function tables(code: string) {
    return supabaseTables(parse(code));
  }

  function column(row: string, rest = ""): Column | undefined {
    const code = `export type Database = { public: { Tables: { posts: { Row: { ${row} }; Insert: {}; ${rest} } }; Enums: { role: "user" | "admin" } } }`;
    const [found] = tables(code).get("posts")?.columns.values() ?? [];
    return found;
  }

  it.each([
    ["a type", "export type Database = { public: { Tables: { posts: { Row: { id: number } } } } }"],
    ["an interface", "export interface Database { public: { Tables: { posts: { Row: { id: number } } } } }"],
    ["a view", "export type Database = { public: { Tables: {}, Views: { posts: { Row: { id: number } } } } }"],
    [
      "another schema",
      "export type Database = { public: { Tables: {} }, blog: { Tables: { posts: { Row: { id: number } } } } }",
    ],
    ["quoted names", 'export type Database = { "public": { "Tables": { "posts": { "Row": { "id": number } } } } }'],
  ])("a table is found in %s", (_what, code) => {
    expect([...tables(code)].map(([name, { columns }]) => [name, ...columns.keys()])).toEqual([["posts", "id"]]);
  });

  it.each([
    ["another type", "export type Schema = { public: { Tables: { posts: { Row: { id: number } } } } }"],
    ["a type without rows", "export type Database = { public: { Tables: { posts: { id: number } } } }"],
    ["a type that is computed", "export type Database = Merge<A, B>"],
  ])("none is found in %s", (_what, code) => {
    expect(tables(code).size).toBe(0);
  });

  it.each([
    ["a: string", "string", false, false],
    ["a: string | null", "string", true, false],
    ["a: string[]", "string", false, true],
    ["a: string[] | null", "string", true, true],
    ["a: Json", "Json", false, false],
    ['a: Database["public"]["Enums"]["role"]', "role", false, false],
  ])("a column says its type: %s", (row, type, optional, list) => {
    expect(column(row)).toMatchObject({ type, optional, list });
  });

  it.each([
    ['a: Database["public"]["Enums"]["role"] | null', ["user", "admin"]],
    ['a: "draft" | "published"', ["draft", "published"]],
    ["a: string", undefined],
  ])("a column says what it may hold: %s", (row, values) => {
    expect(column(row)?.values).toEqual(values);
  });

  it.each([
    ['{ columns: ["a"]; isOneToOne: false; referencedRelation: "users" }', "users", false],
    ['{ columns: ["a"]; isOneToOne: true; referencedRelation: "users" }', "users", true],
    ['{ columns: ["a", "b"]; isOneToOne: true; referencedRelation: "users" }', undefined, false],
    ['{ columns: ["b"]; isOneToOne: true; referencedRelation: "users" }', undefined, false],
  ])("a column says where it leads: %s", (key, relation, unique) => {
    const found = column("a: string", `Relationships: [${key}]`);
    expect(found?.relation).toBe(relation);
    expect(found?.unique).toBe(unique);
  });
});
