import type { ComparisonEvent, EffectEvent } from "../../flow/event.ts";
import type { Query } from "../../flow/libraries/query.ts";
import { comparisonsOf } from "../../flow/libraries/query.ts";
import type { State } from "../../flow/values/state.ts";
import { isCaller, isOfCaller, isScoped, isTied } from "../../flow/values/ties.ts";
import type { ClientOrigin, Value } from "../../flow/values/value.ts";
import { originsOf } from "../../flow/values/value.ts";
import type { SourceModule } from "../../modules/index.ts";
import { isMembership, isVisitorColumn, principalKind } from "../../schemas/index.ts";
import { isForAdministrators } from "./administrators.ts";
import type { AnalysedAction } from "../analyze.ts";
import { answersWith } from "../answers/answers-with.ts";
import { billedIn } from "./billing.ts";
import { claimedMembershipIn } from "./claimed-memberships.ts";
import { claimedRoleIn } from "./claimed-roles.ts";
import { clientOrigin, isAskedForRole, isClaimed, mayBeTied } from "./claims.ts";
import { dangers } from "../effects/dangers.ts";
import { isHeld } from "../effects/held.ts";
import { dataModelOf, namedModel } from "../data-models.ts";
import { isLogged } from "../effects/harmless.ts";
import { findsPublicRows } from "../effects/public-rows.ts";
import { membersOf } from "../effects/members.ts";
import { mayBeForWholeSite, overridesOwnIn } from "./overriding.ts";
import type { Claim } from "./people.ts";
import { pickingClaims, sentClaims, storedClaims } from "./people.ts";
import { isPrivate } from "./private-rows.ts";
import { isPublicByDesign } from "../callers/public.ts";
import { changesWhatIsReferredTo, refersTo } from "./referred-to.ts";
import { originsAt } from "../within.ts";

/** A value of the client that says who is acting or whose data it is, and is believed. */
export interface ClaimedIdentity {
  readonly effect: EffectEvent;
  readonly origin: ClientOrigin;
  /** The column, or member of what is sent, in which it stands. */
  readonly column: string;
  /** Whether it picks the rows, is stored or sent as theirs, is what a row's owner is compared with, or whose role or membership is asked for. */
  readonly use: "picks" | "stores" | "compares" | "asks" | "finds";
}

/** The claims of an action about who somebody is that nobody compares with the caller, one for each event, in their order. */
export function claimedIdentitiesOf(action: AnalysedAction): readonly ClaimedIdentity[] {
  if (action.isPublic || isPublicByDesign(action)) {
    return [];
  }
  const claims = action.events.flatMap((event) => {
    if (event.kind === "effect" && event.frame !== "module" && event.frame !== "guard") {
      return claimIn(event, action) ?? claimedMembershipIn(event, action) ?? [];
    }
    return event.kind === "comparison"
      ? ((event.frame === "action" ? comparedClaim(event, action) : undefined) ?? claimedRoleIn(event, action) ?? [])
      : [];
  });
  return claims.length > 0 && isForAdministrators(action) ? [] : claims;
}

/** Who owns a row is compared with somebody whom the client names, which proves nothing about the caller. */
function comparedClaim(
  { left, right, state, operator, site }: ComparisonEvent,
  action: AnalysedAction,
): ClaimedIdentity | undefined {
  for (const [owner, claimed] of operator.endsWith("==") ? [[left, right] as const, [right, left] as const] : []) {
    const column = ownerColumn(state, owner, site.module) ?? listOfMembers(state, owner, claimed);
    const origin = column === undefined ? undefined : clientOrigin(state, claimed);
    if (column === undefined || origin === undefined || isOfList(origin) || isKeyOf(owner, column, claimed)) {
      continue;
    }
    // Asked last, and in one pass: an action has thousands of comparisons.
    const effect = action.events
      .slice(action.events.findIndex((one) => one.state === state) + 1)
      .find(
        (event): event is EffectEvent =>
          event.kind === "effect" &&
          dangers[event.danger].standing === "privileged" &&
          !isLogged(event, action.run) &&
          !isOwnDoing(event) &&
          isClaimed(event.state, claimed),
      );
    if (effect !== undefined && !isTied(effect.state, owner) && !mayBeTied(effect, claimed, action)) {
      return { effect, origin, column, use: "compares" };
    }
  }
  return undefined;
}

/** It is done to rows of the caller's own, or written down as done by them: nobody acts as somebody else. */
function isOwnDoing({ query, state }: EffectEvent): boolean {
  return (
    query !== undefined &&
    (isScoped(state, query.where) ||
      (query.data !== undefined &&
        membersOf(state, query.data, 1).some(({ name, value }) => principalKind(name) === "user" && isOfCaller(value))))
  );
}

/** Whoever acts is one; a list of people names others. */
function isOfList({ path }: ClientOrigin): boolean {
  return path.includes("[]") || path.includes(".getAll(");
}

/** The row was looked up by that very column, so that comparing it says nothing more. */
function isKeyOf(owner: Value, column: string, claimed: Value): boolean {
  return owner.alternatives.some(
    (alternative) =>
      alternative.kind === "opaque" &&
      alternative.from.some(
        (origin) =>
          origin.kind === "record" &&
          comparisonsOf(origin.query.where).some((one) => one.column === column && one.value.id === claimed.id),
      ),
  );
}

/** The column of a row that a value was read from, if it says whose the row is. */
function ownerColumn(state: State, value: Value, module: SourceModule): string | undefined {
  for (const alternative of state.alternatives(value)) {
    const origin =
      alternative.kind === "opaque" && alternative.from.every(({ kind }) => kind === "record")
        ? alternative.from[0]
        : undefined;
    const column = origin?.kind === "record" ? origin.path[0] : undefined;
    if (
      origin?.kind === "record" &&
      column !== undefined &&
      !isVisitorColumn(column, origin.query.model ?? "") &&
      principalKind(column, dataModelOf(origin.query, module) ?? namedModel(origin.query)) !== undefined
    ) {
      return column;
    }
  }
  return undefined;
}

/** Columns that list who has a part in a row. */
const membersList =
  /^(?:members?|participants?|owners?|editors?|collaborators?|users?)(?:_?(?:ids?|list|refs?|uids?))?$/iu;

/** What is called after whoever acts: `authUser.uid`, `currentUserId`, `session.user.id`. */
const acting =
  /(?:^|\.)(?:(?:(?:auth|current|logged_?in|session)_?)?user|actor|caller|me|session|viewer)\.(?:_?id|uid|user_?id)$|(?:^|\.)(?:auth|current|logged_?in|session|caller|actor|viewer)_?(?:user)?_?(?:id|uid)$/iu;

/** The column of a row in which those are who have a part in it, if somebody is looked for in it whom the client says to act. */
function listOfMembers(state: State, value: Value, claimed: Value): string | undefined {
  const by = clientOrigin(state, claimed);
  const origin = originsOf(value).find(({ kind }) => kind === "record");
  const [column, ...rest] = origin?.kind === "record" ? origin.path : [];
  return by !== undefined && acting.test(by.path) && column !== undefined && membersList.test(column) && rest.length > 0
    ? column
    : undefined;
}

function claimIn(effect: EffectEvent, action: AnalysedAction): ClaimedIdentity | undefined {
  const { anyColumn, query } = effect;
  const isLeft = isHeld(effect, "signed-in");
  if (
    (isLeft && anyColumn !== true) ||
    dangers[effect.danger].standing === "credential" ||
    isLogged(effect, action.run)
  ) {
    return undefined;
  }
  const claims =
    query === undefined
      ? sentClaims(effect)
      : [
          ...(isLeft || findsPublicRows(query) ? [] : pickingClaims(effect, query)),
          ...storedClaims(effect, query, action),
        ];
  for (const { column, value, kind, use } of claims) {
    const origin = clientOrigin(effect.state, value);
    const isOther =
      origin !== undefined &&
      origin.surplus !== true &&
      ((use === "stores" && isOfList(origin)) ||
        (kind === "user" && (addressesAnother(effect, claims, action) || isTold(effect, action, column, origin))));
    const isOffered = kind === "organisation" && use === "stores" && isOfferedBy(effect, value, action);
    if (origin !== undefined && !isOther && !isOffered) {
      const claimed =
        query?.verb === "read"
          ? believedIn(effect, query, action, { column, value, kind, use })
          : isClaimed(effect.state, value)
            ? effect
            : undefined;
      if (
        claimed !== undefined &&
        !mayBeTied(claimed, value, action) &&
        !(overridesOwnIn(claimed.state, value) ? mayBeForWholeSite(claimed, action) : isAskedForRole(claimed, action))
      ) {
        return { effect: claimed, origin, column, use };
      }
    }
  }
  return undefined;
}

/**
 * It was compared with what a row has to offer before it was noted with the caller's own: one of the teams of a game. Whether
 * the row lets everybody in is up to what it was looked up by.
 */
function isOfferedBy(effect: EffectEvent, value: Value, { events }: AnalysedAction): boolean {
  return (
    isOwnDoing(effect) &&
    events
      .slice(0, events.indexOf(effect))
      .some(
        (event) =>
          event.kind === "comparison" &&
          event.operator.endsWith("==") &&
          [[event.left, event.right] as const, [event.right, event.left] as const].some(
            ([row, other]) => other.id === value.id && ownerColumn(event.state, row, event.site.module) !== undefined,
          ),
      )
  );
}

/** A read believes the client when somebody's private rows are disclosed, or when what it found is acted upon. */
function believedIn(
  effect: EffectEvent,
  query: Query,
  action: AnalysedAction,
  { column, value, kind }: Claim,
): EffectEvent | undefined {
  // What is asked without a key is told to everybody.
  const isOpen = effect.danger === "request";
  if (
    !isOpen &&
    isPrivate({ effect, query, column, kind }, action) &&
    answersWith(query, action).some((state) => isClaimed(state, value))
  ) {
    return effect;
  }
  return action.events.find(
    (event): event is EffectEvent =>
      event.kind === "effect" &&
      (bills(event, query, action) || (kind === "user" && !/email/iu.test(column) && actsUpon(event, query, action))) &&
      isClaimed(event.state, value),
  );
}

/** Whom a query found pays, or it is about what they pay for. */
function bills(effect: EffectEvent, found: Query, { run }: AnalysedAction): boolean {
  return originsAt(
    run,
    effect.state,
    billedIn(effect).map(({ value }) => value),
  ).some((origin) => origin.kind === "record" && origin.query === found);
}

/** It writes as, or to, the one whom a query found, or to the account that they have elsewhere, or to what their row refers to, and nobody else has a part in it. */
function actsUpon(effect: EffectEvent, found: Query, action: AnalysedAction): boolean {
  const { query, state } = effect;
  const { run } = action;
  const isOfFound = (value: Value) =>
    originsAt(run, state, [value]).some(
      (origin) => origin.kind === "record" && origin.query === found && origin.path.length <= 1,
    );
  if (query === undefined) {
    // Their account elsewhere.
    return effect.danger === "privileged-api" && sentClaims(effect).some(({ value }) => isOfFound(value));
  }
  if (query === found || effect.danger !== "database-write") {
    return false;
  }
  const claims = [...pickingClaims(effect, query), ...storedClaims(effect, query, action)];
  return (
    (claims.some(({ value }) => isOfFound(value)) ||
      refersTo(effect, found, isOfFound) ||
      changesWhatIsReferredTo(effect, found, action)) &&
    !addressesAnother(effect, claims, action)
  );
}

/** Another column of the same query holds the caller: this one is about somebody else, who is invited, shown or assigned. */
function addressesAnother(effect: EffectEvent, claims: readonly Claim[], action: AnalysedAction): boolean {
  const { query, state } = effect;
  const isCallers = (value: Value) =>
    isCaller(state, value) || isTied(state, value) || mayBeTied(effect, value, action);
  const stored = query?.data === undefined ? [] : membersOf(state, query.data, 1);
  return (
    claims.some(({ value, kind }) => kind === "user" && isCallers(value)) ||
    comparisonsOf(query?.where ?? []).some(({ value }) => isCallers(value)) ||
    stored.some(({ name, value }) => principalKind(name) !== "organisation" && isCaller(state, value)) ||
    // Somebody is added to, or taken out of, what the caller was found to have a part in.
    (isMembership(query?.model ?? "") &&
      (stored.some(({ value }) => isCallers(value) || state.has(`cleared?:${value.id}`)) ||
        comparisonsOf(query?.where ?? []).some(
          ({ column, value }) => principalKind(column) !== "user" && state.has(`cleared?:${value.id}`),
        )))
  );
}

/** Whoever has this address gets a mail, and something of the server's own is written for them: a token with which they can join. */
function isTold(
  { query, state }: EffectEvent,
  { events, run }: AnalysedAction,
  column: string,
  told: ClientOrigin,
): boolean {
  return (
    query?.data !== undefined &&
    /email/iu.test(column) &&
    originsAt(run, state, [query.data]).every(({ kind }) => kind !== "client") &&
    events.some((event) => {
      const to = event.kind === "effect" && event.danger === "mail" ? event.ports.get("to") : undefined;
      return (
        to !== undefined &&
        originsAt(run, event.state, [to]).some((origin) => origin.kind === "client" && origin.path === told.path)
      );
    })
  );
}
