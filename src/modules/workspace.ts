import { dirname, join } from "node:path";

import type { Disk } from "./disk.ts";
import { alternatives, globExpression } from "./glob.ts";
import { objectIn, stringIn, stringsIn } from "./json.ts";
import type { Manifests } from "./manifest.ts";
import type { Tracker } from "./tracker.ts";

/** A package of the project's own. */
export interface WorkspacePackage {
  readonly name: string;
  readonly directory: string;
}

/** Folders that `**` does not look into: they hold other people's packages, or copies. */
const passedOver = new Set([
  "node_modules",
  "bower_components",
  ".git",
  ".next",
  ".turbo",
  "dist",
  "build",
  "coverage",
]);

/** `**` looks this many folders deep. */
const deepest = 6;

/**
 * The packages of a project by their names, read from the manifests and not from node_modules: neither a fresh clone nor many a
 * CI job has one. Answers rest on the manifests and on the folders that hold a package, not on every folder that `**` walks
 * through: a package in a folder that had none before is seen when one of those changes.
 */
export class Workspaces {
  readonly #disk: Disk;
  readonly #manifests: Manifests;
  readonly #tracker: Tracker;

  constructor(disk: Disk, manifests: Manifests, tracker: Tracker) {
    this.#disk = disk;
    this.#manifests = manifests;
    this.#tracker = tracker;
  }

  /** The nearest folder, this one or one around it, whose manifest lists packages. */
  root(directory: string): string | undefined {
    return this.#tracker.derived(`${directory}\0workspace root`, () => {
      if (this.#patterns(directory).length > 0) {
        return directory;
      }
      const parent = dirname(directory);
      return parent === directory ? undefined : this.root(parent);
    });
  }

  /** The packages of the workspace around a folder, sorted by folder; the root is one of them. */
  packages(directory: string): readonly WorkspacePackage[] {
    const root = this.root(directory);
    return root === undefined ? [] : this.#packagesOf(root);
  }

  /** The folder of a package of the workspace around a folder. */
  directoryOf(directory: string, name: string): string | undefined {
    const root = this.root(directory);
    if (root === undefined) {
      return undefined;
    }
    return this.#tracker.derived(`${root}\0workspace package\0${name}`, () => this.#byName(root)[name]);
  }

  #byName(root: string): Readonly<Record<string, string>> {
    return this.#tracker.derived(`${root}\0workspace names`, () => {
      const names = Object.create(null) as Record<string, string>;
      for (const { name, directory } of this.#packagesOf(root)) {
        names[name] ??= directory;
      }
      return names;
    });
  }

  #packagesOf(root: string): readonly WorkspacePackage[] {
    return this.#tracker.derived(`${root}\0workspace packages`, () =>
      [root, ...this.#directories(root)].flatMap((directory) => {
        const name = stringIn(this.#manifests.of(directory)["name"]);
        return name === undefined ? [] : [{ name, directory }];
      }),
    );
  }

  #directories(root: string): readonly string[] {
    return this.#tracker.derived(`${root}\0workspace folders`, () => {
      const patterns = this.#patterns(root).map((pattern) =>
        pattern.replace(/^(!?)(?:\.?\/)+/u, "$1").replace(/\/+$/u, ""),
      );
      const wanted = patterns.filter((pattern) => !pattern.startsWith("!")).flatMap(alternatives);
      const unwanted = patterns
        .filter((pattern) => pattern.startsWith("!"))
        .flatMap((pattern) => alternatives(pattern.slice(1)));
      const excluded = unwanted.map((pattern) => globExpression(pattern));
      const found = new Set<string>();
      for (const pattern of wanted) {
        this.#expand(root, pattern.split("/"), found);
      }
      return [...found]
        .filter((directory) => {
          const path = directory
            .slice(root.length)
            .replace(/^[\\/]/u, "")
            .replaceAll("\\", "/");
          return directory !== root && !excluded.some((expression) => expression.test(path));
        })
        .sort();
    });
  }

  #expand(directory: string, [segment, ...rest]: readonly string[], found: Set<string>): void {
    if (segment === undefined) {
      if (this.#disk.exists(join(directory, "package.json"))) {
        found.add(directory);
      }
      return;
    }
    if (segment === "**") {
      this.#walk(directory, rest, deepest, found);
      return;
    }
    if (!segment.includes("*") && !segment.includes("?")) {
      this.#expand(join(directory, segment), rest, found);
      return;
    }
    const expression = globExpression(segment);
    for (const name of this.#folders(directory)) {
      if (expression.test(name)) {
        this.#expand(join(directory, name), rest, found);
      }
    }
  }

  #walk(directory: string, rest: readonly string[], depth: number, found: Set<string>): void {
    const before = found.size;
    // Most folders that are walked through lead to no package: the answer would rest on thousands of them.
    this.#tracker.recordSources(() => {
      this.#expand(directory, rest, found);
    });
    if (found.size > before) {
      this.#expand(directory, rest, found);
    }
    const { result: names } = this.#tracker.recordSources(() => this.#folders(directory));
    for (const name of depth > 0 ? names : []) {
      this.#walk(join(directory, name), rest, depth - 1, found);
    }
    if (depth === deepest || found.size > before) {
      this.#disk.entries(directory);
    }
  }

  #folders(directory: string): readonly string[] {
    return [...(this.#disk.entries(directory) ?? [])].flatMap(([name, kind]) =>
      kind === "directory" && !passedOver.has(name) ? [name] : [],
    );
  }

  #patterns(directory: string): readonly string[] {
    return this.#tracker.derived(`${directory}\0workspace patterns`, () => {
      const pnpm = this.#disk.readText(join(directory, "pnpm-workspace.yaml"));
      const listed = pnpm === undefined ? [] : packagesOfYaml(pnpm);
      if (listed.length > 0) {
        return listed;
      }
      const { workspaces } = this.#manifests.of(directory);
      return stringsIn(Array.isArray(workspaces) ? workspaces : objectIn(workspaces)["packages"]);
    });
  }
}

/** The list `packages:` of a pnpm-workspace.yaml. A YAML library would be 250 KB for this one list of strings. */
export function packagesOfYaml(text: string): readonly string[] {
  const lines = text.split(/\r?\n/u).map((line) => line.replace(/(?:^|\s)#.*$/u, ""));
  const start = lines.findIndex((line) => /^["']?packages["']?\s*:/u.test(line));
  if (start === -1) {
    return [];
  }
  const list = lines
    .slice(start)
    .join(" ")
    .replace(/^[^:]*:\s*/u, "");
  if (list.startsWith("[")) {
    const inner = list.slice(1).replace(/\].*$/u, "");
    return inner
      .split(",")
      .map(unquoted)
      .filter((item) => item !== "");
  }
  const items: string[] = [];
  for (const line of lines.slice(start + 1)) {
    const item = /^\s*-\s*(?<item>.+)$/u.exec(line)?.groups?.["item"];
    if (item !== undefined) {
      items.push(unquoted(item));
    } else if (line.trim() !== "") {
      break;
    }
  }
  return items;
}

function unquoted(item: string): string {
  return item.trim().replace(/^(?<quote>["'])(?<inner>.*)\k<quote>$/u, "$<inner>");
}
