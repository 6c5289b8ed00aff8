import { builtinModules } from "node:module";
import { dirname, isAbsolute, join, resolve, sep } from "node:path";

import type { Disk } from "./disk.ts";
import { objectIn, stringIn, type JsonObject } from "./json.ts";
import type { Manifests } from "./manifest.ts";
import { subpathsOf, targetsOf } from "./package-exports.ts";
import { bestAlias } from "./pattern.ts";
import type { Tracker } from "./tracker.ts";
import type { TypeScriptConfigs } from "./tsconfig.ts";
import type { Workspaces } from "./workspace.ts";

/** Where a specifier leads. */
export type Resolution =
  | { readonly kind: "file"; readonly file: string }
  | { readonly kind: "package"; readonly specifier: string; readonly package: string }
  /** `project`: it is the project's own code that cannot be found (or is no code: a style sheet, a picture). */
  | { readonly kind: "unresolved"; readonly specifier: string; readonly project: boolean };

const extensions = [".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs"] as const;
const code = /\.[cm]?[jt]sx?$/u;
const declarations = /\.d\.[cm]?ts$/u;

/** What TypeScript looks for where a compiled name is written, the source first. */
const sources: Readonly<Record<string, readonly string[]>> = {
  ".js": [".ts", ".tsx", ".js", ".jsx"],
  ".jsx": [".tsx", ".jsx"],
  ".mjs": [".mts", ".mjs"],
  ".cjs": [".cts", ".cjs"],
};

/** Folders that builds write to. A build is not there in a fresh clone, and is worse to read than its source where it is. */
const built = /^(?:dist|build|out|output|esm|cjs|lib|es)$/u;

/**
 * Finds the file that a specifier means, as TypeScript and Next.js do for the code of an app. In plain JavaScript: a native resolver
 * measured the same answers and, with all look-ups remembered, the same cost, and it fails altogether on a broken tsconfig.
 */
export class Resolver {
  readonly #disk: Disk;
  readonly #manifests: Manifests;
  readonly #workspaces: Workspaces;
  readonly #configs: TypeScriptConfigs;
  readonly #tracker: Tracker;

  constructor(disk: Disk, manifests: Manifests, workspaces: Workspaces, configs: TypeScriptConfigs, tracker: Tracker) {
    this.#disk = disk;
    this.#manifests = manifests;
    this.#workspaces = workspaces;
    this.#configs = configs;
    this.#tracker = tracker;
  }

  /** Where a specifier in a file leads. */
  resolve(fromFile: string, specifier: string): Resolution {
    const directory = dirname(fromFile);
    // The files of a folder agree, unless the references of a configuration tell them apart.
    const from = this.#configs.tellsApart(directory) ? fromFile : directory;
    return this.#tracker.derived(`${from}\0resolve\0${specifier}`, () => this.#resolve(fromFile, directory, specifier));
  }

  #resolve(fromFile: string, directory: string, written: string): Resolution {
    // `./icon.svg?url`: loaders take what follows the question mark.
    const specifier = written.replace(/\?.*$/u, "");
    const unresolved: Resolution = { kind: "unresolved", specifier: written, project: true };
    if (/^\.{0,2}(?:\/|$)/u.test(specifier) || isAbsolute(specifier)) {
      return found(this.#file(resolve(directory, specifier))) ?? unresolved;
    }
    const packageName = packageNameOf(specifier);
    const alias = this.#alias(fromFile, specifier);
    if (alias.file !== undefined) {
      return { kind: "file", file: alias.file };
    }
    if (specifier.startsWith("#")) {
      return this.#imports(directory, specifier, written) ?? unresolved;
    }
    const builtin = builtinName(specifier);
    if (builtin !== undefined) {
      return { kind: "package", specifier: written, package: builtin };
    }
    const own = packageName === undefined ? undefined : this.#ownPackage(directory, packageName);
    if (own !== undefined && packageName !== undefined) {
      return found(this.#inPackage(own, specifier.slice(packageName.length))) ?? unresolved;
    }
    if (packageName === undefined || alias.lost) {
      return found(this.#conventional(directory, specifier)) ?? unresolved;
    }
    return { kind: "package", specifier: written, package: packageName };
  }

  /** The file that `paths` or `baseUrl` give, or that a pattern of the project's own means it but there is no such file. */
  #alias(file: string, specifier: string): { readonly file?: string; readonly lost: boolean } {
    let lost = false;
    for (const { baseUrl, paths } of this.#configs.around(file)) {
      const match = bestAlias(paths, specifier);
      const path = this.#firstOf(match?.targets ?? []) ?? (baseUrl && this.#file(join(baseUrl, specifier)));
      if (path !== undefined) {
        return { file: path, lost: false };
      }
      lost ||= match !== undefined && match.pattern !== "*" && match.targets.some(isOwnCode);
    }
    return { lost };
  }

  #firstOf(paths: readonly string[]): string | undefined {
    for (const path of paths) {
      const file = this.#file(resolve(path));
      if (file !== undefined) {
        return file;
      }
    }
    return undefined;
  }

  /** `@/x` and `~/x` where no readable configuration says what they mean: what the generators of apps make of them. */
  #conventional(directory: string, specifier: string): string | undefined {
    const path = /^[@~]\/(?<path>.+)$/u.exec(specifier)?.groups?.["path"];
    const root = this.#manifests.packageRoot(directory);
    if (path === undefined || root === undefined) {
      return undefined;
    }
    return this.#file(join(root, path)) ?? this.#file(join(root, "src", path)) ?? this.#file(join(root, "app", path));
  }

  /** The folder of a package of the project: in the workspace, the package around us, or at the end of a link. */
  #ownPackage(directory: string, name: string): string | undefined {
    const root = this.#manifests.packageRoot(directory) ?? directory;
    const manifest = this.#manifests.of(root);
    if (manifest["name"] === name && manifest["exports"] !== undefined) {
      return root;
    }
    const member = this.#workspaces.directoryOf(root, name);
    return member !== undefined && this.#means(manifest, name, member) ? member : this.#linked(root, name);
  }

  /** An example called "react" is not what its neighbours mean who depend on a published version of another major. */
  #means(manifest: JsonObject, name: string, member: string): boolean {
    const range = ["dependencies", "devDependencies", "peerDependencies", "optionalDependencies"]
      .map((field) => stringIn(objectIn(manifest[field])[name]))
      .find((value) => value !== undefined);
    const wanted = majorOf(range);
    const offered = majorOf(stringIn(this.#manifests.of(member)["version"]));
    return wanted === undefined || wanted === offered || (offered === undefined && name.startsWith("@"));
  }

  /** A link in node_modules that leads out of it: `npm link`, `file:`, `link:`. */
  #linked(directory: string, name: string): string | undefined {
    return this.#tracker.derived(`${directory}\0link\0${name}`, () => {
      const modules = join(directory, "node_modules");
      const real = this.#disk.isDirectory(modules) ? this.#disk.realPath(join(modules, name)) : undefined;
      if (real !== undefined) {
        return real.includes(`${sep}node_modules${sep}`) ? undefined : real;
      }
      const parent = dirname(directory);
      return parent === directory ? undefined : this.#linked(parent, name);
    });
  }

  /** `#name` in the `imports` of the nearest package.json. */
  #imports(directory: string, specifier: string, written: string): Resolution | undefined {
    const root = this.#manifests.packageRoot(directory);
    if (root === undefined) {
      return undefined;
    }
    const { targets, types } = targetsOf(objectIn(this.#manifests.of(root)["imports"]), specifier);
    for (const target of [...targets, ...types]) {
      if (target.startsWith(".")) {
        const file = this.#target(root, target);
        if (file !== undefined) {
          return found(file);
        }
      } else if (!target.startsWith("#")) {
        const resolution = this.resolve(join(root, "package.json"), target);
        return resolution.kind === "package"
          ? { ...resolution, specifier: target }
          : { ...resolution, ...lost(resolution, written) };
      }
    }
    return undefined;
  }

  /** The file of a package of the project; `rest` is "" or "/path". */
  #inPackage(directory: string, rest: string): string | undefined {
    const manifest = this.#manifests.of(directory);
    const { exports } = manifest;
    if (exports !== undefined && exports !== null) {
      const map = subpathsOf(exports);
      const { targets, types } = targetsOf(map, `.${rest}`);
      const file = this.#firstTarget(directory, [...targets, ...types]);
      if (file !== undefined) {
        return file;
      }
    }
    if (rest !== "") {
      // Not exported, or without `exports`: then the path is what it says, or what it says under the folder that is built from.
      return this.#file(join(directory, rest)) ?? this.#file(join(directory, "src", rest));
    }
    const entries = ["source", "module", "main", "types", "typings"].flatMap(
      (field) => stringIn(manifest[field]) ?? [],
    );
    return (
      this.#firstTarget(directory, entries) ?? this.#file(directory, false) ?? this.#file(join(directory, "src"), false)
    );
  }

  #firstTarget(directory: string, targets: readonly string[]): string | undefined {
    for (const target of targets) {
      const file = this.#target(directory, target);
      if (file !== undefined) {
        return file;
      }
    }
    return undefined;
  }

  /** A file named by a manifest, or the source that it is built from. */
  #target(directory: string, target: string): string | undefined {
    const segments = target.split("/").filter((segment) => segment !== "" && segment !== ".");
    const written = join(directory, ...segments);
    const buildFolder = segments.findIndex((segment) => built.test(segment));
    if (buildFolder === -1 || segments.slice(0, buildFolder).includes("src")) {
      return this.#file(written, false);
    }
    // Code is often kept in a folder named `lib`, hardly ever in one named `dist`.
    const kept = segments[buildFolder] === "lib" ? this.#file(written, false) : undefined;
    if (kept !== undefined) {
      return kept;
    }
    const before = join(directory, ...segments.slice(0, buildFolder));
    const path = segments
      .slice(buildFolder + 1)
      .join("/")
      .replace(declarations, "")
      .replace(code, "")
      .replace(/^(?:(?:esm|cjs|es|types|module|node|src)\/)+/u, "");
    for (const folder of ["src", "source", "", "lib"]) {
      const file =
        this.#file(join(before, folder, path), false) ??
        this.#file(join(before, folder, path.replace(/\/index$/u, "")), false);
      if (file !== undefined) {
        return file;
      }
    }
    return this.#file(written, false);
  }

  /** The module at a path: as written, a source for a compiled name, with an extension, or the index of a folder. */
  #file(path: string, asManifestSays = true): string | undefined {
    const extension = /\.[cm]?[jt]sx?$/u.exec(path)?.[0];
    if (extension !== undefined && !declarations.test(path)) {
      const stem = path.slice(0, -extension.length);
      const file = (sources[extension] ?? [extension])
        .map((source) => stem + source)
        .find((name) => this.#disk.isListed(name));
      if (file !== undefined) {
        return file;
      }
    }
    const file = extensions.map((suffix) => path + suffix).find((name) => this.#disk.isListed(name));
    if (file !== undefined) {
      return file;
    }
    if (!this.#disk.isDirectory(path)) {
      return undefined;
    }
    if (asManifestSays && this.#disk.isListed(join(path, "package.json"))) {
      return this.#inPackage(path, "");
    }
    return extensions.map((suffix) => join(path, `index${suffix}`)).find((name) => this.#disk.isListed(name));
  }
}

/** `"react": ["./node_modules/…"]` and `"x": ["./x.d.ts"]` say nothing about where the code is. */
function isOwnCode(target: string): boolean {
  return !target.includes(`${sep}node_modules${sep}`) && !declarations.test(target);
}

function found(file: string | undefined): Resolution | undefined {
  return file === undefined ? undefined : { kind: "file", file };
}

function lost(resolution: Resolution, specifier: string): { readonly specifier?: string } {
  return resolution.kind === "unresolved" ? { specifier } : {};
}

/** The name of the package that a specifier starts with, or nothing if no package can be called so. */
function packageNameOf(specifier: string): string | undefined {
  if (/^[a-z][\w+.-]*:/iu.test(specifier)) {
    return specifier;
  }
  return /^(?:@[\w.~-]+\/)?[a-z\d_-][\w.~-]*(?=\/|$)/iu.exec(specifier)?.[0];
}

const builtins = new Set(builtinModules);

/** `node:crypto` for `crypto` and `node:crypto`. */
function builtinName(specifier: string): string | undefined {
  if (specifier.startsWith("node:")) {
    return specifier;
  }
  return builtins.has(specifier) ? `node:${specifier}` : undefined;
}

/** The leading number of a range; nothing for ranges that name no published version. */
function majorOf(range: string | undefined): string | undefined {
  return /^[\^~>=v\s]*(?<major>\d+)/u.exec(range ?? "")?.groups?.["major"];
}
