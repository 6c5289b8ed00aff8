import type { Shape } from "./shape.ts";
import { falsy, sameShape, unionOf } from "./shape.ts";
import type { Refinement } from "./stored.ts";
import type { Alternative, ApiValue, Opaque, When } from "./value.ts";
import { hidden, uniteOrigins } from "./value.ts";

/** At most this many alternatives are told apart in one value: a long function has as many `return` statements. */
export const mostAlternatives = 24;

export function isClients({ from }: Opaque): boolean {
  return from.some(({ kind }) => kind === "client");
}

/** Equal alternatives become one; above the bound, opaque ones are merged, and what there is no room for with them. */
export function bounded(alternatives: readonly Alternative[]): readonly Alternative[] {
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
  const others = distinct.filter((alternative) => alternative.kind !== "opaque");
  const kept = others.slice(0, mostAlternatives);
  if (kept.length === others.length) {
    return merged.length === 0 ? kept : [...kept, mergedOpaque(merged)];
  }
  // What there is no room for can be anything: without it, what a test leaves could seem impossible.
  const rest = mergedOpaque(merged);
  return [...kept, { ...rest, from: [...rest.from, { kind: "unresolved", name: "" }] }];
}

/** One value of which only that is known what holds for all of several. */
export function mergedOpaque(several: readonly Opaque[]): Opaque {
  const of = several.flatMap((one) => one.of ?? []);
  return hidden(uniteOrigins(several.map((one) => one.from)), unionOf(several.map((one) => one.shape)), {
    of: of.length > 0 ? of : undefined,
  });
}

/** Alternatives of which no two are the same thing and may be merged. */
function withoutTwins(
  alternatives: readonly Alternative[],
  mayMerge: (one: Alternative, other: Alternative) => boolean,
): Alternative[] {
  const distinct: Alternative[] = [];
  for (const alternative of alternatives) {
    const index = distinct.findIndex((other) => sameKind(other, alternative) && mayMerge(other, alternative));
    const twin = distinct[index];
    if (twin === undefined) {
      distinct.push(alternative);
    } else {
      distinct[index] = { ...twin, when: eitherWhen(twin.when, alternative.when) };
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

/** Either of two: what both say of a choice is united; what only one says of it is dropped. */
function eitherWhen(left: When | undefined, right: When | undefined): When | undefined {
  if (left === undefined || right === undefined) {
    return undefined;
  }
  const both: When[number][] = [];
  for (const one of left) {
    const [choice, mask] = one;
    const other = right.find(([id]) => id === choice);
    if (other !== undefined) {
      both.push((mask | other[1]) === mask ? one : [choice, mask | other[1]]);
    }
  }
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
      return (
        left.from === other.from &&
        left.text === other.text &&
        left.id === other.id &&
        sameShape(left.shape, other.shape)
      );
    }
  }
}

/** The same thing of the same library, though it was made twice. */
export function sameLibrary(left: ApiValue, right: ApiValue): boolean {
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
export function fits(alternative: Alternative, { truthy, nullish }: Refinement): boolean {
  const truth = truthOf(alternative);
  if (truthy !== undefined && truth !== undefined && truth !== truthy) {
    return false;
  }
  return nullish === undefined || isNullish(alternative) === nullish || (alternative.kind === "opaque" && nullish);
}

/** The one constant that something is; undefined when it may be anything else. */
export function onlyConstant([only, ...others]: readonly Alternative[]): string | number | boolean | undefined {
  return others.length === 0 && only?.kind === "const" ? only.value : undefined;
}

/** Nothing but what the code itself says, `null` and `undefined` among it. */
export function isConstant(alternatives: readonly Alternative[]): boolean {
  return alternatives.every(isPlain);
}

/** Whether all is known of it: `null`, `undefined`, or what the code itself says. */
export function isPlain(alternative: Alternative): boolean {
  return alternative.kind === "const" || isNullish(alternative);
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
      return truthOfShape(alternative.shape);
    default:
      return true;
  }
}

function truthOfShape(shape: Shape): boolean | undefined {
  switch (shape.kind) {
    case "object":
    case "array":
    case "date":
    case "file":
      return true;
    case "nullish":
      return false;
    default:
      return shape === falsy ? false : undefined;
  }
}
