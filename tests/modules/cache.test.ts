import { utimesSync, statSync } from "node:fs";

import { describe, expect, it } from "vitest";

import { sharedGraph } from "../../src/modules/index.ts";
import { emptyProgram, project } from "./project.ts";

describe("what is on disk", () => {
  it("is looked at once while one file is linted", () => {
    const { open, write } = project({ "a.ts": "export const a = 1;" });
    const before = open("a.ts");
    write("a.ts", "export const b = 1;");
    expect(open("a.ts")).toBe(before);
  });

  it("is looked at again with the next file", () => {
    const { graph, open, write, path } = project({ "a.ts": "export const a = 1;" });
    open("a.ts");
    write("a.ts", "export const b = 1;");
    graph.host(path("other.ts"), "", emptyProgram());
    expect([...open("a.ts").exports.keys()]).toEqual(["b"]);
  });

  it("is not looked at again for another rule on the same file", () => {
    const { graph, open, write, path } = project({ "a.ts": "export const a = 1;" });
    const program = emptyProgram();
    const host = graph.host(path("other.ts"), "", program);
    const before = open("a.ts");
    write("a.ts", "export const b = 1;");
    expect([graph.host(path("other.ts"), "", program), open("a.ts")]).toEqual([host, before]);
  });

  it("stays the same module as long as the text is the same", () => {
    const { graph, open, write } = project({ "a.ts": "export const a = 1;" });
    const before = open("a.ts");
    write("a.ts", "export const a = 1;");
    graph.refresh();
    expect(open("a.ts")).toBe(before);
  });

  it("is seen to change even if size and time stay the same", () => {
    const { graph, open, write, path } = project({ "a.ts": "export const a = 1;" });
    const { atime, mtime } = statSync(path("a.ts"));
    open("a.ts");
    write("a.ts", "export const b = 1;");
    utimesSync(path("a.ts"), atime, mtime);
    graph.refresh();
    expect([...open("a.ts").exports.keys()]).toEqual(["b"]);
  });

  it("may go away and come back", () => {
    const { graph, path, write, remove } = project({ "a.ts": "export const a = 1;" });
    const seen = [graph.open(path("a.ts")) !== undefined];
    remove("a.ts");
    graph.refresh();
    seen.push(graph.open(path("a.ts")) !== undefined);
    write("a.ts", "export const a = 1;");
    graph.refresh();
    seen.push(graph.open(path("a.ts")) !== undefined);
    expect(seen).toEqual([true, false, true]);
  });
});

describe("a resolution is right again after", () => {
  it.each<[string, (change: ReturnType<typeof project>) => void, string, string, string]>([
    [
      "the file is made",
      ({ write }) => {
        write("b.ts", "");
      },
      "./b",
      "nowhere",
      "b.ts",
    ],
    [
      "the file and its folder are made",
      ({ write }) => {
        write("lib/deep/b.ts", "");
      },
      "./lib/deep/b",
      "nowhere",
      "lib/deep/b.ts",
    ],
    [
      "the file is removed",
      ({ remove }) => {
        remove("c.ts");
      },
      "./c",
      "c.ts",
      "nowhere",
    ],
    [
      "a file comes before it",
      ({ write }) => {
        write("d.ts", "");
      },
      "./d",
      "d/index.ts",
      "d.ts",
    ],
    [
      "an alias is given",
      ({ write }) => {
        write("tsconfig.json", { compilerOptions: { paths: { x: ["./c.ts"] } } });
      },
      "x",
      "npm:x",
      "c.ts",
    ],
    [
      "a nearer configuration is made",
      ({ write }) => {
        write("app/tsconfig.json", { compilerOptions: { paths: { "@/*": ["./*"] } } });
        write("app/c.ts", "");
      },
      "@/c",
      "c.ts",
      "app/c.ts",
    ],
    [
      "a workspace package is made",
      ({ write }) => {
        write("packages/n/package.json", { name: "new" });
        write("packages/n/index.ts", "");
      },
      "new",
      "npm:new",
      "packages/n/index.ts",
    ],
    [
      "a workspace package is renamed",
      ({ write }) => {
        write("packages/m/package.json", { name: "renamed" });
      },
      "renamed",
      "npm:renamed",
      "packages/m/index.ts",
    ],
    [
      "a workspace package is taken out",
      ({ write }) => {
        write("package.json", { workspaces: [] });
      },
      "member",
      "packages/m/index.ts",
      "npm:member",
    ],
    [
      "a package exports something else",
      ({ write }) => {
        write("packages/m/package.json", { name: "member", exports: "./other.ts" });
        write("packages/m/other.ts", "");
      },
      "member",
      "packages/m/index.ts",
      "packages/m/other.ts",
    ],
  ])("%s", (_, change, specifier, before, after) => {
    const it = project({
      "package.json": { workspaces: ["packages/**"] },
      "tsconfig.json": { compilerOptions: { paths: { "@/*": ["./*"] } } },
      "c.ts": "",
      "d/index.ts": "",
      "packages/m/package.json": { name: "member" },
      "packages/m/index.ts": "",
      "app/a.ts": "",
    });
    const from = specifier.startsWith(".") ? "a.ts" : "app/a.ts";
    const first = it.resolve(from, specifier);
    change(it);
    const meanwhile = it.resolve(from, specifier);
    it.graph.refresh();
    expect([first, meanwhile, it.resolve(from, specifier)]).toEqual([before, before, after]);
  });

  it("a base configuration is made", () => {
    const { graph, write, resolve } = project({ "tsconfig.json": { extends: "./base.json" }, "src/b.ts": "" });
    const before = resolve("a.ts", "@/b");
    write("base.json", { compilerOptions: { paths: { "@/*": ["./src/*"] } } });
    graph.refresh();
    expect([before, resolve("a.ts", "@/b")]).toEqual(["nowhere", "src/b.ts"]);
  });
});

describe("the linted file", () => {
  it("is what others import, as it is in the editor", () => {
    const { graph, path, open, find } = project({
      "a.ts": "import { b } from './b';",
      "b.ts": "export const old = 1;",
    });
    const text = "export const b = 1;";
    const host = graph.host(path("b.ts"), text, emptyProgram());
    expect([open("b.ts") === host, find("a.ts", "./b", "old"), graph.readText(path("b.ts"))]).toEqual([
      true,
      "nowhere: ./b#old (ours)",
      text,
    ]);
  });

  it("is what the disk says as soon as another one is linted", () => {
    const { graph, path, find } = project({ "a.ts": "import { b } from './b';", "b.ts": "export const old = 1;" });
    graph.host(path("b.ts"), "export const b = 1;", emptyProgram());
    graph.host(path("a.ts"), "import { b } from './b';", emptyProgram());
    expect(find("a.ts", "./b", "old")).toBe("b.ts#old");
  });

  it.each(["<input>", "<text>", "README.md/0.ts", "/nowhere/a.ts", ""])("may be called %j", (file) => {
    const { graph } = project({});
    const host = graph.host(file, "import './x'; import 'y';", emptyProgram());
    expect(graph.definitionOfImport(host, { specifier: "./x-missing", name: "a", typeOnly: false }).kind).toBe(
      "unresolved",
    );
  });
});

describe("a remembered result", () => {
  const files = {
    "package.json": {},
    "tsconfig.json": { compilerOptions: { paths: { "@/*": ["./src/*"] } } },
    "a.ts": "import { b } from '@/b';",
    "src/b.ts": "export { c as b } from './c';",
    "src/c.ts": "export const c = 1;",
    "src/unrelated.ts": "",
  };

  const holdsAfter = (change: (it: ReturnType<typeof project>) => void): boolean => {
    const it = project(files);
    const { basis } = it.graph.watch(() => [it.find("a.ts", "@/b", "b"), it.find("a.ts", "./missing", "x")]);
    change(it);
    it.graph.refresh();
    return basis.holds();
  };

  it.each<[string, (it: ReturnType<typeof project>) => void, boolean]>([
    ["holds while nothing changes", () => undefined, true],
    [
      "holds while something else changes",
      ({ write }) => {
        write("src/unrelated.ts", "1");
      },
      true,
    ],
    [
      "holds while something else is made",
      ({ write }) => {
        write("src/other.ts", "");
      },
      true,
    ],
    [
      "holds while a file is saved as it was",
      ({ write }) => {
        write("src/c.ts", files["src/c.ts"]);
      },
      true,
    ],
    [
      "ends when a file changes",
      ({ write }) => {
        write("src/c.ts", "export const c = 2;");
      },
      false,
    ],
    [
      "ends when a barrel changes",
      ({ write }) => {
        write("src/b.ts", "export const b = 2;");
      },
      false,
    ],
    [
      "ends when a file is removed",
      ({ remove }) => {
        remove("src/c.ts");
      },
      false,
    ],
    [
      "ends when an alias changes",
      ({ write }) => {
        write("tsconfig.json", {});
      },
      false,
    ],
    [
      "ends when what was missing is made",
      ({ write }) => {
        write("missing.ts", "");
      },
      false,
    ],
  ])("%s", (_, change, holds) => {
    expect(holdsAfter(change)).toBe(holds);
  });

  it("names the files that it rests on", () => {
    const { graph, find, path } = project(files);
    const { basis } = graph.watch(() => find("a.ts", "@/b", "b"));
    expect([basis.includes(path("src/c.ts")), basis.includes(path("src/unrelated.ts"))]).toEqual([true, false]);
  });

  it("rests on folders that were listed", () => {
    const { graph, path, write } = project({ "prisma/schema/a.prisma": "" });
    const { result, basis } = graph.watch(() => graph.listFiles(path("prisma/schema")));
    write("prisma/schema/b.prisma", "");
    graph.refresh();
    expect([result, basis.holds(), graph.listFiles(path("prisma/schema"))]).toEqual([
      ["a.prisma"],
      false,
      ["a.prisma", "b.prisma"],
    ]);
  });
});

describe("memory", () => {
  it("keeps what is in use while a file is linted, and forgets it some files later", () => {
    const count = 30;
    const long = `export const a = 1; // ${"x".repeat(300_000)}`;
    const { graph, open } = project(
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`${String(index)}.ts`, long])),
    );
    const all = Array.from({ length: count }, (_, index) => open(`${String(index)}.ts`));
    expect(open("0.ts")).toBe(all[0]);
    graph.refresh();
    const kept = all.filter((module, index) => open(`${String(index)}.ts`) === module).length;
    expect([kept > 0, kept < 10]).toEqual([true, true]);
  });
});

describe("the shared graph", () => {
  it("is one for the process", () => {
    expect(sharedGraph()).toBe(sharedGraph(() => emptyProgram()));
  });
});
