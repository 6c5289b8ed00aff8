import { basename, dirname, join, resolve } from "node:path";

import { objectIn, stringIn, type JsonObject } from "../modules/json.ts";
import { parsePrisma } from "./prisma.ts";
import { manifestOf, modelsOf, schemaFiles } from "./workspace.ts";
import type { Models, Schema, SchemaFiles } from "./workspace.ts";

/**
 * The models of the schema.prisma that the package of `file` uses, by client accessor (`UserProfile` is `userProfile`);
 * undefined when there is none, or when several could be meant.
 */
export function prismaModels(files: SchemaFiles, file: string): Models | undefined {
  const schema = schemaFor(files, file);
  return schema && modelsOf(schema, parsePrisma);
}

/** Every query asks for it, so where it is and what it says is looked up once for each package. */
function schemaFor(files: SchemaFiles, file: string): Schema | undefined {
  const own = files.packageRoot(file);
  return files.derived(`${own ?? dirname(file)}\0prisma schema`, () => {
    const paths = schemaFiles(files, file, (root) => schemaOf(files, root));
    return paths && { name: paths[0] ?? "", texts: paths.map((path) => files.readText(path) ?? "") };
  });
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
