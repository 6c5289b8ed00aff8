import type { State } from "./state.ts";
import type { Value } from "./value.ts";
import { freshId } from "./value.ts";

const key = "key";

/** What a name of an object's own is known by, one of those that `Object.entries()` lists. */
export function ownKeyId(): string {
  return freshId(key);
}

/** Learns that a name of an object's own is none of some texts: `Object.entries(row).filter(([name]) => name !== "password")`. */
export function setApart(state: State, { id }: Value, texts: Iterable<unknown>): void {
  if (id.startsWith(`${key}#`)) {
    for (const text of texts) {
      if (typeof text === "string") {
        state.add(state.choices.unlike(id, text));
      }
    }
  }
}

/** The texts that a name of an object's own is known not to be. */
export function setApartFrom(state: State, id: string): ReadonlySet<string> {
  return new Set([...state.choices.unlikesOf(id)].flatMap(([text, fact]) => (state.has(fact) ? [text] : [])));
}
