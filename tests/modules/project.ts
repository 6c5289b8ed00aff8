import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import type { TSESTree } from "@typescript-eslint/utils";
import { onTestFinished } from "vitest";

import { ModuleGraph, type Definition, type SourceModule } from "../../src/modules/index.ts";

/** A project on disk that goes when the test ends. */
export interface Project {
  readonly root: string;
  readonly graph: ModuleGraph;
  readonly path: (file: string) => string;
  readonly write: (file: string, content: unknown) => void;
  readonly remove: (file: string) => void;
  readonly link: (from: string, to: string) => void;
  readonly open: (file: string) => SourceModule;
  /** Where a specifier leads: a path in the project, `npm:name`, or `nowhere`. */
  readonly resolve: (from: string, specifier: string) => string;
  /** Where an imported name comes from, in words. */
  readonly find: (from: string, specifier: string, name: string) => string;
  /** Where an exported name comes from, in words. */
  readonly findExport: (file: string, name: string) => string | undefined;
}

/** Writes files, given by path; what is not a string is written as JSON. */
export function project(files: Readonly<Record<string, unknown>>): Project {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), "modules-")));
  onTestFinished(() => {
    rmSync(root, { recursive: true, force: true });
  });
  const graph = new ModuleGraph();
  const at = (file: string): string => path.join(root, file);
  const write = (file: string, content: unknown): void => {
    mkdirSync(path.dirname(at(file)), { recursive: true });
    writeFileSync(at(file), typeof content === "string" ? content : JSON.stringify(content));
  };
  const words = (definition: Definition): string => {
    switch (definition.kind) {
      case "local":
        return `${path.relative(root, definition.module.file)}#${definition.name}`;
      case "expression":
        return `${path.relative(root, definition.module.file)} ${definition.node.type}`;
      case "namespace":
        return `${path.relative(root, definition.module.file)} as a whole`;
      case "package":
        return `npm:${definition.package}#${definition.name}`;
      case "unresolved":
        return `nowhere: ${definition.specifier}#${definition.name}${definition.project ? " (ours)" : ""}`;
    }
  };
  const open = (file: string): SourceModule => {
    const module = graph.open(at(file));
    if (module === undefined) {
      throw new Error(`There is no ${file}.`);
    }
    return module;
  };
  for (const [file, content] of Object.entries(files)) {
    write(file, content);
  }
  return {
    root,
    graph,
    path: at,
    write,
    open,
    remove: (file) => {
      rmSync(at(file), { recursive: true });
    },
    link: (from, to) => {
      mkdirSync(path.dirname(at(from)), { recursive: true });
      symlinkSync(at(to), at(from), "junction");
    },
    resolve: (from, specifier) => {
      const resolution = graph.resolve(at(from), specifier);
      switch (resolution.kind) {
        case "file":
          return path.relative(root, resolution.file);
        case "package":
          return `npm:${resolution.package}`;
        case "unresolved":
          return "nowhere";
      }
    },
    find: (from, specifier, name) => words(graph.definitionOfImport(open(from), { specifier, name, typeOnly: false })),
    findExport: (file, name) => {
      const definition = graph.definitionOfExport(open(file), name);
      return definition && words(definition);
    },
  };
}

/** A program without statements, for a linted file whose content does not matter. */
export function emptyProgram(): TSESTree.Program {
  return { type: "Program", body: [] } as unknown as TSESTree.Program;
}
