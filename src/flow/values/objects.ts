import type { Run } from "../run.ts";
import type { Spread, StoredObject } from "./stored.ts";
import type { Value } from "./value.ts";
import { freshId, freshNumber } from "./value.ts";
import type { State } from "./state.ts";

const none: ReadonlySet<string> = new Set();

/** Makes an object in the store. */
export function newObject(
  run: Run,
  fields: ReadonlyMap<string, Value> = new Map(),
  more: { readonly spread?: readonly Spread[]; readonly instanceOf?: Value; readonly trap?: Value } = {},
): Value {
  return store(run, { kind: "stored", array: false, fields, spread: more.spread ?? [], ...more });
}

/** What is known of an array besides its elements. */
interface AboutArray {
  readonly length?: Value | undefined;
  readonly madeOf?: Value | undefined;
}

/** Makes an array in the store: of known elements, or of any number of the same, of which more may be known. */
export function newArray(
  run: Run,
  elements: readonly Value[],
  element?: Value,
  { length, madeOf }: AboutArray = {},
): Value {
  const fields = new Map(elements.map((value, index) => [String(index), value]));
  return store(run, {
    kind: "stored",
    array: true,
    fields,
    spread: [],
    ...(element !== undefined && { element }),
    ...(length !== undefined && { length }),
    ...(madeOf !== undefined && { madeOf }),
  });
}

function store(run: Run, object: StoredObject): Value {
  const ref = freshNumber();
  run.state.setObject(ref, object);
  return { id: freshId("o"), alternatives: [{ kind: "object", when: undefined, ref }] };
}

/** What was spread into an object, nothing left out. */
export function spreadOf(value: Value): Spread {
  return { value, without: none };
}

/** The stored objects that a value can be. */
export function storedObjects(
  state: State,
  value: Value,
): readonly { readonly ref: number; readonly object: StoredObject }[] {
  return state.alternatives(value).flatMap((alternative) => {
    const object = alternative.kind === "object" ? state.object(alternative.ref) : undefined;
    return alternative.kind === "object" && object !== undefined ? [{ ref: alternative.ref, object }] : [];
  });
}

/** The object, when the value can be nothing else. */
export function onlyObject(run: Run, value: Value): StoredObject | undefined {
  const alternatives = run.state.alternatives(value);
  const [only] = alternatives;
  return alternatives.length === 1 && only?.kind === "object" ? run.state.object(only.ref) : undefined;
}

/** The elements of an array that are all known, in order. */
export function knownElements(run: Run, value: Value): readonly Value[] | undefined {
  const object = onlyObject(run, value);
  return object?.array === true &&
    object.element === undefined &&
    object.length === undefined &&
    object.spread.length === 0
    ? [...object.fields.values()]
    : undefined;
}
