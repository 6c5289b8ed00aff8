import { describe, expect, it } from "vitest";

import { ModuleGraph } from "../../src/modules/index.ts";
import { sqlTables } from "../../src/schemas/index.ts";
import { projectOnDisk } from "./project.ts";

const { at, write } = projectOnDisk();

function tablesSeenFrom(file: string, graph = new ModuleGraph()) {
  return sqlTables(graph, at(file));
}

const posts = "create table posts (id int primary key, user_id uuid);";

describe("the texts that make tables are found", () => {
  it.each([
    ["schema.sql"],
    ["db/schema.sql"],
    ["database/init.sql"],
    ["src/db/migrations/001.sql"],
    ["src/server/database/migrations/001.sql"],
    ["supabase/migrations/20240101000000_init.sql"],
    ["supabase/schemas/posts.sql"],
    ["drizzle/0000_init.sql"],
    ["migrations/20240101_init/up.sql"],
    ["docker/init.sql"],
    ["db_setup/tables.sql"],
  ])("in %s", (file) => {
    write({ "package.json": {}, [file]: posts });
    expect([...(tablesSeenFrom("app/actions.ts")?.keys() ?? [])]).toEqual(["posts"]);
  });

  it.each([
    ["that take a migration back", "migrations/20240101_init/down.sql"],
    ["in folders for other things", "components/posts.sql"],
    ["of tests", "db/schema.test.sql"],
  ])("but not those %s", (_, file) => {
    write({ "package.json": {}, [file]: posts });
    expect(tablesSeenFrom("app/actions.ts")).toBeUndefined();
  });

  it("and read in the order of their names", () => {
    write({
      "package.json": {},
      "supabase/migrations/1_init.sql": posts,
      "supabase/migrations/2_rename.sql": "alter table posts rename to articles;",
    });
    expect([...(tablesSeenFrom("app/actions.ts")?.keys() ?? [])]).toEqual(["articles"]);
  });

  it("but texts that only ask are no schema", () => {
    write({ "package.json": {}, "db/report.sql": "select * from posts;" });
    expect(tablesSeenFrom("app/actions.ts")).toBeUndefined();
  });
});

describe("a workspace's tables", () => {
  const workspace = {
    "package.json": { workspaces: ["apps/*", "packages/*"] },
    "apps/web/package.json": { name: "web" },
  };

  it("are found in the package for its database", () => {
    write({
      ...workspace,
      "packages/supabase/package.json": { name: "@acme/supabase" },
      "packages/supabase/supabase/migrations/1.sql": posts,
    });
    expect(tablesSeenFrom("apps/web/app/actions.ts")?.has("posts")).toBe(true);
  });

  it("are found at its root", () => {
    write({ ...workspace, "supabase/migrations/1.sql": posts });
    expect(tablesSeenFrom("apps/web/app/actions.ts")?.has("posts")).toBe(true);
  });

  it("are unknown where two packages have some", () => {
    write({
      ...workspace,
      "packages/a/package.json": { name: "a" },
      "packages/a/schema.sql": posts,
      "packages/b/package.json": { name: "b" },
      "packages/b/schema.sql": posts,
    });
    expect(tablesSeenFrom("apps/web/app/actions.ts")).toBeUndefined();
  });
});

const types = `export type Database = {
  public: {
    Tables: {
      posts: {
        Row: { id: number; user_id: string; title: string | null }
        Insert: { id?: number }
        Relationships: []
      }
    }
  }
}`;

describe("the types that Supabase generates", () => {
  it.each([["database.types.ts"], ["types/supabase.ts"], ["src/lib/database.types.ts"], ["lib/supabase/db.types.ts"]])(
    "are found in %s",
    (file) => {
      write({ "package.json": {}, [file]: types });
      expect([...(tablesSeenFrom("app/actions.ts")?.get("posts")?.columns.keys() ?? [])]).toEqual([
        "id",
        "user_id",
        "title",
      ]);
    },
  );

  it("are not taken for some that are called alike", () => {
    write({ "package.json": {}, "types/database.ts": "export type Database = { posts: { id: number } };" });
    expect(tablesSeenFrom("app/actions.ts")).toBeUndefined();
  });

  it("know the columns, of which the migrations know the keys", () => {
    write({
      "package.json": {},
      "src/types/supabase.ts": types,
      "supabase/migrations/1.sql":
        "create table posts (id int primary key, user_id uuid references auth.users, old text);",
    });
    const columns = tablesSeenFrom("app/actions.ts")?.get("posts")?.columns;
    expect([...(columns?.keys() ?? [])]).toEqual(["id", "user_id", "title"]);
    expect(columns?.get("user_id")?.relation).toBe("users");
  });
});

it("a migration that is added is seen", () => {
  write({ "package.json": {}, "supabase/migrations/1.sql": posts });
  const graph = new ModuleGraph();
  expect(tablesSeenFrom("app/actions.ts", graph)?.has("notes")).toBe(false);
  write({ "supabase/migrations/2.sql": "create table notes (id int);" });
  graph.refresh();
  expect(tablesSeenFrom("app/actions.ts", graph)?.has("notes")).toBe(true);
});
