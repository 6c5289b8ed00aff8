import type { EffectEvent } from "../../flow/event.ts";
import type { Query } from "../../flow/libraries/query.ts";
import { affirmedIn, comparisonsOf } from "../../flow/libraries/query.ts";
import { rowOf } from "../../flow/values/ties.ts";
import type { ClientOrigin, Value } from "../../flow/values/value.ts";
import { isMembership, principalKind } from "../../schemas/index.ts";
import type { AnalysedAction } from "../analyze.ts";
import { clientOrigin, isAskedForRole, isClaimed, mayBeTied } from "./claims.ts";
import { dangers } from "../effects/dangers.ts";
import { isLogged } from "../effects/harmless.ts";
import { originsAt } from "../within.ts";

/** Somebody whom the client names is a member of something, and something is done there that has nothing else to do with them. */
export interface ClaimedMembership {
  readonly effect: EffectEvent;
  readonly origin: ClientOrigin;
  /** The name of the rows that say who is a member. */
  readonly column: string;
  readonly use: "finds";
}

/**
 * A membership of somebody whom the client names has to be there, and what follows picks its rows by what it is a membership
 * of, and is not about them: they are taken to be the one who is acting.
 */
export function claimedMembershipIn(found: EffectEvent, action: AnalysedAction): ClaimedMembership | undefined {
  const { query } = found;
  const claimed = query && isMembership(query.model ?? "") ? memberIn(query) : undefined;
  const origin = claimed === undefined ? undefined : clientOrigin(found.state, claimed);
  if (query === undefined || claimed === undefined || origin === undefined || origin.path.includes("[]")) {
    return undefined;
  }
  const effect = action.events
    .slice(action.events.indexOf(found) + 1)
    .find(
      (event): event is EffectEvent =>
        event.kind === "effect" &&
        event.frame === "action" &&
        dangers[event.danger].standing === "privileged" &&
        event.state.has(`there:${rowOf(query)}`) &&
        !isLogged(event, action.run) &&
        isThere(event, query, claimed) &&
        isClaimed(event.state, claimed),
    );
  return effect === undefined ||
    isAbout(effect, origin, query, action) ||
    isAskedForRole(effect, action) ||
    mayBeTied(effect, claimed, action)
    ? undefined
    : { effect, origin, column: query.model ?? "", use: "finds" };
}

/** Who is asked for. */
function memberIn({ verb, where }: Query): Value | undefined {
  const member = affirmedIn(where).find(
    ({ column, operator }) => operator === "equal" && principalKind(column) === "user",
  );
  return verb === "read" ? member?.value : undefined;
}

/** It picks its rows by what the membership was asked for as well. */
function isThere({ query }: EffectEvent, found: Query, claimed: Value): boolean {
  const asked = new Set(comparisonsOf(found.where).map(({ value }) => value.id));
  return comparisonsOf(query?.where ?? []).some(({ value }) => value.id !== claimed.id && asked.has(value.id));
}

/** Something is done to the member, or written down with them: they need not be who is acting. */
function isAbout(
  { ports, query, state }: EffectEvent,
  claimed: ClientOrigin,
  found: Query,
  { run }: AnalysedAction,
): boolean {
  const compared = comparisonsOf(query?.where ?? []).map(({ value }) => value);
  const values = [...ports.values(), ...compared, ...(query?.data === undefined ? [] : [query.data])];
  return originsAt(run, state, values).some(
    (origin) =>
      (origin.kind === "record" && origin.query === found) ||
      (origin.kind === "client" && origin.path === claimed.path),
  );
}
