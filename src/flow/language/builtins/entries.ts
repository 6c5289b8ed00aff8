import { elementOf, peekMember } from "../../values/members.ts";
import { newArray, newObject, onlyObject, spreadOf } from "../../values/objects.ts";
import { originsIn } from "../../values/origins.ts";
import type { Run } from "../../run.ts";
import type { Shape } from "../../values/shape.ts";
import { any, meet, openObject, withoutNullish } from "../../values/shape.ts";
import type { Value } from "../../values/value.ts";
import { constant, opaque, originsOf } from "../../values/value.ts";

/** `Object.entries(x)`: its names and members, of which it is remembered whose they are. */
export function entriesOf(run: Run, value: Value): Value {
  const [key, member] = [keyIn(run, value), elementAny(run, value)];
  run.entries.set(key.id, { of: value, member: member.id });
  return newArray(run, [], newArray(run, [key, member]));
}

/** `Object.values(x)`. */
export function membersOf(run: Run, value: Value): Value {
  const known = valuesOf(run, value);
  return newArray(run, known ?? [], known === undefined ? elementAny(run, value) : undefined);
}

/** `Object.keys(x)`. */
export function namesOf(run: Run, value: Value): Value {
  const known = keysOf(run, value);
  return newArray(run, known ?? [], known === undefined ? keyIn(run, value) : undefined);
}

/**
 * Of the entries of an object, it has some or all of that object's names; of a form, it is an object with any members, each a
 * form entry.
 */
export function fromEntries(run: Run, value: Value): Value {
  const entry = elementOf(run, value);
  const listed = run.entries.get(peekMember(run, entry, "0").id);
  if (listed !== undefined) {
    const member = peekMember(run, entry, "1");
    if (listed.isMeant === true) {
      return opaque(originsIn(run, [listed.of, member]), {
        kind: "object",
        open: false,
        unlisted: true,
        fields: new Map(),
      });
    }
    const names = member.id === listed.member ? undefined : namesIn(run, listed.of);
    if (names !== undefined || member.id === listed.member) {
      return newObject(run, new Map(names?.map((name) => [name, member])), {
        spread: names === undefined ? [spreadOf(listed.of)] : [],
      });
    }
  }
  const from = originsIn(run, [value]);
  return from.some(({ kind }) => kind === "client")
    ? opaque(from, openObject, `entries(${value.id})`)
    : newObject(run, new Map(), { spread: [spreadOf(opaque(from, openObject))] });
}

function valuesOf(run: Run, value: Value): readonly Value[] | undefined {
  const object = onlyObject(run, value);
  return object !== undefined && object.spread.length === 0 && object.element === undefined
    ? [...object.fields.values()]
    : undefined;
}

function keysOf(run: Run, value: Value): readonly Value[] | undefined {
  const object = onlyObject(run, value);
  return object !== undefined && object.spread.length === 0 && object.element === undefined
    ? [...object.fields.keys()].map(constant)
    : undefined;
}

/** All names that an object can have, where the program or a check has named them. */
function namesIn(run: Run, value: Value): readonly string[] | undefined {
  const known = onlyObject(run, value);
  if (known !== undefined) {
    return known.spread.length === 0 && known.element === undefined ? [...known.fields.keys()] : undefined;
  }
  const proven = run.state.refinement(value.id)?.shape ?? any;
  const shapes = run.state
    .alternatives(value)
    .map((one) => (one.kind === "opaque" ? withoutNullish(meet(proven, one.shape)) : any));
  return shapes.every(isClosed)
    ? shapes.flatMap((shape) => (shape.kind === "object" ? [...shape.fields.keys()] : []))
    : undefined;
}

/**
 * One of a value's own names: whoever made it named them, unless a check has let none through but those that it knows; what
 * the program made has those that it computed (`counts[order.status] = 1`).
 */
function keyIn(run: Run, value: Value): Value {
  const proven = run.state.refinement(value.id)?.shape ?? any;
  const alternatives = run.state.alternatives(value);
  const open = alternatives.filter(
    (one) => one.kind !== "opaque" || !isClosed(withoutNullish(meet(proven, one.shape))),
  );
  const computedKeys = alternatives
    .flatMap((one) => (one.kind === "object" ? (run.state.object(one.ref)?.spread ?? []) : []))
    .flatMap(({ key }) => key ?? []);
  return opaque([...originsOf({ id: value.id, alternatives: open }), ...originsIn(run, computedKeys)], {
    kind: "string",
  });
}

function isClosed(shape: Shape): boolean {
  return shape.kind === "object" && !shape.open && shape.unlisted !== true;
}

function elementAny(run: Run, value: Value): Value {
  return valuesOf(run, value) === undefined
    ? opaque(
        originsIn(run, [value]).map((origin) => origin),
        any,
        `${value.id}.[]`,
      )
    : elementOf(run, newArray(run, valuesOf(run, value) ?? []));
}
