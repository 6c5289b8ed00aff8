import { memberApi } from "../../models/lookup.ts";
import type { Run } from "../run.ts";
import { newObject, spreadOf } from "../values/objects.ts";
import type { Spread } from "../values/stored.ts";
import { rowOf } from "../values/ties.ts";
import type { Alternative, ApiValue, Origin, Value } from "../values/value.ts";
import { freshNumber, opaque, valueOf } from "../values/value.ts";
import type { Query, RowApi } from "./query.ts";
import { emptyQuery } from "./query.ts";

type Record = Extract<Origin, { readonly kind: "record" }>;

/** Methods by which a list of a row is added to, or taken from, and the operator of an update that does the same. */
const operators: Readonly<{ [name: string]: string }> = {
  addToSet: "$addToSet",
  nonAtomicPush: "$push",
  pull: "$pull",
  push: "$push",
  unshift: "$push",
};

/** Says that a query's rows have methods of their own, and that nothing was written to them yet. */
export function rowApi(run: Run, library: ApiValue, type: string): RowApi {
  const { query: _, pipeline: __, receiver: ___, ...rest } = library;
  const written = freshNumber();
  run.state.setObject(written, { kind: "stored", array: false, fields: new Map(), spread: [] });
  return { library: { ...rest, api: { type } }, written };
}

/** The method of a loaded row, where the library that loaded it gives it one. */
export function rowMethod(run: Run, row: Value, name: string): Value | undefined {
  for (const alternative of run.state.alternatives(row)) {
    const { query, path } = recordOf(alternative) ?? {};
    const library = path?.length === 0 ? query?.row?.library : undefined;
    const api = library && memberApi(library.model, library.api, name);
    if (library !== undefined && api?.call !== undefined && query !== undefined) {
      const shown = query.model ?? library.name;
      return valueOf({
        kind: "api",
        when: undefined,
        library: { ...library, api, name: `${shown}.${name}`, path: [...library.path, name], receiver: row },
      });
    }
  }
  return undefined;
}

/** Whether a member of a loaded row is the row itself, as the library that loaded it has it. */
export function isRowItself(row: Alternative, name: string): boolean {
  const { query, path } = recordOf(row) ?? {};
  const library = path?.length === 0 ? query?.row?.library : undefined;
  const value = library && memberApi(library.model, library.api, name)?.value;
  return typeof value === "object" && "argument" in value && value.argument === "this";
}

/** The query that loaded a row. */
export function loadingQuery(run: Run, row: Value): Query | undefined {
  return run.state.alternatives(row).flatMap((alternative) => recordOf(alternative)?.query ?? [])[0];
}

/** What was written to a row since it was loaded. */
export function writtenTo({ row }: Query): Value | undefined {
  return (
    row && {
      id: `written(${String(row.written)})`,
      alternatives: [{ kind: "object", when: undefined, ref: row.written }],
    }
  );
}

/** `row.title = title`: what a later `row.save()` writes. */
export function writeColumn(run: Run, alternative: Alternative, name: string, value: Value): void {
  const { query, path = [] } = recordOf(alternative) ?? {};
  const ref = query?.row?.written;
  const object = ref === undefined ? undefined : run.state.object(ref);
  if (ref !== undefined && object !== undefined) {
    // Of what is written deeper, the column is what counts.
    const [column = name] = path;
    run.state.setObject(ref, { ...object, fields: new Map(object.fields).set(column, value) });
  }
}

/** Nothing is left in a row of what a column held: `delete row.author.password`. */
export function removeColumn(run: Run, row: Alternative, name: string): void {
  for (const origin of row.kind === "opaque" ? row.from : []) {
    if (origin.kind === "record") {
      const fact = removal(origin.query, [...origin.path.filter((part) => part !== "[]"), name]);
      const found = run.found.get(origin.query);
      if (found !== undefined) {
        run.state.choices.setVacuous(fact, [found.choice, found.nothing]);
      }
      run.state.add(fact);
    }
  }
}

/** The fact that nothing is left of a column in the rows of a query. */
export function removal(query: Query, path: readonly string[]): string {
  return `removed:${rowOf(query)}.${path.join(".")}`;
}

/** `row.set(input)`, `Object.assign(row, input)`: every member of a value is written. */
export function writeColumns(run: Run, row: Value, from: Value): void {
  for (const alternative of run.state.alternatives(row)) {
    writeSpread(run, alternative, () => spreadOf(from));
  }
}

/** `row[column] = value`, or every member of a value: what is written has no names of its own. */
export function writeSpread(run: Run, row: Alternative, from: () => Spread): void {
  const { query, path = [] } = recordOf(row) ?? {};
  const ref = path.length === 0 ? query?.row?.written : undefined;
  const object = ref === undefined ? undefined : run.state.object(ref);
  if (ref !== undefined && object !== undefined) {
    run.state.setObject(ref, { ...object, spread: [from(), ...object.spread] });
  }
}

/** `row.tags.push(tag)`: a list of the row is changed as an operator of an update does it. */
export function changeList(run: Run, list: Value, method: string, args: readonly Value[]): void {
  const operator = Object.hasOwn(operators, method) ? operators[method] : undefined;
  const [first] = args;
  for (const alternative of operator === undefined || first === undefined ? [] : run.state.alternatives(list)) {
    if (operator !== undefined && first !== undefined && recordOf(alternative)?.path.length === 1) {
      writeColumn(run, alternative, "", newObject(run, new Map([[operator, first]])));
    }
  }
}

/** What is written for the rows that were changed since they were loaded, when all of that is written at once. */
export function changesOfRows(run: Run, { model }: ApiValue, key: string): readonly Query[] {
  return [...run.queried.keys()].flatMap((loaded): readonly Query[] => {
    const ref = loaded.row?.library.model === model ? loaded.row.written : undefined;
    const object = ref === undefined ? undefined : run.state.object(ref);
    if (ref === undefined || object === undefined || (object.fields.size === 0 && object.spread.length === 0)) {
      return [];
    }
    const { fields, spread } = object;
    run.state.setObject(ref, { ...object, fields: new Map(), spread: [] });
    const value = opaque([{ kind: "record", query: loaded, path: [key] }]);
    return [
      {
        ...emptyQuery("update"),
        model: loaded.model,
        table: loaded.table,
        where: [{ kind: "column", column: key, operator: "equal", value }],
        data: newObject(run, fields, { spread }),
      },
    ];
  });
}

function recordOf(alternative: Alternative): Record | undefined {
  const [only, ...others] = alternative.kind === "opaque" ? alternative.from : [];
  return only?.kind === "record" && others.every(({ kind }) => kind === "identity") ? only : undefined;
}
