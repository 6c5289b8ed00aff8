import { truthOf } from "../values/alternatives.ts";
import { knownElements, onlyObject } from "../values/objects.ts";
import type { Value } from "../values/value.ts";
import { trueValue, undefinedValue } from "../values/value.ts";
import type { Run } from "../run.ts";
import { conditionIn } from "./conditions-of-queries.ts";
import { embeddedColumns } from "./embedded-columns.ts";
import { wordOf } from "./places.ts";
import type { Columns, Relation } from "./query.ts";
import { allColumns } from "./query.ts";

/** What may be asked for of a relation, besides columns. */
const options =
  /^(?:attributes|columns|cursor|distinct|extras|fields|include|limit|offset|omit|order(?:By)?|populate|select|skip|take|where|with)$/u;

/** Which columns a selection, or a list of what is left out, asks for; relations that it names are added to a list. */
export function columnsAt(
  run: Run,
  value: Value,
  form: "select" | "omit" | "list" | "text",
  before: Columns,
  relations: Relation[],
): Columns {
  const text = wordOf(run, value);
  if (text !== undefined && form !== "list") {
    const embedded = text.includes("(") ? embeddedColumns(text) : undefined;
    relations.push(...(embedded?.relations ?? []));
    return embedded?.columns ?? textColumns(text);
  }
  const object = onlyObject(run, value);
  if (form === "select") {
    relations.push(...wholeTables(run, value));
  }
  if (object === undefined) {
    return run.state.alternatives(value).every(({ kind }) => kind === "undefined") ? before : { kind: "unknown" };
  }
  if (object.array) {
    const names = knownElements(run, value)?.map((element) => wordOf(run, element));
    return names?.every((name) => name !== undefined)
      ? { kind: form === "omit" ? "without" : "only", names: new Set(names) }
      : { kind: "unknown" };
  }
  const spread = object.spread.flatMap((source) => spreadNames(run, source.value));
  if (spread.includes(undefined)) {
    return { kind: "unknown" };
  }
  const entries = [
    ...object.fields,
    ...spread.flatMap((name): readonly [string, Value][] => (name === undefined ? [] : [[name, trueValue]])),
  ].map(([name, field]) => ({ name, field, truth: run.state.alternatives(field).map(truthOf) }));
  const chosen = entries.filter(({ truth }) => truth.every((one) => one !== false)).map(({ name }) => name);
  if (form === "omit" || (chosen.length === 0 && entries.length > 0)) {
    return { kind: "without", names: new Set(form === "omit" ? chosen : entries.map(({ name }) => name)) };
  }
  for (const relation of relationsOf(run, value, 0)) {
    const inner = onlyObject(run, object.fields.get(relation.name) ?? undefinedValue);
    if (inner !== undefined) {
      const names = [...inner.fields.keys()];
      // `{ author: { id: users.id } }` are columns by themselves.
      const isPicked = names.length > 0 && inner.spread.length === 0 && !names.some((name) => options.test(name));
      relations.push(isPicked ? { ...relation, columns: { kind: "only", names: new Set(names) } } : relation);
    }
  }
  return { kind: "only", names: new Set(chosen) };
}

/** The tables of which a selection takes all columns: `{ author: users }`, `{ ...getTableColumns(users) }`. */
function wholeTables(run: Run, value: Value): readonly Relation[] {
  const object = onlyObject(run, value);
  if (object === undefined) {
    return describedName(value) === undefined
      ? []
      : [{ name: "...", columns: allColumns, relations: [], table: value }];
  }
  return [
    ...[...object.fields].flatMap(([name, table]): readonly Relation[] =>
      describedName(table) === undefined ? [] : [{ name, columns: allColumns, relations: [], table }],
    ),
    ...object.spread.flatMap(({ value: table, without }): readonly Relation[] =>
      wholeTables(run, table).map((relation) =>
        relation.name === "..." && without.size > 0
          ? { ...relation, columns: { kind: "without", names: without } }
          : relation,
      ),
    ),
  ];
}

/** Tables that are joined, each under the name that it has in the database. */
export function joinedTables(tables: readonly Value[]): readonly Relation[] {
  return tables.flatMap((table) => {
    const name = describedName(table);
    return name === undefined ? [] : [{ name, columns: allColumns, relations: [], table }];
  });
}

/** The name that a table's description gives it, if the value is a table. */
function describedName({ alternatives }: Value): string | undefined {
  const [only, ...others] = alternatives;
  return only?.kind === "api" &&
    others.length === 0 &&
    only.library.site !== undefined &&
    only.library.query === undefined
    ? only.library.modelName
    : undefined;
}

/** What may be spread into a selection (`...(userId && { likes: true })`); undefined where that is not known. */
function spreadNames(run: Run, value: Value): readonly (string | undefined)[] {
  return run.state.alternatives(value).flatMap((alternative): readonly (string | undefined)[] => {
    const object = alternative.kind === "object" ? run.state.object(alternative.ref) : undefined;
    if (object !== undefined && object.spread.length === 0) {
      return [...object.fields.keys()];
    }
    return truthOf(alternative) === false || alternative.kind === "const" ? [] : [undefined];
  });
}

/** `"name email"`, `"-password"`, `"id, name"`, `"*"`: columns as mongoose and supabase-js write them. */
function textColumns(text: string): Columns {
  const words = text.split(/[\s,]+/u).filter((word) => word !== "");
  if (words.length === 0 || words.includes("*") || text.includes("(")) {
    return words.includes("*") || words.length === 0 ? allColumns : { kind: "unknown" };
  }
  return words.every((word) => word.startsWith("-"))
    ? { kind: "without", names: new Set(words.map((word) => word.slice(1))) }
    : { kind: "only", names: new Set(words.map((word) => word.replace(/^\+/u, ""))) };
}

/** `include: { author: true }`, `with: { posts: { columns: … } }`, or the nested objects of a select. */
export function relationsOf(run: Run, value: Value, depth: number): readonly Relation[] {
  const text = wordOf(run, value);
  if (text !== undefined) {
    return text.split(/\s+/u).map((name) => ({ name, columns: allColumns, relations: [] }));
  }
  const elements = knownElements(run, value);
  if (elements !== undefined && depth <= 3) {
    return elements.flatMap((element) => relationsOf(run, element, depth + 1));
  }
  const object = onlyObject(run, value);
  if (object === undefined || depth > 3) {
    return [];
  }
  const path = object.fields.get("path");
  const populated = path && wordOf(run, path);
  if (populated !== undefined) {
    const select = object.fields.get("select");
    const table = object.fields.get("model");
    const deeper = object.fields.get("populate");
    return [
      {
        name: populated,
        columns: select === undefined ? allColumns : columnsAt(run, select, "text", allColumns, []),
        relations: deeper === undefined ? [] : relationsOf(run, deeper, depth + 1),
        ...(table !== undefined && { table }),
      },
    ];
  }
  return [...object.fields].flatMap(([name, field]): readonly Relation[] => {
    if (run.state.alternatives(field).every((alternative) => truthOf(alternative) === false) || name === "_count") {
      return [];
    }
    const inner = onlyObject(run, field);
    const relations: Relation[] = [];
    const select = inner?.fields.get("select") ?? inner?.fields.get("columns");
    const omit = inner?.fields.get("omit");
    const columns =
      select !== undefined
        ? columnsAt(run, select, "select", allColumns, relations)
        : omit !== undefined
          ? columnsAt(run, omit, "omit", allColumns, relations)
          : allColumns;
    const deeper = inner?.fields.get("include") ?? inner?.fields.get("with");
    const where = inner?.fields.get("where");
    const nested = deeper === undefined ? [] : relationsOf(run, deeper, depth + 1);
    return [
      {
        name,
        columns,
        relations: [...relations, ...nested],
        ...(where !== undefined && { where: conditionIn(run, where) }),
      },
    ];
  });
}
