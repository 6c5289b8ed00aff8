import { dirname, resolve } from "node:path";

import type { TSESTree } from "@typescript-eslint/utils";

import { Disk } from "./disk.ts";
import { Manifests } from "./manifest.ts";
import type { Definition, ExportedName, ImportedName, SourceModule } from "./module.ts";
import type { Parse } from "./parse.ts";
import { Resolver, type Resolution } from "./resolve.ts";
import { hostModule, ParsedModule } from "./source-module.ts";
import { Tracker, type Basis } from "./tracker.ts";
import { TypeScriptConfigs } from "./tsconfig.ts";
import { Workspaces, type WorkspacePackage } from "./workspace.ts";

/** Texts of modules that are kept between two files, in characters; a tree takes about 33 bytes for each. */
const keptText = 4_000_000;

interface Found {
  readonly definition: Definition;
  /** Whether the module names it; if not, it has an `export *` that may. */
  readonly certain: boolean;
}

interface Opened {
  readonly module: SourceModule;
  epoch: number;
}

/**
 * The modules of the projects that are linted, and what leads from one to another.
 *
 * Cache: modules by file, each with its tree once that was asked for. Owner: the graph. Wrong: not beyond the file being linted,
 * since texts are compared by what the disk says at the start of each. Goes: when its text changes, and at the start of a linted file what has not
 * been used for the longest time, as soon as there is too much; never while a file is linted, so that a node is one object.
 */
export class ModuleGraph {
  #parse: Parse | undefined;
  readonly #tracker = new Tracker();
  readonly #disk = new Disk(this.#tracker);
  readonly #manifests = new Manifests(this.#disk, this.#tracker);
  readonly #workspaces = new Workspaces(this.#disk, this.#manifests, this.#tracker);
  readonly #configs = new TypeScriptConfigs(this.#disk, this.#manifests, this.#workspaces, this.#tracker);
  readonly #resolver = new Resolver(this.#disk, this.#manifests, this.#workspaces, this.#configs, this.#tracker);
  readonly #opened = new Map<string, Opened>();
  #evictions = 0;
  #host: { readonly module: SourceModule; readonly program: TSESTree.Program } | undefined;

  constructor(options: { readonly parse?: Parse | undefined } = {}) {
    this.#parse = options.parse;
  }

  /** Grows with each linted file: within an epoch, the disk is taken to stay as it is. */
  get epoch(): number {
    return this.#tracker.epoch;
  }

  /** How often modules were let go of, so that others need not keep them alive. */
  get evictions(): number {
    return this.#evictions;
  }

  /** The parser for platforms that the own one has no binary for. */
  fallBackTo(parse: Parse): void {
    this.#parse = parse;
  }

  /** The linted file, with the host's tree. The disk is looked at anew from here on. */
  host(file: string, text: string, program: TSESTree.Program): SourceModule {
    if (this.#host?.program === program) {
      return this.#host.module;
    }
    this.refresh();
    const path = resolve(file);
    const module = hostModule(path, text, program);
    this.#disk.lend(path, text);
    this.#host = { module, program };
    return module;
  }

  /** Looks at the disk anew: what was changed since is seen from here on. */
  refresh(): void {
    if (this.#host !== undefined) {
      this.#disk.giveBack(this.#host.module.file);
      this.#host = undefined;
    }
    this.#tracker.startEpoch();
    this.#forget();
  }

  /** A module by its absolute path, or nothing if there is no such file. */
  open(file: string): SourceModule | undefined {
    const text = this.#disk.readText(file);
    if (this.#host?.module.file === file) {
      return this.#host.module;
    }
    if (text === undefined) {
      this.#opened.delete(file);
      return undefined;
    }
    let opened = this.#opened.get(file);
    if (opened?.module.text !== text) {
      opened = { module: new ParsedModule(file, text, this.#parse), epoch: 0 };
      this.#opened.set(file, opened);
    }
    opened.epoch = this.#tracker.epoch;
    return opened.module;
  }

  /** Where a specifier in a file leads. */
  resolve(fromFile: string, specifier: string): Resolution {
    return this.#resolver.resolve(fromFile, specifier);
  }

  /** Where an imported name comes from. */
  definitionOfImport(module: SourceModule, imported: ImportedName): Definition {
    return this.#imported(module, imported, new Set());
  }

  /** Where an exported name comes from, or nothing if the module exports no such name. */
  definitionOfExport(module: SourceModule, name: string): Definition | undefined {
    return this.#exported(module, name, new Set())?.definition;
  }

  /** All names that a module exports, those that it hands on with `export *` included. */
  exportNames(module: SourceModule): readonly string[] {
    const names = new Set<string>();
    const seen = new Set<SourceModule>();
    const collect = (current: SourceModule, root: boolean): void => {
      if (seen.has(current)) {
        return;
      }
      seen.add(current);
      for (const name of current.exports.keys()) {
        if (root || name !== "default") {
          names.add(name);
        }
      }
      for (const star of current.stars) {
        const next = this.#moduleAt(current, star);
        if (next !== undefined) {
          collect(next, false);
        }
      }
    };
    collect(module, true);
    return [...names];
  }

  /** The folder of the workspace around a file, or of its package if it is in no workspace. */
  workspaceRoot(file: string): string | undefined {
    return this.#workspaces.root(dirname(file)) ?? this.packageRoot(file);
  }

  /** The nearest folder around a file that has a package.json. */
  packageRoot(file: string): string | undefined {
    return this.#manifests.packageRoot(dirname(file));
  }

  /** The packages of the workspace around a file, its root included; none if it is in no workspace. */
  workspacePackages(file: string): readonly WorkspacePackage[] {
    return this.#workspaces.packages(dirname(file));
  }

  /** The text of a file. */
  readText(file: string): string | undefined {
    return this.#disk.readText(file);
  }

  /** Whether there is a file. */
  exists(file: string): boolean {
    return this.#disk.exists(file);
  }

  /** The names of the files in a folder, sorted. */
  listFiles(directory: string): readonly string[] {
    return this.#disk.names(directory, "file");
  }

  /** The names of the folders in a folder, sorted. */
  listDirectories(directory: string): readonly string[] {
    return this.#disk.names(directory, "directory");
  }

  /** An answer that is computed again only when something that it rests on has changed; plain data, under a key of its own. */
  derived<T>(key: string, compute: () => T): T {
    return this.#tracker.derived(key, compute);
  }

  /** Runs something, and gives what its result rests on: files, and answers to look-ups, failed ones included. */
  watch<T>(run: () => T): { readonly result: T; readonly basis: Basis } {
    return this.#tracker.watch(run);
  }

  #moduleAt(from: SourceModule, specifier: string): SourceModule | undefined {
    const resolution = this.resolve(from.file, specifier);
    return resolution.kind === "file" ? this.open(resolution.file) : undefined;
  }

  #imported(from: SourceModule, { specifier, name }: ImportedName, seen: Set<string>): Definition {
    const resolution = this.resolve(from.file, specifier);
    if (resolution.kind === "package") {
      return { ...resolution, name };
    }
    const lost: Definition = {
      kind: "unresolved",
      specifier,
      name,
      project: resolution.kind === "file" || resolution.project,
    };
    const module = resolution.kind === "file" ? this.open(resolution.file) : undefined;
    if (module === undefined) {
      return lost;
    }
    if (name === "*") {
      return wholeOf(module)
        ? (this.#exported(module, "default", seen)?.definition ?? lost)
        : { kind: "namespace", module };
    }
    const found = this.#exported(module, name, seen);
    if (found === undefined && name === "default" && isCommon(module)) {
      return { kind: "namespace", module };
    }
    return found?.definition ?? lost;
  }

  #exported(module: SourceModule, name: string, seen: Set<string>): Found | undefined {
    const visit = `${module.file}\0${name}`;
    if (seen.has(visit)) {
      return undefined;
    }
    seen.add(visit);
    const exported = module.exports.get(name);
    if (exported !== undefined) {
      return { definition: this.#definition(module, exported, seen), certain: true };
    }
    return name === "default" ? undefined : this.#throughStars(module, name, seen);
  }

  #definition(module: SourceModule, exported: ExportedName, seen: Set<string>): Definition {
    switch (exported.kind) {
      case "local":
        return { kind: "local", module, name: exported.local };
      case "expression":
        return {
          kind: "expression",
          module,
          get node() {
            return exported.node;
          },
        };
      case "from":
        return this.#imported(module, { specifier: exported.specifier, name: exported.name, typeOnly: false }, seen);
    }
  }

  /**
   * A name that some `export *` hands on. Packages and what cannot be found may export it: they count if nothing else does,
   * and the project's own code that cannot be found comes before a package, which would be believed to do what it is known for.
   */
  #throughStars(module: SourceModule, name: string, seen: Set<string>): Found | undefined {
    let guess: Found | undefined;
    for (const specifier of module.stars) {
      const resolution = this.resolve(module.file, specifier);
      const next = resolution.kind === "file" ? this.open(resolution.file) : undefined;
      const found = next === undefined ? guessed(resolution, name) : this.#exported(next, name, seen);
      if (found?.certain === true) {
        return found;
      }
      if (guess === undefined || found?.definition.kind === "unresolved") {
        guess = found ?? guess;
      }
    }
    return guess;
  }

  #forget(): void {
    let total = 0;
    for (const { module } of this.#opened.values()) {
      total += module.text.length;
    }
    if (total <= keptText) {
      return;
    }
    this.#evictions += 1;
    const byAge = [...this.#opened.values()].sort((one, other) => one.epoch - other.epoch);
    for (const { module } of byAge) {
      if (total <= keptText / 2) {
        return;
      }
      total -= module.text.length;
      this.#opened.delete(module.file);
    }
  }
}

function guessed(resolution: Resolution, name: string): Found | undefined {
  return resolution.kind === "file" ? undefined : { definition: { ...resolution, name }, certain: false };
}

/** Whether a module is CommonJS, as far as its interface shows. */
function isCommon(module: SourceModule): boolean {
  return !/^\s*(?:import|export)\b/mu.test(module.text);
}

/** Whether `require` of a module gives one value that is not an object of exports: `module.exports = function …`. */
function wholeOf(module: SourceModule): boolean {
  if (!module.exports.has("default") || !/\bmodule\s*\.\s*exports\s*=|\bexport\s*=/u.test(module.text)) {
    return false;
  }
  return [...module.exports.keys()].every((name) => name === "default");
}

/** Cache: the graph of this process, for all files and configurations. Owner: this module. Wrong: see ModuleGraph. Goes: never; it is bounded. */
let shared: ModuleGraph | undefined;

/** One graph for each process. */
export function sharedGraph(parse?: Parse): ModuleGraph {
  shared ??= new ModuleGraph();
  if (parse !== undefined) {
    shared.fallBackTo(parse);
  }
  return shared;
}
