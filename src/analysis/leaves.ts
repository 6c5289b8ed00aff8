import { ownOrigins } from "../flow/language/own-errors.ts";
import type { State } from "../flow/values/state.ts";
import type { Alternative, Origin, Value } from "../flow/values/value.ts";

/** How deep an answer is looked into. */
const deepest = 6;

/** A value in an answer that is no object of the program's own, and where it stands there. */
export interface Leaf {
  readonly id: string;
  readonly path: readonly string[];
  readonly alternative: Alternative & { readonly kind: "opaque" };
  readonly origins: readonly Origin[];
}

const nothing: ReadonlySet<string> = new Set();

/** Everything that somebody who is given a value can read in it; `without` are members of it that were left out. */
export function leavesOf(
  state: State,
  value: Value,
  path: readonly string[] = [],
  without: ReadonlySet<string> = nothing,
): readonly Leaf[] {
  if (path.length > deepest) {
    return [];
  }
  return state.alternatives(value).flatMap((alternative): readonly Leaf[] => {
    switch (alternative.kind) {
      case "promise":
        return leavesOf(state, alternative.promise.value, [...path, "()"]);
      case "opaque":
        return [{ id: value.id, path, alternative, origins: ownOrigins(state, value.id, alternative.from) }];
      case "object": {
        const object = state.object(alternative.ref);
        if (object === undefined) {
          return [];
        }
        const parts: readonly (readonly [string, Value])[] = [
          ...[...object.fields].filter(([name]) => !without.has(name) && isSent(object.instanceOf !== undefined, name)),
          ...(object.element === undefined ? [] : [["[]", object.element] as const]),
        ];
        return [
          ...parts.flatMap(([name, part]) => leavesOf(state, part, [...path, name])),
          ...object.spread.flatMap((spread) =>
            leavesOf(state, spread.value, [...path, "..."], new Set([...without, ...spread.without])),
          ),
        ];
      }
      default:
        return [];
    }
  });
}

/** Private members and setters stay where they are; of an error, React sends nothing in production. */
function isSent(isInstance: boolean, name: string): boolean {
  return !name.startsWith("@@") && !(isInstance && (name === "message" || name === "cause" || name === "stack"));
}
