import { describe, expect, it } from "vitest";

import type { Column } from "../../src/schemas/index.ts";
import { payloadCollections } from "../../src/schemas/index.ts";
import { parsers } from "./parse.ts";

describe.each(parsers)("with %s", (_, parse) => {
  function collections(code: string) {
    return payloadCollections(parse(code));
  }

  function columns(fields: string): readonly Column[] {
    const code = `export interface Config { collections: { posts: Post; "site-users": User } }
export interface User { id: string }
export interface Post { ${fields} }`;
    return [...(collections(code).get("posts")?.columns.values() ?? [])];
  }

  it("a collection is known by its slug, whatever its type is called", () => {
    const code =
      'export interface Config { collections: { "blog-posts": Post } } export interface Post { id: number; title: string }';
    expect([...collections(code)].map(([slug, { name, columns: found }]) => [slug, name, ...found.keys()])).toEqual([
      ["blog-posts", "blog-posts", "id", "title"],
    ]);
  });

  it.each([
    [
      "an interface that is no collection's",
      "export interface Config { collections: {} } export interface Post { id: number }",
    ],
    ["a collection whose type is not there", "export interface Config { collections: { posts: Post } }"],
    [
      "another interface of collections",
      "export interface Site { collections: { posts: Post } } export interface Post { id: number }",
    ],
  ])("none is found in %s", (_what, code) => {
    expect(collections(code).size).toBe(0);
  });

  it.each([
    ["a: string", "string", false, false],
    ["a?: string | null", "string", true, false],
    ["a: string[]", "string", false, true],
    ["a?: (number | null) | User", "number", true, false],
    ["a?: (number | User)[] | null", "number", true, true],
  ])("a field says its type: %s", (field, type, optional, list) => {
    expect(columns(field)).toMatchObject([{ name: "a", type, optional, list }]);
  });

  it.each([
    ["a: number | User", "site-users"],
    ["a?: (number | User)[] | null", "site-users"],
    ["a: number | Media", undefined],
    ["a: number", undefined],
  ])("a relationship says where it leads: %s", (field, relation) => {
    expect(columns(field)[0]?.relation).toBe(relation);
  });

  it("a field of a list of words says which", () => {
    expect(columns("a: ('draft' | 'public')[] | null")[0]?.values).toEqual(["draft", "public"]);
  });

  it("the fields of a group, and of a list of groups, have its path", () => {
    const found = columns("address?: { street?: string | null }; guests: { email: string }[]");
    expect(found.map(({ name, list }) => [name, list])).toEqual([
      ["address", false],
      ["address.street", false],
      ["guests", true],
      ["guests.email", true],
    ]);
  });

  it("only of those who sign in some fields are kept back", () => {
    const signingIn = columns("email: string; salt?: string | null; hash?: string | null; lockUntil?: string | null");
    expect(signingIn.filter(({ hidden }) => hidden).map(({ name }) => name)).toEqual(["salt", "hash", "lockUntil"]);
    expect(columns("lockUntil?: string | null").filter(({ hidden }) => hidden)).toEqual([]);
  });
});
