import type { Condition, Query } from "./query.ts";
import type { State } from "./state.ts";
import type { Value } from "./value.ts";

/** How far a tie is followed to what a value came from. */
const deepest = 3;

/**
 * Notes that a value is the caller's own. So is what it was computed from; and if it was read from a row, so are the
 * keys by which that row was found.
 */
export function tie(state: State, value: Value, depth = 0): void {
  state.add(`tied:${value.id}`);
  state.add(`tied:${unparsed(value.id)}`);
  if (depth === deepest) {
    return;
  }
  for (const alternative of value.alternatives) {
    if (alternative.kind === "opaque") {
      alternative.of?.forEach((part) => {
        tie(state, part, depth + 1);
      });
      for (const origin of alternative.from) {
        if (origin.kind === "record") {
          requiredOf(origin.query.where).forEach((condition) => {
            tie(state, condition.value, depth + 1);
          });
        }
      }
    }
  }
}

/** Whether a value was found to be the caller's own. */
export function isTied(state: State, value: Value): boolean {
  return state.has(`tied:${value.id}`) || state.has(`tied:${unparsed(value.id)}`) || isOfCaller(value);
}

/** Notes that a value is not the caller: it names somebody else. */
export function tellApart(state: State, value: Value): void {
  state.add(`other:${unparsed(value.id)}`);
}

/** Whether a value is known to name somebody other than the caller. */
export function isAnother(state: State, value: Value): boolean {
  return state.has(`other:${unparsed(value.id)}`);
}

/** Whether it is, or was read from, the caller's verified identity, and nothing else. */
export function isOfCaller(value: Value): boolean {
  return (
    value.alternatives.length > 0 &&
    value.alternatives.every(
      (one) =>
        one.kind === "opaque" &&
        one.from.some(({ kind }) => kind === "identity") &&
        one.from.every(({ kind }) => kind !== "client"),
    )
  );
}

/** What is known once a query that only the caller's own rows answer has answered with one: its other keys are theirs, too. */
export function tiesOf(state: State, query: Query): readonly string[] {
  const required = requiredOf(query.where);
  return required.some(({ value }) => isTied(state, value))
    ? required.flatMap(({ value }) => (isOfCaller(value) ? [] : [`tied:${value.id}`, `tied:${unparsed(value.id)}`]))
    : [];
}

/** The equalities that hold for every row of a query, whichever way its conditions came out. */
function requiredOf(conditions: readonly Condition[]): readonly (Condition & { readonly kind: "column" })[] {
  return conditions.flatMap((condition): readonly (Condition & { readonly kind: "column" })[] => {
    switch (condition.kind) {
      case "column":
        return condition.operator === "equal" ? [condition] : [];
      case "all":
        return requiredOf(condition.of);
      case "any":
      case "either":
      case "none":
      case "opaque":
        return [];
    }
  });
}

/** A value that passed a schema has a name of its own; it is still that value. */
function unparsed(id: string): string {
  const result = id.replaceAll(/parsed\(([^()]*)\)/gu, "$1");
  return result === id ? id : unparsed(result);
}
