import type { Query } from "../../flow/libraries/query.ts";
import type { State } from "../../flow/values/state.ts";
import type { ClientOrigin, Alternative, Value } from "../../flow/values/value.ts";
import { principalKind } from "../../schemas/index.ts";
import type { AnalysedAction } from "../analyze.ts";
import { pickedBy } from "./picks.ts";

/** How deep what is written is looked into. */
const deepest = 3;

/** Updates that add to a row rather than change it. */
const addition = /^\$?(?:increment|decrement|inc|push|pull|addToSet|connect|disconnect)$/u;

const count = /^\$?inc|^decrement$/u;

/** A column that is given a plain value. */
const plain = "=";

/** It counts, or adds to a list of the row, which people do to what is not theirs: they like, follow and join. */
export function isAddition(state: State, { verb, data }: Query, action: AnalysedAction): boolean {
  const names = verb !== "update" || data === undefined ? [] : operatorsIn(state, data, action, 0);
  return names.length > 0 && names.every((name) => addition.test(name));
}

/** The operators of an update; the name of a column where it is given a plain value, or the client says what to add. */
function operatorsIn(state: State, value: Value, action: AnalysedAction, depth: number): readonly string[] {
  return state.alternatives(value).flatMap((alternative) => {
    const object = alternative.kind === "object" ? state.object(alternative.ref) : undefined;
    if (object === undefined || object.array) {
      return [plain];
    }
    const spread = object.spread.flatMap((source) => operatorsIn(state, source.value, action, depth));
    const own = [...object.fields].flatMap(([name, field]) => {
      if (addition.test(name)) {
        return count.test(name) || !isOfClient(state, field, action, 0) ? [name] : [plain];
      }
      return isCounted(state, field, name)
        ? ["increment"]
        : isExtended(state, field, name, action)
          ? ["push"]
          : depth > 1
            ? [plain]
            : operatorsIn(state, field, action, depth + 1);
    });
    return [...spread, ...own];
  });
}

/** `post.views += 1` */
function isCounted(state: State, value: Value, column: string): boolean {
  return state
    .alternatives(value)
    .every(
      (one) =>
        one.kind === "opaque" &&
        one.shape.kind !== "boolean" &&
        one.from.length > 0 &&
        one.from.every((origin) => origin.kind === "record" && origin.path.length === 2 && origin.path[0] === column),
    );
}

/** `likes: [...post.likes, user.id]` */
function isExtended(state: State, value: Value, column: string, action: AnalysedAction): boolean {
  return state.alternatives(value).every((one) => {
    const list = one.kind === "object" ? state.object(one.ref) : undefined;
    const before = list?.array === true && list.spread.length === 0 ? list.element : undefined;
    return (
      before !== undefined &&
      state.alternatives(before).every((part) => isOfColumn(part, column)) &&
      [...(list?.fields.values() ?? [])].every((added) => !isOfClient(state, added, action, 0))
    );
  });
}

function isOfColumn(alternative: Alternative, column: string): boolean {
  return (
    alternative.kind === "opaque" &&
    alternative.from.length > 0 &&
    alternative.from.every((origin) => origin.kind === "record" && origin.path[0] === column)
  );
}

/**
 * The client says what it is, or picks the row that it is read from. Whom it says to have liked or joined something is
 * another rule's.
 */
function isOfClient(state: State, value: Value, action: AnalysedAction, depth: number): boolean {
  const picked = pickedBy(state, value, action);
  return (
    (picked !== undefined && !namesSomebody(picked)) ||
    state.alternatives(value).some((alternative) => {
      const object = alternative.kind === "object" && depth < deepest ? state.object(alternative.ref) : undefined;
      return object === undefined
        ? alternative.kind === "opaque" &&
            alternative.from.some((origin) => origin.kind === "client" && !namesSomebody(origin))
        : [...object.fields.values()].some((field) => isOfClient(state, field, action, depth + 1));
    })
  );
}

function namesSomebody({ path }: ClientOrigin): boolean {
  return principalKind(path.split(".").at(-1) ?? "") === "user";
}
