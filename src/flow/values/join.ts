import { bounded, isClients } from "./alternatives.ts";
import type { Implied, Choices } from "./choices.ts";
import { impliedAnew, isConfigured, nothingImplied } from "./choices.ts";
import type { Shape } from "./shape.ts";
import { any, falsy, meet } from "./shape.ts";
import type { Parts } from "./state.ts";
import { State } from "./state.ts";
import type { Refinement, Stored, StoredObject } from "./stored.ts";
import { commonRefinement, isStored, lengthOf } from "./stored.ts";
import type { Trie } from "./trie.ts";
import { compare, eachKey, lookUp, unite, withKey, withoutKey } from "./trie.ts";
import type { Alternative, Opaque, Value, When } from "./value.ts";
import { freshId, freshNumber, hidden, undefinedValue, withTag } from "./value.ts";

/** The paths of one join are the bits of a mask; more of them are joined in halves. */
const mostPaths = 24;

const unknown: Value = { id: "unknown", alternatives: [hidden([], any)] };

/** Several paths in one. */
export interface Joined {
  readonly state: State;
  readonly value: Value;
  /** Which path it was, when there were several: outcome n is the n-th of those that go on. */
  readonly choice?: number;
}

class Join {
  readonly #states: readonly State[];
  readonly #parts: readonly Parts[];
  readonly #choices: Choices;
  readonly #choice = freshNumber();
  readonly #implied: Implied[];

  constructor(states: readonly [State, ...State[]]) {
    this.#states = states;
    this.#parts = states.map((state) => State.partsOf(state));
    this.#choices = states[0].choices;
    this.#implied = states.map(() => nothingImplied);
  }

  with(values: readonly Value[]): Joined {
    const [first] = this.#states as readonly [State, ...State[]];
    const parts: Parts = {
      facts: this.#joinFacts(),
      possible: this.#unite(({ possible }) => possible),
      masks: this.#joinMasks(),
      refinements: this.#joinRefinements(),
      store: this.#joinStores(),
      shadowing: this.#unite(({ shadowing }) => shadowing),
    };
    this.#choices.add({ id: this.#choice, outcomes: this.#implied, tested: false });
    const value = values.length === 0 ? unknown : this.#joinValues(values);
    return { state: State.withParts(first, parts), value, choice: this.#choice };
  }

  /** What a path implies, to be added to. */
  #impliedBy(index: number): Implied {
    let implied = this.#implied[index];
    if (implied === undefined || implied === nothingImplied) {
      implied = impliedAnew();
      this.#implied[index] = implied;
    }
    return implied;
  }

  /** A part of the first path, and the numbers at which it is not the same in all others. */
  #differences<V>(part: (parts: Parts) => Trie<V>): { readonly first: Trie<V>; readonly numbers: ReadonlySet<number> } {
    const numbers = new Set<number>();
    const first = part(this.#parts[0] as Parts);
    this.#parts.forEach((parts) => {
      compare(first, part(parts), (number) => numbers.add(number));
    });
    return { first, numbers };
  }

  #unite<V>(part: (parts: Parts) => Trie<V>, differs: (number: number) => void = () => undefined): Trie<V> {
    return this.#parts.map(part).reduce((united, other) => unite(united, other, differs));
  }

  /** A fact that is not known on all paths follows from the choice of those on which it is. */
  #joinFacts(): Trie<true> {
    const { first, numbers } = this.#differences(({ facts }) => facts);
    let joined = first;
    numbers.forEach((fact) => {
      if (this.#isClearedOnAll(fact)) {
        joined = withKey(joined, fact, true);
        return;
      }
      joined = withoutKey(joined, fact);
      this.#parts.forEach(({ facts }, index) => {
        if (lookUp(facts, fact) === true) {
          this.#impliedBy(index).facts.add(fact);
        }
      });
    });
    const verified = this.#choices.known("authenticated");
    if (verified === undefined || !numbers.has(verified)) {
      return joined;
    }
    const sides = this.#states.map((state, index) => ({
      holds: lookUp(this.#parts[index]?.facts, verified) === true,
      maskOf: (choice: number) => state.mask(choice),
      eachNarrowed: (visit: (choice: number) => void) => {
        eachKey(this.#parts[index]?.masks, visit);
      },
    }));
    return isConfigured(this.#choices, sides)
      ? withKey(joined, this.#choices.numberOf("authenticated?"), true)
      : joined;
  }

  /** A value is the caller's own on each path, or it is empty there, or whoever takes that path may act for others; a row is without a column, or there is none. */
  #isClearedOnAll(fact: number): boolean {
    const value = this.#choices.tiedBy(fact);
    const vacuous = this.#choices.vacuousUnder(fact);
    const isKnown = (state: State, index: number) =>
      lookUp(this.#parts[index]?.facts, fact) === true || (vacuous !== undefined && state.allowsOnly(...vacuous));
    const role = this.#choices.isPossibleClearance(fact) ? "role?" : "role";
    return value === undefined
      ? vacuous !== undefined && this.#states.every(isKnown)
      : this.#states.every(
          (state, index) => isKnown(state, index) || state.has(role) || state.refinement(value)?.truthy === false,
        );
  }

  #joinMasks(): Trie<number> {
    const { first, numbers } = this.#differences(({ masks }) => masks);
    let joined = first;
    numbers.forEach((choice) => {
      const all = this.#choices.allOf(choice);
      let mask = 0;
      this.#states.forEach((state, index) => {
        const own = state.mask(choice);
        mask |= own;
        if (own !== all) {
          this.#impliedBy(index).masks.set(choice, own);
        }
      });
      joined = mask === all ? withoutKey(joined, choice) : withKey(joined, choice, mask);
    });
    return joined;
  }

  #joinRefinements(): Trie<Refinement> {
    const { first, numbers } = this.#differences((parts) => parts.refinements);
    let joined = first;
    numbers.forEach((number) => {
      const refinements = this.#states.map((state) => state.refinementAt(number));
      refinements.forEach((refinement, index) => {
        if (refinement !== undefined) {
          this.#impliedBy(index).refinements.set(number, refinement);
        }
      });
      const refinement = commonRefinement(refinements);
      joined = refinement === undefined ? withoutKey(joined, number) : withKey(joined, number, refinement);
    });
    return joined;
  }

  /** What one path alone has made or written is taken over, whole regions of the store at once. */
  #joinStores(): Trie<Stored> {
    const written = new Set<number>();
    let joined = this.#unite(
      ({ store }) => store,
      (number) => written.add(number),
    );
    this.#parts.forEach(({ shadowing }) => {
      eachKey(shadowing, (number) => written.add(number));
    });
    written.forEach((number) => {
      const entry = this.#joinStored(this.#states.map((state) => state.stored(number)));
      joined = entry === undefined ? joined : withKey(joined, number, entry);
    });
    return joined;
  }

  #joinStored(entries: readonly (Stored | undefined)[]): Stored | undefined {
    const known = entries.filter((entry) => entry !== undefined);
    const [first] = known;
    if (first === undefined || known.every((entry) => entry === first)) {
      return first;
    }
    if (isStored(first)) {
      return this.#joinObjects(entries as readonly (StoredObject | undefined)[]);
    }
    return this.#joinValues(entries as readonly (Value | undefined)[]);
  }

  #joinObjects(objects: readonly (StoredObject | undefined)[]): StoredObject {
    const known = objects.filter((object) => object !== undefined);
    const first = known[0] as StoredObject;
    const names = new Set(known.flatMap((object) => [...object.fields.keys()]));
    const fields = new Map<string, Value>();
    for (const name of names) {
      fields.set(
        name,
        this.#joinValues(
          objects.map((object) => (object === undefined ? undefined : (object.fields.get(name) ?? undefinedValue))),
        ),
      );
    }
    const differs = known.some(
      ({ array, length, fields: own }) => array && (length !== undefined || own.size !== first.fields.size),
    );
    const length = differs
      ? { length: this.#joinValues(objects.map((object) => object && lengthOf(object))) }
      : undefined;
    const spread = known.flatMap((object) => object.spread).filter((value, index, all) => all.indexOf(value) === index);
    const elements = known.flatMap((object) => (object.element === undefined ? [] : [object.element]));
    return {
      ...first,
      fields,
      spread,
      ...length,
      ...(elements.length > 0 && {
        element: elements.length === known.length ? this.#joinValues(elements) : (elements[0] as Value),
      }),
    };
  }

  #joinValues(values: readonly (Value | undefined)[]): Value {
    const first = values.find((value) => value !== undefined) ?? unknown;
    if (values.every((value) => value === first || value === undefined)) {
      return first;
    }
    const sameId = values.every((value) => value === undefined || value.id === first.id);
    const alternatives: Alternative[] = [];
    values.forEach((value, index) => {
      const state = this.#states[index] ?? this.#states.at(-1);
      if (value !== undefined && state !== undefined) {
        state.alternatives(value).forEach((alternative) => {
          const when = withTag(openIn(state, alternative.when), this.#choice, 1 << index);
          alternatives.push(
            sameId || alternative.kind !== "opaque"
              ? { ...alternative, when }
              : byItself(state, value.id, alternative, when),
          );
        });
      }
    });
    return { id: sameId ? first.id : freshId("j"), alternatives: bounded(alternatives) };
  }
}

/** The conditions that a state does not already know to be met. */
function openIn(state: State, when: When | undefined): When | undefined {
  const isOpen = ([choice, mask]: When[number]) => !state.allowsOnly(choice, mask);
  return when === undefined || when.every(isOpen) ? when : when.filter(isOpen);
}

/** A value that is to become one of several, with what is known of it by its id on the path that it comes from. */
function byItself(state: State, id: string, alternative: Opaque, when: When): Opaque {
  const proven = state.refinement(id);
  return {
    ...alternative,
    when,
    shape: proven === undefined ? alternative.shape : shapeOn(alternative.shape, proven),
    id: alternative.id === undefined && isClients(alternative) ? id : alternative.id,
  };
}

function shapeOn(shape: Shape, { truthy, nullish, shape: proven }: Refinement): Shape {
  // That it is false tells more than what kind of thing it is.
  return truthy === false && nullish !== true ? falsy : meet(shape, proven);
}

/** What holds whichever of several paths was taken, and the value that each path brings along. */
export function joinStates(states: readonly State[], values: readonly Value[] = []): Joined {
  const one = states[0];
  if (one !== undefined && states.length <= 2) {
    // Most joins are of two paths, of which most have ended in one.
    const other = states[1];
    if (other === undefined || !other.alive) {
      return { state: one, value: values[0] ?? unknown };
    }
    if (!one.alive) {
      return { state: other, value: values[1] ?? unknown };
    }
  }
  const alive = [...states.keys()].filter((index) => states[index]?.alive);
  const [first = 0, ...others] = alive;
  if (others.length === 0) {
    return { state: states[first] as State, value: values[first] ?? unknown };
  }
  if (alive.length <= mostPaths) {
    return new Join(alive.map((index) => states[index] as State) as [State, ...State[]]).with(
      values.length === 0 ? [] : alive.map((index) => values[index] ?? unknown),
    );
  }
  const half = Math.ceil(states.length / 2);
  const parts = [
    [0, half],
    [half, states.length],
  ].map(([from, to]) => joinStates(states.slice(from, to), values.slice(from, to)));
  return joinStates(
    parts.map(({ state }) => state),
    values.length === 0 ? [] : parts.map(({ value }) => value),
  );
}
