import { describe, expect, it } from "vitest";

import { project } from "./project.ts";

const aliases = { compilerOptions: { paths: { "@/*": ["./src/*"] } } };

describe("paths", () => {
  it.each([
    [{ "@/*": ["./src/*"] }, "@/lib/db", "src/lib/db.ts"],
    [{ "@/*": ["./lib/*", "./src/*"] }, "@/lib/db", "src/lib/db.ts"],
    [{ db: ["./src/lib/db.ts"] }, "db", "src/lib/db.ts"],
    [{ "*": ["./src/*"] }, "lib/db", "src/lib/db.ts"],
    [{ "*-lib": ["./src/*/db"] }, "lib-lib", "src/lib/db.ts"],
    [{ "@/*": ["./other/*"], "@/lib/*": ["./src/lib/*"] }, "@/lib/db", "src/lib/db.ts"],
    [{ "@/*": ["./other/*"], "@/lib/db": ["./src/lib/db"] }, "@/lib/db", "src/lib/db.ts"],
    [{ "@/*": ["./src/deep/*"] }, "@/../lib/db", "src/lib/db.ts"],
    [{ "@/*": ["./src/*"] }, "@/lib", "src/lib/index.ts"],
    [{ "@/*": "./src/*" }, "@/lib/db", "src/lib/db.ts"],
  ])("%j lead %s to %s", (paths, specifier, target) => {
    const { resolve } = project({
      "tsconfig.json": { compilerOptions: { paths } },
      "src/lib/db.ts": "",
      "src/lib/index.ts": "",
    });
    expect(resolve("app/a.ts", specifier)).toBe(target);
  });

  it("start from the base URL", () => {
    const { resolve } = project({
      "tsconfig.json": { compilerOptions: { baseUrl: "src", paths: { "@/*": ["./*"] } } },
      "src/lib/db.ts": "",
    });
    expect(resolve("app/a.ts", "@/lib/db")).toBe("src/lib/db.ts");
  });

  it("may come from a jsconfig.json", () => {
    expect(project({ "jsconfig.json": aliases, "src/db.js": "" }).resolve("app/a.js", "@/db")).toBe("src/db.js");
  });

  it("may stand among comments and trailing commas", () => {
    const { resolve } = project({
      "tsconfig.json": `{ // the app
        "compilerOptions": { /* where */ "paths": { "@/*": ["./src/*",], }, },
      }`,
      "src/db.ts": "",
    });
    expect(resolve("app/a.ts", "@/db")).toBe("src/db.ts");
  });

  it("that lead nowhere are lost code of the project", () => {
    const { graph, path } = project({ "tsconfig.json": { compilerOptions: { paths: { "db/*": ["./generated/*"] } } } });
    expect(graph.resolve(path("a.ts"), "db/client")).toEqual({
      kind: "unresolved",
      specifier: "db/client",
      project: true,
    });
  });

  it.each([{ react: ["./node_modules/@types/react"] }, { "*": ["./types/*"] }, { react: ["./types/react.d.ts"] }])(
    "%j leave a package a package",
    (paths) => {
      expect(project({ "tsconfig.json": { compilerOptions: { paths } } }).resolve("a.ts", "react")).toBe("npm:react");
    },
  );
});

describe("baseUrl", () => {
  it("finds what is below it", () => {
    const { resolve } = project({ "tsconfig.json": { compilerOptions: { baseUrl: "." } }, "lib/db.ts": "" });
    expect(resolve("app/a.ts", "lib/db")).toBe("lib/db.ts");
  });

  it("leaves the other packages packages", () => {
    expect(project({ "tsconfig.json": { compilerOptions: { baseUrl: "." } } }).resolve("app/a.ts", "zod")).toBe(
      "npm:zod",
    );
  });
});

describe("which configuration", () => {
  it("is the nearest", () => {
    const { resolve } = project({
      "tsconfig.json": aliases,
      "src/db.ts": "",
      "apps/web/tsconfig.json": { compilerOptions: { paths: { "@/*": ["./*"] } } },
      "apps/web/db.ts": "",
    });
    expect(resolve("apps/web/app/a.ts", "@/db")).toBe("apps/web/db.ts");
  });

  it("is one around it if the nearest does not know the name", () => {
    const { resolve } = project({ "tsconfig.json": aliases, "src/db.ts": "", "src/deep/tsconfig.json": {} });
    expect(resolve("src/deep/a.ts", "@/db")).toBe("src/db.ts");
  });

  it("is a referenced one where the root only lists references", () => {
    const { resolve } = project({
      "tsconfig.json": { files: [], references: [{ path: "./tsconfig.node.json" }, { path: "./tsconfig.app.json" }] },
      "tsconfig.node.json": { include: ["vite.config.ts"], compilerOptions: { paths: { "@/*": ["./node/*"] } } },
      "tsconfig.app.json": { include: ["src"], ...aliases },
      "node/db.ts": "",
      "src/db.ts": "",
    });
    expect([resolve("src/a.ts", "@/db"), resolve("vite.config.ts", "@/db")]).toEqual(["src/db.ts", "node/db.ts"]);
  });

  it("may be referenced by its folder", () => {
    const { resolve } = project({
      "tsconfig.json": { files: [], references: [{ path: "./web" }] },
      "web/tsconfig.json": { compilerOptions: { paths: { "@/*": ["./*"] } } },
      "web/db.ts": "",
    });
    expect(resolve("other/a.ts", "@/db")).toBe("web/db.ts");
  });
});

describe("extends", () => {
  it.each(["./base.json", "./base", "./configs/../base.json"])("%s brings its paths, from where it is", (name) => {
    const { resolve } = project({
      "apps/base.json": { compilerOptions: { paths: { "@/*": ["./shared/*"] } } },
      "apps/shared/db.ts": "",
      "apps/web/tsconfig.json": { extends: name.replace("./", "../") },
    });
    expect(resolve("apps/web/a.ts", "@/db")).toBe("apps/shared/db.ts");
  });

  it("goes on through any number of bases", () => {
    const { resolve } = project({
      "tsconfig.json": { extends: "./one.json" },
      "one.json": { extends: "./two.json" },
      "two.json": aliases,
      "src/db.ts": "",
    });
    expect(resolve("a.ts", "@/db")).toBe("src/db.ts");
  });

  it("is overruled by the own paths", () => {
    const { resolve } = project({
      "base.json": { compilerOptions: { paths: { "@/*": ["./other/*"] } } },
      "tsconfig.json": { extends: "./base.json", ...aliases },
      "other/db.ts": "",
      "src/db.ts": "",
    });
    expect(resolve("a.ts", "@/db")).toBe("src/db.ts");
  });

  it("takes a list, of which the last one counts", () => {
    const { resolve } = project({
      "one.json": { compilerOptions: { paths: { "@/*": ["./other/*"] } } },
      "two.json": aliases,
      "tsconfig.json": { extends: ["./one.json", "./two.json", "./strict.json"] },
      "strict.json": { compilerOptions: { strict: true } },
      "other/db.ts": "",
      "src/db.ts": "",
    });
    expect(resolve("a.ts", "@/db")).toBe("src/db.ts");
  });

  it("fills in the folder of the configuration that extends", () => {
    const { resolve } = project({
      "base.json": { compilerOptions: { paths: { "@/*": ["${configDir}/src/*"] } } },
      "apps/web/tsconfig.json": { extends: "../../base.json" },
      "apps/web/src/db.ts": "",
    });
    expect(resolve("apps/web/a.ts", "@/db")).toBe("apps/web/src/db.ts");
  });

  it.each(["@acme/config/next.json", "@acme/config/next", "@acme/config"])(
    "%s is found in a workspace package",
    (name) => {
      const { resolve } = project({
        "package.json": { workspaces: ["apps/*", "tooling/*"] },
        "tooling/config/package.json": { name: "@acme/config" },
        "tooling/config/next.json": { compilerOptions: { paths: { "@/*": ["${configDir}/src/*"] } } },
        "tooling/config/tsconfig.json": { extends: "./next.json" },
        "apps/web/package.json": { name: "web" },
        "apps/web/tsconfig.json": { extends: name },
        "apps/web/src/db.ts": "",
      });
      expect(resolve("apps/web/a.ts", "@/db")).toBe("apps/web/src/db.ts");
    },
  );

  it("is found by the exports of a workspace package", () => {
    const { resolve } = project({
      "package.json": { workspaces: ["*"] },
      "config/package.json": { name: "@acme/config", exports: { "./next": "./files/next.json" } },
      "config/files/next.json": { compilerOptions: { paths: { "@/*": ["${configDir}/src/*"] } } },
      "web/tsconfig.json": { extends: "@acme/config/next" },
      "web/package.json": {},
      "web/src/db.ts": "",
    });
    expect(resolve("web/a.ts", "@/db")).toBe("web/src/db.ts");
  });

  it.each(["./missing.json", "@tsconfig/next/tsconfig.json", "", 42, null, {}])(
    "costs nothing but the base if it is %j",
    (name) => {
      const { resolve } = project({ "tsconfig.json": { extends: name, ...aliases }, "src/db.ts": "", "src/x.ts": "" });
      expect([resolve("src/a.ts", "@/db"), resolve("src/a.ts", "./x")]).toEqual(["src/db.ts", "src/x.ts"]);
    },
  );

  it("ends where it goes in a circle", () => {
    const { resolve } = project({
      "tsconfig.json": { extends: "./other.json" },
      "other.json": { extends: "./tsconfig.json", ...aliases },
      "src/db.ts": "",
    });
    expect(resolve("a.ts", "@/db")).toBe("src/db.ts");
  });
});

describe("a broken configuration", () => {
  it.each([
    "",
    "{",
    "not json at all",
    "[]",
    "null",
    '{ "compilerOptions": null }',
    '{ "compilerOptions": { "paths": ["@/*"], "baseUrl": 1 } }',
    '{ "compilerOptions": { "paths": { "@/*": null, "": [""], "*": [1] } } }',
    '{ "references": [null, 1, {}], "include": 1, "files": "x" }',
  ])("%s breaks no relative import", (text) => {
    expect(project({ "tsconfig.json": text, "db.ts": "" }).resolve("a.ts", "./db")).toBe("db.ts");
  });

  it("counts as far as it can be read", () => {
    const { resolve } = project({
      "tsconfig.json": '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } "strict": tru',
      "src/db.ts": "",
    });
    expect(resolve("a.ts", "@/db")).toBe("src/db.ts");
  });
});
