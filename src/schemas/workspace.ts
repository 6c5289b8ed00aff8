import type { TSESTree } from "@typescript-eslint/utils";
import { join } from "node:path";

import { objectIn, parseJson, type JsonObject } from "../modules/json.ts";
import type { DataModel } from "./model.ts";
import { wordsOf } from "./words.ts";

/** The disk, as src/modules offers it. */
export interface SchemaFiles {
  readText(file: string): string | undefined;
  /** A file of code, parsed. */
  open?(file: string): { readonly program: TSESTree.Program } | undefined;
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

/** Models by the name that code asks for them by. */
export type Models = ReadonlyMap<string, DataModel>;

/** The texts of a schema's files, under the name of the first. */
export interface Schema {
  readonly name: string;
  readonly texts: readonly string[];
}

/** The files of the schema that a package has, by the package's folder. */
type SchemaOf = (root: string) => readonly string[] | undefined;

/** The files of the schema that the package of `file` uses: its own, or that of another package of the workspace. */
export function schemaFiles(files: SchemaFiles, file: string, schemaOf: SchemaOf): readonly string[] | undefined {
  const own = files.packageRoot(file);
  return (own === undefined ? undefined : schemaOf(own)) ?? sharedSchema(files, file, own, schemaOf);
}

/** A process sees a few schemas: one for each project of a workspace, and the versions of one that is being edited. */
const capacity = 32;

/**
 * Parsed schemas. Key: the schema's first file; a hit needs the very texts that were parsed, so an entry is never
 * wrong. Owner: this module, for the process. Goes: the oldest as soon as there are too many; the older version of a
 * file at once.
 */
const parsed = new Map<string, { readonly texts: readonly string[]; readonly models: Models }>();

/** What a schema says, read again only when its texts have changed. */
export function modelsOf({ name, texts }: Schema, parse: (texts: readonly string[]) => Models): Models {
  const known = parsed.get(name);
  if (
    known !== undefined &&
    (known.texts === texts ||
      (known.texts.length === texts.length && known.texts.every((text, index) => text === texts[index])))
  ) {
    return known.models;
  }
  const models = parse(texts);
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
function sharedSchema(
  files: SchemaFiles,
  file: string,
  own: string | undefined,
  schemaOf: SchemaOf,
): readonly string[] | undefined {
  const packages = new Map(
    files
      .workspacePackages(file)
      .flatMap(({ name, directory }) => (directory === own ? [] : [[name, directory] as const])),
  );
  const candidatesIn = (directories: Iterable<readonly [string, string]>): readonly Candidate[] => {
    const found = new Map<string, Candidate>();
    for (const [name, directory] of directories) {
      const schema = schemaOf(directory);
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
  const atRoot = root === undefined || root === own ? undefined : schemaOf(root);
  return atRoot ?? oneOf(candidatesIn(packages))?.schema;
}

/** The only candidate, or the only one called after a database. */
function oneOf(candidates: readonly Candidate[]): Candidate | undefined {
  if (candidates.length <= 1) {
    return candidates[0];
  }
  for (const words of [["prisma"], ["supabase"], ["db", "database"]]) {
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

/** A package's manifest; empty where there is none. */
export function manifestOf(files: SchemaFiles, directory: string): JsonObject {
  return objectIn(parseJson(files.readText(join(directory, "package.json")) ?? ""));
}
