import type { Condition } from "../../flow/libraries/query.ts";
import { comparisonsOf, naming } from "../../flow/libraries/query.ts";
import type { State } from "../../flow/values/state.ts";
import { isAnother, isOfOwn, mayBeOwnRow, isScoped, requiredOf } from "../../flow/values/ties.ts";
import type { ClientOrigin, Alternative, Value } from "../../flow/values/value.ts";
import { originsOf } from "../../flow/values/value.ts";
import { isSecretColumn, keyName, principalKind } from "../../schemas/index.ts";
import type { AnalysedAction } from "../analyze.ts";
import { originsAt } from "../within.ts";
import { isPlain } from "../../flow/values/alternatives.ts";
import { heldBy } from "../../flow/values/stored.ts";

type Comparison = Condition & { readonly kind: "column" };

/** How far a value is followed through the records that it was read from. */
const deepest = 3;

/** Whoever holds a role, or what cannot be guessed, may act for others. */
export function isFreeOf(state: State): boolean {
  return hasRoleEverywhere(state) || state.has("capability");
}

/** A role was checked, or may have been, and not one in something that the client names only. */
export function hasRoleEverywhere(state: State): boolean {
  return state.has("role everywhere") || (state.has("role?") && !state.has("role"));
}

/** The client's value that decides about another one: that one itself, or the key of the row that it was read from. */
export function pickedBy(state: State, value: Value, action: AnalysedAction, depth = 0): ClientOrigin | undefined {
  if (isCleared(state, value, action)) {
    return undefined;
  }
  for (const alternative of state.alternatives(value)) {
    const origin = pickedByOne(state, alternative, action, depth);
    if (origin !== undefined) {
      return origin;
    }
  }
  return undefined;
}

function pickedByOne(
  state: State,
  alternative: Alternative,
  action: AnalysedAction,
  depth: number,
): ClientOrigin | undefined {
  if (alternative.kind === "object") {
    const object = state.object(alternative.ref);
    const parts = object?.array === true ? heldBy(object) : [];
    return depth > deepest
      ? undefined
      : parts.map((part) => pickedBy(state, part, action, depth + 1)).find((origin) => origin !== undefined);
  }
  // What a function that we do not know made of the client's value is none.
  if (alternative.kind !== "opaque" || (alternative.of !== undefined && alternative.shape.kind === "any")) {
    return undefined;
  }
  const [first] = alternative.from;
  if (first?.kind === "client") {
    return alternative.from.every(({ kind }) => kind === "client") && first.via !== "cookie" && first.via !== "header"
      ? first
      : undefined;
  }
  if (first?.kind === "record" && alternative.from.length === 1 && first.query.verb === "read" && depth < deepest) {
    const scope = scopeOf(state, first.query.where, action);
    const keys =
      scope === "no" && !isOfClaimed(state, first.query.where)
        ? requiredIn(state, first.query.where).filter(
            ({ column, primary }) =>
              (primary === true || keyName.test(column)) &&
              !isSecretColumn(column) &&
              principalKind(column) === undefined,
          )
        : [];
    return keys.map((key) => pickedBy(state, key.value, action, depth + 1)).find((origin) => origin !== undefined);
  }
  return undefined;
}

/** Whoever the client says they are, it is their row that was found: whether that is so has to be asked of them. */
function isOfClaimed(state: State, where: readonly Condition[]): boolean {
  return requiredIn(state, where).some(
    ({ column, operator, value }) =>
      operator === "equal" &&
      principalKind(column) === "user" &&
      originsOf({ id: value.id, alternatives: state.alternatives(value) }).some(({ kind }) => kind === "client"),
  );
}

/** A check of it cannot be looked into, it names somebody else, or a list of the caller's own was asked for it. */
function isCleared(state: State, value: Value, action: AnalysedAction): boolean {
  return (
    isOfOwn(state, value) ||
    isAnother(state, value) ||
    state.has(`cleared?:${value.id}`) ||
    isOfFound(state, value, action) ||
    action.events.some(
      ({ kind, state: at, ...event }) =>
        kind === "effect" &&
        "query" in event &&
        event.query?.verb === "read" &&
        comparisonsOf(event.query.where).some((one) => one.operator === "in" && isOf(state, value, one.value)) &&
        (isScoped(at, event.query.where) || mayBeOwnRow(state, event.query)),
    )
  );
}

/**
 * A row was found by it, and by something that has turned out to be the caller's own since; or the caller's own credentials
 * let them read that row, whatever they may do to it.
 */
export function isOfFound(state: State, value: Value, { events, run }: AnalysedAction): boolean {
  return events.some((event) => {
    const { credentials, query } = event.kind === "effect" ? event : {};
    const found = query?.verb === "read" || query?.verb === "raw" ? run.found.get(query) : undefined;
    return (
      query !== undefined &&
      found !== undefined &&
      state.allowsOnly(found.choice, found.something) &&
      requiredOf(query.where).some((one) => one.value.id === value.id) &&
      (credentials === "caller" || isScoped(state, query.where))
    );
  });
}

/** Whether a value is a list, or one of its elements. */
function isOf(state: State, value: Value, list: Value): boolean {
  return (
    value.id === list.id ||
    value.id === `${list.id}.[]` ||
    state.alternatives(list).some((one) => {
      const object = one.kind === "object" ? state.object(one.ref) : undefined;
      return (
        object?.array === true &&
        (object.element?.id === value.id || [...object.fields.values()].some(({ id }) => id === value.id))
      );
    })
  );
}

/** The comparisons by which a query picks its rows; `like` also picks them, whatever their capitals. */
export function requiredIn(state: State, conditions: readonly Condition[]): readonly Comparison[] {
  return conditions.flatMap((condition): readonly Comparison[] => {
    switch (condition.kind) {
      case "column":
        return naming.has(condition.operator) ? [condition] : [];
      case "all":
      case "any":
        return requiredIn(state, condition.of);
      case "either":
        return requiredIn(
          state,
          condition.arms.filter(({ when }) => state.allows(when)).map((arm) => arm.condition),
        );
      case "none":
      case "opaque":
        return [];
    }
  });
}

/** Whether only the caller's own rows meet a query's conditions; text and objects that cannot be looked into may say so. */
export function scopeOf(
  state: State,
  conditions: readonly Condition[],
  action: AnalysedAction,
): "yes" | "no" | "unknown" {
  if (isScoped(state, conditions)) {
    return "yes";
  }
  if (mayBeScoped(state, conditions)) {
    return "unknown";
  }
  return opaqueIn(conditions).some((values) => {
    const origins = originsAt(action.run, state, values);
    return origins.length === 0 ? !isFixed(state, values) : !origins.every(({ kind }) => kind === "client");
  })
    ? "unknown"
    : "no";
}

/** Nothing but what stands in the program: `where("deletedAt").equals(null)`. */
function isFixed(state: State, values: readonly Value[]): boolean {
  return values.every((value) =>
    state.alternatives(value).every((one) => {
      const object = one.kind === "object" ? state.object(one.ref) : undefined;
      return isPlain(one) || (object?.array === true && isFixed(state, heldBy(object)));
    }),
  );
}

/** Whether the rows all belong to something that may have passed a check. */
function mayBeScoped(state: State, conditions: readonly Condition[]): boolean {
  return conditions.some((condition) => {
    switch (condition.kind) {
      case "column":
        return condition.operator === "equal" && state.has(`cleared?:${condition.value.id}`);
      case "all":
        return mayBeScoped(state, condition.of);
      case "any":
        return condition.of.length > 0 && condition.of.every((part) => mayBeScoped(state, [part]));
      case "either":
      case "none":
      case "opaque":
        return false;
    }
  });
}

function opaqueIn(conditions: readonly Condition[]): readonly (readonly Value[])[] {
  return conditions.flatMap((condition): readonly (readonly Value[])[] => {
    switch (condition.kind) {
      case "opaque":
        return [condition.values];
      case "all":
        return opaqueIn(condition.of);
      case "either":
        return opaqueIn(condition.arms.map((arm) => arm.condition));
      case "any":
      case "column":
      case "none":
        return [];
    }
  });
}
