import type { Shape } from "./shape.ts";
import { any, meet, sameShape, unionOf, withoutNullish } from "./shape.ts";
import type { Trie } from "./trie.ts";
import { compare, eachKey, lookUp, unite, withKey, withoutKey } from "./trie.ts";
import type { Alternative, ApiValue, Value, When } from "./value.ts";
import { constant, freshId, freshNumber, opaque, uniteOrigins, withTag } from "./value.ts";

/** What has become known about one value on this path, whatever alternative it is. */
export interface Refinement {
  readonly kind: "refinement";
  readonly truthy?: boolean;
  readonly nullish?: boolean;
  readonly shape: Shape;
}

/** An object or array that the program made. */
export interface StoredObject {
  readonly kind: "stored";
  readonly array: boolean;
  readonly fields: ReadonlyMap<string, Value>;
  /** Values that were spread into it, the last one first; what is not in `fields` may come from there. */
  readonly spread: readonly Spread[];
  /** For arrays: what any element may be, when the elements are not all known. */
  readonly element?: Value;
  /** The `get` trap of a proxy: what answers for members that are not there. */
  readonly trap?: Value;
  /** For arrays: how many elements there are, where that depends on the path; whether it is 0 tells whether there is a first one. */
  readonly length?: Value;
  /** The class that it is an instance of. */
  readonly instanceOf?: Value;
}

export interface Spread {
  readonly value: Value;
  /** Members that were left out (`const { password, ...rest } = user`). */
  readonly without: ReadonlySet<string>;
}

type Stored = Value | StoredObject;

/** A decision of the program between outcomes, and what is known under each. */
export interface Choice {
  readonly id: number;
  readonly outcomes: readonly Implied[];
  /** Whether any path ever asked how it came out. */
  tested: boolean;
}

/** What holds if a choice came out in one way: facts, narrower choices, and refinements, each by its number. */
export interface Implied {
  readonly facts: Set<number>;
  readonly masks: Map<number, number>;
  readonly refinements: Map<number, Refinement>;
}

interface Consequences {
  readonly facts: Set<number>;
  readonly masks: Map<number, number>;
}

/** A way that a program can go: whether something holds there, and which outcomes of a choice are left. */
interface Side {
  readonly holds: boolean;
  readonly maskOf: (choice: number) => number;
}

/** Whether a choice of the deployment's configuration tells the ways on which something holds from the others. */
function isConfigured(choices: Choices, sides: readonly Side[]): boolean {
  const holding = sides.filter(({ holds }) => holds);
  const others = sides.filter(({ holds }) => !holds);
  const left = (ways: readonly Side[], choice: number) => ways.reduce((sum, { maskOf }) => sum | maskOf(choice), 0);
  return (
    holding.length > 0 &&
    others.length > 0 &&
    choices.configurations.some((choice) => (left(holding, choice) & left(others, choice)) === 0)
  );
}

function impliedAnew(): Implied {
  return { facts: new Set(), masks: new Map(), refinements: new Map() };
}

/** Most paths of most joins imply nothing. */
const nothingImplied = impliedAnew();

/** What the states of one analysis share: its choices, and the numbers by which facts and values are known in them. */
export class Choices {
  readonly #choices = new Map<number, Choice>();
  readonly #numbers = new Map<string, number>();
  readonly #tied = new Map<number, string>();
  readonly #configurations: number[] = [];
  readonly #inOrder: number[] = [];

  /** The choices that the environment or the project's configuration makes, the same for all requests. */
  get configurations(): readonly number[] {
    return this.#configurations;
  }

  /** Makes a choice that the configuration decides. */
  configure(outcomes: number): number {
    const id = freshNumber();
    this.add({ id, outcomes: Array.from({ length: outcomes }, () => nothingImplied), tested: false });
    this.#configurations.push(id);
    return id;
  }

  /** How many choices there are. */
  get count(): number {
    return this.#inOrder.length;
  }

  /** Says that all choices but the first ones are made by the configuration. */
  configuredSince(count: number): void {
    this.#configurations.push(...this.#inOrder.slice(count));
  }

  get(id: number): Choice | undefined {
    return this.#choices.get(id);
  }

  add(choice: Choice): void {
    this.#choices.set(choice.id, choice);
    this.#inOrder.push(choice.id);
  }

  /** The mask of all outcomes of a choice. */
  allOf(id: number): number {
    return 2 ** (this.#choices.get(id)?.outcomes.length ?? 30) - 1;
  }

  /** The number of a fact's or value's name; a name that has none is not in any state. */
  known(name: string): number | undefined {
    return this.#numbers.get(name);
  }

  /** The value that a fact says is the caller's own. */
  tiedBy(fact: number): string | undefined {
    return this.#tied.get(fact);
  }

  numberOf(name: string): number {
    let number = this.#numbers.get(name);
    if (number === undefined) {
      number = freshNumber();
      this.#numbers.set(name, number);
      if (name.startsWith("tied:")) {
        this.#tied.set(number, name.slice("tied:".length));
      }
    }
    return number;
  }
}

/** The paths of one join are the bits of a mask; more of them are joined in halves. */
const mostPaths = 24;

/** What follows from a fact: whoever holds a role is known, and what is certain is possible. */
function closed(fact: string): readonly string[] {
  switch (fact) {
    case "role":
      return ["role", "role?", "authenticated", "authenticated?"];
    case "authenticated":
      return ["authenticated", "authenticated?"];
    case "role?":
      return ["role?", "authenticated?"];
    default:
      return [fact];
  }
}

/** At most this many alternatives are told apart in one value. */
const mostAlternatives = 10;

/** The maps that a state consists of; see there. */
interface Parts {
  readonly store: Trie<Stored>;
  readonly shadowing: Trie<true>;
  readonly facts: Trie<true>;
  readonly possible: Trie<true>;
  readonly masks: Trie<number>;
  readonly refinements: Trie<Refinement>;
}

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

  /** Copies what this state knows, its facts left out, into the one that it stands on; for code that runs once, before all paths. */
  commitTo(lower: State): void {
    lower.#store = unite(this.#store, lower.#store, () => undefined);
    lower.#masks = unite(this.#masks, lower.#masks, () => undefined);
    lower.#refinements = unite(this.#refinements, lower.#refinements, () => undefined);
  }

  /** The same values and choices, of which nothing is known any more but what they are. */
  withoutFacts(): State {
    return new State(this.choices, this.#below, { ...State.partsOf(this), facts: undefined, possible: undefined });
  }

  /** Whether anything is known to hold, or to have possibly happened. */
  hasFacts(): boolean {
    return this.#facts !== undefined || this.#possible !== undefined;
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
  above(): State {
    return new State(this.choices, this);
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

  add(fact: string): void {
    for (const known of closed(fact)) {
      this.#addFact(this.choices.numberOf(known));
    }
  }

  #addFact(fact: number): void {
    if (lookUp(this.#facts, fact) === undefined) {
      this.#facts = withKey(this.#facts, fact, true);
    }
  }

  /** Notes something that may have happened; unlike a fact it outlives a join with a path where it did not. */
  addPossible(fact: string): void {
    this.#possible = withKey(this.#possible, this.choices.numberOf(fact), true);
  }

  hasPossible(fact: string): boolean {
    const number = this.choices.known(fact);
    return number !== undefined && lookUp(this.#possible, number) === true;
  }

  refinement(id: string): Refinement | undefined {
    const number = this.choices.known(id);
    return number === undefined ? undefined : this.refinementAt(number);
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
    this.refine(id, { ...before, kind: "refinement", shape: meet(before?.shape ?? any, shape) });
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
    return when === undefined || when.every(([choice, mask]) => (this.mask(choice) & mask) !== 0);
  }

  /** What a value can still be. */
  alternatives(value: Value): readonly Alternative[] {
    const [only] = value.alternatives;
    if (value.alternatives.length === 1 && only !== undefined && only.when === undefined) {
      return value.alternatives;
    }
    const refinement = this.refinement(value.id);
    return value.alternatives.filter(
      (alternative) => this.allows(alternative.when) && (refinement === undefined || fits(alternative, refinement)),
    );
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
    const left = known.outcomes.filter((_, index) => (after & (1 << index)) !== 0);
    return this.#learn(left, note);
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
        if (!this.narrow(choice, masks.reduce<number>((sum, other) => sum | other, mask), note)) {
          return false;
        }
      }
    }
    if (others.length === 0) {
      for (const [number, refinement] of first.refinements) {
        const before = this.refinementAt(number);
        const after = before === undefined ? refinement : { ...before, ...refinement, shape: meet(before.shape, refinement.shape) };
        this.#refinements = withKey(this.#refinements, number, after);
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
    const [first, ...others] = kept;
    if (first === undefined) {
      return false;
    }
    for (const [choice, mask] of first.when ?? []) {
      const masks = others.map((other) => other.when?.find(([id]) => id === choice)?.[1]);
      if (masks.every((other) => other !== undefined)) {
        if (!this.narrow(choice, masks.reduce<number>((sum, other) => sum | other, mask))) {
          return false;
        }
      }
    }
    if (others.length > 0 && kept.length < before.length) {
      this.#either(kept);
    }
    return true;
  }

  /**
   * Learns that one of several alternatives is the case: what follows from each of them holds. Where some of them only
   * come about under a configuration of the deployment, that configuration and not the program lets the caller in.
   */
  #either(kept: readonly Alternative[]): void {
    const each = kept.map(({ when = [] }) => this.#consequences(when));
    this.#addCommon(each);
    const verified = this.choices.numberOf("authenticated");
    const sides = each.map(({ facts, masks }) => ({ holds: facts.has(verified), maskOf: (choice: number) => masks.get(choice) ?? this.mask(choice) }));
    if (isConfigured(this.choices, sides)) {
      this.add("authenticated?");
    }
  }

  /** Takes over what holds in all of some cases. Where a value is the caller's own, or else they may act for others, it is as good as theirs. */
  #addCommon(cases: readonly { readonly facts: ReadonlySet<number> }[]): void {
    const role = this.choices.numberOf("role");
    for (const fact of new Set(cases.flatMap(({ facts }) => [...facts]))) {
      const isOfValue = this.choices.tiedBy(fact) !== undefined;
      if (cases.every(({ facts }) => facts.has(fact) || (isOfValue && facts.has(role)))) {
        this.#addFact(fact);
      }
    }
  }

  /** What follows from some choices having come out in their masks, directly or by further choices. */
  #consequences(when: When, into: Consequences = { facts: new Set(), masks: new Map() }, depth = 0): Consequences {
    for (const [choice, mask] of when) {
      const after = mask & (into.masks.get(choice) ?? this.mask(choice));
      into.masks.set(choice, after);
      const left = this.choices.get(choice)?.outcomes.filter((_, index) => (after & (1 << index)) !== 0) ?? [];
      const [only] = left;
      if (left.length === 1 && only !== undefined && depth < 5) {
        only.facts.forEach((fact) => into.facts.add(fact));
        this.#consequences([...only.masks], into, depth + 1);
      }
    }
    return into;
  }

  /** Notes that the program looks at how the choices behind a value came out. */
  look(value: Value): void {
    for (const { when } of value.alternatives) {
      for (const [choice] of when ?? []) {
        const known = this.choices.get(choice);
        if (known !== undefined) {
          known.tested = true;
        }
      }
    }
  }

  /** What holds whichever of several paths was taken, and the value that each path brings along. */
  static join(states: readonly State[], values: readonly Value[] = []): Joined {
    const alive = [...states.keys()].filter((index) => states[index]?.alive);
    const [first = 0, ...others] = alive;
    if (others.length === 0) {
      return { state: states[first] as State, value: values[first] ?? unknown };
    }
    if (alive.length <= mostPaths) {
      return new Join(alive.map((index) => states[index] as State) as [State, ...State[]]).with(values.length === 0 ? [] : alive.map((index) => values[index] ?? unknown));
    }
    const half = Math.ceil(states.length / 2);
    const parts = [[0, half], [half, states.length]].map(([from, to]) => State.join(states.slice(from, to), values.slice(from, to)));
    return State.join(parts.map(({ state }) => state), values.length === 0 ? [] : parts.map(({ value }) => value));
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

const unknown: Value = { id: "unknown", alternatives: [{ kind: "opaque", from: [], shape: any }] };

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
    const [first, ...others] = this.#parts.map(part);
    const numbers = new Set<number>();
    for (const other of others) {
      compare(first, other, (number) => numbers.add(number));
    }
    return { first, numbers };
  }

  #unite<V>(part: (parts: Parts) => Trie<V>, differs: (number: number) => void = () => undefined): Trie<V> {
    return this.#parts.map(part).reduce((united, other) => unite(united, other, differs));
  }

  /** A fact that is not known on all paths follows from the choice of those on which it is. */
  #joinFacts(): Trie<true> {
    const { first, numbers } = this.#differences(({ facts }) => facts);
    let joined = first;
    for (const fact of numbers) {
      if (this.#isClearedOnAll(fact)) {
        joined = withKey(joined, fact, true);
        continue;
      }
      joined = withoutKey(joined, fact);
      for (const [index, { facts }] of this.#parts.entries()) {
        if (lookUp(facts, fact) === true) {
          this.#impliedBy(index).facts.add(fact);
        }
      }
    }
    const verified = this.#choices.numberOf("authenticated");
    const possibly = this.#choices.numberOf("authenticated?");
    const sides = this.#states.map((state, index) => ({ holds: lookUp(this.#parts[index]?.facts, verified) === true, maskOf: (choice: number) => state.mask(choice) }));
    return numbers.has(verified) && isConfigured(this.#choices, sides) ? withKey(joined, possibly, true) : joined;
  }

  /** A value is the caller's own on each path, or it is empty there, or whoever takes that path may act for others. */
  #isClearedOnAll(fact: number): boolean {
    const value = this.#choices.tiedBy(fact);
    return (
      value !== undefined &&
      this.#states.every((state, index) => lookUp(this.#parts[index]?.facts, fact) === true || state.has("role") || state.refinement(value)?.truthy === false)
    );
  }

  #joinMasks(): Trie<number> {
    const { first, numbers } = this.#differences(({ masks }) => masks);
    let joined = first;
    for (const choice of numbers) {
      const all = this.#choices.allOf(choice);
      const masks = this.#states.map((state) => state.mask(choice));
      const mask = masks.reduce((sum, other) => sum | other, 0);
      for (const [index, other] of masks.entries()) {
        if (other !== all) {
          this.#impliedBy(index).masks.set(choice, other);
        }
      }
      joined = mask === all ? withoutKey(joined, choice) : withKey(joined, choice, mask);
    }
    return joined;
  }

  #joinRefinements(): Trie<Refinement> {
    const { first, numbers } = this.#differences((parts) => parts.refinements);
    let joined = first;
    for (const number of numbers) {
      const refinements = this.#states.map((state) => state.refinementAt(number));
      for (const [index, refinement] of refinements.entries()) {
        if (refinement !== undefined) {
          this.#impliedBy(index).refinements.set(number, refinement);
        }
      }
      const refinement = joinRefinements(refinements);
      joined = refinement === undefined ? withoutKey(joined, number) : withKey(joined, number, refinement);
    }
    return joined;
  }

  /** What one path alone has made or written is taken over, whole regions of the store at once. */
  #joinStores(): Trie<Stored> {
    const written = new Set<number>();
    let joined = this.#unite(({ store }) => store, (number) => written.add(number));
    for (const { shadowing } of this.#parts) {
      eachKey(shadowing, (number) => written.add(number));
    }
    for (const number of written) {
      const entry = this.#joinStored(this.#states.map((state) => state.stored(number)));
      joined = entry === undefined ? joined : withKey(joined, number, entry);
    }
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
      const missing: Value = { id: "undefined", alternatives: [{ kind: "undefined" }] };
      fields.set(name, this.#joinValues(objects.map((object) => (object === undefined ? undefined : (object.fields.get(name) ?? missing)))));
    }
    const differs = known.some(({ array, length, fields: own }) => array && (length !== undefined || own.size !== first.fields.size));
    const length = differs ? { length: this.#joinValues(objects.map((object) => object && lengthOf(object))) } : undefined;
    const spread = known.flatMap((object) => object.spread).filter((value, index, all) => all.indexOf(value) === index);
    const elements = known.flatMap((object) => (object.element === undefined ? [] : [object.element]));
    return {
      ...first,
      fields,
      spread,
      ...length,
      ...(elements.length > 0 && { element: elements.length === known.length ? this.#joinValues(elements) : (elements[0] as Value) }),
    };
  }

  #joinValues(values: readonly (Value | undefined)[]): Value {
    const known = values.filter((value) => value !== undefined);
    const first = known[0] ?? unknown;
    if (known.every((value) => value === first)) {
      return first;
    }
    const sameId = known.every((value) => value.id === first.id);
    const alternatives: Alternative[] = [];
    for (const [index, value] of values.entries()) {
      const state = this.#states[index] ?? this.#states.at(-1);
      if (value === undefined || state === undefined) {
        continue;
      }
      for (const alternative of state.alternatives(value)) {
        const when = (alternative.when ?? []).filter(([choice, mask]) => !state.allowsOnly(choice, mask));
        const shape = sameId || alternative.kind !== "opaque" ? undefined : state.refinement(value.id)?.shape;
        const proven = shape !== undefined && alternative.kind === "opaque" ? { shape: meet(alternative.shape, shape) } : undefined;
        const known = sameId || alternative.kind !== "opaque" || alternative.id !== undefined || !isClients(alternative) ? undefined : { id: value.id };
        alternatives.push({ ...alternative, ...proven, ...known, when: withTag(when, this.#choice, 1 << index) });
      }
    }
    return { id: sameId ? first.id : freshId("j"), alternatives: bounded(alternatives) };
  }
}

function isClients({ from }: Alternative & { readonly kind: "opaque" }): boolean {
  return from.some(({ kind }) => kind === "client");
}

/** How many elements an array has, as a value. */
export function lengthOf({ element, fields, length }: StoredObject): Value {
  return length ?? (element !== undefined ? opaque([], { kind: "number" }) : constant(fields.size));
}

function isStored(entry: Stored): entry is StoredObject {
  return "kind" in entry;
}

function joinRefinements(refinements: readonly (Refinement | undefined)[]): Refinement | undefined {
  const [first, ...others] = refinements;
  if (first === undefined || others.some((other) => other === undefined)) {
    return undefined;
  }
  const all = refinements as readonly Refinement[];
  if (all.every((other) => other === first)) {
    return first;
  }
  const same = <K extends "truthy" | "nullish">(key: K) =>
    all.every((other) => other[key] === first[key]) && first[key] !== undefined ? { [key]: first[key] } : {};
  return { kind: "refinement", ...same("truthy"), ...same("nullish"), shape: unionOf(all.map((other) => other.shape)) };
}

/** Equal alternatives become one; above the bound, opaque ones are merged. Null, undefined and constants never are. */
function bounded(alternatives: readonly Alternative[]): readonly Alternative[] {
  // Twins that are the case for different reasons (`a ? x : y` and `b`) are kept apart as long as there is room.
  const apart = withoutTwins(alternatives, (one, other) => differInOne(one.when, other.when));
  if (apart.length <= mostAlternatives) {
    return apart;
  }
  const distinct = withoutTwins(apart, () => true);
  if (distinct.length <= mostAlternatives) {
    return distinct;
  }
  const merged = distinct.filter((alternative) => alternative.kind === "opaque");
  const others = distinct.filter((alternative) => alternative.kind !== "opaque").slice(0, mostAlternatives);
  return merged.length === 0
    ? others
    : [...others, mergedOpaque(merged)];
}

/** One value of which only that is known what holds for all of several. */
export function mergedOpaque(hidden: readonly (Alternative & { readonly kind: "opaque" })[]): Alternative {
  const of = hidden.flatMap((one) => one.of ?? []);
  return {
    kind: "opaque",
    from: uniteOrigins(hidden.map((one) => one.from)),
    shape: unionOf(hidden.map((one) => one.shape)),
    ...(of.length > 0 && { of }),
  };
}

/** Alternatives of which no two are the same thing and may be merged. */
function withoutTwins(alternatives: readonly Alternative[], mayMerge: (one: Alternative, other: Alternative) => boolean): Alternative[] {
  const distinct: Alternative[] = [];
  for (const alternative of alternatives) {
    const index = distinct.findIndex((other) => sameKind(other, alternative) && mayMerge(other, alternative));
    const twin = distinct[index];
    if (twin === undefined) {
      distinct.push(alternative);
    } else {
      distinct[index] = withWhen(twin, eitherWhen(twin.when, alternative.when));
    }
  }
  return distinct;
}

/** Whether two conditions name the same choices, and differ in one of them at most: uniting them loses nothing. */
function differInOne(left: When = [], right: When = []): boolean {
  if (left.length !== right.length) {
    return false;
  }
  let different = 0;
  for (const [choice, mask] of left) {
    const other = right.find(([id]) => id === choice)?.[1];
    if (other === undefined) {
      return false;
    }
    different += other === mask ? 0 : 1;
  }
  return different <= 1;
}

function withWhen(alternative: Alternative, when: When | undefined): Alternative {
  const { when: _, ...rest } = alternative;
  return when === undefined ? rest : { ...rest, when };
}

/** Either of two: what both say of a choice is united; what only one says of it is dropped. */
function eitherWhen(left: When | undefined, right: When | undefined): When | undefined {
  const both = (left ?? []).flatMap(([choice, mask]) => {
    const other = right?.find(([id]) => id === choice);
    return other === undefined ? [] : [[choice, mask | other[1]] as const];
  });
  return both.length === 0 ? undefined : both;
}

function sameKind(left: Alternative, right: Alternative): boolean {
  if (left.kind !== right.kind) {
    return false;
  }
  switch (left.kind) {
    case "undefined":
    case "null":
      return true;
    case "const":
      return left.value === (right as typeof left).value;
    case "object":
      return left.ref === (right as typeof left).ref;
    case "function":
      return left.code === (right as typeof left).code;
    case "class":
      return left.code === (right as typeof left).code;
    case "promise":
      return left.promise === (right as typeof left).promise;
    case "api":
      return sameLibrary(left.library, (right as typeof left).library);
    case "schema":
      return left.shape === (right as typeof left).shape;
    case "condition":
      return left.condition === (right as typeof left).condition;
    case "namespace":
      return left.module === (right as typeof left).module;
    case "opaque": {
      const other = right as typeof left;
      return left.from === other.from && left.text === other.text && left.id === other.id && sameShape(left.shape, other.shape);
    }
  }
}

/** The same thing of the same library, though it was made twice. */
function sameLibrary(left: ApiValue, right: ApiValue): boolean {
  return (
    left === right ||
    (left.model === right.model &&
      left.path.join(".") === right.path.join(".") &&
      left.query === right.query &&
      left.pipeline === right.pipeline &&
      left.site?.node === right.site?.node &&
      left.receiver?.id === right.receiver?.id)
  );
}

/** Whether an alternative agrees with what became known about its value. */
function fits(alternative: Alternative, { truthy, nullish }: Refinement): boolean {
  const truth = truthOf(alternative);
  if (truthy !== undefined && truth !== undefined && truth !== truthy) {
    return false;
  }
  return nullish === undefined || isNullish(alternative) === nullish || (alternative.kind === "opaque" && nullish);
}

export function isNullish(alternative: Alternative): boolean {
  return alternative.kind === "undefined" || alternative.kind === "null";
}

/** Whether an alternative counts as true; undefined when it may or may not. */
export function truthOf(alternative: Alternative): boolean | undefined {
  switch (alternative.kind) {
    case "undefined":
    case "null":
      return false;
    case "const":
      return Boolean(alternative.value);
    case "opaque":
      return isAlwaysTruthy(withoutNullish(alternative.shape)) && alternative.shape.kind !== "union" ? true : undefined;
    default:
      return true;
  }
}

function isAlwaysTruthy(shape: Shape): boolean {
  return shape.kind === "object" || shape.kind === "array" || shape.kind === "date" || shape.kind === "file";
}
