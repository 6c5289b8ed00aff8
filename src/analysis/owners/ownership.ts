import type { EffectEvent } from "../../flow/event.ts";
import { comparisonsOf, naming } from "../../flow/libraries/query.ts";
import type { Condition, Query } from "../../flow/libraries/query.ts";
import type { State } from "../../flow/values/state.ts";
import { isOfOwn, isScoped } from "../../flow/values/ties.ts";
import type { ClientOrigin, Value } from "../../flow/values/value.ts";
import { originsOf } from "../../flow/values/value.ts";
import type { DataModel } from "../../schemas/index.ts";
import {
  isByline,
  isCatalogue,
  isConversation,
  isPrivateKey,
  isSecretColumn,
  isTrackingColumn,
  isVisitorColumn,
  keyName,
  principalKind,
  namesSomebody,
} from "../../schemas/index.ts";
import { isAddition } from "./additions.ts";
import { isAskedByCaller } from "./asked-by-caller.ts";
import { isForAdministrators } from "./administrators.ts";
import type { AnalysedAction } from "../analyze.ts";
import { answersWith } from "../answers/answers-with.ts";
import type { ClaimedScope } from "./claimed-scopes.ts";
import { claimedScopeOf } from "./claimed-scopes.ts";
import { clientOrigin } from "./claims.ts";
import { dataModelOf, namedModel } from "../data-models.ts";
import { crowdOf, isHeld } from "../effects/held.ts";
import { unownedEntryIn } from "./entries.ts";
import { isHarmless, isLimiting, textsOf } from "../effects/harmless.ts";
import { notesOneAsOwn } from "./noted-rows.ts";
import { unownedParentIn } from "./parents.ts";
import { isComparedSomewhere } from "./partly-compared.ts";
import { arePartsOfOrganisations } from "../effects/belonging.ts";
import { findsPublicRows, isReferredToByPublicRows } from "../effects/public-rows.ts";
import { isFreeOf, pickedBy, requiredIn, scopeOf } from "./picks.ts";
import { isPublicByDesign } from "../callers/public.ts";
import { unownedReferenceIn } from "./references.ts";
import { usesOf } from "./used-rows.ts";
import { originsAt } from "../within.ts";

/** A record that the client picks, whoever it belongs to. */
export interface UnownedRecord {
  readonly effect: EffectEvent;
  readonly origin: ClientOrigin;
  /** The column by which it is picked, or in which it is referred to. */
  readonly column: string;
  /** An `entry` of a store, and what a `service` knows by an id of its own, have no columns; a record that is written `refers` to another one, or `links` it to itself; one that is made stands under its `parent`. */
  readonly use: "changes" | "discloses" | "entry" | "service" | "parent" | "links" | "refers" | "uses";
  /** What works with the record, where nobody is told what stands in it. */
  readonly by?: EffectEvent;
  /** An earlier look-up that only the caller's own record answers, at whose result nobody looks. */
  readonly ignored?: EffectEvent | undefined;
  /** Its query asks for the caller's own on some ways, and on others not. */
  readonly isPartly?: boolean;
  /** Its query asks for whose it is as well, but the client says whose. */
  readonly within?: ClaimedScope | undefined;
  /** It is picked by what was read from a record which the client has picked. */
  readonly isFollowed?: boolean;
  /** The pick is another key of such a record than the one by which the client has picked that. */
  readonly isOfRecord?: boolean;
}

/** Whether actions count that do not even ask who is calling: `owned` ones, if what they pick is certainly somebody's. */
export type Unauthenticated = "silent" | "owned" | "report";

/** What the client picks a record by. */
interface Pick {
  readonly column: string;
  readonly value: Value;
  readonly origin: ClientOrigin;
}

/**
 * The first record of an action that the client picks and that nothing ties to the caller; undefined when there is none. One
 * that is picked by a key of the client's comes before those that it only leads to.
 */
export function unownedRecordOf(
  action: AnalysedAction,
  others: readonly AnalysedAction[],
  unauthenticated: Unauthenticated,
): UnownedRecord | undefined {
  if (action.isPublic) {
    return undefined;
  }
  let followed: UnownedRecord | undefined;
  for (const event of action.events) {
    const found =
      event.kind === "effect" && mayCount(event, action)
        ? unownedBy(event, action, others, unauthenticated)
        : undefined;
    if (found !== undefined && found.isFollowed !== true) {
      return isForAdministrators(action) ? undefined : found;
    }
    followed ??= found;
  }
  return followed !== undefined && isForAdministrators(action) ? undefined : followed;
}

function mayCount(effect: EffectEvent, action: AnalysedAction): boolean {
  const { frame, picks, query } = effect;
  return (
    (query === undefined
      ? picks !== undefined
      : !findsPublicRows(query) && !isReferredToByPublicRows(effect, action)) &&
    frame !== "guard" &&
    frame !== "module" &&
    !isHeld(effect, "signed-in") &&
    (isRead(effect) || !isHarmless(effect, action.run))
  );
}

/** A text of SQL that only reads changes nothing, but tells what it finds. */
function isRead(effect: EffectEvent): boolean {
  return effect.danger === "raw-query" && effect.query?.verb === "read" && !isLimiting(effect);
}

function unownedBy(
  effect: EffectEvent,
  action: AnalysedAction,
  others: readonly AnalysedAction[],
  unauthenticated: Unauthenticated,
): UnownedRecord | undefined {
  const { danger, query, site, state } = effect;
  // What is read before somebody is asked who they are is answered with afterwards.
  const isKnown =
    state.has("authenticated") ||
    crowdOf(effect) === "signed-in" ||
    (query?.verb === "read" && isForKnown(query, action));
  if (!isKnown && (unauthenticated === "silent" || state.has("authenticated?") || isPublicByDesign(action))) {
    return undefined;
  }
  const isCertain = isKnown || unauthenticated === "report";
  if (effect.picks !== undefined) {
    return danger === "storage-read" && isForShow(effect, action)
      ? undefined
      : unownedEntryIn(effect, action, others, isCertain);
  }
  if (query === undefined) {
    return undefined;
  }
  const described = dataModelOf(query, site.module);
  // What nobody is asked for, and neither a schema nor another action says whose it is, may be meant for everybody to read.
  const isOpen =
    !isKnown && query.verb === "read" && !isAskedByCaller(query, others) && !isPickedInPrivate(state, query);
  return (isCertain && !isOpen) || (described !== undefined && namesSomebody(described))
    ? (unownedIn(effect, query, described ?? namedModel(query), action) ??
        (isKnown && described !== undefined
          ? (unownedReferenceIn(effect, query, described, action) ?? unownedParentIn(effect, query, action))
          : undefined))
    : undefined;
}

/** Nobody gets the rows who is not known. */
function isForKnown(query: Query, action: AnalysedAction): boolean {
  const isAsked = action.events.some(({ kind, state }) => kind === "disclosure" && state.has("authenticated"));
  const answers = isAsked ? answersWith(query, action) : [];
  return answers.length > 0 && answers.every((state) => state.has("authenticated"));
}

/** The client says of which order, invoice or conversation it wants what belongs to that. */
function isPickedInPrivate(state: State, { where }: Query): boolean {
  return requiredIn(state, where).some(
    ({ column, operator, value }) =>
      operator === "equal" && isPrivateKey(column) && clientOrigin(state, value) !== undefined,
  );
}

/** Folders of what a site shows. */
const shown =
  /public|avatar|image|logo|cover|thumb|icon|asset|media|photo|picture|banner|product|blog|post|gallery|static|screenshot/iu;

/** A file that is read is for everybody where its folder says so, and where what it was read from is nobody's. */
function isForShow({ picks, site, state }: EffectEvent, { run }: AnalysedAction): boolean {
  return (
    textsOf(picks, state).some((text) => shown.test(text)) ||
    (picks !== undefined &&
      originsAt(run, state, [picks]).some(
        (origin) => origin.kind === "record" && !isOwned(dataModelOf(origin.query, site.module)),
      ))
  );
}

function unownedIn(
  effect: EffectEvent,
  query: Query,
  model: DataModel | undefined,
  action: AnalysedAction,
): UnownedRecord | undefined {
  const { state } = effect;
  const found = (use: "changes" | "discloses" | "uses", states: readonly State[]): UnownedRecord | undefined => {
    for (const at of states) {
      const picked = isFreeOf(at) ? undefined : pickIn(at, query, model, action);
      // Of the elements of a list, more may have been asked than can be seen, where somebody has asked for a role.
      if (picked !== undefined && !(at.has("role") && picked.origin.path.includes("[]"))) {
        const ignored = lookUpsBefore(effect, action).find((one) => isLookedUp(one, picked));
        const isPartly = isScopedPartly(at, query.where) || isComparedSomewhere(action, effect, query, picked.value);
        const within = claimedScopeOf(action.run, at, query, model);
        const isFollowed = clientOrigin(at, picked.value) === undefined;
        const isOfRecord =
          isFollowed &&
          originsOf({ id: picked.value.id, alternatives: at.alternatives(picked.value) }).some(
            (one) =>
              one.kind === "record" && comparisonsOf(one.query.where).every(({ column }) => column !== one.path.at(-1)),
          );
        const { column, origin } = picked;
        return { effect, origin, column, use, ignored, isPartly, within, isFollowed, isOfRecord };
      }
    }
    return undefined;
  };
  const foundUse = (): UnownedRecord | undefined => {
    for (const by of usesOf(query, action)) {
      const used = found("uses", [by.state]);
      if (used !== undefined) {
        return { ...used, by };
      }
    }
    return undefined;
  };
  switch (query.verb) {
    case "update":
    case "upsert":
    case "delete":
      return (isOwnable(model) || notesOneAsOwn(action, query)) && !isAddition(state, query, action)
        ? found("changes", [state])
        : undefined;
    case "read":
      return (isOwned(model) ||
        arePartsOfOrganisations(query, effect.site.module, action.run) ||
        isAskedByOwner(state, query, model) ||
        isOfPrivate(state, query, model)) &&
        query.rows !== "count" &&
        query.rows !== "made" &&
        !givesKeysOnly(query)
        ? (found("discloses", answersWith(query, action)) ?? foundUse())
        : undefined;
    case "create":
    case "raw":
      return undefined;
  }
}

/** Whether it was about what the client picks, and not about what belongs to that, of which there may be nothing. */
function isLookedUp({ query }: EffectEvent, { value }: Pick): boolean {
  return comparisonsOf(query?.where ?? []).some(
    (one) => one.value.id === value.id && (query?.rows !== "many" || /^_?id$/u.test(one.column)),
  );
}

/** Whether some way of asking has a condition that only the caller's own rows meet, which others leave out. */
function isScopedPartly(state: State, conditions: readonly Condition[]): boolean {
  return conditions.some((condition) => {
    switch (condition.kind) {
      case "either":
        return condition.arms.some((arm) => isScoped(state, [arm.condition]));
      case "all":
        return isScopedPartly(state, condition.of);
      case "column":
        return naming.has(condition.operator) && isOfOwn(state, condition.value);
      case "any":
      case "none":
      case "opaque":
        return false;
    }
  });
}

/** By which of its keys the client picks a query's rows, if no condition says that they are the caller's own. */
function pickIn(state: State, query: Query, model: DataModel | undefined, action: AnalysedAction): Pick | undefined {
  if (scopeOf(state, query.where, action) !== "no") {
    return undefined;
  }
  const isFiltered = isOfClaimedTenant(state, query, model);
  for (const { column, operator, value, primary } of requiredIn(state, query.where)) {
    // A search is no pick.
    if ((operator === "like" && query.verb === "read") || (isFiltered && primary !== true && !isId(column, model))) {
      continue;
    }
    const origin = isKey(column, primary === true, model, query) ? pickedBy(state, value, action) : undefined;
    if (origin !== undefined) {
      return { column, value, origin };
    }
  }
  return undefined;
}

function isId(name: string, model: DataModel | undefined): boolean {
  return model?.columns.get(name)?.id ?? /^_?id$/iu.test(name);
}

/** A list within the organisation that the client names: that is what has to be asked about, whatever else is filtered by. */
function isOfClaimedTenant(state: State, { rows, verb, where }: Query, model: DataModel | undefined): boolean {
  return (
    verb === "read" &&
    rows.endsWith("many") &&
    requiredIn(state, where).some(
      ({ column, operator, value }) =>
        operator === "equal" &&
        principalKind(column, model) === "organisation" &&
        clientOrigin(state, value) !== undefined,
    )
  );
}

/** A column that records are known by, that names nobody, and whose values can be guessed. */
function isKey(name: string, isPrimary: boolean, model: DataModel | undefined, query: Query): boolean {
  const column = model?.columns.get(name);
  const isName =
    isPrimary ||
    (column === undefined
      ? keyName.test(name)
      : column.id || column.unique || column.relation !== undefined || keyName.test(name));
  return (
    isName &&
    principalKind(name, model) === undefined &&
    !isSecretColumn(name, model) &&
    !(query.verb === "read" && isTrackingColumn(name)) &&
    !isVisitorColumn(name, query.model ?? "")
  );
}

/** It finds, changes or deletes what meets its conditions, and can tell whether there was any. */
function asks(query: Query | undefined): query is Query {
  return query?.verb === "read" || query?.verb === "update" || query?.verb === "delete";
}

/** Earlier look-ups that only the caller's own records answer, and changes that concern only those. */
function lookUpsBefore(effect: EffectEvent, action: AnalysedAction): readonly EffectEvent[] {
  return action.events
    .slice(0, action.events.indexOf(effect))
    .filter(
      (event): event is EffectEvent =>
        event.kind === "effect" && asks(event.query) && isScoped(event.state, event.query.where),
    );
}

/** Keys tell nothing but what belongs to what. */
function givesKeysOnly({ columns, relations }: Query): boolean {
  return columns.kind === "only" && relations.length === 0 && [...columns.names].every((name) => keyName.test(name));
}

/** Whether rows are somebody's: what a site shows to everybody has owners, too, its authors and organisers. */
function isOwned(model: DataModel | undefined): boolean {
  if (model === undefined || isCatalogue(model) || isConversation(model)) {
    return false;
  }
  const columns = [...model.columns.values()];
  return (
    columns.length === 0 ||
    columns.some((column) => !column.id && !isByline(column.name) && principalKind(column, model) !== undefined)
  );
}

/**
 * Whether a record of what a site shows to everybody is asked for by its owner, too, whom the client names: it is one that is
 * not for everybody.
 */
function isAskedByOwner(state: State, { where }: Query, model: DataModel | undefined): boolean {
  return (
    model !== undefined &&
    isCatalogue(model) &&
    comparisonsOf(where).some(
      ({ column, operator, value }) =>
        operator === "equal" &&
        !isByline(column) &&
        principalKind(column, model) === "user" &&
        clientOrigin(state, value) !== undefined,
    )
  );
}

/** Whether rows are asked for by the order, invoice or conversation that they belong to, which is somebody's. */
function isOfPrivate(state: State, query: Query, model: DataModel | undefined): boolean {
  return model !== undefined && !isCatalogue(model) && !isConversation(model) && isPickedInPrivate(state, query);
}

/** Whether rows can be somebody's: they name somebody, or belong to what may do so. */
function isOwnable(model: DataModel | undefined): boolean {
  const columns = [...(model?.columns.values() ?? [])];
  return (
    columns.length === 0 ||
    columns.some(
      (column) => principalKind(column, model) !== undefined || (column.relation !== undefined && !column.list),
    )
  );
}
