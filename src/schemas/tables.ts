import { dirname, join } from "node:path";

import type { Column, DataModel } from "./model.ts";
import { opennessOf, type Openness } from "./row-security.ts";
import { parseSql } from "./sql.ts";
import { payloadCollections, payloadMark } from "./payload-types.ts";
import { supabaseTables } from "./supabase-types.ts";
import { modelsOf, schemaFiles, type Models, type SchemaFiles } from "./workspace.ts";

/** The texts that describe the tables of a package's database. */
interface Description {
  /** Schemas and migrations, in the order in which they are run, then what `supabase gen types` or `payload generate:types` has written. */
  readonly texts: readonly string[];
  /** Where the last of them is, if it is generated types. */
  readonly types: string | undefined;
}

/** No more texts of SQL than this are read, the first of them: those that make the tables. Each is looked at again in each epoch. */
const maxFiles = 200;

/**
 * The tables that the SQL files and the generated types around the package of `file` describe, by their names; undefined
 * when there are none, or when several databases could be meant.
 */
export function sqlTables(files: SchemaFiles, file: string): Models | undefined {
  const own = files.packageRoot(file) ?? dirname(file);
  const described = files.derived(`${own}\0tables`, () => {
    const paths = schemaFiles(files, file, (root) => describedIn(files, root));
    return paths && textsAt(files, paths);
  });
  if (described === undefined) {
    return undefined;
  }
  const { texts, types } = described;
  return modelsOf({ name: `${own}\0tables`, texts }, () => {
    const sql = types === undefined ? texts : texts.slice(0, -1);
    // What is switched on in a text that is not read any more cannot be known.
    const open = sql.length < maxFiles ? opennessOf(sql) : new Map<string, Openness>();
    const made = new Map(Array.from(parseSql(sql), ([name, model]) => [name, withOpenness(model, open.get(name))]));
    const program = types === undefined ? undefined : files.open?.(types)?.program;
    return program === undefined
      ? made
      : merged(made, new Map([...supabaseTables(program), ...payloadCollections(program)]));
  });
}

function textsAt(files: SchemaFiles, paths: readonly string[]): Description {
  return {
    texts: paths.map((path) => files.readText(path) ?? ""),
    types: paths.find((path) => path.endsWith(".ts")),
  };
}

/** Where schemas, migrations and generated types are kept. */
const folder =
  /^(?:app|data|databases?|db|docker|drizzle|init(?:[-_]?scripts?)?|integrations|lib|local|migrations?|schemas?|scripts?|server|setup|sql|src|supabase|types?|utils?|db[-_]\w+)$/iu;
const generated = /^(?:.*[.-])?(?:database|db|schema|supabase|types)(?:[.-].*)?\.ts$/iu;
/** What takes a migration back. */
const undoing = /(?:^|[._-])(?:down|rollback|undo|revert|drop|seeds?|fixtures?|tests?)\b/iu;

/** How deep folders are looked through. */
const maxDepth = 4;

function describedIn(files: SchemaFiles, root: string): readonly string[] | undefined {
  const found = [...filesIn(files, root, maxDepth)];
  const types = found.find((path) => path.endsWith(".ts") && isGenerated(files.readText(path) ?? ""));
  const sql = found.filter((path) => path.endsWith(".sql")).slice(0, maxFiles);
  const made = sql.some((path) => /\bcreate\s+(?:\w+\s+)?table\b/iu.test(files.readText(path) ?? "")) ? sql : [];
  const all = types === undefined ? made : [...made, types];
  return all.length === 0 ? undefined : all;
}

function isGenerated(text: string): boolean {
  return text.includes(payloadMark) || (/\bTables\s*:\s*\{/u.test(text) && /\bRow\s*:\s*\{/u.test(text));
}

function* filesIn(files: SchemaFiles, directory: string, depth: number): Generator<string> {
  for (const name of files.listFiles(directory)) {
    if (generated.test(name) || (name.endsWith(".sql") && !undoing.test(name))) {
      yield join(directory, name);
    }
  }
  const isOfMigrations = /migrations?$/iu.test(directory);
  for (const name of depth > 0 ? (files.listDirectories?.(directory) ?? []) : []) {
    // Each migration may have a folder of its own.
    if (folder.test(name) || (isOfMigrations && !undoing.test(name))) {
      yield* filesIn(files, join(directory, name), depth - 1);
    }
  }
}

function withOpenness(model: DataModel, open: Openness | undefined): DataModel {
  return open === undefined ? model : { ...model, open };
}

/** The generated types know all columns; which of them are keys, the SQL knows. */
function merged(made: Models, typed: Models): Models {
  const result = new Map(made);
  for (const [name, model] of typed) {
    const known = made.get(name);
    result.set(
      name,
      known === undefined ? model : withOpenness({ ...model, columns: withKeys(model, known) }, known.open),
    );
  }
  return result;
}

function withKeys(typed: DataModel, made: DataModel): ReadonlyMap<string, Column> {
  return new Map(
    Array.from(typed.columns, ([name, column]) => {
      const known = made.columns.get(name);
      const relation = column.relation ?? known?.relation;
      return [
        name,
        known === undefined
          ? column
          : {
              ...column,
              unique: column.unique || known.unique,
              id: known.id,
              ...(relation === undefined ? {} : { relation }),
            },
      ];
    }),
  );
}
