import { dirname, isAbsolute, join, relative, resolve } from "node:path";

import type { DataModel } from "./model.ts";
import { parsePrisma } from "./prisma.ts";
import { wordsOf } from "./words.ts";

/** The disk, as src/modules offers it. */
export interface SchemaFiles {
  readText(file: string): string | undefined;
  listFiles(directory: string): readonly string[];
  packageRoot(file: string): string | undefined;
  workspaceRoot(file: string): string | undefined;
  workspacePackages(file: string): readonly { readonly name: string; readonly directory: string }[];
}

type Models = ReadonlyMap<string, DataModel>;

interface Parsed {
  readonly texts: readonly string[];
  readonly models: Models;
}

/** A process sees a few schemas: one for each project of a workspace, and the versions of one that is being edited. */
const capacity = 16;

/**
 * Parsed schemas. Key: the schema's first file; a hit needs the very texts that were parsed, so an entry is never wrong. Owner:
 * this module, for the process. Goes: the oldest as soon as there are too many; the older version of a file at once.
 */
const parsed = new Map<string, Parsed>();

/**
 * The models of the schema.prisma that the package of `file` uses, by client accessor (`UserProfile` is `userProfile`); undefined when
 * there is none, or when several could be meant. Every call looks the schema up anew through `files`, which remembers.
 */
export function prismaModels(files: SchemaFiles, file: string): Models | undefined {
  const own = files.packageRoot(file);
  const schema = (own === undefined ? undefined : schemaOf(files, own)) ?? sharedSchema(files, file, own);
  return schema === undefined ? undefined : modelsOf(files, schema);
}

function modelsOf(files: SchemaFiles, schema: readonly string[]): Models {
  const texts = schema.map((path) => files.readText(path) ?? "");
  const [key = ""] = schema;
  const known = parsed.get(key);
  if (known?.texts.length === texts.length && known.texts.every((text, index) => text === texts[index])) {
    return known.models;
  }
  const models = parsePrisma(texts);
  parsed.delete(key);
  parsed.set(key, { texts, models });
  for (const oldest of parsed.keys()) {
    if (parsed.size <= capacity) {
      break;
    }
    parsed.delete(oldest);
  }
  return models;
}

interface Candidate {
  readonly name: string;
  readonly schema: readonly string[];
}

/**
 * The schema of another package of the workspace: of one that the package depends on, of the workspace itself, the only one, or the
 * one of a package called after its database.
 */
function sharedSchema(files: SchemaFiles, file: string, own: string | undefined): readonly string[] | undefined {
  const packages = files.workspacePackages(file);
  const candidates: Candidate[] = [];
  const seen = new Set<string>();
  const add = (name: string, directory: string): void => {
    const schema = directory === own ? undefined : schemaOf(files, directory);
    // A script of the root may point into a package: that is one schema, not two.
    if (schema?.[0] !== undefined && !seen.has(schema[0])) {
      seen.add(schema[0]);
      candidates.push({ name, schema });
    }
  };
  for (const { name, directory } of packages) {
    add(name, directory);
  }
  const needed = dependenciesOf(files, own, new Map(packages.map(({ name, directory }) => [name, directory])));
  const chosen = oneOf(candidates.filter(({ name }) => needed.has(name)));
  if (chosen !== undefined) {
    return chosen.schema;
  }
  const root = files.workspaceRoot(file);
  const atRoot = root === undefined || root === own ? undefined : schemaOf(files, root);
  return atRoot ?? oneOf(candidates)?.schema;
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
): ReadonlySet<string> {
  const found = new Set<string>();
  const pending = own === undefined ? [] : [own];
  for (let directory = pending.pop(); directory !== undefined; directory = pending.pop()) {
    const manifest = manifestOf(files, directory);
    for (const kind of ["dependencies", "devDependencies", "peerDependencies"]) {
      for (const name of Object.keys(recordIn(manifest[kind]))) {
        const next = packages.get(name);
        if (next !== undefined && !found.has(name)) {
          found.add(name);
          pending.push(next);
        }
      }
    }
  }
  return found;
}

/** The files of the schema that a package has, in the order in which Prisma looks: as told, then the usual places. */
function schemaOf(files: SchemaFiles, root: string): readonly string[] | undefined {
  const manifest = manifestOf(files, root);
  const told = [recordIn(manifest["prisma"])["schema"], ...configuredIn(files, root), ...inScripts(manifest)];
  for (const place of told) {
    const found = typeof place === "string" ? filesAt(files, resolve(root, place)) : undefined;
    if (found !== undefined) {
      return found;
    }
  }
  for (const place of ["prisma/schema.prisma", "schema.prisma"]) {
    const path = join(root, place);
    const text = files.readText(path);
    if (text !== undefined) {
      // A schema of several files keeps its models beside a main file that has none.
      const around = hasModel(text) ? undefined : filesAt(files, dirname(path));
      return around === undefined || place === "schema.prisma" ? [path] : around;
    }
  }
  return filesAt(files, join(root, "prisma/schema")) ?? filesAt(files, join(root, "prisma"));
}

function hasModel(text: string): boolean {
  return /^\s*(?:model|view)\s+\w+\s*\{/mu.test(text);
}

/** A schema file, or all those in a folder. */
function filesAt(files: SchemaFiles, path: string): readonly string[] | undefined {
  if (path.endsWith(".prisma")) {
    return files.readText(path) === undefined ? undefined : [path];
  }
  const inside = files
    .listFiles(path)
    .filter((name) => name.endsWith(".prisma"))
    .map((name) => (isAbsolute(name) ? name : join(path, name)))
    .filter((name) => !relative(path, name).startsWith(".."))
    .sort();
  return inside.length === 0 ? undefined : inside;
}

const configFiles = ["prisma.config", ".config/prisma"].flatMap((name) =>
  ["ts", "mts", "cts", "js", "mjs", "cjs"].map((extension) => `${name}.${extension}`),
);

/** The schema that prisma.config.* names in plain text. It is read, never run. */
function configuredIn(files: SchemaFiles, root: string): readonly string[] {
  for (const name of configFiles) {
    const text = files.readText(join(root, name));
    if (text !== undefined) {
      const code = text.replaceAll(/\/\*.*?\*\/|(?<![:"'`\w])\/\/[^\n]*/gsu, "");
      const value = /\bschema\s*:\s*(?<value>["'`][^"'`]*["'`]|[\w.]*\b(?:join|resolve)\s*\([^)]*\))/su.exec(code)
        ?.groups?.["value"];
      return value === undefined
        ? []
        : [
            Array.from(value.matchAll(/["'`](?<part>[^"'`]*)["'`]/gu), ({ groups }) => groups?.["part"] ?? "").join(
              "/",
            ),
          ];
    }
  }
  return [];
}

/** `prisma generate --schema=./db/schema.prisma`, in the scripts of a package. */
function inScripts(manifest: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.values(recordIn(manifest["scripts"])).flatMap((script) =>
    typeof script === "string" && script.includes("prisma")
      ? Array.from(
          script.matchAll(/--schema(?:=|\s+)(?:"(?<double>[^"]+)"|'(?<single>[^']+)'|(?<plain>[^\s"';&|]+))/gu),
          ({ groups }) => groups?.["double"] ?? groups?.["single"] ?? groups?.["plain"] ?? "",
        )
      : [],
  );
}

function manifestOf(files: SchemaFiles, directory: string): Readonly<Record<string, unknown>> {
  try {
    return recordIn(JSON.parse(files.readText(join(directory, "package.json")) ?? "{}"));
  } catch {
    // A package.json that is being edited says nothing.
    return {};
  }
}

function recordIn(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
