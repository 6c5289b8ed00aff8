import { Layers } from "./layers.ts";
import type { Shape } from "./shape.ts";
import { any, meet, sameShape, unionOf, withoutNullish } from "./shape.ts";
import type { Alternative, Value, When } from "./value.ts";
import { freshId, freshNumber, uniteOrigins, withTag } from "./value.ts";

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
  /** The class that it is an instance of. */
  readonly instanceOf?: Value;
}

export interface Spread {
  readonly value: Value;
  /** Members that were left out (`const { password, ...rest } = user`). */
  readonly without: ReadonlySet<string>;
}

type Entry = Value | StoredObject | Refinement | number | true;
type Key = number | string;

/** A decision of the program between outcomes, and what is known under each. */
export interface Choice {
  readonly id: number;
  readonly outcomes: readonly Implied[];
  /** Whether any path ever asked how it came out. */
  tested: boolean;
}

/** What holds if a choice came out in one way: facts, narrower choices, and refinements, by their key in the state. */
export type Implied = readonly (readonly [key: Key, entry: Entry])[];

/** The choices of one analysis. Key: the number of the choice; they go with the analysis. */
export type Choices = Map<number, Choice>;

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

/** What is known at one point of the program: cells and objects by number; facts, choices and refinements by name. */
export class State {
  #entries: Layers<Key, Entry>;
  readonly choices: Choices;
  /** Whether the program can get here at all. A dead state may be written to; nobody will look. */
  alive = true;

  constructor(choices: Choices, entries = new Layers<Key, Entry>()) {
    this.choices = choices;
    this.#entries = entries;
  }

  /** A copy that goes on by itself. */
  fork(): State {
    const frozen = this.#entries;
    this.#entries = frozen.fork();
    const copy = new State(this.choices, frozen.fork());
    copy.alive = this.alive;
    return copy;
  }

  /** Says that the program cannot get here. */
  die(): void {
    this.alive = false;
  }

  /** Copies what this state knows beyond a lower one into that one; for code that runs once, before all paths. */
  commitTo(lower: State): void {
    const keys = new Set<Key>();
    this.#entries.keysAbove(lower.#entries, keys);
    for (const key of keys) {
      const entry = this.#entries.get(key);
      if (entry !== undefined && !(typeof key === "string" && (key.startsWith("f:") || key.startsWith("m:")))) {
        lower.#entries.set(key, entry);
      }
    }
  }

  /** The same values and choices, of which nothing is known any more but what they are. */
  withoutFacts(): State {
    const copy = new State(this.choices, new Layers<Key, Entry>());
    for (const key of this.#entries.keys()) {
      const entry = this.#entries.get(key);
      if (entry !== undefined && !(typeof key === "string" && (key.startsWith("f:") || key.startsWith("m:")))) {
        copy.#entries.set(key, entry);
      }
    }
    copy.#entries = copy.#entries.fork();
    return copy;
  }

  /** A state that stands on this one without freezing it. */
  above(): State {
    return new State(this.choices, new Layers(this.#entries));
  }

  cell(id: number): Value | undefined {
    return this.#entries.get(id) as Value | undefined;
  }

  setCell(id: number, value: Value): void {
    this.#entries.set(id, value);
  }

  object(ref: number): StoredObject | undefined {
    return this.#entries.get(ref) as StoredObject | undefined;
  }

  setObject(ref: number, object: StoredObject): void {
    this.#entries.set(ref, object);
  }

  has(fact: string): boolean {
    return this.#entries.get(`f:${fact}`) !== undefined;
  }

  add(fact: string): void {
    for (const known of closed(fact)) {
      if (!this.has(known)) {
        this.#entries.set(`f:${known}`, true);
      }
    }
  }

  /** Notes something that may have happened; unlike a fact it outlives a join with a path where it did not. */
  addPossible(fact: string): void {
    this.#entries.set(`m:${fact}`, true);
  }

  hasPossible(fact: string): boolean {
    return this.#entries.get(`m:${fact}`) !== undefined;
  }

  refinement(id: string): Refinement | undefined {
    return this.#entries.get(`r:${id}`) as Refinement | undefined;
  }

  refine(id: string, refinement: Refinement): void {
    this.#entries.set(`r:${id}`, refinement);
  }

  /** Proves something about the shape of a value. */
  prove(id: string, shape: Shape): void {
    const before = this.refinement(id);
    this.refine(id, { ...before, kind: "refinement", shape: meet(before?.shape ?? any, shape) });
  }

  /** Makes a choice between outcomes that imply these facts. */
  choose(outcomes: readonly (readonly string[])[]): number {
    const id = freshNumber();
    const implied = outcomes.map((facts) => facts.flatMap(closed).map((fact) => [`f:${fact}`, true] as const));
    this.choices.set(id, { id, outcomes: implied, tested: false });
    return id;
  }

  #mask(choice: number): number {
    return (this.#entries.get(`c:${String(choice)}`) as number | undefined) ?? this.#all(choice);
  }

  #all(choice: number): number {
    return 2 ** (this.choices.get(choice)?.outcomes.length ?? 30) - 1;
  }

  /** Whether a choice is already known to have come out in a mask. */
  allowsOnly(choice: number, mask: number): boolean {
    return (this.#mask(choice) & ~mask) === 0;
  }

  /** Whether a choice can still have come out so. */
  allows(when: When | undefined): boolean {
    return when === undefined || when.every(([choice, mask]) => (this.#mask(choice) & mask) !== 0);
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
    const before = this.#mask(choice);
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
    this.#entries.set(`c:${String(choice)}`, after);
    const left = known.outcomes.filter((_, index) => (after & (1 << index)) !== 0);
    return this.#learn(left, note);
  }

  /** Takes over what holds under each of the outcomes that are left. */
  #learn(left: readonly Implied[], note: boolean): boolean {
    const [first, ...others] = left;
    if (first === undefined) {
      return false;
    }
    for (const [key, entry] of first) {
      const everywhere = others.map((outcome) => outcome.find(([other]) => other === key)?.[1]);
      if (typeof key === "string" && everywhere.every((other) => other !== undefined)) {
        if (key.startsWith("c:")) {
          const mask = everywhere.reduce<number>((sum, other) => sum | (other as number), entry as number);
          if (!this.narrow(Number(key.slice(2)), mask, note)) {
            return false;
          }
        } else if (key.startsWith("r:")) {
          if (others.length === 0) {
            this.#meetRefinement(key, entry as Refinement);
          }
        } else {
          this.#entries.set(key, entry);
        }
      }
    }
    return true;
  }

  #meetRefinement(key: string, entry: Refinement): void {
    const before = this.#entries.get(key) as Refinement | undefined;
    this.#entries.set(key, before === undefined ? entry : { ...before, ...entry, shape: meet(before.shape, entry.shape) });
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
    return true;
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
      return new Join(alive.map((index) => states[index] as State)).with(values.length === 0 ? [] : alive.map((index) => values[index] ?? unknown));
    }
    const half = Math.ceil(states.length / 2);
    const parts = [[0, half], [half, states.length]].map(([from, to]) => State.join(states.slice(from, to), values.slice(from, to)));
    return State.join(parts.map(({ state }) => state), values.length === 0 ? [] : parts.map(({ value }) => value));
  }

  /** The parts of a join that need the layers. */
  static layersOf(state: State): Layers<Key, Entry> {
    return state.#entries;
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
  readonly #choice = freshNumber();
  readonly #implied: (readonly [Key, Entry])[][];

  constructor(states: readonly State[]) {
    this.#states = states;
    this.#implied = this.#states.map(() => []);
  }

  with(values: readonly Value[]): Joined {
    const layers = this.#states.map((state) => State.layersOf(state));
    const common = layers.reduce<Layers<Key, Entry> | undefined>(
      (lower, layer) => (lower === undefined ? undefined : Layers.common(lower, layer)),
      layers[0],
    );
    const choices = (this.#states[0] as State).choices;
    const joined = new Layers<Key, Entry>(common);
    const keys = new Set<Key>();
    for (const layer of layers) {
      layer.keysAbove(common, keys);
    }
    const choicesFirst = [...keys].sort((left, right) => Number(typeof left === "number") - Number(typeof right === "number"));
    for (const key of choicesFirst) {
      const entries = layers.map((layer) => layer.get(key));
      const entry = typeof key === "string" ? this.#joinNamed(key, entries, choices) : this.#joinStored(entries);
      if (entry !== undefined) {
        joined.set(key, entry);
      }
    }
    choices.set(this.#choice, { id: this.#choice, outcomes: this.#implied, tested: false });
    const value = values.length === 0 ? unknown : this.#joinValues(values);
    return { state: new State(choices, joined), value, choice: this.#choice };
  }

  #imply(key: Key, entries: readonly (Entry | undefined)[]): void {
    for (const [index, entry] of entries.entries()) {
      if (entry !== undefined) {
        this.#implied[index]?.push([key, entry]);
      }
    }
  }

  #joinNamed(key: string, entries: readonly (Entry | undefined)[], choices: Choices): Entry | undefined {
    if (key.startsWith("m:")) {
      return true;
    }
    if (key.startsWith("c:")) {
      const all = 2 ** (choices.get(Number(key.slice(2)))?.outcomes.length ?? 30) - 1;
      const masks = entries.map((entry) => (entry as number | undefined) ?? all);
      const mask = masks.reduce((sum, other) => sum | other, 0);
      if (masks.some((other) => other !== mask)) {
        this.#imply(key, masks.map((other) => (other === all ? undefined : other)));
      }
      return mask === all ? undefined : mask;
    }
    if (key.startsWith("r:")) {
      const refinements = entries as readonly (Refinement | undefined)[];
      const joined = joinRefinements(refinements);
      if (refinements.some((refinement) => refinement !== refinements[0])) {
        this.#imply(key, refinements);
      }
      return joined;
    }
    if (entries.every((entry) => entry !== undefined)) {
      return true;
    }
    this.#imply(key, entries);
    return undefined;
  }

  #joinStored(entries: readonly (Entry | undefined)[]): Entry | undefined {
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
    const spread = known.flatMap((object) => object.spread).filter((value, index, all) => all.indexOf(value) === index);
    const elements = known.flatMap((object) => (object.element === undefined ? [] : [object.element]));
    return {
      ...first,
      fields,
      spread,
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
        alternatives.push({ ...alternative, ...proven, when: withTag(when, this.#choice, 1 << index) });
      }
    }
    return { id: sameId ? first.id : freshId("j"), alternatives: bounded(alternatives) };
  }
}

function isStored(entry: Entry): entry is StoredObject {
  return typeof entry === "object" && "kind" in entry && entry.kind === "stored";
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
  const distinct: Alternative[] = [];
  for (const alternative of alternatives) {
    const index = distinct.findIndex((other) => sameKind(other, alternative));
    const twin = distinct[index];
    if (twin === undefined) {
      distinct.push(alternative);
    } else {
      distinct[index] = withWhen(twin, eitherWhen(twin.when, alternative.when));
    }
  }
  if (distinct.length <= mostAlternatives) {
    return distinct;
  }
  const merged = distinct.filter((alternative) => alternative.kind === "opaque");
  const others = distinct.filter((alternative) => alternative.kind !== "opaque").slice(0, mostAlternatives);
  return merged.length === 0
    ? others
    : [...others, { kind: "opaque", from: uniteOrigins(merged.map((one) => one.from)), shape: unionOf(merged.map((one) => one.shape)) }];
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
      return left.library === (right as typeof left).library;
    case "schema":
      return left.shape === (right as typeof left).shape;
    case "condition":
      return left.condition === (right as typeof left).condition;
    case "namespace":
      return left.module === (right as typeof left).module;
    case "opaque": {
      const other = right as typeof left;
      return left.from === other.from && sameShape(left.shape, other.shape);
    }
  }
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
