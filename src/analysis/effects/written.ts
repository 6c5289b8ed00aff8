import type { EffectEvent } from "../../flow/event.ts";
import type { State } from "../../flow/values/state.ts";
import type { Value } from "../../flow/values/value.ts";
import { heldBy } from "../../flow/values/stored.ts";

/** A column that a write sets, and what to. */
export interface WrittenColumn {
  readonly name: string;
  readonly value: Value;
}

/** Members by which update documents say what to do with the columns inside. */
const operator = /^\$(?:set|setOnInsert|unset|inc|push|addToSet|pull)$/u;

/** Members by which a column's change is described: `{ increment: 5 }`, `{ set: "ADMIN" }`. */
const change = /^(?:increment|decrement|multiply|divide|set|push)$/u;

const deepest = 3;

/** The columns that a write sets, as far as the program names them. */
export function writtenColumns({ query, ports, state }: EffectEvent): readonly WrittenColumn[] {
  const documents = [query?.data, ports.get("data"), ports.get("create"), ports.get("update")];
  const columns = new Map<string, WrittenColumn>();
  for (const document of documents) {
    for (const column of document === undefined ? [] : columnsIn(state, document, 0)) {
      columns.set(`${column.name} ${column.value.id}`, column);
    }
  }
  return [...columns.values()];
}

function columnsIn(state: State, document: Value, depth: number): readonly WrittenColumn[] {
  return state.alternatives(document).flatMap((alternative) => {
    const object = alternative.kind === "object" && depth < deepest ? state.object(alternative.ref) : undefined;
    if (object === undefined) {
      return [];
    }
    if (object.array) {
      const rows = heldBy(object);
      return rows.flatMap((row) => columnsIn(state, row, depth + 1));
    }
    return [
      ...object.spread.flatMap((source) => columnsIn(state, source.value, depth + 1)),
      ...[...object.fields].flatMap(([name, value]) =>
        operator.test(name) ? columnsIn(state, value, depth + 1) : [{ name, value: changed(state, value) }],
      ),
    ];
  });
}

/** What a column becomes, or changes by. */
function changed(state: State, value: Value): Value {
  const [only, ...others] = state.alternatives(value);
  const object = only?.kind === "object" && others.length === 0 ? state.object(only.ref) : undefined;
  const [[name, inner] = ["", value], ...rest] = object === undefined || object.array ? [] : [...object.fields];
  return rest.length === 0 && change.test(name) ? inner : value;
}
