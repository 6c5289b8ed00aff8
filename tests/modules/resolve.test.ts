import { describe, expect, it } from "vitest";

import { project } from "./project.ts";

describe("relative specifiers", () => {
  it.each([".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs"])(
    "find a file with the extension %s",
    (extension) => {
      const { resolve } = project({ "a.ts": "", [`lib/b${extension}`]: "" });
      expect(resolve("a.ts", "./lib/b")).toBe(`lib/b${extension}`);
    },
  );

  it("find a file whose extension is written", () => {
    expect(project({ "b.ts": "" }).resolve("a.ts", "./b.ts")).toBe("b.ts");
  });

  it.each([
    ["./b.js", "b.ts"],
    ["./b.js", "b.tsx"],
    ["./b.jsx", "b.tsx"],
    ["./b.mjs", "b.mts"],
    ["./b.cjs", "b.cts"],
    ["./b.js", "b.js"],
  ])("find for %s the source %s", (specifier, file) => {
    expect(project({ [file]: "" }).resolve("a.ts", specifier)).toBe(file);
  });

  it("prefer the source to what was compiled beside it", () => {
    expect(project({ "b.ts": "", "b.js": "" }).resolve("a.ts", "./b.js")).toBe("b.ts");
  });

  it("find the index of a folder", () => {
    expect(project({ "lib/index.tsx": "" }).resolve("a.ts", "./lib")).toBe("lib/index.tsx");
  });

  it.each([".", "./", "./index"])("find the own folder's index for %s", (specifier) => {
    expect(project({ "lib/index.ts": "" }).resolve("lib/a.ts", specifier)).toBe("lib/index.ts");
  });

  it.each(["..", "../"])("find the index of the folder above for %s", (specifier) => {
    expect(project({ "index.ts": "" }).resolve("lib/a.ts", specifier)).toBe("index.ts");
  });

  it("prefer a file to a folder of the same name", () => {
    expect(project({ "lib.ts": "", "lib/index.ts": "" }).resolve("a.ts", "./lib")).toBe("lib.ts");
  });

  it("find a file with a dot in its name", () => {
    expect(project({ "user.service.ts": "" }).resolve("a.ts", "./user.service")).toBe("user.service.ts");
  });

  it("follow the package.json of a folder", () => {
    const { resolve } = project({ "lib/package.json": { main: "./main.js" }, "lib/main.ts": "" });
    expect(resolve("a.ts", "./lib")).toBe("lib/main.ts");
  });

  it("find a file behind a query of a bundler", () => {
    expect(project({ "worker.ts": "" }).resolve("a.ts", "./worker?worker")).toBe("worker.ts");
  });

  it("find a file behind a symbolic link", () => {
    const { resolve, link } = project({ "real.ts": "" });
    link("linked.ts", "real.ts");
    expect(resolve("a.ts", "./linked")).toBe("linked.ts");
  });

  it.each(["./b.json", "./b.css", "./b.d.ts", "./b", "./folder", "/nowhere/at/all"])("do not find %s", (specifier) => {
    const { graph, path } = project({ "b.json": {}, "b.css": "", "b.d.ts": "", "folder/x.txt": "" });
    expect(graph.resolve(path("a.ts"), specifier)).toEqual({ kind: "unresolved", specifier, project: true });
  });
});

describe("bare specifiers", () => {
  it.each([
    ["react", "react"],
    ["next-auth/react", "next-auth"],
    ["@clerk/nextjs", "@clerk/nextjs"],
    ["@clerk/nextjs/server", "@clerk/nextjs"],
    ["bun:sqlite", "bun:sqlite"],
    ["https://esm.sh/zod", "https://esm.sh/zod"],
  ])("%s is of the package %s, installed or not", (specifier, name) => {
    const { graph, path } = project({ "package.json": {} });
    expect(graph.resolve(path("a.ts"), specifier)).toEqual({ kind: "package", specifier, package: name });
  });

  it.each([
    ["crypto", "node:crypto"],
    ["node:crypto", "node:crypto"],
    ["fs/promises", "node:fs/promises"],
    ["node:test", "node:test"],
  ])("%s is Node.js's %s", (specifier, name) => {
    const { graph, path } = project({});
    expect(graph.resolve(path("a.ts"), specifier)).toEqual({ kind: "package", specifier, package: name });
  });

  it.each(["@/lib/db", "~/lib/db", "~lib/db", "$lib/db", "#lib/db"])(
    "%s can only be the project's own",
    (specifier) => {
      const { graph, path } = project({ "package.json": {} });
      expect(graph.resolve(path("a.ts"), specifier)).toEqual({ kind: "unresolved", specifier, project: true });
    },
  );

  it.each(["lib/db.ts", "src/lib/db.ts"])("@/lib/db is %s where nothing says otherwise", (file) => {
    expect(project({ "package.json": {}, [file]: "" }).resolve("app/a.ts", "@/lib/db")).toBe(file);
  });

  it("never look into node_modules", () => {
    const { resolve } = project({
      "node_modules/zod/package.json": { main: "index.js" },
      "node_modules/zod/index.js": "",
    });
    expect(resolve("a.ts", "zod")).toBe("npm:zod");
  });

  it("follow a link in node_modules that leads out of it", () => {
    const { resolve, link } = project({
      "package.json": {},
      "elsewhere/auth/package.json": {},
      "elsewhere/auth/index.ts": "",
    });
    link("node_modules/auth", "elsewhere/auth");
    expect(resolve("app/a.ts", "auth")).toBe("elsewhere/auth/index.ts");
  });

  it("do not follow a link into a store of packages", () => {
    const { resolve, link } = project({ "package.json": {}, "node_modules/.pnpm/zod@4/node_modules/zod/index.js": "" });
    link("node_modules/zod", "node_modules/.pnpm/zod@4/node_modules/zod");
    expect(resolve("a.ts", "zod")).toBe("npm:zod");
  });
});

describe("the imports of a package.json", () => {
  const files = { "src/lib/db.ts": "", "src/auth/server.ts": "", "src/auth/client.ts": "", "src/index.ts": "" };

  it.each([
    [{ "#db": "./src/lib/db.ts" }, "#db", "src/lib/db.ts"],
    [{ "#lib/*": "./src/lib/*.ts" }, "#lib/db", "src/lib/db.ts"],
    [{ "#*": "./src/*" }, "#lib/db.js", "src/lib/db.ts"],
    [
      { "#auth": { "react-server": "./src/auth/server.ts", default: "./src/auth/client.ts" } },
      "#auth",
      "src/auth/server.ts",
    ],
    [{ "#auth": { browser: "./src/auth/client.ts", default: "./src/auth/server.ts" } }, "#auth", "src/auth/server.ts"],
    [{ "#auth": [{ browser: "./src/auth/client.ts" }, "./src/auth/server.ts"] }, "#auth", "src/auth/server.ts"],
    [{ "#db": "./dist/lib/db.js" }, "#db", "src/lib/db.ts"],
    [{ "#orm": "drizzle-orm/pg-core" }, "#orm", "npm:drizzle-orm"],
    [{ "#db": "./src/lib/db.ts" }, "#other", "nowhere"],
    [{ "#db": null }, "#db", "nowhere"],
  ])("%j leads %s to %s", (imports, specifier, target) => {
    expect(project({ ...files, "package.json": { imports } }).resolve("app/a.ts", specifier)).toBe(target);
  });

  it("are those of the nearest package", () => {
    const { resolve } = project({
      "package.json": { imports: { "#x": "./x.ts" } },
      "x.ts": "",
      "apps/web/package.json": { imports: { "#x": "./own.ts" } },
      "apps/web/own.ts": "",
    });
    expect(resolve("apps/web/src/a.ts", "#x")).toBe("apps/web/own.ts");
  });
});

describe("a package that imports itself", () => {
  it("is found by its exports", () => {
    const { resolve } = project({
      "package.json": { name: "app", exports: { "./db": "./lib/db.ts" } },
      "lib/db.ts": "",
    });
    expect(resolve("src/a.ts", "app/db")).toBe("lib/db.ts");
  });

  it("means the library of the same name if it exports nothing", () => {
    expect(project({ "package.json": { name: "hono" }, "src/index.ts": "" }).resolve("src/index.ts", "hono")).toBe(
      "npm:hono",
    );
  });
});
