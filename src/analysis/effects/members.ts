import { memberOrigin } from "../../flow/values/members.ts";
import type { State } from "../../flow/values/state.ts";
import type { Shape } from "../../flow/values/shape.ts";
import type { Alternative, Value } from "../../flow/values/value.ts";
import { heldBy } from "../../flow/values/stored.ts";

/** What stands under a name in what is written or sent. */
export interface Member {
  readonly name: string;
  readonly value: Value;
}

/** Something that came from outside, and that is known by its origin and its shape only. */
type Whole = Extract<Alternative, { readonly kind: "opaque" }>;

/** How deep a key is looked for in what refers to it. */
const deepest = 4;

/** The named members of the objects and lists that a value can be. */
export function membersOf(state: State, value: Value, depth: number): readonly Member[] {
  return state.alternatives(value).flatMap((alternative) => {
    if (alternative.kind === "opaque" && alternative.shape.kind === "string" && alternative.of !== undefined) {
      return alternative.of.flatMap((part) => membersOf(state, part, depth));
    }
    const object = alternative.kind === "object" ? state.object(alternative.ref) : undefined;
    if (object === undefined) {
      return [];
    }
    const own = [...object.fields].map(([name, member]) => ({ name, value: member }));
    const listed = object.array ? heldBy(object) : [];
    const deeper = depth > 1 && !object.array ? [...object.fields.values()] : listed;
    return [
      ...(object.array ? [] : own),
      ...deeper.flatMap((member) => membersOf(state, member, depth - 1)),
      ...object.spread.flatMap((source) => membersOf(state, source.value, depth)),
    ];
  });
}

/** The members of what a schema has let through, where all of it is stored. */
export function parsedMembersOf(state: State, value: Value): readonly Member[] {
  return wholeMembersOf(state, value, ({ shape }) => (shape.kind === "object" && !shape.open ? shape.fields : []));
}

/** The members that something is said to have which nobody has taken apart, where all of it is stored. */
export function wholeMembersOf(
  state: State,
  value: Value,
  said: (whole: Whole) => Iterable<readonly [string, Shape]>,
): readonly Member[] {
  return state.alternatives(value).flatMap((alternative) => {
    if (alternative.kind === "object") {
      const { array = true, fields, spread = [] } = state.object(alternative.ref) ?? {};
      return array
        ? []
        : spread.flatMap((source) =>
            wholeMembersOf(state, source.value, said).filter(
              ({ name }) => !source.without.has(name) && fields?.has(name) === false,
            ),
          );
    }
    return alternative.kind !== "opaque"
      ? []
      : [...said(alternative)].map(([name, shape]) => ({
          name,
          value: {
            id: `${value.id}.${name}`,
            alternatives: [
              { ...alternative, shape, from: alternative.from.map((origin) => memberOrigin(origin, name)) },
            ],
          },
        }));
  });
}

/** The value itself, or the key in `{ connect: { id } }`. */
export function referredTo(state: State, value: Value, depth = 0): readonly Value[] {
  const inner = state.alternatives(value).flatMap((alternative) => {
    const object = alternative.kind === "object" ? state.object(alternative.ref) : undefined;
    return object === undefined || depth > deepest ? [] : heldBy(object);
  });
  return inner.length === 0 ? [value] : inner.flatMap((member) => referredTo(state, member, depth + 1));
}

/** The key in `{ connect: { id } }`, or the value itself. */
export function connectedKey(state: State, value: Value): Value {
  const [only] = state.alternatives(value);
  const object = only?.kind === "object" ? state.object(only.ref) : undefined;
  const inner = object?.fields.get("connect") ?? (object?.fields.size === 1 ? object.fields.get("id") : undefined);
  return inner === undefined ? value : connectedKey(state, inner);
}
