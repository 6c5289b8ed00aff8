import { rmSync } from "node:fs";

import { describe, expect, it } from "vitest";

import { ModuleGraph } from "../../src/modules/index.ts";
import type { SchemaFiles } from "../../src/schemas/index.ts";
import { prismaModels } from "../../src/schemas/index.ts";
import { projectOnDisk } from "./project.ts";

const { at, write } = projectOnDisk();

function schema(model: string): string {
  return `model ${model} {\n  id String @id\n}\n`;
}

/** The models that a file sees. */
function seenFrom(file: string, files: SchemaFiles = new ModuleGraph()): readonly string[] | undefined {
  const models = prismaModels(files, at(file));
  return models && [...models.keys()];
}

describe("a package's own schema is found", () => {
  it.each([
    ["in prisma/", { "prisma/schema.prisma": schema("A") }],
    ["beside package.json", { "schema.prisma": schema("A") }],
    ["in prisma/schema/", { "prisma/schema/base.prisma": "", "prisma/schema/user.prisma": schema("A") }],
    ["in any file of prisma/", { "prisma/user.prisma": schema("A") }],
    ["in src/prisma/", { "src/prisma/schema.prisma": schema("A") }],
    ["in folders of prisma/", { "prisma/schema.prisma": "", "prisma/models/user.prisma": schema("A") }],
    ["where package.json says", { "package.json": { prisma: { schema: "db/x.prisma" } }, "db/x.prisma": schema("A") }],
    [
      "in the folder that package.json says",
      { "package.json": { prisma: { schema: "./db" } }, "db/x.prisma": schema("A") },
    ],
    [
      "where prisma.config says",
      { "prisma.config.ts": 'export default { schema: "db/x.prisma" };', "db/x.prisma": schema("A") },
    ],
    [
      "where prisma.config puts it together",
      {
        "prisma.config.mjs": 'export default { schema: path.join(import.meta.dirname, "db", "x") };',
        "db/x/y.prisma": schema("A"),
      },
    ],
    [
      "where .config/prisma says",
      { ".config/prisma.ts": "export default { schema: `db` };", "db/x.prisma": schema("A") },
    ],
    [
      "where a script says",
      {
        "package.json": { scripts: { postinstall: "prisma generate --schema=./db/x.prisma" } },
        "db/x.prisma": schema("A"),
      },
    ],
    [
      "where a script says in quotes",
      {
        "package.json": { scripts: { db: "x && prisma generate --schema 'my db/x.prisma'" } },
        "my db/x.prisma": schema("A"),
      },
    ],
  ])("%s", (_case, files) => {
    write({ "package.json": {}, ...files });
    expect(seenFrom("app/actions.ts")).toEqual(["a"]);
  });

  it("first where the project says", () => {
    write({
      "package.json": { prisma: { schema: "db/x.prisma" } },
      "db/x.prisma": schema("A"),
      "prisma/schema.prisma": schema("B"),
    });
    expect(seenFrom("app/actions.ts")).toEqual(["a"]);
  });

  it("elsewhere when it is not where the project says", () => {
    write({ "package.json": { prisma: { schema: "gone.prisma" } }, "prisma/schema.prisma": schema("B") });
    expect(seenFrom("app/actions.ts")).toEqual(["b"]);
  });

  it("not where only a comment of prisma.config says", () => {
    write({
      "package.json": {},
      "prisma.config.ts": '// schema: "db/x.prisma"\nexport default {};',
      "db/x.prisma": schema("A"),
      "prisma/schema.prisma": schema("B"),
    });
    expect(seenFrom("app/actions.ts")).toEqual(["b"]);
  });

  it("in one file without its neighbours", () => {
    write({ "package.json": {}, "prisma/schema.prisma": schema("A"), "prisma/backup.prisma": schema("B") });
    expect(seenFrom("app/actions.ts")).toEqual(["a"]);
  });

  it("not in migrations", () => {
    write({ "package.json": {}, "prisma/migrations/x/old.prisma": schema("A") });
    expect(seenFrom("app/actions.ts")).toBeUndefined();
  });

  it("with a package.json that is being edited", () => {
    write({ "package.json": '{ "name": "x", ', "prisma/schema.prisma": schema("A") });
    expect(seenFrom("app/actions.ts")).toEqual(["a"]);
  });

  it("nowhere in a project without one", () => {
    write({ "package.json": {} });
    expect(seenFrom("app/actions.ts")).toBeUndefined();
  });

  it("nowhere without a project", () => {
    expect(() => seenFrom("actions.ts")).not.toThrow();
  });
});

describe("a workspace's schema", () => {
  const workspace = { "package.json": { name: "root", workspaces: ["apps/*", "packages/*"] } };

  function packages(...names: readonly string[]): Readonly<Record<string, unknown>> {
    return Object.fromEntries(names.map((name) => [`packages/${name}/package.json`, { name: `@app/${name}` }]));
  }

  it("of the package itself comes first", () => {
    write({
      ...workspace,
      ...packages("db"),
      "packages/db/prisma/schema.prisma": schema("A"),
      "apps/web/package.json": { name: "web", dependencies: { "@app/db": "*" } },
      "apps/web/prisma/schema.prisma": schema("B"),
    });
    expect(seenFrom("apps/web/actions.ts")).toEqual(["b"]);
  });

  it("of the package itself is none without a model", () => {
    write({
      ...workspace,
      ...packages("db"),
      "packages/db/prisma/schema.prisma": schema("A"),
      "apps/web/package.json": { name: "web" },
      "apps/web/prisma/schema.prisma": 'generator client {\n  provider = "prisma-client"\n}',
    });
    expect(seenFrom("apps/web/actions.ts")).toEqual(["a"]);
  });

  it("may be the root's", () => {
    write({ ...workspace, "prisma/schema.prisma": schema("A"), "apps/web/package.json": { name: "web" } });
    expect(seenFrom("apps/web/actions.ts")).toEqual(["a"]);
  });

  it("may be in the package that a script of the root names", () => {
    write({
      "package.json": {
        name: "root",
        workspaces: ["packages/*"],
        scripts: { db: "prisma push --schema packages/x/y.prisma" },
      },
      ...packages("x", "web"),
      "packages/x/y.prisma": schema("A"),
    });
    expect(seenFrom("packages/web/actions.ts")).toEqual(["a"]);
  });

  it("may be that of the only package that has one", () => {
    write({ ...workspace, ...packages("store", "web"), "packages/store/prisma/schema.prisma": schema("A") });
    expect(seenFrom("packages/web/actions.ts")).toEqual(["a"]);
  });

  it("is that of a package that is depended on", () => {
    write({
      ...workspace,
      ...packages("one", "two"),
      "packages/one/prisma/schema.prisma": schema("A"),
      "packages/two/prisma/schema.prisma": schema("B"),
      "apps/web/package.json": { name: "web", dependencies: { "@app/two": "workspace:*" } },
    });
    expect(seenFrom("apps/web/actions.ts")).toEqual(["b"]);
  });

  it("is that of a package that is depended on through others", () => {
    write({
      ...workspace,
      ...packages("one", "two"),
      "packages/one/prisma/schema.prisma": schema("A"),
      "packages/two/prisma/schema.prisma": schema("B"),
      "packages/auth/package.json": {
        name: "@app/auth",
        devDependencies: { "@app/two": "workspace:*", "@app/auth": "*" },
      },
      "apps/web/package.json": { name: "web", dependencies: { "@app/auth": "workspace:*" } },
    });
    expect(seenFrom("apps/web/actions.ts")).toEqual(["b"]);
  });

  it.each(["db", "database", "prisma"])("is that of the package called %s where several have one", (name) => {
    write({
      ...workspace,
      ...packages("admin", name, "web"),
      "packages/admin/prisma/schema.prisma": schema("A"),
      [`packages/${name}/prisma/schema.prisma`]: schema("B"),
    });
    expect(seenFrom("packages/web/actions.ts")).toEqual(["b"]);
  });

  it("is unknown where several could be meant", () => {
    write({
      ...workspace,
      ...packages("one", "two", "web"),
      "packages/one/prisma/schema.prisma": schema("A"),
      "packages/two/prisma/schema.prisma": schema("B"),
    });
    expect(seenFrom("packages/web/actions.ts")).toBeUndefined();
  });
});

describe("what was read is remembered", () => {
  it("as long as it is the same", () => {
    write({ "package.json": {}, "prisma/schema.prisma": schema("A") });
    const file = at("actions.ts");
    expect(prismaModels(new ModuleGraph(), file)).toBe(prismaModels(new ModuleGraph(), file));
  });

  it("until the schema changes", () => {
    write({ "package.json": {}, "prisma/schema.prisma": schema("A") });
    expect(seenFrom("actions.ts")).toEqual(["a"]);
    write({ "prisma/schema.prisma": schema("B") });
    expect(seenFrom("actions.ts")).toEqual(["b"]);
  });

  it("until there is a better place", () => {
    write({ "package.json": {}, "schema.prisma": schema("A") });
    expect(seenFrom("actions.ts")).toEqual(["a"]);
    write({ "prisma/schema.prisma": schema("B") });
    expect(seenFrom("actions.ts")).toEqual(["b"]);
  });

  it("until the file is gone", () => {
    write({ "package.json": {}, "prisma/schema.prisma": schema("A") });
    expect(seenFrom("actions.ts")).toEqual(["a"]);
    rmSync(at("prisma"), { recursive: true });
    expect(seenFrom("actions.ts")).toBeUndefined();
  });

  it("until a package is added", () => {
    write({
      "package.json": { name: "root", workspaces: ["packages/*"] },
      "packages/web/package.json": { name: "web" },
    });
    expect(seenFrom("packages/web/actions.ts")).toBeUndefined();
    write({ "packages/db/package.json": { name: "db" }, "packages/db/prisma/schema.prisma": schema("A") });
    expect(seenFrom("packages/web/actions.ts")).toEqual(["a"]);
  });

  it.each([
    ["the schema", "prisma/schema.prisma", schema("B")],
    ["where it is", "package.json", { prisma: { schema: "other.prisma" } }],
  ])("and what rests on it rests on %s", (_, file, changed) => {
    write({ "package.json": {}, "prisma/schema.prisma": schema("A"), "other.prisma": schema("C") });
    const graph = new ModuleGraph();
    seenFrom("actions.ts", graph);
    const { basis } = graph.watch(() => seenFrom("actions.ts", graph));
    graph.refresh();
    expect(basis.holds()).toBe(true);
    write({ [file]: changed });
    graph.refresh();
    expect(basis.holds()).toBe(false);
  });
});

describe("a disk that lists no folders", () => {
  it("is enough for the usual places", () => {
    write({ "package.json": {}, "prisma/schema/user.prisma": schema("A") });
    const graph = new ModuleGraph();
    const files: SchemaFiles = {
      readText: (file) => graph.readText(file),
      listFiles: (directory) => graph.listFiles(directory),
      packageRoot: (file) => graph.packageRoot(file),
      workspaceRoot: (file) => graph.workspaceRoot(file),
      workspacePackages: (file) => graph.workspacePackages(file),
      derived: (key, compute) => graph.derived(key, compute),
    };
    expect(seenFrom("actions.ts", files)).toEqual(["a"]);
  });
});
