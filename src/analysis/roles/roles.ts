import type { ComparisonEvent, EffectEvent } from "../../flow/event.ts";
import type { State } from "../../flow/values/state.ts";
import { comparisonsOf } from "../../flow/libraries/query.ts";
import type { Shape } from "../../flow/values/shape.ts";
import { isAnother, isOfOwn, isScoped } from "../../flow/values/ties.ts";
import { originsOf } from "../../flow/values/value.ts";
import type { SourceModule } from "../../modules/index.ts";
import { sharedGraph } from "../../modules/index.ts";
import type { Column } from "../../schemas/index.ts";
import { isMembership, isPerson, principalKind, prismaModels, rightOf } from "../../schemas/index.ts";
import type { Administration } from "./administration.ts";
import { administrationOf, isOfClient } from "./administration.ts";
import type { VainQuestion } from "./asked-in-vain.ts";
import { askedInVain } from "./asked-in-vain.ts";
import type { Promised } from "./promised.ts";
import { promisedIn } from "./promised.ts";
import { isReservedPlace } from "../callers/reserved-places.ts";
import { isForAdministrators } from "../owners/administrators.ts";
import type { AnalysedAction } from "../analyze.ts";
import { exposureOf } from "../callers/authentication.ts";
import { dangers } from "../effects/dangers.ts";
import { isHeld } from "../effects/held.ts";
import { dataModelOf } from "../data-models.ts";
import { isHarmless } from "../effects/harmless.ts";
import { isLogModel } from "../effects/logs.ts";
import { isPublicByDesign } from "../callers/public.ts";
import type { WrittenColumn } from "../effects/written.ts";
import { writtenColumns } from "../effects/written.ts";

/** Something that is for administrators, and that an action does for whoever is signed in. */
export type Unprivileged = Ungoverned | Unasked | Unkept;

/** Something about other people, or for administrators, before which nobody asks for a right. */
interface Ungoverned {
  readonly effect: EffectEvent;
  /** `sets`: a column of somebody else. `assigns`: of the caller's own row. `reserved`: by where or what it is called. */
  readonly use: "sets" | "assigns" | "removes" | "manages" | "reserved";
  readonly column: string;
  /** Whether the caller was only asked to belong to the same organisation. */
  readonly who: "user" | "member";
}

/** Something before which a role was to be asked for. */
interface Unasked {
  readonly effect: EffectEvent;
  readonly use: "vain";
  readonly column: "";
  readonly who: "user";
  readonly question: VainQuestion;
}

/** Something behind what is called as if it let in administrators only, and lets in whoever is signed in. */
interface Unkept {
  readonly effect: EffectEvent;
  readonly use: "promised";
  readonly column: "";
  readonly who: "user";
  readonly promise: Promised;
}

/** Names of actions that only administrators are meant to call. */
const reservedName =
  /^(?:admin(?=[A-Z_])|(?:un)?ban(?=[A-Z_])|(?:un)?suspend(?:User|Account|Member)|impersonate|(?:promote|demote)(?:User|Member|To)|(?:assign|change|grant|revoke|set|update)\w*(?:Role|Permission|Admin|Privilege)s?$|(?:make|remove)\w*Admin$)|(?:As|By)Admin$/u;

/** Effects of which a reserved place or name says who may cause them. */
const weighty = new Set([
  "database-write",
  "raw-query",
  "file-write",
  "file-delete",
  "storage-write",
  "payment",
  "mail",
  "sms",
  "process",
  "privileged-api",
]);

/** The first administrative effect of an action that asks who is calling but not what they may do. */
export function unprivilegedOf(
  action: AnalysedAction,
  others: readonly AnalysedAction[],
  file: string,
): Unprivileged | undefined {
  if (action.isPublic || isPublicByDesign(action)) {
    return undefined;
  }
  const effects = action.events.filter((event): event is EffectEvent => event.kind === "effect");
  const open = effects.filter(isForAnybody);
  const found =
    askedIn(effects, action) ??
    administeredIn(open, action) ??
    promisedOf(open, action, others) ??
    reservedIn(open, action, others, file);
  // What a stranger can do is require-authentication's.
  return found === undefined || exposureOf(action, others) !== undefined || isForAdministrators(action)
    ? undefined
    : found;
}

/** What a role was to be asked for, by a condition that asks nobody who is signed in. */
function askedIn(effects: readonly EffectEvent[], action: AnalysedAction): Unprivileged | undefined {
  const effect = effects.find(
    (one) => isByKnown(one) && !one.state.has("role") && !one.state.has("capability") && isReservedEffect(one, action),
  );
  const question = effect && askedInVain(action);
  return question && { effect, use: "vain", column: "", who: "user", question };
}

function administeredIn(effects: readonly EffectEvent[], action: AnalysedAction): Unprivileged | undefined {
  for (const effect of effects) {
    const done = administrationOf(effect, action);
    const use = done && useOf(done, action);
    if (done !== undefined && use !== undefined && !asksWhoseItIs(effect, action)) {
      return { effect, use, column: done.column?.name ?? "", who: isMembersOnly(effect) ? "member" : "user" };
    }
  }
  return undefined;
}

function reservedIn(
  effects: readonly EffectEvent[],
  action: AnalysedAction,
  others: readonly AnalysedAction[],
  file: string,
): Unprivileged | undefined {
  if (!reservedName.test(action.name) && !isReservedPlace(file)) {
    return undefined;
  }
  const effect = effects.find((one) => isReservedEffect(one, action));
  return effect !== undefined &&
    distinguishesRoles([action, ...others], effect.site.module) &&
    !asksWhoseItIs(effect, action)
    ? { effect, use: "reserved", column: "", who: "user" }
    : undefined;
}

/** What is done behind a check for administrators by its name, which asks nobody for a role though the project has some. */
function promisedOf(
  effects: readonly EffectEvent[],
  action: AnalysedAction,
  others: readonly AnalysedAction[],
): Unprivileged | undefined {
  const effect = effects.find((one) => isWeighty(one, action));
  const promise =
    effect && distinguishesRoles([action, ...others], effect.site.module) ? promisedIn(action) : undefined;
  return effect && promise && { effect, use: "promised", column: "", who: "user", promise };
}

/** Somebody is known to call. */
function isByKnown(effect: EffectEvent): boolean {
  const { state, frame } = effect;
  return state.has("authenticated") && frame !== "guard" && frame !== "module" && !isHeld(effect, "signed-in");
}

/** Somebody is known to call, and nobody has asked what they may do, be it on one path only, as far as can be seen. */
function isForAnybody(effect: EffectEvent): boolean {
  const { state } = effect;
  return (
    isByKnown(effect) && !["role", "role?", "capability"].some((fact) => state.has(fact)) && !state.hasPossible("role")
  );
}

/** An owner was compared with the caller before, or only what the caller owns was looked up. */
function asksWhoseItIs(effect: EffectEvent, { events }: AnalysedAction): boolean {
  return events
    .slice(0, events.indexOf(effect))
    .some((event) =>
      event.kind === "comparison"
        ? comparesOwner(event, effect.state)
        : event.kind === "effect" && event.query?.verb === "read" && isOwnersLookUp(event),
    );
}

function comparesOwner({ left, right }: ComparisonEvent, state: State): boolean {
  return (
    [
      [left, right],
      [right, left],
    ] as const
  ).some(
    ([caller, other]) =>
      originsOf(caller).some(({ kind }) => kind === "identity") &&
      originsOf(other).some(({ kind }) => kind === "record") &&
      // That somebody does not do it to themselves says nothing about what they may do.
      !isAnother(state, other),
  );
}

/**
 * Something that the client names, or that was read before, has to have the caller as its owner. The caller's own person
 * and a membership, of which everybody has one, are none.
 */
function isOwnersLookUp({ query, site, state }: EffectEvent): boolean {
  return (
    query !== undefined &&
    !isMembership(query.model ?? "") &&
    !isPerson(dataModelOf(query, site.module), query.model ?? "") &&
    isScoped(state, query.where) &&
    comparisonsOf(query.where).some(({ value }) =>
      originsOf(value).some(({ kind }) => kind === "client" || kind === "record"),
    )
  );
}

function useOf(
  { kind, column, target, effect }: Administration,
  action: AnalysedAction,
): Ungoverned["use"] | undefined {
  if (target === "other" || target === "everybody") {
    return kind === "removal" ? "removes" : kind === "account" ? "manages" : "sets";
  }
  return target === "own" && kind === "role" && column !== undefined && isChosen(column, effect, action)
    ? "assigns"
    : undefined;
}

/** Columns that hold any text, or a flag. */
const openType = /^(?:bool|char|citext|string|text|varchar)/iu;

/** Roles, and flags, that people do not give themselves, whatever an application is for. */
const reigning = /admin|moderator|\broot\b|super_?user/iu;

/**
 * The client says what the caller's own role is to be, and neither a check nor the column's type says that it is one of a
 * list, or the list has one that people do not give themselves.
 */
function isChosen(
  { name, value }: WrittenColumn,
  { state, query, site }: EffectEvent,
  action: AnalysedAction,
): boolean {
  const column = query && dataModelOf(query, site.module)?.columns.get(name);
  return (
    isOfClient(value, state, action) &&
    state
      .alternatives(value)
      .some((one) => one.kind === "opaque" && mayReign(state.refinement(value.id)?.shape ?? one.shape, name, column))
  );
}

function mayReign(shape: Shape, name: string, column: Column | undefined): boolean {
  const listed = column?.values ?? [];
  const isListed = column !== undefined && !openType.test(column.type);
  switch (shape.kind) {
    case "enum": {
      const values = shape.values === "all" ? listed : [...(shape.values ?? [])];
      return values.some((value) => reigning.test(value));
    }
    case "boolean":
      return reigning.test(name);
    case "identifier":
      return false;
    default:
      return !isListed || listed.some((value) => reigning.test(value));
  }
}

/** Whether the organisation whose row it is was found to be the caller's. */
function isMembersOnly({ query, state }: EffectEvent): boolean {
  return comparisonsOf(query?.where ?? []).some(
    ({ column, value }) => principalKind(column) === "organisation" && isOfOwn(state, value),
  );
}

/** Something of weight that is neither the caller's own, nor their organisation's, nor a log of what they do. */
function isReservedEffect(effect: EffectEvent, action: AnalysedAction): boolean {
  const { query, state } = effect;
  return (
    isWeighty(effect, action) &&
    (query === undefined ||
      !(
        isScoped(state, query.where) ||
        isLogModel(query.model ?? "") ||
        writtenColumns(effect).some(({ name, value }) => principalKind(name) !== "user" && isOfOwn(state, value))
      ))
  );
}

function isWeighty(effect: EffectEvent, { run }: AnalysedAction): boolean {
  const { danger } = effect;
  return weighty.has(danger) && dangers[danger].standing === "privileged" && !isHarmless(effect, run);
}

/** Whether the project tells its people apart by what they may do: by a column of theirs, or by asking in another action. */
function distinguishesRoles(actions: readonly AnalysedAction[], module: SourceModule): boolean {
  const models = prismaModels(sharedGraph(), module.file);
  return (
    [...(models?.values() ?? [])].some((model) =>
      [...model.columns.keys()].some((column) => rightOf(column, model, model.name) === "role"),
    ) ||
    actions.some(({ events }) =>
      events.some((event) => {
        if (event.state.has("role")) {
          return true;
        }
        const query = event.kind === "effect" ? event.query : undefined;
        const model = query && dataModelOf(query, event.site.module);
        return (
          query !== undefined &&
          model !== undefined &&
          [...model.columns.keys()].some((column) => rightOf(column, model, query.model ?? "") === "role")
        );
      }),
    )
  );
}
