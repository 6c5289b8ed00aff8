import { sameLibrary } from "./alternatives.ts";
import type { State } from "./state.ts";
import type { StoredObject } from "./stored.ts";
import type { Alternative, Closure, Value } from "./value.ts";

/** How deep objects are compared member by member. */
const deepest = 4;

/** Parts that are compared before two values are taken to differ. */
const mostParts = 400;

/** A value as it is at a point of a path. */
export interface Seen {
  readonly value: Value;
  readonly state: State;
}

/** The ids by which what is known of a value, and of its parts, is known. */
export function idsIn({ value, state }: Seen, depth = 0): readonly string[] {
  return state.alternatives(value).flatMap((alternative): readonly string[] => {
    if (alternative.kind === "opaque") {
      const rows = alternative.from.flatMap((origin) =>
        origin.kind === "record" ? [`row(${String(origin.query.id)})`] : [],
      );
      return [value.id, ...(alternative.id === undefined ? [] : [alternative.id]), ...rows];
    }
    const object = alternative.kind === "object" && depth < deepest ? state.object(alternative.ref) : undefined;
    return object === undefined
      ? [value.id]
      : [value.id, ...[...object.fields.values()].flatMap((field) => idsIn({ value: field, state }, depth + 1))];
  });
}

/** Whether two values are the same to whoever is given them: made of the same parts, of which the same is known. */
export function isSame(one: Seen, other: Seen): boolean {
  return new Comparison(one.state, other.state).values(one.value, other.value, 0);
}

/** Whether the objects that a value consists of are still as they were at an earlier point. */
export function isUntouched(value: Value, state: State, earlier: State, depth = 0): boolean {
  return value.alternatives.every((alternative) => {
    if (alternative.kind === "promise") {
      return depth >= deepest || isUntouched(alternative.promise.value, state, earlier, depth + 1);
    }
    if (alternative.kind !== "object") {
      return true;
    }
    const object = state.object(alternative.ref);
    return (
      object === earlier.object(alternative.ref) &&
      (depth >= deepest ||
        [...(object?.fields.values() ?? [])].every((field) => isUntouched(field, state, earlier, depth + 1)))
    );
  });
}

class Comparison {
  readonly #here: State;
  readonly #there: State;
  #left = mostParts;

  constructor(here: State, there: State) {
    this.#here = here;
    this.#there = there;
  }

  values(one: Value | undefined, other: Value | undefined, depth: number): boolean {
    this.#left -= 1;
    if (one === undefined || other === undefined || this.#left < 0) {
      return one === other;
    }
    const these = this.#here.alternatives(one);
    const those = this.#there.alternatives(other);
    return (
      these.length === those.length &&
      these.every((alternative, index) => {
        const its = those[index];
        return (
          its !== undefined &&
          (these.length === 1 || isSameWhen(alternative, its)) &&
          this.#alternatives(alternative, its, one, other, depth)
        );
      })
    );
  }

  #alternatives(one: Alternative, other: Alternative, whole: Value, its: Value, depth: number): boolean {
    switch (one.kind) {
      case "undefined":
      case "null":
        return one.kind === other.kind;
      case "const":
        return other.kind === "const" && one.value === other.value;
      case "object":
        return (
          other.kind === "object" &&
          this.#objects(this.#here.object(one.ref), this.#there.object(other.ref), one.ref === other.ref, depth)
        );
      case "function":
        return (
          other.kind === "function" &&
          (one.code === other.code ||
            (one.code.kind === "closure" &&
              other.code.kind === "closure" &&
              this.#closures(one.code, other.code, depth)))
        );
      case "class":
        return other.kind === "class" && one.code.node === other.code.node && one.code.scope === other.code.scope;
      case "promise":
        return other.kind === "promise" && one.promise === other.promise;
      case "api":
        return other.kind === "api" && sameLibrary(one.library, other.library);
      case "schema":
        return other.kind === "schema" && one.shape === other.shape && one.library === other.library;
      case "condition":
        return other.kind === "condition" && one.condition === other.condition;
      case "namespace":
        return other.kind === "namespace" && one.module === other.module;
      case "opaque":
        return other.kind === "opaque" && whole.id === its.id && this.#isAsKnown(whole.id);
      default:
        return false;
    }
  }

  /** Whether as much is known of a value at the one point as at the other. */
  #isAsKnown(id: string): boolean {
    const here = this.#here.refinement(id);
    const there = this.#there.refinement(id);
    return here === there || (here?.truthy === there?.truthy && here?.nullish === there?.nullish);
  }

  #objects(one: StoredObject | undefined, other: StoredObject | undefined, isOne: boolean, depth: number): boolean {
    if (one === undefined || other === undefined || depth >= deepest || (isOne && one === other)) {
      return isOne && one === other;
    }
    return (
      one.array === other.array &&
      one.trap === other.trap &&
      one.fields.size === other.fields.size &&
      one.spread.length === other.spread.length &&
      (isOne || one.instanceOf === undefined) &&
      one.instanceOf === other.instanceOf &&
      [...one.fields].every(([name, field]) => this.values(field, other.fields.get(name), depth + 1)) &&
      one.spread.every(({ value, without }, index) => {
        const its = other.spread[index];
        return its?.without === without && this.values(value, its.value, depth + 1);
      }) &&
      this.values(one.element, other.element, depth + 1) &&
      this.values(one.length, other.length, depth + 1) &&
      this.values(one.madeOf, other.madeOf, depth + 1)
    );
  }

  #closures(one: Closure, other: Closure, depth: number): boolean {
    return (
      one.node === other.node &&
      one.scope === other.scope &&
      one.memory === other.memory &&
      one.bound === other.bound &&
      this.values(one.self, other.self, depth + 1)
    );
  }
}

function isSameWhen({ when: one = [] }: Alternative, { when: other = [] }: Alternative): boolean {
  return (
    one === other ||
    (one.length === other.length &&
      one.every(([choice, mask], index) => {
        const its = other[index];
        return its !== undefined && its[0] === choice && its[1] === mask;
      }))
  );
}
