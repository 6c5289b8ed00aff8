import type { ComparisonEvent, EffectEvent } from "../../flow/event.ts";
import type { Query } from "../../flow/libraries/query.ts";
import { comparisonsOf } from "../../flow/libraries/query.ts";
import { isOfCaller } from "../../flow/values/ties.ts";
import type { Value } from "../../flow/values/value.ts";
import { originsOf } from "../../flow/values/value.ts";
import { principalKind } from "../../schemas/index.ts";
import type { AnalysedAction } from "../analyze.ts";

/** Whether the owner of what an effect is about, or of what was found by the same key, is compared with the caller in time. */
export function isComparedSomewhere(
  { events }: AnalysedAction,
  effect: EffectEvent,
  query: Query,
  key: Value,
): boolean {
  const isAbout = (other: Query) =>
    other === query || comparisonsOf(other.where).some(({ value }) => value.id === key.id);
  // What is read can be held back afterwards.
  const inTime = query.verb === "read" ? events : events.slice(0, events.indexOf(effect));
  return inTime.some((event) => event.kind === "comparison" && isOfOwner(event, isAbout));
}

function isOfOwner({ left, right, operator }: ComparisonEvent, isAbout: (query: Query) => boolean): boolean {
  return (
    /^[!=]==?$/u.test(operator) &&
    [[left, right] as const, [right, left] as const].some(
      ([owner, caller]) =>
        isOfCaller(caller) &&
        originsOf(owner).some(
          (origin) =>
            origin.kind === "record" && isAbout(origin.query) && principalKind(origin.path.at(-1) ?? "") !== undefined,
        ),
    )
  );
}
