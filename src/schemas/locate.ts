import { basename, dirname, join, resolve } from "node:path";

import { objectIn, parseJson, stringIn, type JsonObject } from "../modules/json.ts";
import type { DataModel } from "./model.ts";
import { parsePrisma } from "./prisma.ts";
import { wordsOf } from "./words.ts";

/** The disk, as src/modules offers it. */
export interface SchemaFiles {
  readText(file: string): string | undefined;
  /** The names of the files in a folder. */
  listFiles(directory: string): readonly string[];
  /** The names of the folders in a folder. */
  listDirectories?(directory: string): readonly string[];
  packageRoot(file: string): string | undefined;
  workspaceRoot(file: string): string | undefined;
  workspacePackages(file: string): readonly { readonly name: string; readonly directory: string }[];
  /** An answer that is computed again only when something on the disk that it rests on has changed. */
  derived<T>(key: string, compute: () => T): T;
}

type Models = ReadonlyMap<string, DataModel>;

/** The texts of a schema's files, under the name of the first. */
interface Schema {
  readonly name: string;
  readonly texts: readonly string[];
}

/** A process sees a few schemas: one for each project of a workspace, and the versions of one that is being edited. */
const capacity = 32;

/**
 * Parsed schemas. Key: the schema's first file; a hit needs the very texts that were parsed, so an entry is never
 * wrong. Owner: this module, for the process. Goes: the oldest as soon as there are too many; the older version of a
 * file at once.
 */
const parsed = new Map<string, { readonly texts: readonly string[]; readonly models: Models }>();

/**
 * The models of the schema.prisma that the package of `file` uses, by client accessor (`UserProfile` is `userProfile`);
 * undefined when there is none, or when several could be meant.
 */
export function prismaModels(files: SchemaFiles, file: string): Models | undefined {
  const schema = schemaFor(files, file);
  return schema === undefined ? undefined : modelsOf(schema);
}

/** Every query asks for it, so where it is and what it says is looked up once for each package. */
function schemaFor(files: SchemaFiles, file: string): Schema | undefined {
  const own = files.packageRoot(file);
  return files.derived(`${own ?? dirname(file)}\0prisma schema`, () => {
    const paths = (own === undefined ? undefined : schemaOf(files, own)) ?? sharedSchema(files, file, own);
    return paths && { name: paths[0] ?? "", texts: paths.map((path) => files.readText(path) ?? "") };
  });
}

function modelsOf({ name, texts }: Schema): Models {
  const known = parsed.get(name);
  if (
    known !== undefined &&
    (known.texts === texts ||
      (known.texts.length === texts.length && known.texts.every((text, index) => text === texts[index])))
  ) {
    return known.models;
  }
  const models = parsePrisma(texts);
  parsed.delete(name);
  parsed.set(name, { texts, models });
  const [oldest] = parsed.keys();
  if (parsed.size > capacity && oldest !== undefined) {
    parsed.delete(oldest);
  }
  return models;
}

interface Candidate {
  readonly name: string;
  readonly schema: readonly string[];
}

/**
 * The schema of another package of the workspace: of one that the package depends on, of the workspace itself, the only
 * one, or the one of a package called after its database.
 */
function sharedSchema(files: SchemaFiles, file: string, own: string | undefined): readonly string[] | undefined {
  const packages = new Map(
    files
      .workspacePackages(file)
      .flatMap(({ name, directory }) => (directory === own ? [] : [[name, directory] as const])),
  );
  const candidatesIn = (directories: Iterable<readonly [string, string]>): readonly Candidate[] => {
    const found = new Map<string, Candidate>();
    for (const [name, directory] of directories) {
      const schema = schemaOf(files, directory);
      // A script of the root may point into a package: that is one schema, not two.
      if (schema?.[0] !== undefined && !found.has(schema[0])) {
        found.set(schema[0], { name, schema });
      }
    }
    return [...found.values()];
  };
  const chosen = oneOf(candidatesIn(dependenciesOf(files, own, packages)));
  if (chosen !== undefined) {
    return chosen.schema;
  }
  const root = files.workspaceRoot(file);
  const atRoot = root === undefined || root === own ? undefined : schemaOf(files, root);
  return atRoot ?? oneOf(candidatesIn(packages))?.schema;
}

/** The only candidate, or the only one called after a database. */
function oneOf(candidates: readonly Candidate[]): Candidate | undefined {
  if (candidates.length <= 1) {
    return candidates[0];
  }
  for (const words of [["prisma"], ["db", "database"]]) {
    const named = candidates.filter(({ name }) => words.includes(wordsOf(name).at(-1) ?? ""));
    if (named.length === 1) {
      return named[0];
    }
  }
  return undefined;
}

/** The workspace packages that a package depends on, directly or through others. */
function dependenciesOf(
  files: SchemaFiles,
  own: string | undefined,
  packages: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const pending = own === undefined ? [] : [own];
  for (let directory = pending.pop(); directory !== undefined; directory = pending.pop()) {
    const manifest = manifestOf(files, directory);
    for (const kind of ["dependencies", "devDependencies", "peerDependencies"]) {
      for (const name of Object.keys(objectIn(manifest[kind]))) {
        const next = packages.get(name);
        if (next !== undefined && !found.has(name)) {
          found.set(name, next);
          pending.push(next);
        }
      }
    }
  }
  return found;
}

/**
 * The files of the schema that a package has, in the order in which Prisma looks: as told, then the usual places. A
 * place without a model is none: some packages hold but the generator's settings, and copy the models there when they
 * are built.
 */
function schemaOf(files: SchemaFiles, root: string): readonly string[] | undefined {
  const manifest = manifestOf(files, root);
  const told = [stringIn(objectIn(manifest["prisma"])["schema"]), ...configuredIn(files, root), ...inScripts(manifest)];
  // Prisma itself does not look into `src`; task runners that tell it the place are not read.
  const usual = ["prisma/schema.prisma", "schema.prisma", "prisma/schema", "prisma", "src/prisma"];
  for (const place of [...told, ...usual]) {
    const found = place === undefined ? [] : filesAt(files, resolve(root, place));
    if (found.some((path) => hasModel(files.readText(path) ?? ""))) {
      return found;
    }
  }
  return undefined;
}

function hasModel(text: string): boolean {
  return /^\s*(?:model|view)\s+\w+\s*\{/mu.test(text);
}

/** How deep the folders of a schema of several files are looked through. */
const maxDepth = 3;

/**
 * A schema file, or all those in a folder. Asks for listings: a file that is not there costs a look at the disk each
 * time.
 */
function filesAt(files: SchemaFiles, path: string, depth = 0): readonly string[] {
  if (path.endsWith(".prisma")) {
    return files.listFiles(dirname(path)).includes(basename(path)) ? [path] : [];
  }
  const own = files.listFiles(path).filter((name) => name.endsWith(".prisma"));
  const folders = depth < maxDepth ? (files.listDirectories?.(path) ?? []) : [];
  return [
    ...own.map((name) => join(path, name)).sort(),
    ...folders
      .filter((name) => name !== "migrations" && name !== "node_modules")
      .flatMap((name) => filesAt(files, join(path, name), depth + 1)),
  ];
}

const configFile = /^prisma\.config\.[cm]?[jt]s$/u;

/** The schema that prisma.config.* or .config/prisma.* names in plain text. It is read, never run. */
function configuredIn(files: SchemaFiles, root: string): readonly string[] {
  const name = files.listFiles(root).find((file) => configFile.test(file));
  const hidden =
    name === undefined
      ? files.listFiles(join(root, ".config")).find((file) => /^prisma\.[cm]?[jt]s$/u.test(file))
      : undefined;
  if (name === undefined && hidden === undefined) {
    return [];
  }
  const text = files.readText(name === undefined ? join(root, ".config", hidden ?? "") : join(root, name)) ?? "";
  const code = text.replaceAll(/\/\*.*?\*\/|(?<![:"'`\w])\/\/[^\n]*/gsu, "");
  const schema = /\bschema\s*:\s*(?<value>["'`][^"'`]*["'`]|[\w.]*\b(?:join|resolve)\s*\([^)]*\))/su.exec(code)
    ?.groups?.["value"];
  // `path.join(__dirname, "prisma", "schema")`
  const parts = Array.from(
    (schema ?? "").matchAll(/["'`](?<part>[^"'`]*)["'`]/gu),
    ({ groups }) => groups?.["part"] ?? "",
  );
  return parts.length === 0 ? [] : [parts.join("/")];
}

/** `prisma generate --schema=./db/schema.prisma`, in the scripts of a package. */
function inScripts(manifest: JsonObject): readonly string[] {
  return Object.values(objectIn(manifest["scripts"])).flatMap((script) =>
    typeof script === "string" && script.includes("prisma")
      ? Array.from(
          script.matchAll(/--schema(?:=|\s+)(?:"(?<double>[^"]+)"|'(?<single>[^']+)'|(?<plain>[^\s"';&|]+))/gu),
          ({ groups }) => groups?.["double"] ?? groups?.["single"] ?? groups?.["plain"] ?? "",
        )
      : [],
  );
}

function manifestOf(files: SchemaFiles, directory: string): JsonObject {
  return objectIn(parseJson(files.readText(join(directory, "package.json")) ?? ""));
}
