import type { Query } from "../libraries/query.ts";
import { isSecretOf, isVisitorColumn, principalKind } from "../../schemas/index.ts";
import type { State } from "./state.ts";
import type { Alternative, Value } from "./value.ts";
import { originsOf } from "./value.ts";
import { heldBy } from "./stored.ts";
import { placeOfColumn } from "./names-of-entries.ts";
import { idsOf, keysOf, isScoped } from "./ties.ts";

/** How deep lists and objects are looked into for values. */
const deepest = 3;

/**
 * Somebody looks at a column of a row beside which only the caller's own rows of another table come along: what they may
 * do with the row may stand there, so its keys may have passed a check.
 */
export function clearBeside(state: State, value: Value): void {
  for (const alternative of value.alternatives) {
    for (const origin of alternative.kind === "opaque" ? alternative.from : []) {
      if (origin.kind === "record" && origin.path.length > 0 && isScoped(state, origin.query.beside)) {
        clearKeys(state, origin.query);
      }
    }
  }
}

/**
 * Code that cannot be looked into was asked about the caller and a row, and its answer decides: the row's keys may have
 * passed a check.
 */
export function clearByAnswer(state: State, value: Value): void {
  for (const alternative of value.alternatives) {
    const origins = alternative.kind === "opaque" ? alternative.from : [];
    for (const origin of origins.some(({ kind }) => kind === "identity") ? origins : []) {
      if (origin.kind === "record" && origin.path.includes("()")) {
        clearKeys(state, origin.query);
      }
    }
  }
}

/**
 * The client knows a row's secret, its PIN or its password: whoever does is let in by it, and may do what it is for. So is a
 * visitor without an account let in by the name that their cookie says.
 */
export function clearBySecret(state: State, value: Value, other: Value): void {
  const sent = originsOf(other).filter((origin) => origin.kind === "client");
  const isCookie = sent.length > 0 && sent.every(({ via }) => via === "cookie");
  for (const alternative of value.alternatives) {
    for (const origin of alternative.kind === "opaque" ? alternative.from : []) {
      if (origin.kind !== "record") {
        continue;
      }
      const { column, table } = placeOfColumn(state, origin.query, origin.path);
      const isLetIn = isSecretOf(column, table);
      if (isLetIn || (isCookie && isVisitorColumn(column, ""))) {
        clearKeys(state, origin.query);
      }
      if (isLetIn) {
        state.add("capability");
      }
    }
  }
}

/**
 * A column that names somebody equals something of which we know nothing, where somebody is known: that may well be them, so
 * the row's keys may have passed a check.
 */
export function clearByStranger(state: State, value: Value, other: Value): void {
  if (!state.has("authenticated?") || !state.alternatives(other).every(isUnknown)) {
    return;
  }
  for (const alternative of value.alternatives) {
    for (const origin of alternative.kind === "opaque" ? alternative.from : []) {
      if (origin.kind === "record" && namesPrincipal(origin.path)) {
        clearKeys(state, origin.query);
        clearUnread(state, value);
      }
    }
  }
}

/** A column of the row's own, or of one that it leads to: `post.writtenFor.groupId`. */
function namesPrincipal(path: readonly string[]): boolean {
  return [path[0], path.at(-1)].some((name) => name !== undefined && principalKind(name) !== undefined);
}

/** Of what it is, nothing can be found out. */
export function isUnknown(alternative: Alternative): boolean {
  return (
    alternative.kind === "opaque" &&
    (alternative.shape.kind === "any" || alternative.from.some(({ kind }) => kind === "digest")) &&
    alternative.from.every(({ kind }) => kind === "package" || kind === "unresolved" || kind === "digest")
  );
}

/** A row that is the caller's own was found by conditions that cannot be read: what stands in them may be theirs. */
export function clearUnread(state: State, value: Value): void {
  for (const alternative of value.alternatives) {
    for (const origin of alternative.kind === "opaque" ? alternative.from : []) {
      if (origin.kind === "record") {
        origin.query.where
          .flatMap((condition) => (condition.kind === "opaque" ? condition.values : []))
          .flatMap((one) => partsOf(state, one))
          .flatMap((part) => idsOf(part))
          .forEach((id) => {
            state.add(`cleared?:${id}`);
          });
      }
    }
  }
}

/** What stands in objects and lists, the values that are bound to a query's parameters for instance. */
function partsOf(state: State, value: Value, depth = 0): readonly Value[] {
  const inner = state.alternatives(value).flatMap((alternative) => {
    const object = alternative.kind === "object" && depth < deepest ? state.object(alternative.ref) : undefined;
    return object === undefined ? [] : heldBy(object);
  });
  return inner.length === 0 ? [value] : inner.flatMap((part) => partsOf(state, part, depth + 1));
}

function clearKeys(state: State, query: Query): void {
  keysOf(query)
    .flatMap((key) => idsOf(key))
    .forEach((id) => {
      state.add(`cleared?:${id}`);
    });
}
