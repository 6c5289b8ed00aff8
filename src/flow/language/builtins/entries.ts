import { elementOf, peekMember } from "../../values/members.ts";
import { newArray, newObject, onlyObject, spreadOf } from "../../values/objects.ts";
import { originsIn } from "../../values/origins.ts";
import { ownKeyId } from "../../values/own-keys.ts";
import type { Run } from "../../run.ts";
import type { Shape } from "../../values/shape.ts";
import { any, meet, openObject, withoutNullish } from "../../values/shape.ts";
import type { Value } from "../../values/value.ts";
import { constant, opaque, originsOf } from "../../values/value.ts";

/** `Object.entries(x)`: its names and members, of which it is remembered whose they are. */
export function entriesOf(run: Run, value: Value): Value {
  const known = fieldsOf(run, value);
  const key = keyIn(run, value);
  const member = known === undefined ? unknownMember(run, value) : elementOf(run, newArray(run, [...known.values()]));
  run.entries.set(key.id, { of: value, member: member.id });
  return newArray(run, [], newArray(run, [key, member]));
}

/** `Object.values(x)`. */
export function membersOf(run: Run, value: Value): Value {
  const known = fieldsOf(run, value);
  return known === undefined ? newArray(run, [], unknownMember(run, value)) : newArray(run, [...known.values()]);
}

/** `Object.keys(x)`. */
export function namesOf(run: Run, value: Value): Value {
  const known = fieldsOf(run, value);
  return known === undefined
    ? newArray(run, [], keyIn(run, value))
    : newArray(
        run,
        [...known.keys()].map((name) => constant(name)),
      );
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
        spread: names === undefined ? [{ ...spreadOf(listed.of), without: listed.without ?? new Set() }] : [],
      });
    }
  }
  const names = namesAt(run, entry);
  if (names !== undefined) {
    const member = peekMember(run, entry, "1");
    return newObject(run, new Map(names.map((name) => [name, member])));
  }
  const from = originsIn(run, [value]);
  return from.some(({ kind }) => kind === "client")
    ? opaque(from, openObject, `entries(${value.id})`)
    : newObject(run, new Map(), { spread: [spreadOf(opaque(from, openObject))] });
}

/** The names that entries can have which the program has made of names of its own. */
function namesAt(run: Run, entry: Value): readonly string[] | undefined {
  const names = run.state
    .alternatives(peekMember(run, entry, "0"))
    .map((one) => (one.kind === "const" ? one.value : undefined));
  return names.length > 0 && names.every((name) => typeof name === "string") ? names : undefined;
}

/** The members of an object of which all are known. */
function fieldsOf(run: Run, value: Value): ReadonlyMap<string, Value> | undefined {
  const object = onlyObject(run, value);
  return object !== undefined && object.spread.length === 0 && object.element === undefined ? object.fields : undefined;
}

/** All names that an object can have, where the program or a check has named them. */
function namesIn(run: Run, value: Value): readonly string[] | undefined {
  const known = fieldsOf(run, value);
  if (known !== undefined) {
    return [...known.keys()];
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
  const from = [...originsOf({ id: value.id, alternatives: open }), ...originsIn(run, computedKeys)];
  return opaque(from, { kind: "string" }, ownKeyId());
}

function isClosed(shape: Shape): boolean {
  return shape.kind === "object" && !shape.open && shape.unlisted !== true;
}

function unknownMember(run: Run, value: Value): Value {
  return opaque(originsIn(run, [value]), any, `${value.id}.[]`);
}
