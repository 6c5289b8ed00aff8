import type { EffectEvent } from "../../flow/event.ts";
import { comparisonsOf } from "../../flow/libraries/query.ts";
import type { Shape } from "../../flow/values/shape.ts";
import { any, meet, withoutNullish } from "../../flow/values/shape.ts";
import type { State } from "../../flow/values/state.ts";
import type { StoredObject } from "../../flow/values/stored.ts";
import type { ClientOrigin, Alternative, Value } from "../../flow/values/value.ts";
import type { SourceModule } from "../../modules/index.ts";
import { isPrivilegeColumn } from "../../schemas/index.ts";
import type { AnalysedAction } from "../analyze.ts";
import { dataModelOf } from "../data-models.ts";
import { heldBy } from "../../flow/values/stored.ts";
import { rowsInRequest } from "./rest-writes.ts";

/** A client's object, or the name of a column, that decides which columns a write sets. */
export interface OpenWrite {
  readonly effect: EffectEvent;
  readonly origin: ClientOrigin;
  /** It is a name: `{ [column]: value }`. */
  readonly isName?: true;
  /** A schema gave it, and lets other members through; or it was looked at, but is still what was sent. */
  readonly checked?: "loose" | "as it was";
  /** The members that the program itself sets beside it, which nobody can overwrite. */
  readonly fixed: readonly string[];
}

/** Members by which update documents say what to do with the columns inside. */
const operators = /^\$(?:set|setOnInsert|push|addToSet|unset|inc)$/u;

/** Members by which nested writes hold rows of a related model. */
const nested = new Set(["create", "update", "upsert", "connectOrCreate", "createMany", "data"]);

/** How deep what is written is looked into. */
const deepest = 4;

/** The first write of an action whose columns the client chooses. */
export function openWriteOf(action: AnalysedAction): OpenWrite | undefined {
  for (const event of action.events) {
    if (event.kind !== "effect" || event.frame === "module") {
      continue;
    }
    for (const row of rowsInRequest(event, action)) {
      const found = openIn(event.state, row, 0);
      if (found !== undefined) {
        return { effect: event, ...found };
      }
    }
    if (isWrite(event)) {
      const written = [
        ...[event.query?.data, event.ports.get("data")].filter((value) => !isKey(event, value, action)),
        event.ports.get("update"),
        event.ports.get("create"),
      ];
      const columns = event.ports.get("columns");
      for (const found of [
        ...written.map((value) => value && openIn(event.state, value, 0)),
        columns && namesIn(event.state, columns),
      ]) {
        // What is kept in a cache, or a store, under names of its own has no columns.
        const isKept = event.danger === "cache-write" || event.query?.isEntry === true;
        if (found !== undefined && !(found.isName === true && isKept)) {
          return { effect: event, ...found };
        }
      }
    }
  }
  return undefined;
}

/** What entries of a store are found by is no row, where it is kept itself: `users_by_email:${email}` leads to an id. */
function isKey({ query }: EffectEvent, value: Value | undefined, { events }: AnalysedAction): boolean {
  return (
    query?.isEntry === true &&
    events.some(
      (event) =>
        event.kind === "effect" && comparisonsOf(event.query?.where ?? []).some((one) => one.value.id === value?.id),
    )
  );
}

function isWrite({ danger, query }: EffectEvent): boolean {
  return (
    danger === "cache-write" ||
    (danger === "database-write" && query?.verb !== "delete") ||
    (danger === "raw-query" && query?.data !== undefined)
  );
}

type Open = Omit<OpenWrite, "effect">;

function openIn(state: State, value: Value, depth: number): Open | undefined {
  for (const alternative of state.alternatives(value)) {
    const found =
      alternative.kind === "opaque"
        ? openOpaque(state, value, alternative)
        : alternative.kind === "object"
          ? openObject(state, alternative.ref, depth)
          : undefined;
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

/** A whole object of the client: whatever it sends becomes columns, unless a check closed it. */
function openOpaque(
  state: State,
  value: Value,
  { from, shape }: Alternative & { readonly kind: "opaque" },
): Open | undefined {
  const origin = from.find(
    (one): one is ClientOrigin => one.kind === "client" && one.via !== "cookie" && one.via !== "header",
  );
  const known = withoutNullish(meet(state.refinement(value.id)?.shape ?? any, shape));
  // What was computed from it is no longer the object itself.
  if (origin === undefined || !from.every(({ kind }) => kind === "client") || !isOpen(known)) {
    return undefined;
  }
  const checked =
    origin.checked === true ? "loose" : known.kind === "object" && known.fields.size > 0 ? "as it was" : undefined;
  return { origin, fixed: [], ...(checked && { checked }) };
}

/** Names that stand for columns in a text beside them: `{ "#title": "title" }`. */
function namesIn(state: State, value: Value, depth = 0): Open | undefined {
  for (const alternative of state.alternatives(value)) {
    const object = alternative.kind === "object" && depth < deepest ? state.object(alternative.ref) : undefined;
    const found =
      [...(object?.fields.values() ?? [])].map((name) => nameIn(state, name)).find((name) => name !== undefined) ??
      object?.spread.map((part) => namesIn(state, part.value, depth + 1)).find((name) => name !== undefined);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

/** A name that is the client's own text, which nothing has compared with those that are meant. */
function nameIn(state: State, key: Value): Open | undefined {
  for (const alternative of state.alternatives(key)) {
    const origin = alternative.kind === "opaque" && alternative.text === undefined ? alternative.from[0] : undefined;
    if (
      origin?.kind === "client" &&
      origin.via !== "cookie" &&
      origin.via !== "header" &&
      alternative.kind === "opaque" &&
      alternative.from.every(({ kind }) => kind === "client") &&
      /^(?:any|entry|scalar|string)$/u.test(
        withoutNullish(meet(state.refinement(key.id)?.shape ?? any, alternative.shape)).kind,
      )
    ) {
      return { origin, isName: true, fixed: [] };
    }
  }
  return undefined;
}

/** Whether members that nobody named may be in a value of this shape. */
export function isOpen(shape: Shape): boolean {
  switch (shape.kind) {
    case "any":
      return true;
    case "object":
      return shape.open;
    case "array":
      return isOpen(shape.element);
    case "union":
      return shape.of.some(isOpen);
    default:
      return false;
  }
}

function openObject(state: State, ref: number, depth: number): Open | undefined {
  const object = state.object(ref);
  if (object === undefined || depth > deepest) {
    return undefined;
  }
  for (const { value, key } of object.spread) {
    const found = key === undefined ? openIn(state, value, depth + 1) : nameIn(state, key);
    if (found !== undefined) {
      return { ...found, fixed: [...found.fixed, ...object.fields.keys()] };
    }
  }
  const rows = object.array ? heldBy(object) : [];
  for (const value of [...rows, ...documentsIn(state, object)]) {
    const found = openIn(state, value, depth + 1);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

/** What stands behind update operators, and behind the verbs of a nested write (`author: { update: … }`). */
function documentsIn(state: State, { fields }: StoredObject): readonly Value[] {
  return [...fields].flatMap(([name, field]) => {
    if (operators.test(name)) {
      return [field];
    }
    const related = onlyStored(state, field);
    return [...(related?.fields ?? [])].filter(([verb]) => nested.has(verb)).map(([, document]) => document);
  });
}

function onlyStored(state: State, value: Value): StoredObject | undefined {
  const [only, ...others] = state.alternatives(value);
  return only?.kind === "object" && others.length === 0 ? state.object(only.ref) : undefined;
}

/** The columns of the model that decide what somebody may do or has paid, and that the program does not set itself. */
export function privilegesOf({ effect, fixed }: OpenWrite, module: SourceModule): readonly string[] {
  const model = effect.query && dataModelOf(effect.query, module);
  return [...(model?.columns.keys() ?? [])].filter((column) => isPrivilegeColumn(column) && !fixed.includes(column));
}
