import { fits } from "./alternatives.ts";
import type { Implied } from "./choices.ts";
import {
  asked,
  Choices,
  closed,
  impliedAnew,
  isConfigured,
  isOpenedByConfiguration,
  nothingImplied,
} from "./choices.ts";
import type { Shape } from "./shape.ts";
import { any, meet } from "./shape.ts";
import type { Refinement, Stored, StoredObject } from "./stored.ts";
import { refinedBy } from "./stored.ts";
import type { Trie } from "./trie.ts";
import { compare, eachKey, filtered, lookUp, unite, withKey, withoutKey } from "./trie.ts";
import type { Alternative, Value, When } from "./value.ts";
import { freshNumber } from "./value.ts";

/** The maps that a state consists of; see there. */
export interface Parts {
  readonly store: Trie<Stored>;
  readonly shadowing: Trie<true>;
  readonly facts: Trie<true>;
  readonly possible: Trie<true>;
  readonly masks: Trie<number>;
  readonly refinements: Trie<Refinement>;
}

/**
 * What is remembered once it was known on any path: a limit that only some deployments or callers have is one; and who asks
 * some callers for their role knows that there are roles.
 */
const lasting = ["limited", "limited-here", "role"];

/** What is known at one point of the program. */
export class State {
  readonly choices: Choices;
  /** Whether the program can get here at all. A dead state may be written to; nobody will look. */
  alive = true;
  /** What all paths stand on, and what may still grow: the values of modules. */
  readonly #below: State | undefined;
  /** Cells and objects by number. */
  #store: Trie<Stored>;
  /** The numbers in `#store` that are in the state below, too: a path that has not written them has their value from there. */
  #shadowing: Trie<true>;
  #facts: Trie<true>;
  #possible: Trie<true>;
  /** Which outcomes of a choice are left; all of them for one that is not in here. */
  #masks: Trie<number>;
  #refinements: Trie<Refinement>;

  constructor(choices = new Choices(), below?: State, parts?: Parts) {
    this.choices = choices;
    this.#below = below;
    this.#store = parts?.store;
    this.#shadowing = parts?.shadowing;
    this.#facts = parts?.facts;
    this.#possible = parts?.possible;
    this.#masks = parts?.masks;
    this.#refinements = parts?.refinements;
  }

  /** A copy that goes on by itself. */
  fork(): State {
    const copy = new State(this.choices, this.#below, State.partsOf(this));
    copy.alive = this.alive;
    return copy;
  }

  /** Says that the program cannot get here. */
  die(): void {
    this.alive = false;
  }

  /** Whether nothing was written but what was made since this state's path began. */
  get isSelfContained(): boolean {
    return this.#shadowing === undefined;
  }

  /** Copies what this state knows, its facts left out, into the one that it stands on; for code that runs once, before all paths. */
  commitTo(lower: State): void {
    lower.#store = unite(this.#store, lower.#store, () => undefined);
    lower.#masks = unite(this.#masks, lower.#masks, () => undefined);
    lower.#refinements = unite(this.#refinements, lower.#refinements, () => undefined);
  }

  /** As `commitTo()`, but only what is known of things that were made since a number was handed out, and have a name of their own. */
  promoteTo(lower: State, first: number): void {
    const isOwn = (number: number) => number >= first;
    lower.#store = unite(this.#store, lower.#store, () => undefined);
    lower.#masks = unite(filtered(this.#masks, isOwn), lower.#masks, () => undefined);
    lower.#refinements = unite(
      filtered(this.#refinements, (number) => isOwn(number) && !this.choices.isOfCommonName(number)),
      lower.#refinements,
      () => undefined,
    );
  }

  /** The same values and choices, of which nothing is known any more but what they are. */
  withoutFacts(): State {
    return new State(this.choices, this.#below, { ...State.partsOf(this), facts: undefined, possible: undefined });
  }

  /** Whether anything is known to hold, or may have happened, that matters. */
  knowsAny(matters: (fact: string) => boolean, isPossible: (fact: string) => boolean): boolean {
    const isAny = (facts: Trie<true>, test: (fact: string) => boolean): boolean => {
      let found = false;
      eachKey(facts, (number) => {
        found ||= test(this.choices.nameOf(number) ?? "");
      });
      return found;
    };
    return isAny(this.#facts, matters) || isAny(this.#possible, isPossible);
  }

  /** Whether what is stored under numbers before a certain one, or known of choices before it, is not as in an earlier state. */
  changedBelow(earlier: State, first: number): boolean {
    // Whatever this state stands on may have been evaluated since, and have later numbers.
    let isChanged = this.#shadowing !== earlier.#shadowing;
    const note = (number: number): void => {
      isChanged ||= number < first;
    };
    compare(this.#store, earlier.#store, note);
    compare(this.#masks, earlier.#masks, note);
    return isChanged;
  }

  /** A state that stands on this one and sees what is committed to it. */
  above(choices = this.choices): State {
    return new State(choices, this);
  }

  /** What is stored under the number of a cell or an object. */
  stored(id: number): Stored | undefined {
    return lookUp(this.#store, id) ?? this.#below?.stored(id);
  }

  #setStored(id: number, entry: Stored): void {
    if (this.#below?.stored(id) !== undefined) {
      this.#shadowing = withKey(this.#shadowing, id, true);
    }
    this.#store = withKey(this.#store, id, entry);
  }

  cell(id: number): Value | undefined {
    return this.stored(id) as Value | undefined;
  }

  setCell(id: number, value: Value): void {
    this.#setStored(id, value);
  }

  object(ref: number): StoredObject | undefined {
    return this.stored(ref) as StoredObject | undefined;
  }

  setObject(ref: number, object: StoredObject): void {
    this.#setStored(ref, object);
  }

  has(fact: string): boolean {
    const number = this.choices.known(fact);
    return number !== undefined && lookUp(this.#facts, number) === true;
  }

  /** Whether the value with an id is known to be the caller's own. */
  hasTie(id: string): boolean {
    const number = this.choices.tieOf(id);
    return number !== undefined && lookUp(this.#facts, number) === true;
  }

  add(fact: string): void {
    for (const known of closed(fact)) {
      this.#addFact(this.choices.numberOf(known));
    }
  }

  #addFact(fact: number): void {
    if (lookUp(this.#facts, fact) === undefined) {
      this.#facts = withKey(this.#facts, fact, true);
      for (const name of lasting) {
        if (fact === this.choices.known(name)) {
          this.addPossible(name);
        }
      }
    }
  }

  /** Takes over what a later state has found out to the caller's favour about some values. */
  takeOver(later: State, isAbout: (id: string) => boolean): void {
    const found: number[] = [];
    compare(later.#facts, this.#facts, (fact) => {
      const subject = this.choices.subjectOf(fact);
      if (subject !== undefined && lookUp(later.#facts, fact) === true && isAbout(subject)) {
        found.push(fact);
      }
    });
    found.forEach((fact) => {
      this.#addFact(fact);
    });
  }

  /** Notes something that may have happened; unlike a fact it outlives a join with a path where it did not. */
  addPossible(fact: string): void {
    this.#possible = withKey(this.#possible, this.choices.numberOf(fact), true);
  }

  /** Forgets that something may have happened. */
  removePossible(fact: string): void {
    this.#possible = withoutKey(this.#possible, this.choices.numberOf(fact));
  }

  hasPossible(fact: string): boolean {
    const number = this.choices.known(fact);
    return number !== undefined && lookUp(this.#possible, number) === true;
  }

  refinement(id: string): Refinement | undefined {
    const number = this.choices.known(id);
    return number === undefined ? undefined : this.refinementAt(number);
  }

  /** The same value, of which everybody knows what is known of it here. */
  known(value: Value): Value {
    const shape = this.refinement(value.id)?.shape;
    if (shape === undefined || shape === any) {
      return value;
    }
    const alternatives = this.alternatives(value).map((one) =>
      one.kind === "opaque" ? { ...one, shape: meet(one.shape, shape) } : one,
    );
    return { id: value.id, alternatives };
  }

  /** What is known about the value with a number. */
  refinementAt(number: number): Refinement | undefined {
    return lookUp(this.#refinements, number) ?? this.#below?.refinementAt(number);
  }

  refine(id: string, refinement: Refinement): void {
    this.#refinements = withKey(this.#refinements, this.choices.numberOf(id), refinement);
  }

  /** Proves something about the shape of a value. */
  prove(id: string, shape: Shape): void {
    const before = this.refinement(id);
    this.refine(id, { truthy: before?.truthy, nullish: before?.nullish, shape: meet(before?.shape ?? any, shape) });
  }

  /** Makes a choice between outcomes that imply these facts. */
  choose(outcomes: readonly (readonly string[])[]): number {
    const id = freshNumber();
    const implied = outcomes.map((facts) => ({
      ...nothingImplied,
      facts: new Set(facts.flatMap(closed).map((fact) => this.choices.numberOf(fact))),
    }));
    this.choices.add({ id, outcomes: implied, tested: false });
    return id;
  }

  /** Makes a choice between a name that stands in no list, and one that does. */
  chooseListed(key: string): number {
    const id = freshNumber();
    const listed: Refinement = { truthy: undefined, nullish: undefined, shape: { kind: "enum" } };
    const refinements = new Map([[this.choices.numberOf(key), listed]]);
    this.choices.add({ id, outcomes: [nothingImplied, { ...nothingImplied, refinements }], tested: false });
    return id;
  }

  /** Which outcomes of a choice are left. */
  mask(choice: number): number {
    return this.#narrowed(choice) ?? this.choices.allOf(choice);
  }

  #narrowed(choice: number): number | undefined {
    return lookUp(this.#masks, choice) ?? (this.#below === undefined ? undefined : this.#below.#narrowed(choice));
  }

  /** Whether a choice is already known to have come out in a mask. */
  allowsOnly(choice: number, mask: number): boolean {
    return (this.mask(choice) & ~mask) === 0;
  }

  /** Whether a choice can still have come out so. */
  allows(when: When | undefined): boolean {
    if (when !== undefined) {
      for (const [choice, mask] of when) {
        const left = this.#narrowed(choice) ?? -1;
        if ((left & mask) === 0) {
          return false;
        }
      }
    }
    return true;
  }

  /** What a value can still be. */
  alternatives(value: Value): readonly Alternative[] {
    const [only] = value.alternatives;
    if (value.alternatives.length === 1 && only !== undefined && only.when === undefined) {
      return value.alternatives;
    }
    const refinement = this.refinement(value.id);
    for (const alternative of value.alternatives) {
      if (!this.#isLeft(alternative, refinement)) {
        return value.alternatives.filter((other) => this.#isLeft(other, refinement));
      }
    }
    // Mostly all of them are left, and there is nothing to copy.
    return value.alternatives;
  }

  #isLeft(alternative: Alternative, refinement: Refinement | undefined): boolean {
    return this.allows(alternative.when) && (refinement === undefined || fits(alternative, refinement));
  }

  /** Learns that a choice came out in one of the ways of a mask. Answers whether that can be. */
  narrow(choice: number, mask: number, note = true): boolean {
    const before = this.mask(choice);
    const after = before & mask;
    const known = this.choices.get(choice);
    if (known !== undefined && note) {
      known.tested = true;
    }
    if (after === before || known === undefined) {
      return after !== 0;
    }
    if (after === 0) {
      return false;
    }
    this.#masks = withKey(this.#masks, choice, after);
    const only = (after & (after - 1)) === 0 ? known.outcomes[31 - Math.clz32(after)] : undefined;
    return only === undefined
      ? this.#learn(
          known.outcomes.filter((_, index) => (after & (1 << index)) !== 0),
          note,
        )
      : this.#learnAll(only, note);
  }

  /** Takes over what holds under the one outcome that is left. */
  #learnAll({ facts, masks, refinements }: Implied, note: boolean): boolean {
    facts.forEach((fact) => {
      this.#addFact(fact);
    });
    if (!Array.from(masks).every((tag) => this.narrow(tag[0], tag[1], note))) {
      return false;
    }
    refinements.forEach((refinement, number) => {
      this.#refinements = withKey(this.#refinements, number, refinedBy(this.refinementAt(number), refinement));
    });
    return true;
  }

  /** Takes over what holds under each of the outcomes that are left. */
  #learn(left: readonly Implied[], note: boolean): boolean {
    const [first, ...others] = left;
    if (first === undefined) {
      return false;
    }
    this.#addCommon(left);
    for (const [choice, mask] of first.masks) {
      const masks = others.map((outcome) => outcome.masks.get(choice));
      if (masks.every((other) => other !== undefined)) {
        if (
          !this.narrow(
            choice,
            masks.reduce<number>((sum, other) => sum | other, mask),
            note,
          )
        ) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * Learns that a value is one of those alternatives for which a test does not answer no. What is left tells what became
   * known. Answers whether any is left.
   */
  keep(value: Value, test: (alternative: Alternative) => boolean): boolean {
    const before = this.alternatives(value);
    const kept = before.filter(test);
    const first = kept[0];
    if (first === undefined || first.when?.every((tag) => this.#narrowToAll(tag[0], kept)) === false) {
      return false;
    }
    if (kept.length > 1 && kept.length < before.length) {
      this.#either(kept);
    }
    return true;
  }

  /** A choice that all of some alternatives depend upon came out in one of the ways that any of them needs. */
  #narrowToAll(choice: number, kept: readonly Alternative[]): boolean {
    let mask = 0;
    for (const { when } of kept) {
      const tag = when?.find((one) => one[0] === choice);
      if (tag === undefined) {
        return true;
      }
      mask |= tag[1];
    }
    return this.narrow(choice, mask);
  }

  /**
   * Learns that one of several alternatives is the case: what follows from each of them holds. Where some of them only
   * come about under a configuration of the deployment, that configuration and not the program lets the caller in.
   */
  #either(kept: readonly Alternative[]): void {
    if (kept.some(({ when = [] }) => when.length === 0)) {
      // Nothing follows from that one.
      return;
    }
    if (!kept.some(({ when = [] }) => when.some(([choice]) => this.choices.bearsFacts(choice)))) {
      return;
    }
    const each = kept.map(({ when = [] }) => this.#consequences(when));
    this.#addCommon(each);
    const verified = this.choices.numberOf("authenticated");
    const sides = each.map(({ facts, masks }) => ({
      holds: facts.has(verified),
      maskOf: (choice: number) => masks.get(choice) ?? this.mask(choice),
      // What is ruled out on this path as a whole tells none of its ways from the others.
      eachNarrowed: (visit: (choice: number) => void) => {
        for (const choice of masks.keys()) {
          visit(choice);
        }
      },
    }));
    if (isConfigured(this.choices, sides) || isOpenedByConfiguration(this.choices, sides)) {
      this.add("authenticated?");
    }
  }

  /**
   * Takes over what holds in all of some cases. Where a value is the caller's own, or else is empty, or they may act for
   * others, it is as good as theirs.
   */
  #addCommon(cases: readonly Pick<Implied, "facts" | "refinements">[]): void {
    if (cases.every(({ facts }) => facts.size === 0)) {
      return;
    }
    const role = this.choices.numberOf("role");
    const maybeRole = this.choices.known("role?");
    for (const fact of new Set(cases.flatMap(({ facts }) => [...facts]))) {
      const value = this.choices.tiedBy(fact);
      const number = value === undefined ? undefined : this.choices.known(value);
      // Where they may, for all that is known, act for others, a value may have passed a check.
      const mayDo = this.choices.isPossibleClearance(fact) ? maybeRole : role;
      const isAsGood = ({ facts, refinements }: Pick<Implied, "facts" | "refinements">) =>
        (mayDo !== undefined && facts.has(mayDo)) ||
        (number !== undefined && refinements.get(number)?.truthy === false);
      if (cases.every((one) => one.facts.has(fact) || (value !== undefined && isAsGood(one)))) {
        this.#addFact(fact);
      }
    }
  }

  /** What follows from some choices having come out in their masks, directly or by further choices. */
  #consequences(when: When, into: Implied = impliedAnew(), depth = 0): Implied {
    for (const [choice, mask] of when) {
      const after = mask & (into.masks.get(choice) ?? this.mask(choice));
      into.masks.set(choice, after);
      const left = this.choices.get(choice)?.outcomes.filter((_, index) => (after & (1 << index)) !== 0) ?? [];
      const [only] = left;
      if (left.length === 1 && only !== undefined && depth < 5) {
        only.facts.forEach((fact) => into.facts.add(fact));
        only.refinements.forEach((refinement, value) => {
          into.refinements.set(value, refinedBy(into.refinements.get(value), refinement));
        });
        this.#consequences([...only.masks], into, depth + 1);
      }
    }
    return into;
  }

  /** Notes that the program looks at how the choices behind a value came out: what was asked by them is asked, then, on any path. */
  look(value: Value): void {
    for (const { when } of value.alternatives) {
      for (const [choice] of when ?? []) {
        const known = this.choices.get(choice);
        if (known !== undefined) {
          known.tested = true;
          for (const fact of asked) {
            if (this.choices.implies(choice, fact)) {
              this.addPossible(fact);
            }
          }
        }
      }
    }
  }

  /** The parts of a state, for its copies and for joins. */
  static partsOf(state: State): Parts {
    return {
      store: state.#store,
      shadowing: state.#shadowing,
      facts: state.#facts,
      possible: state.#possible,
      masks: state.#masks,
      refinements: state.#refinements,
    };
  }

  /** A state with other parts, on the same ground. */
  static withParts(state: State, parts: Parts): State {
    return new State(state.choices, state.#below, parts);
  }
}
