import type { EffectEvent } from "../../flow/event.ts";
import { comparisonsOf } from "../../flow/libraries/query.ts";
import type { State } from "../../flow/values/state.ts";
import { isPutOver } from "../../flow/values/spreads.ts";
import { isAnother, isTied } from "../../flow/values/ties.ts";
import type { ClientOrigin, Value, When } from "../../flow/values/value.ts";
import { originsOf } from "../../flow/values/value.ts";
import type { AnalysedAction } from "../analyze.ts";
import { overridesOwn } from "./overriding.ts";
import { isOfFound } from "./picks.ts";

/** The client says it, and nobody has compared it with the caller or asked what the caller may do. */
export function isClaimed(state: State, value: Value): boolean {
  return state.alternatives(value).some((alternative) => {
    const one: Value = {
      id: ("id" in alternative ? alternative.id : undefined) ?? value.id,
      alternatives: [alternative],
    };
    const origin = clientOrigin(state, one);
    return (
      origin !== undefined &&
      !(isOfRequest(origin) && mayBeVerified(state)) &&
      !isVouchedFor(state, origin) &&
      isClaimedWhere(state, alternative.when, one, isPutOver(value) || overridesOwn(state, value, alternative))
    );
  });
}

/** Nobody is kept out, and whoever is known was asked what they may do: that is reported as a missing check, once. */
export function isAskedForRole({ state }: EffectEvent, { events }: AnalysedAction): boolean {
  return (
    !state.has("authenticated") &&
    !state.has("authenticated?") &&
    (state.hasPossible("role") || state.hasPossible("unsaid:role")) &&
    events.some((event) => event.kind === "guard" && event.choice !== undefined)
  );
}

function isOfRequest({ via }: ClientOrigin): boolean {
  return via === "cookie" || via === "header";
}

/** It stands in a token, or in the body of a request, of which a signature was checked. */
function isVouchedFor(state: State, { path }: ClientOrigin): boolean {
  const names = path.split(".");
  return names.some((_, index) => state.has(`vouched:${names.slice(0, index + 1).join(".")}`));
}

/** Code that cannot be looked into may have found out from the request who is calling. */
function mayBeVerified(state: State): boolean {
  return state.has("authenticated?") && !state.has("authenticated");
}

/** A row was looked up by it together with what such code made of the request: that row may be the caller's own. */
export function mayBeTied({ state }: EffectEvent, value: Value, action: AnalysedAction): boolean {
  if (isOfFound(state, value, action)) {
    return true;
  }
  if (!mayBeVerified(state)) {
    return false;
  }
  const { events } = action;
  const ids = new Set([value.id, ...value.alternatives.flatMap((one) => ("id" in one ? (one.id ?? []) : []))]);
  return events.some((event) => {
    const compared = event.kind === "effect" && event.query ? comparisonsOf(event.query.where) : [];
    return (
      compared.some((one) => ids.has(one.value.id)) &&
      compared.some((one) =>
        originsOf(one.value).some((origin) =>
          origin.kind === "client" ? isOfRequest(origin) : origin.kind === "unresolved" || origin.kind === "package",
        ),
      )
    );
  });
}

/** On the paths on which it is that value: what was checked on them need not be known where they have met others. */
function isClaimedWhere(state: State, when: When | undefined, value: Value, isInPlace: boolean): boolean {
  const then = when === undefined ? state : state.fork();
  if (!(when ?? []).every(([choice, mask]) => then.narrow(choice, mask, false))) {
    return false;
  }
  return (
    // Where the program has said who it should be, no role makes it somebody else.
    (isInPlace || (!then.has("role") && !then.has("role?"))) &&
    !isTied(then, value) &&
    !isAnother(then, value) &&
    !then.has(`cleared?:${value.id}`)
  );
}

/** The client's own value, as it came in: what a function that we do not know made of it, or a middleware, is none. */
export function clientOrigin(state: State, value: Value): ClientOrigin | undefined {
  for (const alternative of state.alternatives(value)) {
    if (alternative.kind === "opaque" && (alternative.of === undefined || alternative.shape.kind !== "any")) {
      const [first] = alternative.from;
      if (
        first?.kind === "client" &&
        first.isPassedOn !== true &&
        alternative.from.every(({ kind }) => kind === "client")
      ) {
        return first;
      }
    }
  }
  return undefined;
}
