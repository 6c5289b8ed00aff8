import { describe, expect, it } from "vitest";

import { packagesOfYaml } from "../../src/modules/workspace.ts";
import { project } from "./project.ts";

/** A monorepo without node_modules: an app, and the package `@acme/db` with the given files. */
function monorepo(manifest: object, ...files: readonly string[]): ReturnType<typeof project> {
  return project({
    "package.json": { workspaces: ["apps/*", "packages/*"] },
    "apps/web/package.json": { name: "web", dependencies: { "@acme/db": "workspace:*" } },
    "packages/db/package.json": { name: "@acme/db", ...manifest },
    ...Object.fromEntries(files.map((file) => [`packages/db/${file}`, ""])),
  });
}

describe("the entry of a workspace package", () => {
  it.each([
    [{ main: "./src/index.ts" }, "src/index.ts"],
    [{ main: "src/index.ts" }, "src/index.ts"],
    [{ main: "./src" }, "src/index.ts"],
    [{ types: "./src/index.ts", main: "./dist/index.js" }, "src/index.ts"],
    [{ module: "./dist/index.mjs" }, "src/index.ts"],
    [{ source: "./lib/main.ts", main: "./dist/index.js" }, "lib/main.ts"],
    [{}, "index.ts"],
    [{}, "src/index.tsx"],
    [{ main: "./build/index.js" }, "index.ts"],
    [{ exports: "./src/index.ts" }, "src/index.ts"],
    [{ exports: { ".": "./src/index.ts" } }, "src/index.ts"],
    [{ exports: { import: "./src/index.ts" } }, "src/index.ts"],
    [{ exports: { ".": { types: "./dist/index.d.ts", default: "./dist/index.js" } } }, "src/index.ts"],
    [{ exports: { ".": { types: "./src/index.ts", default: "./compiled/index.js" } } }, "src/index.ts"],
    [{ exports: { ".": { import: { types: "./dist/index.d.mts", default: "./dist/index.mjs" } } } }, "src/index.ts"],
    [{ exports: { ".": { "react-server": "./src/server.ts", default: "./src/index.ts" } } }, "src/server.ts"],
    [{ exports: { ".": { browser: "./src/browser.ts", node: "./src/server.ts" } } }, "src/server.ts"],
    [{ exports: { ".": { "@acme/source": "./src/index.ts", default: "./dist/main.js" } } }, "src/index.ts"],
    [{ exports: { ".": ["./dist/missing.js", "./src/index.ts"] } }, "src/index.ts"],
    [{ exports: { ".": "./dist/esm/index.js" } }, "src/index.ts"],
    [{ exports: { ".": "./dist/src/index.js" } }, "src/index.ts"],
    [{ exports: { ".": "./lib/index.js" } }, "lib/index.ts"],
    [{ exports: { ".": "./lib/index.js" } }, "src/index.ts"],
  ])("%j is %s", (manifest, file) => {
    expect(monorepo(manifest, file).resolve("apps/web/a.ts", "@acme/db")).toBe(`packages/db/${file}`);
  });

  it("is the source, not what was built from it", () => {
    const { resolve } = monorepo({ main: "./dist/index.js" }, "dist/index.js", "src/index.ts");
    expect(resolve("apps/web/a.ts", "@acme/db")).toBe("packages/db/src/index.ts");
  });

  it("is what was built where there is no source", () => {
    const { resolve } = monorepo({ main: "./dist/index.js" }, "dist/index.js");
    expect(resolve("apps/web/a.ts", "@acme/db")).toBe("packages/db/dist/index.js");
  });

  it("that cannot be found is the project's own", () => {
    const { graph, path } = monorepo({ main: "./generated/index.js" });
    expect(graph.resolve(path("apps/web/a.ts"), "@acme/db")).toEqual({
      kind: "unresolved",
      specifier: "@acme/db",
      project: true,
    });
  });
});

describe("a path in a workspace package", () => {
  it.each([
    [{}, "@acme/db/client", "client.ts"],
    [{}, "@acme/db/client", "src/client.ts"],
    [{}, "@acme/db/src/client", "src/client.ts"],
    [{}, "@acme/db/client", "client/index.ts"],
    [{ exports: { "./client": "./src/db-client.ts" } }, "@acme/db/client", "src/db-client.ts"],
    [{ exports: { "./*": "./src/*.ts" } }, "@acme/db/client", "src/client.ts"],
    [{ exports: { "./*": "./src/*/index.ts" } }, "@acme/db/client", "src/client/index.ts"],
    [{ exports: { "./*": ["./src/*.ts", "./src/*.tsx"] } }, "@acme/db/client", "src/client.tsx"],
    [{ exports: { "./*": "./dist/*.js" } }, "@acme/db/deep/client", "src/deep/client.ts"],
    [{ exports: { "./ui/*": "./src/ui/*", "./ui/a/*": "./src/a/*" } }, "@acme/db/ui/a/b", "src/a/b.ts"],
    [{ exports: { "./*": "./src/*.ts", "./client": "./src/own.ts" } }, "@acme/db/client", "src/own.ts"],
    [{ exports: { "./server": "./dist/server/index.js" } }, "@acme/db/server", "src/server.ts"],
    [{ exports: { ".": "./src/index.ts" } }, "@acme/db/src/client", "src/client.ts"],
    [{ exports: { "./client.js": "./src/client.js" } }, "@acme/db/client.js", "src/client.ts"],
  ])("%j leads %s to %s", (manifest, specifier, file) => {
    expect(monorepo(manifest, file).resolve("apps/web/a.ts", specifier)).toBe(`packages/db/${file}`);
  });

  it("does not become the entry when it cannot be found", () => {
    const { resolve } = monorepo({ exports: { "./server": "./dist/server/index.js" } }, "src/index.ts");
    expect(resolve("apps/web/a.ts", "@acme/db/server")).toBe("nowhere");
  });
});

describe("the packages of a workspace", () => {
  const member = { "tools/a/package.json": { name: "a" }, "tools/deep/b/package.json": { name: "b" } };

  it.each([
    ["package.json", { workspaces: ["tools/*"] }, ["a"]],
    ["package.json", { workspaces: { packages: ["tools/*"] } }, ["a"]],
    ["package.json", { workspaces: ["./tools/a/"] }, ["a"]],
    ["package.json", { workspaces: ["tools/**"] }, ["a", "b"]],
    ["package.json", { workspaces: ["**/b"] }, ["b"]],
    ["package.json", { workspaces: ["tools/{a,deep/b}"] }, ["a", "b"]],
    ["package.json", { workspaces: ["{tools}/{a,{deep/b,c}}"] }, ["a", "b"]],
    ["package.json", { workspaces: ["**/**/b"] }, ["b"]],
    ["package.json", { workspaces: ["tools/**", "!tools/a"] }, ["b"]],
    ["package.json", { workspaces: ["tools/**", "!**/b"] }, ["a"]],
    ["package.json", { workspaces: ["tool?/*"] }, ["a"]],
    ["pnpm-workspace.yaml", "packages:\n  - tools/*\n", ["a"]],
    ["pnpm-workspace.yaml", 'packages:\n  - "tools/**"\n  - "!tools/deep/**"\n', ["a"]],
  ])("%s %j", (file, manifest, names) => {
    const { graph, path } = project({ [file]: manifest, ...member });
    expect(graph.workspacePackages(path("tools/a/x.ts"))).toEqual(
      names.map((name) => ({ name, directory: path(name === "a" ? "tools/a" : "tools/deep/b") })),
    );
  });

  it("have the root among them", () => {
    const { graph, path } = project({ "package.json": { name: "root", workspaces: ["tools/*"] }, ...member });
    expect(graph.workspacePackages(path("x.ts")).map(({ name }) => name)).toEqual(["root", "a"]);
  });

  it("are not those in node_modules", () => {
    const { graph, path } = project({
      "package.json": { workspaces: ["**"] },
      "node_modules/x/package.json": { name: "x" },
      "tools/a/node_modules/y/package.json": { name: "y" },
      ...member,
    });
    expect(graph.workspacePackages(path("x.ts")).map(({ name }) => name)).toEqual(["a", "b"]);
  });

  it("are none where no manifest lists any", () => {
    const { graph, path } = project({
      "package.json": { name: "app" },
      "pnpm-workspace.yaml": "onlyBuiltDependencies:\n  - a\n",
    });
    expect(graph.workspacePackages(path("x.ts"))).toEqual([]);
  });

  it("know where they are rooted", () => {
    const { graph, path } = project({ "package.json": { workspaces: ["tools/*"] }, ...member });
    expect([graph.workspaceRoot(path("tools/a/x.ts")), graph.packageRoot(path("tools/a/src/x.ts"))]).toEqual([
      path("."),
      path("tools/a"),
    ]);
  });

  it("are rooted in the package if there is no workspace", () => {
    const { graph, path } = project({ "package.json": {} });
    expect(graph.workspaceRoot(path("src/x.ts"))).toBe(path("."));
  });

  it.each([
    ["^18.2.0", "1.0.0", "npm:react"],
    ["^18.2.0", undefined, "npm:react"],
    ["^18.2.0", "18.3.0", "examples/react/index.ts"],
    ["workspace:*", undefined, "examples/react/index.ts"],
    [undefined, undefined, "examples/react/index.ts"],
  ])("are meant by a range %s if their version is %s: %s", (range, version, target) => {
    const { resolve } = project({
      "package.json": { workspaces: ["examples/*"] },
      "examples/react/package.json": { name: "react", version },
      "examples/react/index.ts": "",
      "examples/web/package.json": { name: "web", dependencies: { react: range } },
    });
    expect(resolve("examples/web/a.ts", "react")).toBe(target);
  });
});

describe("the list of packages in pnpm-workspace.yaml", () => {
  it.each([
    ["packages:\n  - apps/*\n  - packages/*\n", ["apps/*", "packages/*"]],
    ["packages:\n- 'apps/*'\n- \"!x\"\n", ["apps/*", "!x"]],
    ["# all\npackages: # here\n  # apps\n  - apps/* # web\n\n  - x\ncatalog:\n  react: 19\n", ["apps/*", "x"]],
    ["packages: [apps/*, 'packages/*']\n", ["apps/*", "packages/*"]],
    ["packages:\n  [\n    apps/*,\n    x,\n  ]\n", ["apps/*", "x"]],
    ["packages:\r\n  - apps/*\r\n", ["apps/*"]],
    ["catalog:\n  packages: 1\n", []],
    ["packages:\n", []],
    ["packages: []\n", []],
    ["", []],
    [": : [", []],
  ])("%j is %j", (text, items) => {
    expect(packagesOfYaml(text)).toEqual(items);
  });
});
