import { allColumns, emptyQuery } from "./query.ts";
import type { Condition, Query } from "./query.ts";
import type { QueryStep } from "../../models/model.ts";
import { columnsAt, joinedTables, relationsOf } from "./columns-of-queries.ts";
import { documentPath } from "./paths-of-documents.ts";
import { loadingQuery, rowApi, writtenTo } from "./loaded-rows.ts";
import { columnName, whereCondition } from "./conditions-of-queries.ts";
import { peekMember } from "../values/members.ts";
import { knownElements, onlyObject } from "../values/objects.ts";
import { understandKey } from "./keys-of-entries.ts";
import type { LibraryCall } from "./places.ts";
import { placeValue, wordOf } from "./places.ts";
import type { Run } from "../run.ts";
import { throwValue } from "../run.ts";
import { understandProcedure } from "./procedures.ts";
import { understandGroq } from "./statements-of-groq.ts";
import { understandPrepared, understandStatement } from "./statements-of-sql.ts";
import type { Alternative, Value } from "../values/value.ts";
import { opaque, undefinedValue } from "../values/value.ts";

/** Begins a query, or adds to the one that its builder carries. */
export function queryStep(run: Run, step: QueryStep, call: LibraryCall): Query | undefined {
  const query =
    step.sends !== undefined
      ? builtQuery(run, placeValue(run, call, step.sends))
      : step.start === undefined
        ? call.library.query
        : newQuery(run, step.start, call);
  if (query === undefined) {
    return undefined;
  }
  if (step.needs !== undefined) {
    needDefined(run, placeValue(run, call, step.needs));
  }
  query.verb = step.verb ?? query.verb;
  query.rows = step.rows ?? query.rows;
  if (step.row !== undefined) {
    query.row = step.row === false ? undefined : rowApi(run, call.library, step.row);
  }
  if (step.model !== undefined) {
    nameModel(run, query, placeValue(run, call, step.model));
  }
  if (step.path !== undefined) {
    followPath(
      run,
      query,
      [step.path].flat().map((place) => placeValue(run, call, place)),
    );
  }
  if (step.entry !== undefined) {
    understandKey(run, query, placeValue(run, call, step.entry));
  }
  if (step.where !== undefined) {
    const conditions = "form" in step.where ? [step.where] : step.where;
    query.where.push(...conditions.map((where) => whereCondition(run, where, call)));
  }
  if (step.statement !== undefined) {
    understandStatement(run, query, step, call);
  }
  if (step.asks !== undefined) {
    const { at, values } = step.asks;
    understandGroq(run, query, placeValue(run, call, at), placeValue(run, call, values));
  }
  if (step.prepares !== undefined) {
    query.prepared = placeValue(run, call, step.prepares);
  } else if (query.prepared !== undefined && step.where !== undefined) {
    understandPrepared(run, query, query.prepared, call.args);
  }
  if (step.beside !== undefined) {
    query.beside.push(whereCondition(run, step.beside, call));
  }
  // Of a row that was loaded, what was changed in it.
  if (step.data !== undefined && (query.data === undefined || step.data !== step.start?.of)) {
    query.data = placeValue(run, call, step.data);
  }
  if (step.procedure !== undefined) {
    understandProcedure(run, query, { procedure: step.procedure, data: step.data }, call);
  }
  if (step.overwrites !== undefined) {
    query.where.push(...overwritten(run, query, step.overwrites, call));
  }
  if (step.columns !== undefined) {
    query.columns =
      step.columns === "all"
        ? allColumns
        : columnsAt(run, placeValue(run, call, step.columns.at), step.columns.form, query.columns, query.relations);
  }
  if (step.relations !== undefined) {
    const { at, columns } = step.relations;
    const other = placeValue(run, call, at);
    if (query.columns.kind === "all" && query.table !== undefined) {
      const [joined] = joinedTables([other]);
      query.joined.push(
        ...(joined === undefined ? [] : [...(query.joined.length === 0 ? joinedTables([query.table]) : []), joined]),
      );
    }
    const relations = relationsOf(run, other, 0);
    const select = columns === undefined ? undefinedValue : placeValue(run, call, columns);
    query.relations.push(
      ...relations.map((relation) =>
        select === undefinedValue ? relation : { ...relation, columns: columnsAt(run, select, "text", allColumns, []) },
      ),
    );
  }
  return query;
}

/** The key of the row that is changed where there is one, which is what stands in its column in what is written. */
function overwritten(
  run: Run,
  { data }: Query,
  { at, key }: NonNullable<QueryStep["overwrites"]>,
  call: LibraryCall,
): readonly Condition[] {
  const named = at === undefined ? undefined : placeValue(run, call, at);
  const [only = named, ...others] = (named && knownElements(run, named)) ?? [];
  const column = only === undefined || others.length > 0 ? key : columnName(run, only);
  const object = data === undefined ? undefined : onlyObject(run, data);
  const value = column === undefined || object?.array === true ? undefined : object?.fields.get(column);
  // Where something else is unique, what is counted or noted under it may be everybody's.
  return column === undefined || value === undefined || !/^_?(?:uu)?id$/iu.test(column)
    ? []
    : [{ kind: "column", column, operator: "equal", value, exact: true }];
}

/** What is found at the end of a path through collections, which begins at what the query was about before. */
function followPath(run: Run, query: Query, path: readonly Value[]): void {
  const found = documentPath(run, path, query);
  const [first = undefinedValue] = path;
  query.model = found?.collection ?? query.model;
  if (found === undefined) {
    query.where.push({ kind: "column", column: "path", operator: "equal", value: first, exact: true });
  } else {
    query.where.splice(0, query.where.length, ...found.where);
  }
}

/** The query that a builder, or what it was compiled to, carries. */
function builtQuery(run: Run, value: Value): Query | undefined {
  const built = run.state.alternatives(value).find((one) => one.kind === "api" && one.library.query !== undefined);
  return built?.kind === "api" ? built.library.query : undefined;
}

/** A unique look-up throws when its only key is undefined. */
function needDefined(run: Run, value: Value): void {
  const object = onlyObject(run, value);
  const [key, ...others] = object === undefined || object.spread.length > 0 ? [] : [...object.fields.values()];
  if (key === undefined || others.length > 0) {
    return;
  }
  const isMissing = (alternative: Alternative) => alternative.kind === "undefined";
  if (run.state.alternatives(key).some(isMissing) && !run.state.keep(key, (alternative) => !isMissing(alternative))) {
    throwValue(run, opaque([{ kind: "error" }]));
  }
}

function newQuery(
  run: Run,
  { verb, model, keeps, again, row, of = "this" }: NonNullable<QueryStep["start"]>,
  call: LibraryCall,
): Query {
  const query = emptyQuery(verb);
  const before = again === undefined ? undefined : builtQuery(run, placeValue(run, call, again));
  if (before !== undefined) {
    query.model = before.model;
    query.table = before.table;
    query.where.push(...before.where);
  }
  if (keeps === true) {
    query.where.push(...(call.library.query?.where ?? []));
  }
  if (row !== undefined) {
    loadedRow(run, query, row, placeValue(run, call, of));
  }
  if (model === "made") {
    query.model = call.library.query?.model;
    query.table = call.library.query?.table;
  } else if (model !== undefined) {
    nameModel(run, query, placeValue(run, call, model));
  }
  const { tables } = call.library;
  if (tables !== undefined && query.model !== undefined && query.table === undefined) {
    query.table = peekMember(run, tables, query.model);
  }
  return query;
}

/** The row that a query is about was loaded by another one, by whose key it is known. */
function loadedRow(run: Run, query: Query, key: string, row: Value): void {
  const loaded = loadingQuery(run, row);
  if (loaded !== undefined) {
    query.model = loaded.model;
    query.table = loaded.table;
    query.data = writtenTo(loaded);
    query.where.push({ kind: "column", column: key, operator: "equal", value: peekMember(run, row, key) });
  }
}

function nameModel(run: Run, query: Query, value: Value): void {
  const word = wordOf(run, value);
  if (word !== undefined) {
    query.model = word;
    return;
  }
  query.table = value;
  for (const alternative of run.state.alternatives(value)) {
    if (alternative.kind === "api") {
      query.model = alternative.library.modelName ?? alternative.library.path.at(-1);
    } else if (alternative.kind === "class") {
      query.model = alternative.code.node.id?.name;
    }
  }
  query.model ??= /(?:unbound:|\.)(?<name>[^.:]+)$/u.exec(value.id)?.groups?.["name"];
}
