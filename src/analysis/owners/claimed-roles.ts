import type { ComparisonEvent, EffectEvent } from "../../flow/event.ts";
import type { Query } from "../../flow/libraries/query.ts";
import { affirmedIn, comparisonsOf } from "../../flow/libraries/query.ts";
import type { State } from "../../flow/values/state.ts";
import { isTied } from "../../flow/values/ties.ts";
import type { ClientOrigin, Origin, Value } from "../../flow/values/value.ts";
import { isEverybodys } from "../../flow/values/rights.ts";
import { principalKind } from "../../schemas/index.ts";
import type { AnalysedAction } from "../analyze.ts";
import { clientOrigin, isAskedForRole, isClaimed, mayBeTied } from "./claims.ts";
import { dangers } from "../effects/dangers.ts";
import { namedModel } from "../data-models.ts";
import { isLogged } from "../effects/harmless.ts";
import { originsAt } from "../within.ts";

/** Columns that say what somebody may do. */
const roleColumn = /role|^is_?(?:super_?)?admin$/iu;

type RecordOrigin = Extract<Origin, { kind: "record" }>;

/** A user whom the client names was asked for their role, and something is done that has nothing else to do with them. */
export interface ClaimedRole {
  readonly effect: EffectEvent;
  readonly origin: ClientOrigin;
  readonly column: string;
  readonly use: "asks";
}

/**
 * The role of somebody whom the client names is compared, and what follows is not about them: they are taken to be the one
 * who is acting (`if (!(await isAdmin(userId))) return`).
 */
export function claimedRoleIn(
  { left, right, state, operator }: ComparisonEvent,
  action: AnalysedAction,
): ClaimedRole | undefined {
  for (const [role, other] of /^[!=]==?$|includes|switch/u.test(operator)
    ? [[left, right] as const, [right, left] as const]
    : []) {
    const found = roleOf(state, role);
    const claimed = found === undefined || isOfEverybody(state, other) ? undefined : claimedUser(found);
    const origin = claimed === undefined ? undefined : clientOrigin(state, claimed);
    if (found === undefined || claimed === undefined || origin === undefined) {
      continue;
    }
    const acts = action.events
      .slice(action.events.findIndex((one) => one.state === state) + 1)
      .filter((event): event is EffectEvent => event.kind === "effect" && isAct(event, action));
    const [effect] = acts;
    if (
      effect !== undefined &&
      !acts.some((one) => isAbout(one, found.query, claimed, action)) &&
      isClaimed(effect.state, claimed) &&
      !isTied(effect.state, claimed) &&
      !isAskedForRole(effect, action) &&
      !mayBeTied(effect, claimed, action)
    ) {
      return { effect, origin, column: found.path[0] ?? "", use: "asks" };
    }
  }
  return undefined;
}

/** The row whose column says what somebody may do, if it is nothing but that. */
function roleOf(state: State, value: Value): RecordOrigin | undefined {
  for (const alternative of state.alternatives(value)) {
    const [only, ...others] = alternative.kind === "opaque" ? alternative.from : [];
    if (
      only?.kind === "record" &&
      others.length === 0 &&
      only.path.length === 1 &&
      roleColumn.test(only.path[0] ?? "")
    ) {
      return only;
    }
  }
  return undefined;
}

/** That somebody is what everybody is lets nobody do more; what was found is asked for, and who they are is not. */
function isOfEverybody(state: State, other: Value): boolean {
  const alternatives = state.alternatives(other);
  return alternatives.length > 0 && alternatives.every(isEverybodys);
}

/** The key of a user's row, by which it was found. */
function claimedUser({ query }: RecordOrigin): Value | undefined {
  const model = namedModel(query);
  const found = affirmedIn(query.where).find(
    ({ column, operator }) => operator === "equal" && principalKind(column, model) === "user",
  );
  return query.verb === "read" ? found?.value : undefined;
}

function isAct(event: EffectEvent, { run }: AnalysedAction): boolean {
  const { standing } = dangers[event.danger];
  return standing === "privileged" && event.frame === "action" && event.query?.verb !== "read" && !isLogged(event, run);
}

/** Something is done to the one who was found, or written down with them: they need not be who is acting. */
function isAbout({ ports, query, state }: EffectEvent, found: Query, claimed: Value, { run }: AnalysedAction): boolean {
  const compared = comparisonsOf(query?.where ?? []).map(({ value }) => value);
  const values = [...ports.values(), ...compared, ...(query?.data === undefined ? [] : [query.data])];
  const sent = clientOrigin(state, claimed);
  return originsAt(run, state, values).some(
    (origin) =>
      (origin.kind === "record" && origin.query === found) || (origin.kind === "client" && origin.path === sent?.path),
  );
}
