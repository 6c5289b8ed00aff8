import type { EffectEvent } from "../../flow/event.ts";
import { State } from "../../flow/values/state.ts";
import { heldBy } from "../../flow/values/stored.ts";
import type { Alternative, Value } from "../../flow/values/value.ts";
import { isVisitorColumn } from "../../schemas/index.ts";
import type { AnalysedAction } from "../analyze.ts";
import { isClientsAlone } from "../../flow/values/value.ts";

/** Roles of those who run a whole site, for which no tenant is somebody else's. */
const ofWholeSite = /super|platform|global|system|root|developer|site_?admin|owner/iu;

/**
 * Whether a column has what the program knows of the caller where it does not have what the client sends
 * (`cookie ?? session.user.schoolId`): the program itself says whose that column is.
 */
export function standsForOwn(state: State, column: string, model: string | undefined, value: Value): boolean {
  const alternatives = state.alternatives(value);
  const names = column.toLowerCase() === "id" && model !== undefined ? [column, `${model}Id`] : [column];
  return (
    !isVisitorColumn(column, model ?? "") &&
    alternatives.some(isClientsAlone) &&
    alternatives.some(
      (one) =>
        isOfCaller(one) &&
        one.from.some(
          (origin) =>
            origin.kind === "identity" &&
            names.some((name) => isKey(name) && plain(name) === plain(origin.path.split(".").at(-1) ?? "")),
        ),
    )
  );
}

/**
 * Whether what a cookie or a header says takes the place of what the program knows of the caller, and no role was asked for
 * so that it may: one that is asked for on both ways is a role in the caller's own organisation.
 */
export function overridesOwn(state: State, value: Value, { kind, when }: Alternative): boolean {
  const one = value.alternatives.find((alternative) => alternative.kind === kind && alternative.when === when);
  return (
    one?.kind === "opaque" &&
    one.from.every((origin) => origin.kind === "client" && (origin.via === "cookie" || origin.via === "header")) &&
    state.alternatives(value).some(isOfCaller) &&
    !isForRole(state, when ?? [])
  );
}

/** Whether what a cookie or a header says may take the place of what the program knows of the caller. */
export function overridesOwnIn(state: State, value: Value): boolean {
  return state.alternatives(value).some((one) => overridesOwn(state, value, one));
}

function isForRole(state: State, when: NonNullable<Alternative["when"]>): boolean {
  const alone = new State(state.choices);
  return when.every(([choice, mask]) => alone.narrow(choice, mask, false)) && (alone.has("role") || alone.has("role?"));
}

/**
 * Whether every role that the caller's was compared with before an effect is one of those who run the whole site, or it is not
 * known which one was asked for.
 */
export function mayBeForWholeSite({ state }: EffectEvent, { events }: AnalysedAction): boolean {
  if (!state.has("role") && !state.has("role?")) {
    return false;
  }
  const roles = events.flatMap((event) => {
    if (event.kind !== "comparison") {
      return [];
    }
    const sides = [event.left, event.right];
    const isOfRole = sides.some((side) => side.alternatives.some((one) => isOfCaller(one)));
    return isOfRole ? sides.flatMap((side) => textsIn(event.state, side)) : [];
  });
  return roles.length === 0 || roles.every((role) => ofWholeSite.test(role));
}

function textsIn(state: State, value: Value): readonly string[] {
  return value.alternatives.flatMap((one) => {
    const object = one.kind === "object" ? state.object(one.ref) : undefined;
    return one.kind === "const" && typeof one.value === "string"
      ? one.value
      : object?.array === true
        ? heldBy(object).flatMap((element) => textsIn(state, element))
        : [];
  });
}

function isOfCaller(one: Alternative): one is Extract<Alternative, { kind: "opaque" }> {
  return (
    one.kind === "opaque" &&
    one.from.some(({ kind }) => kind === "identity") &&
    one.from.every(({ kind }) => kind !== "client")
  );
}

/** Only what names one row, or whoever it belongs to: a language may be chosen by anybody. */
function isKey(name: string): boolean {
  return /^(?:uu)?id$|[a-z\d](?:I[Dd]|Uu?id|UUID)$|_(?:uu)?id$/u.test(name);
}

function plain(name: string): string {
  return name.replaceAll(/[^\p{L}\p{N}]/gu, "").toLowerCase();
}
