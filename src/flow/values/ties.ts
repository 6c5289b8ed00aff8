import type { Condition, Query } from "../libraries/query.ts";
import { isNullish } from "./alternatives.ts";
import { isOfMadeRow } from "./made-rows.ts";
import type { State } from "./state.ts";
import type { Alternative, Value } from "./value.ts";
import { freshId, isClientsAlone, originsOf } from "./value.ts";
import { heldBy } from "./stored.ts";
import { isUpToClient } from "./up-to-client.ts";
import { naming } from "../libraries/query.ts";

/** How far a tie is followed to what a value came from. */
const deepest = 3;

/**
 * How far what may be the caller's own is followed to what was asked for: the departments that are managed by those which
 * the caller directs, by their codes. A list counts for one as well.
 */
const furthest = 6;

/**
 * Notes that a value is the caller's own. So is what it was computed from; and if it was read from a row, so are the
 * keys by which that row was found.
 */
export function tie(state: State, value: Value): void {
  for (const fact of tiesTo(value)) {
    state.add(fact);
  }
}

function tiesTo(value: Value): readonly string[] {
  return idsOf(value).map((id) => `tied:${id}`);
}

/**
 * What is known once something is found under a key: a key of what is the caller's own is theirs (`me.teams[teamId]`), and
 * so is the row that has something under the caller's own id (`team.members[userId]`).
 */
export function tiesOfKey(state: State, holder: Value, key: Value): readonly string[] {
  return isCaller(state, holder) && originsOf(key).some(({ kind }) => kind === "client")
    ? tiesTo(key)
    : isCaller(state, key) && originsOf(holder).some(({ kind }) => kind === "record")
      ? tiesTo(holder)
      : [];
}

/** Notes that one value is another, or one of several: what shows those to be the caller's own shows that it is. */
export function liken(state: State, value: Value, other: Value): void {
  for (const id of idsOf(value)) {
    const fact = id === other.id ? undefined : state.choices.like(id, other);
    if (fact !== undefined) {
      state.add(fact);
    }
  }
}

/** Whether what goes by an id was found to be the caller's own: by itself, or because it equals something that is. */
function isOwnId(state: State, id: string, depth: number): boolean {
  return (
    state.hasTie(id) ||
    (depth < deepest &&
      state.choices.likesOf(id).some(({ fact, other }) => state.has(fact) && isOfOwn(state, other, depth + 1)))
  );
}

/** The values of which one says something about the caller: it, what it was computed from, and the keys of its row. */
export function idsOf(value: Value, depth = 0): readonly string[] {
  const own = [value.id, unparsed(value.id)];
  return depth === deepest
    ? own
    : [
        ...own,
        ...value.alternatives.flatMap((alternative) => {
          const parts =
            alternative.kind === "opaque"
              ? [...(alternative.of ?? []), ...(alternative.text ?? []).filter((part) => typeof part !== "string")]
              : [];
          const queries =
            alternative.kind === "opaque"
              ? alternative.from.flatMap((origin) => (origin.kind === "record" ? [origin.query] : []))
              : [];
          return [
            ...queries.map(rowOf),
            ...[...parts, ...queries.flatMap(keysOf)].flatMap((part) => idsOf(part, depth + 1)),
          ];
        }),
      ];
}

/** By what a query's row is known to be the caller's own, or without a column. */
export function rowOf({ id }: Query): string {
  return `row(${String(id)})`;
}

/** The values that every row of a query is found by, whichever way its conditions came out. */
export function keysOf({ where }: Query): readonly Value[] {
  return [...requiredOf(where), ...requiredOf(armsOf(where))].map(({ value }) => value);
}

function armsOf(conditions: readonly Condition[]): readonly Condition[] {
  return conditions.flatMap((condition): readonly Condition[] => {
    if (condition.kind === "either") {
      return condition.arms.map((arm) => arm.condition);
    }
    return condition.kind === "all" ? armsOf(condition.of) : [];
  });
}

/** Notes that something was found out about one of a query's rows, and not about each. */
export function noteAmong(state: State, element: Value): void {
  for (const alternative of element.alternatives) {
    for (const origin of alternative.kind === "opaque" ? alternative.from : []) {
      if (origin.kind === "record" && origin.path.length === 0) {
        state.add(`among:${rowOf(origin.query)}`);
      }
    }
  }
}

/** Whether a query's rows were all found to be the caller's own, or may have been, for all we can see. */
export function mayBeOwnRow(state: State, query: Query): boolean {
  const row = rowOf(query);
  return (isOwnId(state, row, 0) || state.has(`cleared?:${row}`)) && !state.has(`among:${row}`);
}

/** Those of several values that were found to be the caller's own have a name of their own. */
export function ownAmong(state: State, { alternatives }: Value): Value {
  const id = freshId("own");
  state.add(`tied:${id}`);
  return { id, alternatives };
}

/** The name of what a value is a part of, where that is one of several that were found to be the caller's own. */
function ownWhole(id: string): string {
  return /^own#\d+/u.exec(id)?.[0] ?? id;
}

/** Whether a value was found to be the caller's own. */
export function isTied(state: State, value: Value, depth = 0): boolean {
  const bare = unparsed(value.id);
  return (
    isOwnId(state, value.id, depth) ||
    (bare !== value.id && isOwnId(state, bare, depth)) ||
    isOwnId(state, ownWhole(bare), depth) ||
    // A list, each of whose elements was found to be.
    isOwnId(state, `${bare}.[]`, depth) ||
    isOfCaller(value)
  );
}

/** Notes that a value is not the caller: it names somebody else. */
export function tellApart(state: State, value: Value): void {
  state.add(`other:${unparsed(value.id)}`);
}

/** Whether a value is known to name somebody other than the caller. */
export function isAnother(state: State, value: Value): boolean {
  return state.has(`other:${unparsed(value.id)}`);
}

/**
 * Whether it is, or was read from, the caller's verified identity, and nothing else. What a client can put in its place by
 * an argument more is not counted: it is one mistake, and that of the program's part that calls this one.
 */
export function isOfCaller(value: Value): boolean {
  return (
    value.alternatives.some((one) => !isSurplus(one)) &&
    value.alternatives.every(
      (one) =>
        isSurplus(one) ||
        (one.kind === "opaque" &&
          one.from.some(({ kind }) => kind === "identity") &&
          one.from.every(({ kind }) => kind !== "client")),
    )
  );
}

/** Whether a value is the caller's identity, or a part of it, where it is anything: nobody is in no list. */
export function isCaller(state: State, value: Value): boolean {
  return isOfCaller({ id: value.id, alternatives: state.alternatives(value).filter((one) => !isNullish(one)) });
}

function isSurplus(alternative: Alternative): boolean {
  return (
    alternative.kind === "opaque" &&
    alternative.from.some((origin) => origin.kind === "client" && origin.surplus === true)
  );
}

/** Whether a value is the caller's own, or was read from a row that only they can have. */
export function isOfOwn(state: State, value: Value, depth = 0): boolean {
  if (isTied(state, value, depth)) {
    return true;
  }
  const alternatives =
    depth < furthest
      ? state.alternatives(value).filter((one) => !isNullish(one) && !isSurplus(one) && !isEmptyList(state, one))
      : [];
  return (
    alternatives.length > 0 &&
    alternatives.every((one) => isOneOfOwn(state, one, depth) || isOwnOnItsWay(state, one, depth))
  );
}

/** Nobody's, and nothing is found by it. */
function isEmptyList(state: State, alternative: Alternative): boolean {
  const object = alternative.kind === "object" ? state.object(alternative.ref) : undefined;
  return (
    object?.array === true && object.element === undefined && object.spread.length === 0 && object.fields.size === 0
  );
}

/**
 * Whether what the client sent was found to be the caller's own wherever it is what a value came to be, or is that only where
 * the caller has a role that was asked for there.
 */
function isOwnOnItsWay(state: State, alternative: Alternative, depth: number): boolean {
  if (alternative.kind !== "opaque" || alternative.when === undefined) {
    return false;
  }
  const then = state.fork();
  return (
    alternative.when.every(([choice, mask]) => then.narrow(choice, mask, false)) &&
    ((then.has("role") && !state.has("role")) ||
      (alternative.id !== undefined && isTied(then, { id: alternative.id, alternatives: [alternative] }, depth)))
  );
}

function isOneOfOwn(state: State, alternative: Alternative, depth: number): boolean {
  if (alternative.kind === "object") {
    const object = state.object(alternative.ref);
    const parts = object?.array === true ? heldBy(object) : [];
    return parts.length > 0 && parts.every((part) => isOfOwn(state, part, depth + 1));
  }
  return (
    alternative.kind === "opaque" &&
    alternative.from.some(
      (origin) =>
        origin.kind === "identity" ||
        (origin.kind === "record" &&
          (isOwnId(state, rowOf(origin.query), depth) ||
            isScoped(state, origin.query.where, depth + 1) ||
            isOfMadeRow(state, origin.query, origin.path, (value) => isOfOwn(state, value, depth + 1)))),
    )
  );
}

/** Whether only the caller's own rows meet all of some conditions, unless whoever asks may act for others. */
export function isScoped(state: State, conditions: readonly Condition[], depth = 0): boolean {
  return conditions.some((condition) => {
    switch (condition.kind) {
      case "column":
        return (
          naming.has(condition.operator) &&
          isOfOwn(state, condition.value, depth) &&
          // A member that is undefined is no condition.
          (condition.exact === true ||
            !state
              .alternatives(condition.value)
              .some((one) => one.kind === "undefined" && isUpToClient(state.choices, one.when)))
        );
      case "all":
        return isScoped(state, condition.of, depth);
      case "any":
        return condition.of.length > 0 && condition.of.every((part) => isScoped(state, [part], depth));
      case "either":
        return condition.arms.every(({ when, condition: arm }) => {
          const then = state.fork();
          return (
            !(when ?? []).every(([choice, mask]) => then.narrow(choice, mask, false)) ||
            then.has("role") ||
            isScoped(then, [arm], depth)
          );
        });
      case "opaque":
        return condition.values.some(
          (value) =>
            originsOf(value).some(({ kind }) => kind === "identity") &&
            // Where it may be the client's instead, nobody is asked for but whom that says.
            !state.alternatives(value).some(isClientsAlone),
        );
      case "none":
        return false;
    }
  });
}

/** What is known once a query that only the caller's own rows answer has answered with one: its other keys are theirs, too. */
export function tiesOf(state: State, query: Query): readonly string[] {
  const asked = askedWithCaller(query.where).flatMap((value) => idsOf(value).map((id) => `cleared?:${id}`));
  return isScoped(state, query.where)
    ? requiredOf(query.where)
        .map(({ value }) => value)
        .flatMap((key) => (isOfCaller(key) ? [] : idsOf(key).map((id) => `tied:${id}`)))
        .concat(asked)
    : asked;
}

/** What a row would say that is looked up by nothing but its own key: where none is found, there is none to be changed. */
export function tiesOfMissing({ where }: Query): readonly string[] {
  const [only, ...others] = where.flatMap((condition) => (condition.kind === "all" ? condition.of : [condition]));
  return only?.kind === "column" &&
    only.operator === "equal" &&
    (only.primary === true || /^_?(?:uu)?id$/iu.test(only.column)) &&
    others.length === 0
    ? idsOf(only.value).flatMap((id) => [`tied:${id}`, `cleared?:${id}`])
    : [];
}

/** What stands beside the caller in a condition that cannot be read, a query within the query: it may have been checked. */
function askedWithCaller(conditions: readonly Condition[]): readonly Value[] {
  return conditions.flatMap((condition) =>
    condition.kind === "opaque" && condition.values.some(isOfCaller)
      ? condition.values.filter((value) => !isOfCaller(value))
      : condition.kind === "all"
        ? askedWithCaller(condition.of)
        : [],
  );
}

/** What every row of a query has, in a column or in a list, whichever way its conditions came out. */
export function requiredOf(conditions: readonly Condition[]): readonly (Condition & { readonly kind: "column" })[] {
  return conditions.flatMap((condition): readonly (Condition & { readonly kind: "column" })[] => {
    switch (condition.kind) {
      case "column":
        return condition.operator === "equal" || condition.operator === "has" ? [condition] : [];
      case "all":
        return requiredOf(condition.of);
      case "either":
        return inEach(condition.arms.map((arm) => requiredOf([arm.condition])));
      case "any":
      case "none":
      case "opaque":
        return [];
    }
  });
}

/** What stands in each of several lists of comparisons, with the same value. */
function inEach<T extends { readonly value: Value }>([first = [], ...others]: readonly (readonly T[])[]): readonly T[] {
  return first.filter(({ value }) => others.every((list) => list.some((one) => one.value.id === value.id)));
}

/** Whether something that is said of an id is said of a value, a member of it, or the row that it was read from. */
export function isAbout(value: Value): (id: string) => boolean {
  const rows = value.alternatives.flatMap((alternative) =>
    alternative.kind === "opaque"
      ? alternative.from.flatMap((origin) => (origin.kind === "record" ? [rowOf(origin.query)] : []))
      : [],
  );
  const names = [value.id, unparsed(value.id), ...rows];
  return (id) => names.some((name) => id === name || id.startsWith(`${name}.`));
}

/** A value that passed a schema has a name of its own, and so has the number, text or key that is made of it; it is still that value. */
function unparsed(id: string): string {
  if (!id.includes("(")) {
    return id;
  }
  const result = id.replaceAll(/(?:parsed|identifier|numeric|string)\(([^()]*)\)/gu, "$1");
  return result === id ? id : unparsed(result);
}
