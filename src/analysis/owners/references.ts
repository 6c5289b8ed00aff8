import type { EffectEvent } from "../../flow/event.ts";
import type { Query } from "../../flow/libraries/query.ts";
import { comparisonsOf } from "../../flow/libraries/query.ts";
import type { State } from "../../flow/values/state.ts";
import { isSpreadOver } from "../../flow/values/spreads.ts";
import { isOfOwn, isScoped } from "../../flow/values/ties.ts";
import type { Value } from "../../flow/values/value.ts";
import { originsOf } from "../../flow/values/value.ts";
import type { Column, DataModel } from "../../schemas/index.ts";
import { areProfessionals, isCatalogue, isVisitorColumn, principalKind, namesSomebody } from "../../schemas/index.ts";
import type { AnalysedAction } from "../analyze.ts";
import { referredModel } from "../data-models.ts";
import { connectedKey } from "../effects/members.ts";
import type { UnownedRecord } from "./ownership.ts";
import { isFreeOf, pickedBy } from "./picks.ts";
import { heldBy } from "../../flow/values/stored.ts";
import { storedObjects } from "../../flow/values/objects.ts";

/** How many lists a key is looked for in. */
const deepestLink = 2;

/** A column of what is written that refers to another row. */
interface Reference {
  readonly column: Column;
  readonly value: Value;
}

/**
 * A row is made to belong to, or to show, another one that the client picks and nobody checks, though another id of the
 * client's was checked. That one is somebody's, or belongs to what was checked.
 */
export function unownedReferenceIn(
  effect: EffectEvent,
  query: Query,
  model: DataModel,
  action: AnalysedAction,
): UnownedRecord | undefined {
  const { site, state } = effect;
  if ((query.verb !== "create" && query.verb !== "update" && query.verb !== "upsert") || query.data === undefined) {
    return undefined;
  }
  if (isFreeOf(state)) {
    return undefined;
  }
  const linked = unownedLinkIn(effect, query.data, model, action);
  if (linked !== undefined) {
    return linked;
  }
  const references = referencesIn(state, query.data, model);
  for (const { column, value } of references) {
    const origin = pickedBy(state, value, action);
    if (origin === undefined) {
      continue;
    }
    const target = referredModel(action.run, { model, module: site.module }, column);
    if (
      target !== undefined &&
      !isCatalogue(target) &&
      // Whom something is given to, assigned or shown is no record of anybody's, and neither is who is asked to do it.
      principalKind("id", target) !== "user" &&
      !areProfessionals(target) &&
      isOfChecked(target, checkedIn(state, query, references, action))
    ) {
      return { effect, origin, column: column.name, use: "refers" };
    }
  }
  return undefined;
}

/**
 * The rows that what is written refers to, each by its key; people and visitors are left to other rules, and so is what
 * the client can put over it with a whole object.
 */
function referencesIn(state: State, data: Value, model: DataModel): readonly Reference[] {
  return storedObjects(state, data).flatMap(({ object }) =>
    object.array
      ? []
      : [...object.fields].flatMap(([name, value]): readonly Reference[] => {
          const column = model.columns.get(name);
          return column?.relation === undefined ||
            isSpreadOver(object, name) ||
            principalKind({ ...column, list: false }, model) !== undefined ||
            isVisitorColumn(name, model.name)
            ? []
            : [{ column, value: connectedKey(state, value) }];
        }),
  );
}

/**
 * Rows that the client picks are put under what is written (`posts: { connect: { id } }`), which changes or shows them, though
 * the schema says that they are somebody's. Whom something is given to or shown is no record of anybody's.
 */
function unownedLinkIn(
  effect: EffectEvent,
  data: Value,
  model: DataModel,
  action: AnalysedAction,
): UnownedRecord | undefined {
  const { site, state } = effect;
  for (const { column, keys } of linksIn(state, data, model)) {
    const target = referredModel(action.run, { model, module: site.module }, column);
    if (target === undefined || !isTaken(target, model)) {
      continue;
    }
    for (const key of keys) {
      const origin = pickedBy(state, key, action);
      if (origin !== undefined) {
        return { effect, origin, column: column.name, use: "links" };
      }
    }
  }
  return undefined;
}

/** The keys of the rows that what is written puts under its lists. */
function linksIn(state: State, data: Value, model: DataModel) {
  return storedObjects(state, data).flatMap(({ object }) =>
    [...object.fields].flatMap(([name, value]) => {
      const column = model.columns.get(name);
      return column?.relation === undefined || !column.list || isSpreadOver(object, name)
        ? []
        : storedObjects(state, value)
            .flatMap(({ object: { fields } }) => [fields.get("connect"), fields.get("set")])
            .flatMap((rows) => (rows === undefined ? [] : [{ column, keys: keysIn(state, rows) }]));
    }),
  );
}

/** The keys in `{ id }`, and in lists of that. */
function keysIn(state: State, rows: Value, depth = 0): readonly Value[] {
  return depth > deepestLink
    ? []
    : storedObjects(state, rows).flatMap(({ object }) => {
        const { array, fields } = object;
        if (array) {
          return heldBy(object).flatMap((row) => keysIn(state, row, depth + 1));
        }
        const key = fields.get("id") ?? (fields.size === 1 ? [...fields.values()][0] : undefined);
        return key === undefined ? [] : [key];
      });
}

/**
 * Whether a row of a model names somebody, and is not a person itself. One that a site shows to everybody may be shown
 * elsewhere, too, unless it can belong to one row only, and so is taken from another one.
 */
function isTaken(model: DataModel, written: DataModel): boolean {
  return (
    principalKind("id", model) !== "user" &&
    namesSomebody(model) &&
    (!isCatalogue(model) || belongsToOne(model, written))
  );
}

/** Whether a row refers to one of the other model, and so to no second one. */
function belongsToOne(model: DataModel, other: DataModel): boolean {
  return [...model.columns.values()].some(
    ({ id, list, relation }) => !id && !list && relation?.toLowerCase() === other.name.toLowerCase(),
  );
}

/** The models of which a row that the client picks was found to be the caller's own, or is changed only if it is. */
function checkedIn(
  state: State,
  written: Query,
  references: readonly Reference[],
  { events }: AnalysedAction,
): ReadonlySet<string> {
  const isOfClient = (value: Value) =>
    originsOf(value).length > 0 && originsOf(value).every(({ kind }) => kind === "client");
  const isChecked = (value: Value) => isOfClient(value) && isOfOwn(state, value);
  const isOwn =
    comparisonsOf(written.where).some(({ value }) => isOfClient(value)) && isScoped(state, written.where)
      ? [written.model ?? ""]
      : [];
  const looked = events.flatMap((event) => {
    const { query } = event.kind === "effect" ? event : {};
    return query?.model !== undefined && comparisonsOf(query.where).some(({ value }) => isChecked(value))
      ? [query.model]
      : [];
  });
  const referred = references.flatMap(({ column, value }) => (isChecked(value) ? [column.relation ?? ""] : []));
  return new Set([...isOwn, ...looked, ...referred].map((name) => name.toLowerCase()));
}

/** Whether rows of a model name somebody, or belong to rows of one of several models. */
function isOfChecked(model: DataModel, checked: ReadonlySet<string>): boolean {
  return (
    checked.size > 0 &&
    [...model.columns.values()].some(
      (column) =>
        (!column.id && principalKind(column, model) !== undefined) ||
        (column.relation !== undefined && !column.list && checked.has(column.relation.toLowerCase())),
    )
  );
}
