import type { Shape } from "./shape.ts";
import { meet, unionOf } from "./shape.ts";
import type { Value } from "./value.ts";
import { constant, opaque } from "./value.ts";

/** What has become known about one value on this path, whatever alternative it is. */
export interface Refinement {
  readonly truthy: boolean | undefined;
  readonly nullish: boolean | undefined;
  readonly shape: Shape;
}

/** What is known of a value once more has become known. */
export function refinedBy(before: Refinement | undefined, more: Refinement): Refinement {
  if (before === undefined || before === more) {
    return more;
  }
  const truthy = more.truthy ?? before.truthy;
  const nullish = more.nullish ?? before.nullish;
  const shape = meet(before.shape, more.shape);
  return truthy === before.truthy && nullish === before.nullish && shape === before.shape
    ? before
    : { truthy, nullish, shape };
}

/** What is known of a value whichever of several refinements it has; nothing if one path knows nothing. */
export function commonRefinement(refinements: readonly (Refinement | undefined)[]): Refinement | undefined {
  const known = refinements.filter((refinement) => refinement !== undefined);
  const [first, ...others] = known;
  if (first === undefined || known.length < refinements.length) {
    return undefined;
  }
  if (others.every((other) => other === first)) {
    return first;
  }
  const truthy = others.every((other) => other.truthy === first.truthy) ? first.truthy : undefined;
  const nullish = others.every((other) => other.nullish === first.nullish) ? first.nullish : undefined;
  const shape = unionOf(known.map((refinement) => refinement.shape));
  return truthy === undefined && nullish === undefined && shape.kind === "any" ? undefined : { truthy, nullish, shape };
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
  /** For arrays: the element of another list of which each of these was made by `map`. */
  readonly madeOf?: Value;
  /** The class that it is an instance of. */
  readonly instanceOf?: Value;
}

export interface Spread {
  readonly value: Value;
  /** Members that were left out (`const { password, ...rest } = user`). */
  readonly without: ReadonlySet<string>;
  /** The name of its only member, which is computed (`{ [key]: value }`). */
  readonly key?: Value;
}

export type Stored = Value | StoredObject;

/** How many elements an array has, as a value. */
export function lengthOf({ element, fields, length }: StoredObject): Value {
  return length ?? (element !== undefined ? opaque([], { kind: "number" }) : constant(fields.size));
}

/** Its members, and what its elements are; what is spread into it left out. */
export function heldBy({ element, fields }: Pick<StoredObject, "element" | "fields">): readonly Value[] {
  return element === undefined ? [...fields.values()] : [...fields.values(), element];
}

export function isStored(entry: Stored): entry is StoredObject {
  return "kind" in entry;
}
