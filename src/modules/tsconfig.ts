import { dirname, isAbsolute, join, resolve } from "node:path";

import type { Disk } from "./disk.ts";
import { globExpression } from "./glob.ts";
import { listIn, objectIn, stringIn, stringsIn, type JsonObject } from "./json.ts";
import type { Manifests } from "./manifest.ts";
import type { Alias } from "./pattern.ts";
import type { Tracker } from "./tracker.ts";
import type { Workspaces } from "./workspace.ts";

/** What a tsconfig.json or jsconfig.json says about where modules are. */
export interface Aliases {
  readonly file: string;
  readonly baseUrl: string | undefined;
  /** Patterns of `paths`, each with the absolute paths (with their `*`) that it stands for. */
  readonly paths: readonly Alias[];
}

interface Config extends Aliases {
  readonly references: readonly string[];
  readonly listsFiles: boolean;
  readonly include: readonly string[];
}

/**
 * Reads the configuration of TypeScript for the two options that move modules. Not with get-tsconfig or with TypeScript itself: both give up on a
 * config whose `extends` cannot be found, and where there is no node_modules no `extends` of a workspace package can. Here what
 * can be read counts: a lost base costs the base's own aliases and nothing else.
 */
export class TypeScriptConfigs {
  readonly #disk: Disk;
  readonly #manifests: Manifests;
  readonly #workspaces: Workspaces;
  readonly #tracker: Tracker;

  constructor(disk: Disk, manifests: Manifests, workspaces: Workspaces, tracker: Tracker) {
    this.#disk = disk;
    this.#manifests = manifests;
    this.#workspaces = workspaces;
    this.#tracker = tracker;
  }

  /**
   * The configurations that may speak for a file, the nearest first. TypeScript knows only the nearest one; those around it are asked
   * after it, because a package that is compiled by an app of the same workspace may use the app's aliases.
   */
  around(file: string): readonly Aliases[] {
    const directory = dirname(file);
    return this.tellsApart(directory)
      ? this.#tracker.derived(`${file}\0tsconfigs`, () => this.#withReferences(file))
      : this.#inAndAround(directory);
  }

  #withReferences(file: string): readonly Config[] {
    return this.#inAndAround(dirname(file)).flatMap((config) => {
      const referenced = config.references.map((path) => this.#config(path));
      const own = referenced.filter((candidate) => includes(candidate, file));
      const others = referenced.filter((candidate) => !own.includes(candidate));
      return config.listsFiles ? [...own, config, ...others] : [config, ...own, ...others];
    });
  }

  /** Whether two files of this folder may have different configurations: only `references` can do that. */
  tellsApart(directory: string): boolean {
    return this.#inAndAround(directory).some(({ references }) => references.length > 0);
  }

  #inAndAround(directory: string): readonly Config[] {
    return this.#tracker.derived(`${directory}\0tsconfigs`, () => {
      const own = ["tsconfig.json", "jsconfig.json"]
        .map((name) => join(directory, name))
        .find((file) => this.#disk.exists(file));
      const parent = dirname(directory);
      const around = parent === directory ? [] : this.#inAndAround(parent);
      return own === undefined ? around : [this.#config(own), ...around];
    });
  }

  #config(file: string): Config {
    return this.#tracker.derived(`${file}\0tsconfig`, () => this.#read(file, dirname(file), new Set()));
  }

  /** `configDirectory` is where the configuration is that all the others are bases of. */
  #read(file: string, configDirectory: string, seen: Set<string>): Config {
    if (seen.has(file)) {
      return { file, baseUrl: undefined, paths: [], references: [], listsFiles: false, include: [] };
    }
    seen.add(file);
    const config = this.#manifests.json(file);
    const directory = dirname(file);
    const options = objectIn(config["compilerOptions"]);
    const absolute = (path: string): string => resolve(directory, path.replaceAll("${configDir}", configDirectory));

    let baseUrl: string | undefined;
    let paths: readonly Alias[] = [];
    let include: readonly string[] = [];
    for (const name of stringsIn(config["extends"])) {
      const base = this.#baseOf(directory, name.replaceAll("${configDir}", configDirectory));
      if (base !== undefined) {
        const inherited = this.#read(base, configDirectory, new Set(seen));
        baseUrl = inherited.baseUrl ?? baseUrl;
        paths = inherited.paths.length > 0 ? inherited.paths : paths;
        include = inherited.include.length > 0 ? inherited.include : include;
      }
    }
    const ownBaseUrl = stringIn(options["baseUrl"]);
    baseUrl = ownBaseUrl === undefined ? baseUrl : absolute(ownBaseUrl);
    if (options["paths"] !== undefined) {
      const from = baseUrl ?? directory;
      paths = aliasesIn(objectIn(options["paths"]), (target) =>
        resolve(from, target.replaceAll("${configDir}", configDirectory)),
      );
    }
    if (Array.isArray(config["include"])) {
      include = stringsIn(config["include"]).map(absolute);
    }
    return {
      file,
      baseUrl,
      paths,
      include,
      listsFiles: Array.isArray(config["files"]),
      references: referencesIn(config).map((path) => {
        const target = absolute(path);
        return target.endsWith(".json") ? target : join(target, "tsconfig.json");
      }),
    };
  }

  #baseOf(directory: string, name: string): string | undefined {
    if (name.startsWith(".") || isAbsolute(name)) {
      return this.#jsonFile(resolve(directory, name));
    }
    const [, packageName = name, path = ""] = /^(?<name>(?:@[^/]+\/)?[^/]+)\/?(?<path>.*)$/u.exec(name) ?? [];
    const packageDirectory = this.#workspaces.directoryOf(directory, packageName);
    if (packageDirectory === undefined) {
      // A published base, such as @tsconfig/next, knows nothing of this project's folders.
      return undefined;
    }
    if (path !== "") {
      return this.#jsonFile(join(packageDirectory, path)) ?? this.#exported(packageDirectory, `./${path}`);
    }
    const named = stringIn(this.#manifests.of(packageDirectory)["tsconfig"]);
    return (
      (named === undefined ? undefined : this.#jsonFile(join(packageDirectory, named))) ??
      this.#exported(packageDirectory, ".") ??
      this.#jsonFile(join(packageDirectory, "tsconfig.json"))
    );
  }

  #exported(packageDirectory: string, subpath: string): string | undefined {
    const exports = objectIn(this.#manifests.of(packageDirectory)["exports"]);
    const target = stringIn(exports[subpath]) ?? stringIn(exports[`${subpath}.json`]);
    return target === undefined ? undefined : this.#jsonFile(join(packageDirectory, target));
  }

  #jsonFile(path: string): string | undefined {
    return [path, `${path}.json`, join(path, "tsconfig.json")].find((file) => this.#disk.exists(file));
  }
}

function aliasesIn(paths: JsonObject, absolute: (target: string) => string): readonly Alias[] {
  return Object.entries(paths).map(([pattern, targets]) => ({ pattern, targets: stringsIn(targets).map(absolute) }));
}

function referencesIn(config: JsonObject): readonly string[] {
  return listIn(config["references"]).flatMap((reference) => stringsIn(objectIn(reference)["path"]));
}

function includes(config: Config, file: string): boolean {
  if (config.include.length === 0) {
    return !config.listsFiles && file.startsWith(dirname(config.file));
  }
  const path = file.replaceAll("\\", "/");
  return config.include.some((pattern) => {
    const glob = pattern.replaceAll("\\", "/");
    return globExpression(glob).test(path) || globExpression(`${glob}/**`).test(path);
  });
}
