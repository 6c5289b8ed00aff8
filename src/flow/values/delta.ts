import { State } from "./state.ts";
import type { Refinement, Stored } from "./stored.ts";
import { refinedBy } from "./stored.ts";
import type { Trie } from "./trie.ts";
import { compare, lookUp, withKey } from "./trie.ts";

/** What was made, written and found out on the way from one point of a path to a later one. */
export interface Delta {
  readonly alive: boolean;
  /** Of things that came to be on that way. */
  readonly store: ReadonlyMap<number, Stored>;
  readonly masks: ReadonlyMap<number, number>;
  readonly refinements: ReadonlyMap<number, Refinement>;
  /** Of what had been there before. */
  readonly narrowed: ReadonlyMap<number, number>;
  readonly refined: ReadonlyMap<number, Refinement>;
  readonly facts: readonly number[];
  readonly possible: readonly number[];
}

/** The way between two points, `first` being the first number that was handed out on it; nothing where it changed what was there before. */
export function deltaOf(start: State, end: State, first: number): Delta | undefined {
  const before = State.partsOf(start);
  const after = State.partsOf(end);
  const { made: store, changed } = split(before.store, after.store, first);
  if (before.shadowing !== after.shadowing || changed.size > 0) {
    return undefined;
  }
  const { made: masks, changed: narrowed } = split(before.masks, after.masks, first);
  const { made: refinements, changed: refined } = split(before.refinements, after.refinements, first);
  const facts = [...split(before.facts, after.facts, 0).made.keys()];
  const possible = [...split(before.possible, after.possible, 0).made.keys()];
  return { alive: end.alive, store, masks, refinements, narrowed, refined, facts, possible };
}

/** What a later map has and an earlier one has not, or has otherwise, by whether it is older than a number. */
function split<V>(before: Trie<V>, after: Trie<V>, first: number) {
  const made = new Map<number, V>();
  const changed = new Map<number, V>();
  compare(before, after, (number) => {
    const value = lookUp(after, number);
    if (value !== undefined) {
      (number < first ? changed : made).set(number, value);
    }
  });
  return { made, changed };
}

/** Goes the same way from another point of a path; nothing where that cannot be gone from there, or leads elsewhere. */
export function follow(state: State, delta: Delta): State | undefined {
  const next = state.fork();
  if (!delta.alive) {
    next.die();
    return next;
  }
  for (const [choice, mask] of delta.narrowed) {
    if (!next.narrow(choice, mask, false)) {
      return undefined;
    }
  }
  const parts = State.partsOf(next);
  let { store, masks, refinements, facts, possible } = parts;
  for (const [number, stored] of delta.store) {
    // Where it was gone before on this very path, what it made may have been written to since.
    store = withKey(store, number, lookUp(store, number) ?? stored);
  }
  for (const [number, mask] of delta.masks) {
    masks = withKey(masks, number, lookUp(masks, number) ?? mask);
  }
  for (const [number, refinement] of delta.refinements) {
    refinements = withKey(refinements, number, lookUp(refinements, number) ?? refinement);
  }
  for (const [number, refinement] of delta.refined) {
    refinements = withKey(refinements, number, refinedBy(next.refinementAt(number), refinement));
  }
  for (const fact of delta.facts) {
    facts = withKey(facts, fact, true);
  }
  for (const fact of delta.possible) {
    possible = withKey(possible, fact, true);
  }
  return State.withParts(next, { store, shadowing: parts.shadowing, facts, possible, masks, refinements });
}

/**
 * Whether all that is known to hold, or may have happened, at one point is so at another. What is known of one value matters
 * only to who has to do with that.
 */
export function knowsAllOf(state: State, earlier: State, matters: (id: string) => boolean): boolean {
  const now = State.partsOf(state);
  const then = State.partsOf(earlier);
  const isWithin = (inner: Trie<true>, outer: Trie<true>): boolean => {
    let isWhole = true;
    compare(inner, outer, (number) => {
      isWhole &&= lookUp(outer, number) !== undefined || !isAbout(state.choices.nameOf(number) ?? "", matters);
    });
    return isWhole;
  };
  return isWithin(then.facts, now.facts) && isWithin(then.possible, now.possible);
}

/** Whether a fact is about no value, or about one that matters. */
function isAbout(fact: string, matters: (id: string) => boolean): boolean {
  const [, id] = /:(.*)$/u.exec(fact) ?? [];
  return id === undefined || matters(id);
}
