import type { EffectEvent } from "../flow/event.ts";
import { originsIn } from "../flow/values/origins.ts";
import type { Condition, Query } from "../flow/libraries/query.ts";
import { comparisonsOf } from "../flow/libraries/query.ts";
import type { State } from "../flow/values/state.ts";
import { isAnother, isOfOwn, isOwnRow, isScoped } from "../flow/values/ties.ts";
import type { Alternative, Origin, Value } from "../flow/values/value.ts";
import type { DataModel } from "../schemas/index.ts";
import { isCatalogue, isRelationField, isSecretColumn, isVisitorColumn, principalKind } from "../schemas/index.ts";
import type { AnalysedAction } from "./analyze.ts";
import { dataModelOf } from "./data-models.ts";
import { isHarmless } from "./harmless.ts";
import { isPublicByDesign } from "./public.ts";
import { within } from "./within.ts";

type Client = Extract<Origin, { readonly kind: "client" }>;
type Comparison = Condition & { readonly kind: "column" };

/** A record that the client picks, whoever it belongs to. */
export interface UnownedRecord {
  readonly effect: EffectEvent;
  readonly origin: Client;
  /** The column by which it is picked. */
  readonly column: string;
  readonly use: "changes" | "discloses";
  /** An earlier look-up that only the caller's own record answers, at whose result nobody looks. */
  readonly ignored: EffectEvent | undefined;
}

/** What the client picks a record by. */
interface Pick {
  readonly column: string;
  readonly value: Value;
  readonly origin: Client;
}

/** How far a value is followed through the records that it was read from. */
const deepest = 3;

/** Columns that a record, or what it belongs to, is known by, where no schema says so. */
const keyName = /^_?id$|(?:Id|_id|uuid|slug)s?$/u;

/** Who wrote, made or offers something is mostly there for everybody to see. */
const publicRole = /author|creator|created_?by|organi[sz]er|poster|uploader|seller|host/iu;

/** Updates that add to a row rather than change it. */
const addition = /^\$?(?:increment|decrement|inc|push|pull|addToSet|connect|disconnect)$/u;

const count = /^\$?inc|^decrement$/u;

/** A column that is given a plain value. */
const plain = "=";

/** The first record of an action that the client picks and that nothing ties to the caller; undefined when there is none. */
export function unownedRecordOf(
  action: AnalysedAction,
  unauthenticated: "silent" | "report",
): UnownedRecord | undefined {
  if (action.isPublic) {
    return undefined;
  }
  for (const event of action.events) {
    if (event.kind === "effect" && event.query !== undefined) {
      const found = unownedIn(event, event.query, action, unauthenticated);
      if (found !== undefined) {
        return found;
      }
    }
  }
  return undefined;
}

function unownedIn(
  effect: EffectEvent,
  query: Query,
  action: AnalysedAction,
  unauthenticated: "silent" | "report",
): UnownedRecord | undefined {
  const { state, frame } = effect;
  if (frame === "guard" || frame === "module" || effect.credentials === "caller" || isHarmless(effect, action.run)) {
    return undefined;
  }
  const model = dataModelOf(query, effect.site.module) ?? namedModel(query);
  const isKnown = state.has("authenticated");
  if (!isKnown && (unauthenticated === "silent" || state.has("authenticated?") || isPublicByDesign(action))) {
    return undefined;
  }
  const found = (use: UnownedRecord["use"], states: readonly State[]): UnownedRecord | undefined => {
    for (const at of states) {
      const picked = isFreeOf(at) ? undefined : pickIn(at, query, model, action);
      if (picked !== undefined) {
        const ignored = lookUpsBefore(effect, action).find(
          (one) =>
            one.query?.rows !== "many" &&
            comparisonsOf(one.query?.where ?? []).some(({ value }) => value.id === picked.value.id),
        );
        return { effect, origin: picked.origin, column: picked.column, use, ignored };
      }
    }
    return undefined;
  };
  switch (query.verb) {
    case "update":
    case "upsert":
    case "delete":
      return isOwnable(model) && !isAddition(state, query, action) ? found("changes", [state]) : undefined;
    case "read":
      return isOwned(model) && query.rows !== "count" ? found("discloses", answersWith(query, action)) : undefined;
    case "create":
    case "raw":
      return undefined;
  }
}

/** Whoever holds a role, or what cannot be guessed, may act for others. */
function isFreeOf(state: State): boolean {
  return state.has("role") || state.has("role?") || state.has("capability");
}

/** By which of its keys the client picks a query's rows, if no condition says that they are the caller's own. */
function pickIn(state: State, query: Query, model: DataModel | undefined, action: AnalysedAction): Pick | undefined {
  if (scopeOf(state, query.where, action) !== "no") {
    return undefined;
  }
  for (const { column, value } of requiredIn(state, query.where)) {
    const origin = isKey(column, model, query) ? pickedBy(state, value, action) : undefined;
    if (origin !== undefined) {
      return { column, value, origin };
    }
  }
  return undefined;
}

/** A column that records are known by, that names nobody, and whose values can be guessed. */
function isKey(name: string, model: DataModel | undefined, query: Query): boolean {
  const column = model?.columns.get(name);
  const isName =
    column === undefined
      ? keyName.test(name)
      : column.id || column.unique || column.relation !== undefined || keyName.test(name);
  return (
    isName &&
    principalKind(name, model) === undefined &&
    !isSecretColumn(name, model) &&
    !isVisitorColumn(name, query.model ?? "")
  );
}

/** The client's value that decides about another one: that one itself, or the key of the row that it was read from. */
function pickedBy(state: State, value: Value, action: AnalysedAction, depth = 0): Client | undefined {
  if (isCleared(state, value, action)) {
    return undefined;
  }
  for (const alternative of state.alternatives(value)) {
    const origin = pickedByOne(state, alternative, action, depth);
    if (origin !== undefined) {
      return origin;
    }
  }
  return undefined;
}

function pickedByOne(
  state: State,
  alternative: Alternative,
  action: AnalysedAction,
  depth: number,
): Client | undefined {
  if (alternative.kind === "object") {
    const object = state.object(alternative.ref);
    const parts =
      object?.array === true
        ? [...object.fields.values(), ...(object.element === undefined ? [] : [object.element])]
        : [];
    return depth > deepest
      ? undefined
      : parts.map((part) => pickedBy(state, part, action, depth + 1)).find((origin) => origin !== undefined);
  }
  // What a function that we do not know made of the client's value is none.
  if (alternative.kind !== "opaque" || (alternative.of !== undefined && alternative.shape.kind === "any")) {
    return undefined;
  }
  const [first] = alternative.from;
  if (first?.kind === "client") {
    return alternative.from.every(({ kind }) => kind === "client") && first.via !== "cookie" && first.via !== "header"
      ? first
      : undefined;
  }
  if (first?.kind === "record" && alternative.from.length === 1 && first.query.verb === "read" && depth < deepest) {
    const scope = scopeOf(state, first.query.where, action);
    const keys =
      scope === "no"
        ? requiredIn(state, first.query.where).filter(
            ({ column }) => keyName.test(column) && !isSecretColumn(column) && principalKind(column) === undefined,
          )
        : [];
    return keys.map((key) => pickedBy(state, key.value, action, depth + 1)).find((origin) => origin !== undefined);
  }
  return undefined;
}

/** A check of it cannot be looked into, it names somebody else, or a list of the caller's own was asked for it. */
function isCleared(state: State, value: Value, action: AnalysedAction): boolean {
  return (
    isOfOwn(state, value) ||
    isAnother(state, value) ||
    state.has(`cleared?:${value.id}`) ||
    action.events.some(
      ({ kind, state: at, ...event }) =>
        kind === "effect" &&
        "query" in event &&
        event.query?.verb === "read" &&
        comparisonsOf(event.query.where).some((one) => one.operator === "in" && isOf(state, value, one.value)) &&
        (isScoped(at, event.query.where) || isOwnRow(state, event.query)),
    )
  );
}

/** Whether a value is a list, or one of its elements. */
function isOf(state: State, value: Value, list: Value): boolean {
  return (
    value.id === list.id ||
    value.id === `${list.id}.[]` ||
    state.alternatives(list).some((one) => {
      const object = one.kind === "object" ? state.object(one.ref) : undefined;
      return (
        object?.array === true &&
        (object.element?.id === value.id || [...object.fields.values()].some(({ id }) => id === value.id))
      );
    })
  );
}

/** The equalities by which a query picks its rows. */
function requiredIn(state: State, conditions: readonly Condition[]): readonly Comparison[] {
  return conditions.flatMap((condition): readonly Comparison[] => {
    switch (condition.kind) {
      case "column":
        return condition.operator === "equal" || condition.operator === "in" ? [condition] : [];
      case "all":
      case "any":
        return requiredIn(state, condition.of);
      case "either":
        return requiredIn(
          state,
          condition.arms.filter(({ when }) => state.allows(when)).map((arm) => arm.condition),
        );
      case "none":
      case "opaque":
        return [];
    }
  });
}

/** Whether only the caller's own rows meet a query's conditions; text and objects that cannot be looked into may say so. */
function scopeOf(state: State, conditions: readonly Condition[], action: AnalysedAction): "yes" | "no" | "unknown" {
  if (isScoped(state, conditions)) {
    return "yes";
  }
  return opaqueIn(conditions).some((values) => {
    const origins = within(action.run, state, () => originsIn(action.run, values));
    return origins.length === 0 || !origins.every(({ kind }) => kind === "client");
  })
    ? "unknown"
    : "no";
}

function opaqueIn(conditions: readonly Condition[]): readonly (readonly Value[])[] {
  return conditions.flatMap((condition): readonly (readonly Value[])[] => {
    switch (condition.kind) {
      case "opaque":
        return [condition.values];
      case "all":
        return opaqueIn(condition.of);
      case "either":
        return opaqueIn(condition.arms.map((arm) => arm.condition));
      case "any":
      case "column":
      case "none":
        return [];
    }
  });
}

/** Earlier look-ups that only the caller's own records answer. */
function lookUpsBefore(effect: EffectEvent, action: AnalysedAction): readonly EffectEvent[] {
  return action.events
    .slice(0, action.events.indexOf(effect))
    .filter(
      (event): event is EffectEvent =>
        event.kind === "effect" && event.query?.verb === "read" && isScoped(event.state, event.query.where),
    );
}

/** What is known where the client is given a query's rows: of an answer that is one of several, under those that hold them. */
function answersWith(query: Query, { events, run }: AnalysedAction): readonly State[] {
  return events.flatMap((event) => {
    if (event.kind !== "disclosure") {
      return [];
    }
    const answered = event.state.fork();
    const tells = answered.keep(event.value, (alternative) =>
      within(run, event.state, () => originsIn(run, [{ id: event.value.id, alternatives: [alternative] }])).some(
        (origin) => origin.kind === "record" && origin.query === query,
      ),
    );
    return tells ? [answered] : [];
  });
}

/** Whether rows are somebody's: what a site shows to everybody has owners, too, its authors and organisers. */
function isOwned(model: DataModel | undefined): boolean {
  if (model === undefined || isCatalogue(model)) {
    return false;
  }
  const columns = [...model.columns.values()];
  return (
    columns.length === 0 ||
    columns.some((column) => !column.id && !publicRole.test(column.name) && principalKind(column, model) !== undefined)
  );
}

/** Whether rows can be somebody's: they name somebody, or belong to what may do so. */
function isOwnable(model: DataModel | undefined): boolean {
  const columns = [...(model?.columns.values() ?? [])];
  return (
    columns.length === 0 ||
    columns.some(
      (column) =>
        principalKind(column, model) !== undefined ||
        (column.relation !== undefined && !(column.list && isRelationField(column))),
    )
  );
}

/** It counts, or adds to a list of the row, which people do to what is not theirs: they like, follow and join. */
function isAddition(state: State, { verb, data }: Query, action: AnalysedAction): boolean {
  const names = verb !== "update" || data === undefined ? [] : operatorsIn(state, data, action, 0);
  return names.length > 0 && names.every((name) => addition.test(name));
}

/** The operators of an update; the name of a column where it is given a plain value, or the client says what to add. */
function operatorsIn(state: State, value: Value, action: AnalysedAction, depth: number): readonly string[] {
  return state.alternatives(value).flatMap((alternative) => {
    const object = alternative.kind === "object" ? state.object(alternative.ref) : undefined;
    if (object === undefined || object.array || object.spread.length > 0) {
      return [plain];
    }
    return [...object.fields].flatMap(([name, field]) => {
      if (addition.test(name)) {
        return count.test(name) || !isOfClient(state, field, action, 0) ? [name] : [plain];
      }
      return isCounted(state, field, name)
        ? ["increment"]
        : depth > 1
          ? [plain]
          : operatorsIn(state, field, action, depth + 1);
    });
  });
}

/** `post.views += 1` */
function isCounted(state: State, value: Value, column: string): boolean {
  return state
    .alternatives(value)
    .every(
      (one) =>
        one.kind === "opaque" &&
        one.shape.kind !== "boolean" &&
        one.from.length > 0 &&
        one.from.every((origin) => origin.kind === "record" && origin.path.length === 2 && origin.path[0] === column),
    );
}

/** The client says what it is, or picks the row that it is read from. */
function isOfClient(state: State, value: Value, action: AnalysedAction, depth: number): boolean {
  return (
    pickedBy(state, value, action) !== undefined ||
    state.alternatives(value).some((alternative) => {
      const object = alternative.kind === "object" && depth < deepest ? state.object(alternative.ref) : undefined;
      return object === undefined
        ? alternative.kind === "opaque" && alternative.from.some(({ kind }) => kind === "client")
        : [...object.fields.values()].some((field) => isOfClient(state, field, action, depth + 1));
    })
  );
}

/** A model of which only the name is known. */
function namedModel({ model }: Query): DataModel | undefined {
  return model === undefined ? undefined : { source: "prisma", name: model, columns: new Map() };
}
