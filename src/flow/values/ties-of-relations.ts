import type { Query, Relation } from "../libraries/query.ts";
import type { State } from "./state.ts";
import { isOfCaller, isScoped, keysOf, liken, requiredOf, rowOf, tie } from "./ties.ts";
import type { Alternative, Value } from "./value.ts";

/**
 * What it shows that there is such a row, or that it has any of a relation of which only some come along. If those are the caller's own, so is the
 * row, and with it its keys; and what all of them are found by is the caller's own as far as the row is
 * (`trip.passengers.length > 0` of `passengers: { where: { id } }`).
 */
export function learnFromPresence(state: State, value: Value): void {
  for (const alternative of value.alternatives) {
    for (const origin of alternative.kind === "opaque" ? alternative.from : []) {
      if (origin.kind === "record") {
        if (origin.path.length === 0) {
          state.add(`there:${rowOf(origin.query)}`);
        }
        learnFromRelations(state, origin.query, relationsOn(origin.query.relations, origin.path), alternative);
      }
    }
  }
}

function learnFromRelations(
  state: State,
  query: Query,
  relations: readonly Relation[],
  alternative: Alternative,
): void {
  const row: Value = { id: rowOf(query), alternatives: [alternative] };
  for (const { where } of relations) {
    if (where === undefined) {
      continue;
    }
    if (isScoped(state, [where])) {
      keysOf(query).forEach((key) => {
        tie(state, key);
      });
    }
    for (const { value } of requiredOf([where])) {
      if (!isOfCaller(value)) {
        liken(state, value, row);
      }
    }
  }
}

/** The relations that a path goes through, and on behind. */
function relationsOn(relations: readonly Relation[], path: readonly string[]): readonly Relation[] {
  const [name, ...rest] = path;
  const relation = rest.length === 0 ? undefined : relations.find((one) => one.name === name);
  return relation === undefined
    ? []
    : [relation, ...relationsOn(relation.relations, rest[0] === "[]" ? rest.slice(1) : rest)];
}
