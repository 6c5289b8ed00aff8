import { parse } from "@typescript-eslint/parser";
import { describe, expect, it, vi } from "vitest";

import { ModuleGraph, type Parse } from "../../src/modules/index.ts";
import { project } from "./project.ts";

// A platform that the native parser has no binary for.
vi.mock("node:module", async (original) => {
  const { builtinModules } = await original<{ readonly builtinModules: readonly string[] }>();
  const createRequire = () => () => {
    throw new Error("Cannot find native binding.");
  };
  return { builtinModules, createRequire };
});

const files = {
  "a.ts": "import { b } from './b';",
  "b.ts": "export * from './c'; export const b = 1;",
  "c.ts": "export const c: number = 1; export default () => 1;",
};

function graphWith(host?: Parse): { readonly graph: ModuleGraph; readonly names: (file: string) => readonly string[] } {
  const { path } = project(files);
  const graph = new ModuleGraph({ parse: host });
  return {
    graph,
    names: (file) => {
      const module = graph.open(path(file));
      return module === undefined ? [] : graph.exportNames(module);
    },
  };
}

const host: Parse = (text) => parse(text, { range: true, loc: false, sourceType: "module" });

describe("without a native parser", () => {
  it("the host's parser reads the other files", () => {
    expect(graphWith(host).names("b.ts")).toEqual(["b", "c"]);
  });

  it("the host's parser may be told later", () => {
    const { graph, names } = graphWith();
    graph.fallBackTo(host);
    expect(names("b.ts")).toEqual(["b", "c"]);
  });

  it("and without the host's, other files are empty", () => {
    expect(graphWith().names("b.ts")).toEqual([]);
  });

  it("a host's parser that throws makes them empty, too", () => {
    const failing: Parse = () => {
      throw new Error("parse is not implemented");
    };
    expect(graphWith(failing).names("b.ts")).toEqual([]);
  });
});
