import { describe, expect, it } from "vitest";

import { emptyProgram, project } from "./project.ts";

describe("nothing is thrown", () => {
  it.each([
    "",
    " ",
    ".",
    "..",
    "/",
    "./",
    "//",
    "#",
    "@",
    "@/",
    "@a",
    "@a/",
    "@a//b",
    "~",
    "?",
    "./?",
    "\0",
    "./\0",
    "a\0b",
    "node:",
    "C:\\x",
    "./a/../..",
    "./".repeat(3_000),
    "a/".repeat(3_000),
    "constructor",
    "__proto__",
    "toString/x",
    "./__proto__",
    "*",
    "./*",
    "${configDir}",
    "./%E0%A4%A",
    "\uD800",
  ])("by the specifier %j", (specifier) => {
    const { graph, path } = project({
      "package.json": { workspaces: ["*"], imports: { "#*": "./*" }, exports: { "./*": "./*" }, name: "x" },
      "tsconfig.json": { compilerOptions: { baseUrl: ".", paths: { "*": ["./*"] } } },
    });
    expect(["file", "package", "unresolved"]).toContain(graph.resolve(path("a.ts"), specifier).kind);
  });

  it.each([
    { name: 1, main: {}, exports: [], imports: "x", workspaces: 1 },
    { name: "p", main: ".", exports: { ".": { import: { import: {} } } } },
    { name: "p", main: "./", exports: { ".": "." } },
    { name: "p", main: "..", exports: { ".": ".." } },
    { name: "p", exports: { ".": "p" } },
    { name: "p", exports: null, main: null, workspaces: [null, 1, "", "!", "**", "../**", "[", "(", "{a", "\\"] },
    { name: "p", imports: { "#a": "#a", "#b": "#c", "#c": "#b", "#d": "p/d" }, workspaces: ["."] },
    { name: "p", workspaces: ["{a,b}".repeat(40), "**/".repeat(40), "*".repeat(40), "!" + "**/".repeat(40) + "x"] },
    [],
    "not json",
  ])("by the manifest %j", (manifest) => {
    const { graph, path } = project({ "package.json": manifest, "index.ts": "", "q/package.json": manifest });
    for (const specifier of ["p", "p/x", "#a", "#b", "#d", "./q", "."]) {
      expect(["file", "package", "unresolved"]).toContain(graph.resolve(path("q/a.ts"), specifier).kind);
    }
  });

  it("by folders that link to themselves", () => {
    const { graph, path, link } = project({ "package.json": { workspaces: ["**"] }, "a/b.ts": "" });
    link("a/self", "a");
    link("loop", "loop");
    link("node_modules/p", "node_modules/p");
    expect([
      graph.workspacePackages(path("x.ts")),
      graph.resolve(path("x.ts"), "./loop").kind,
      graph.resolve(path("x.ts"), "p").kind,
    ]).toEqual([[], "unresolved", "package"]);
  });

  it("by folders where files are expected, and files where folders are", () => {
    const { resolve, graph, path } = project({
      "package.json/x": "",
      "tsconfig.json/x": "",
      "pnpm-workspace.yaml/x": "",
      "b.ts/x": "",
      file: "",
    });
    expect([
      resolve("a.ts", "./b"),
      resolve("a.ts", "./file/x"),
      graph.open(path("b.ts")),
      graph.listFiles(path("file")),
    ]).toEqual(["nowhere", "nowhere", undefined, []]);
  });

  it.each([
    ["(", ")"],
    ["[", "]"],
    ["{", "}"],
  ])("by code in 100,000 %s", (open, close) => {
    const module = project({ "a.ts": `x = ${open.repeat(100_000)}${close.repeat(100_000)}` }).open("a.ts");
    expect(module.program.body).toEqual([]);
  });

  it("by a chain of 2,000 barrels", () => {
    const count = 2_000;
    const files = Array.from({ length: count }, (_, index): [string, string] => [
      `${String(index)}.ts`,
      index % 2 === 0 ? `export * from './${String(index + 1)}';` : `export { x } from './${String(index + 1)}';`,
    ]);
    const { find } = project({ ...Object.fromEntries(files), [`${String(count)}.ts`]: "export const x = 1;" });
    expect(find("0.ts", "./0", "x")).toBe(`${String(count)}.ts#x`);
  });

  it("by a text that breaks off anywhere", () => {
    const text = `import a, { b as c } from "./x"; export * from "./y"; export const { d = \`\${1}\` } = /x/u, e = <T,>(f: T) => f;
      export default class G { @h() #i = 1; } module.exports = { ...require("./z") }; export enum J { K = "\\u{1F600}" }`;
    const { graph, path, write } = project({ "a.ts": "" });
    for (let length = 0; length < text.length; length += 1) {
      write("a.ts", text.slice(0, length));
      graph.refresh();
      const module = graph.open(path("a.ts"));
      expect([module?.imports, module?.exports, module?.stars, module?.bindings, module?.program.type]).toHaveLength(5);
    }
  });

  it("by many linted files", () => {
    const { graph, path } = project({ "a.ts": "" });
    for (let index = 0; index < 2_000; index += 1) {
      graph.host(path(`${String(index)}.ts`), "", emptyProgram());
      graph.resolve(path(`${String(index)}/x.ts`), "./a");
    }
    expect(graph.open(path("a.ts"))?.text).toBe("");
  });
});
