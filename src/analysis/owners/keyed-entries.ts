import type { EffectEvent } from "../../flow/event.ts";
import type { State } from "../../flow/values/state.ts";
import { isOfOwn } from "../../flow/values/ties.ts";
import type { Value } from "../../flow/values/value.ts";
import { isForAdministrators } from "./administrators.ts";
import type { AnalysedAction } from "../analyze.ts";
import { answersWith } from "../answers/answers-with.ts";
import { claimedPart, type KeyedClaim } from "./claimed-parts.ts";
import { partsOf } from "./entries.ts";
import { isHarmless, isLimiting } from "../effects/harmless.ts";
import { isPublicByDesign } from "../callers/public.ts";
import { claimedFileIn } from "./named-files.ts";

/** What puts something there; what takes an entry away has it made anew. */
const puts = /(?:^|\.)(?:json\.)?(?:h?m?set(?:ex|nx)?|psetex|[lr]push|z?s?add|put)$/iu;

/** A key says no more than that it is about a person: what is kept of them may be there for everybody to see. */
const ofAnybody = /^(?:author|avatar|by|cached?|creator|id|member|name|profile|public|user|username|v\d+)s?$/iu;

/** Keys under which it is counted how often somebody comes, or kept when they last did. */
const counted = /rate|limit|throttl|attempt|cool_?down|(?:^|[^a-z])(?:lock|hit|visit|view|last|online|presence)/iu;

/**
 * An entry of a cache whose key names somebody whom the client names, if the client gets to see it, or says what it becomes;
 * and such a file that is written or deleted.
 */
export function keyedClaimOf(action: AnalysedAction): KeyedClaim | undefined {
  if (action.isPublic || isPublicByDesign(action)) {
    return undefined;
  }
  for (const event of action.events) {
    const found =
      event.kind === "effect" && event.frame !== "module" && event.frame !== "guard"
        ? (claimIn(event, action) ?? claimedFileIn(event, action))
        : undefined;
    if (found !== undefined) {
      return isForAdministrators(action) ? undefined : found;
    }
  }
  return undefined;
}

function claimIn(effect: EffectEvent, action: AnalysedAction): KeyedClaim | undefined {
  const { counts, danger, name, picks, state } = effect;
  const isRead = danger === "cache-read";
  if (
    picks === undefined ||
    counts === true ||
    isLimiting(effect) ||
    (!isRead && (danger !== "cache-write" || !puts.test(name) || isHarmless(effect, action.run)))
  ) {
    return undefined;
  }
  const parts = partsOf(state, picks);
  const words = parts.flatMap((part) => (typeof part === "string" ? part.split(/[^\p{L}\d]+/u) : [])).filter(Boolean);
  const values = parts.filter((part) => typeof part !== "string");
  if (words.every((word) => ofAnybody.test(word)) || counted.test(words.join(" ")) || holdsOwn(effect, values)) {
    return undefined;
  }
  return claimedPart(effect, values, statesOf(effect, action), action);
}

/** Something of the caller's own is in the key, or is put there: it is about somebody else. */
function holdsOwn({ ports, state }: EffectEvent, values: readonly Value[]): boolean {
  const data = ports.get("data");
  return [...values, ...(data === undefined ? [] : [data])].some((value) => isOfOwn(state, value));
}

/** What is known where an entry is told, or put there. */
function statesOf({ danger, query, state }: EffectEvent, action: AnalysedAction): readonly State[] {
  return danger !== "cache-read" ? [state] : query === undefined ? [] : answersWith(query, action);
}
