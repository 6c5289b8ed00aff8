import { describe, expect, it } from "vitest";

import type { Column } from "../../src/schemas/index.ts";
import { parseSql } from "../../src/schemas/index.ts";

/** A column of the only table. */
function column(text: string, name: string): Column | undefined {
  const [table] = parseSql([text]).values();
  return table?.columns.get(name);
}

/** The columns of the only table. */
function names(...texts: readonly string[]): readonly string[] {
  const [table] = parseSql(texts).values();
  return [...(table?.columns.keys() ?? [])];
}

describe("tables", () => {
  it.each([
    ["CREATE TABLE posts (id int);", "posts"],
    ["create table if not exists posts (id int)", "posts"],
    ["create unlogged table posts (id int)", "posts"],
    ["create table public.posts (id int)", "posts"],
    ['create table "public"."posts" (id int)', "posts"],
    ["CREATE TABLE `blog`.`posts` (`id` int) ENGINE=InnoDB;", "posts"],
    ["create table [dbo].[posts] ([id] int)", "posts"],
    ["CREATE TABLE POSTS (ID INT)", "posts"],
    ["CREATE TABLE DepositAddresses (id INT)", "DepositAddresses"],
  ])("are known by their name without the schema's: %s", (text, name) => {
    expect([...parseSql([text]).keys()]).toEqual([name]);
  });

  it("that are dropped are gone", () => {
    expect(parseSql(["create table posts (id int); drop table if exists public.posts;"]).size).toBe(0);
  });

  it("keep their columns under a new name", () => {
    const tables = parseSql(["create table posts (id int); alter table posts rename to articles;"]);
    expect([...tables.keys()]).toEqual(["articles"]);
    expect([...(tables.get("articles")?.columns.keys() ?? [])]).toEqual(["id"]);
  });

  it("are not made again by a text that is run twice", () => {
    expect(
      names("create table if not exists posts (id int, title text)", "create table if not exists posts (id int)"),
    ).toEqual(["id", "title"]);
  });

  it.each([
    "",
    "create table",
    "create table posts",
    "create table posts (",
    "alter table posts add column",
    "select 1",
    "';",
  ])("that cannot be read do no harm: %j", (text) => {
    expect(() => parseSql([text])).not.toThrow();
  });
});

describe("columns", () => {
  it("stand between commas that are in no brackets", () => {
    expect(
      names("create table posts (id int, price numeric(10, 2) default (1), check (price > 0), title text)"),
    ).toEqual(["id", "price", "title"]);
  });

  it("are told from keys, checks and indexes", () => {
    expect(
      names(
        "create table posts (id int, a int, constraint pk primary key (id), unique (a), index i (a), key k (a), foreign key (a) references b (id), exclude using gist (a with =))",
      ),
    ).toEqual(["id", "a"]);
  });

  it("may be called as a keyword", () => {
    expect(names('create table posts (id int, "key" text, `index` int)')).toEqual(["id", "key", "index"]);
  });

  it.each([
    ["a comment", "create table posts (id int, -- old text,\n title text)"],
    ["a comment of several lines", "create table posts (id int, /* old text,\n */ title text)"],
    ["a text", "create table posts (id int default 'a, b) text', title text)"],
    [
      "a function's body",
      "create function f() returns int as $$ create table x (y int); $$; create table posts (id int, title text)",
    ],
    ["a named body", "create function f() as $body$ ; $body$; create table posts (id int, title text)"],
  ])("are not read out of %s", (_, text) => {
    expect(names(text)).toEqual(["id", "title"]);
  });

  it.each([
    ["alter table posts add column title text"],
    ["ALTER TABLE ONLY public.posts ADD COLUMN IF NOT EXISTS title text"],
    ["alter table posts add title text"],
  ])("are added: %s", (change) => {
    expect(names("create table posts (id int);", change)).toEqual(["id", "title"]);
  });

  it("are added several at once", () => {
    expect(
      names("create table posts (id int); alter table posts add column a int, add column b numeric(1, 2)"),
    ).toEqual(["id", "a", "b"]);
  });

  it("are dropped", () => {
    expect(
      names("create table posts (id int, title text); alter table posts drop column if exists title cascade"),
    ).toEqual(["id"]);
  });

  it("are not dropped with a constraint", () => {
    expect(names("create table posts (id int, title text); alter table posts drop constraint title")).toEqual([
      "id",
      "title",
    ]);
  });

  it("are renamed", () => {
    expect(names("create table posts (id int, a text); alter table posts rename column a to title")).toEqual([
      "id",
      "title",
    ]);
  });
});

describe("what is said of a column", () => {
  it.each([
    ["title text", "text"],
    ["title varchar(255) not null", "varchar"],
    ["title public.citext", "citext"],
    ["title timestamp with time zone", "timestamp"],
  ])("is its type: %s", (definition, type) => {
    expect(column(`create table posts (${definition})`, "title")?.type).toBe(type);
  });

  it.each([
    ["tags text[]", true],
    ["tags varchar(10)[] not null", true],
    ["tags text array", true],
    ["tags text default '{}'", false],
    ["tags text check (tags <> 'array')", false],
  ])("is whether it is a list: %s", (definition, list) => {
    expect(column(`create table posts (${definition})`, "tags")?.list).toBe(list);
  });

  it.each([
    ["a int", true],
    ["a int not null", false],
    ["a serial", false],
    ["a int primary key", false],
  ])("is whether it may be missing: %s", (definition, optional) => {
    expect(column(`create table posts (${definition})`, "a")?.optional).toBe(optional);
  });

  it.each([
    ["create table posts (a int primary key)", true],
    ["create table posts (a int, primary key (a))", true],
    ["create table posts (a int); alter table only posts add constraint posts_pkey primary key (a)", true],
    ["create table posts (a int, b int, primary key (a, b))", false],
  ])("is whether it is the key: %s", (text, id) => {
    expect(column(text, "a")?.id).toBe(id);
  });

  it.each([
    ["create table posts (a int unique)", true],
    ["create table posts (a int, unique (a))", true],
    ["create table posts (a int); create unique index posts_a on public.posts using btree (a)", true],
    ["create table posts (a int, b int, unique (a, b))", false],
    ["create table posts (a int); create unique index posts_a on posts (a) where a > 0", false],
    ["create table posts (a int); create index posts_a on posts (a)", false],
  ])("is whether it is unique: %s", (text, unique) => {
    expect(column(text, "a")?.unique).toBe(unique);
  });

  it.each([
    ["create table posts (user_id uuid references users)", "users"],
    ["create table posts (user_id uuid not null references auth.users (id) on delete cascade)", "users"],
    ["create table posts (user_id uuid, foreign key (user_id) references users (id))", "users"],
    [
      "create table posts (user_id uuid); alter table posts add constraint fk foreign key (user_id) references users (id)",
      "users",
    ],
    ["create table posts (user_id uuid)", undefined],
    [
      "create table posts (user_id int, org_id int, foreign key (user_id, org_id) references members (user_id, org_id))",
      undefined,
    ],
  ])("is where its key leads: %s", (text, relation) => {
    expect(column(text, "user_id")?.relation).toBe(relation);
  });

  it.each([
    ["create type role as enum ('user', 'it''s'); create table users (role public.role)", ["user", "it''s"]],
    ["create table users (role enum('user','admin') not null)", ["user", "admin"]],
    ["create table users (role text)", undefined],
  ])("is what it may hold: %s", (text, values) => {
    expect(column(text, "role")?.values).toEqual(values);
  });
});
