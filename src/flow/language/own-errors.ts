import type { State } from "../values/state.ts";
import type { Origin } from "../values/value.ts";

/** Learns that an error is of a class whose texts are meant to be read. */
export function assumeOwnError(state: State, id: string): void {
  state.add(`own:${id}`);
}

/**
 * The origins of a value, without those of an error of which a test has told that it is of a class whose texts are meant
 * to be read, or that what is read of it (`member`) is one of the program's own texts.
 */
export function ownOrigins(state: State, id: string, from: readonly Origin[], member = id): readonly Origin[] {
  if (!from.some(({ kind }) => kind === "error")) {
    return from;
  }
  const isOwn = state.has(`own:${id}`) || state.refinement(member)?.shape.kind === "enum";
  return isOwn ? from.filter(({ kind }) => kind !== "error") : from;
}
