import type { EffectEvent } from "../../flow/event.ts";
import { namesIn } from "../../flow/language/patterns.ts";
import type { State } from "../../flow/values/state.ts";
import type { ClientOrigin, Origin, Value } from "../../flow/values/value.ts";
import { originsOf } from "../../flow/values/value.ts";
import type { Danger } from "../../models/model.ts";
import { principalKind } from "../../schemas/index.ts";
import type { AnalysedAction } from "../analyze.ts";
import { clientOrigin, isClaimed } from "../owners/claims.ts";
import { membersOf } from "../effects/members.ts";
import { functionOf } from "../input/parameters.ts";
import { originsAt } from "../within.ts";

/** Somebody whom the client names, for whom a session is made or a token is signed. */
export interface SealedClaim {
  readonly effect: EffectEvent;
  readonly origin: ClientOrigin;
  /** The member of the session that says who it is. */
  readonly column: string;
  readonly use: "seals";
}

/** Members of a session that say whose it is, beside those that columns of any table say it with. */
const whose = /^(?:id|sub|uid|user|account|e_?mail|user_?name)$/iu;

/** What else an action may do that makes sessions and nothing else. */
const beside: ReadonlySet<Danger> = new Set<Danger>(["cookie", "harmless", "redirect", "revalidate", "sign-out"]);

/**
 * Who the client says the session is of that an action makes, if that is all it does: nothing is looked up, asked for or
 * compared by which anybody could have shown who they are, and every argument goes into the session.
 */
export function sealedClaimOf(action: AnalysedAction): SealedClaim | undefined {
  const effects = action.events.filter(
    (event): event is EffectEvent => event.kind === "effect" && event.frame === "action",
  );
  const isAll = !action.isPublic && effects.every(({ danger }) => danger === "session-create" || beside.has(danger));
  for (const effect of isAll && !action.events.some(isTest) ? effects : []) {
    const sealed = ["sealed", "user", "id"].flatMap((port) => effect.ports.get(port) ?? []);
    const found = isSession(effect, effects) ? claimIn(effect, sealed) : undefined;
    if (found !== undefined && takesNothingElse(action, effect.state, sealed)) {
      return { effect, use: "seals", ...found };
    }
  }
  return undefined;
}

/** A comparison by which the client may have shown that they know something. */
function isTest(event: AnalysedAction["events"][number]): boolean {
  if (event.kind !== "comparison") {
    return false;
  }
  const [left, right] = [originsOf(event.left), originsOf(event.right)];
  const isClients = (origins: readonly Origin[]) => origins.some(({ kind }) => kind === "client");
  return (isClients(left) && right.length > 0) || (isClients(right) && left.length > 0);
}

/** A session, or a token that becomes the cookie of one. */
function isSession({ danger }: EffectEvent, effects: readonly EffectEvent[]): boolean {
  return (
    danger === "session-create" ||
    effects.some((other) => {
      const name = other.danger === "cookie" ? other.ports.get("name") : undefined;
      return (
        name !== undefined &&
        other.ports.has("value") &&
        other.state
          .alternatives(name)
          .some((one) => one.kind === "const" && /sess|token|auth|jwt|sid/iu.test(String(one.value)))
      );
    })
  );
}

function claimIn(
  { ports, state }: EffectEvent,
  sealed: readonly Value[],
): Pick<SealedClaim, "column" | "origin"> | undefined {
  if (["authenticated", "authenticated?", "capability"].some((fact) => state.has(fact))) {
    return undefined;
  }
  const members = ports.has("sealed")
    ? sealed.flatMap((value) => membersOf(state, value, 2))
    : sealed.map((value) => ({ name: "user", value }));
  for (const { name, value } of members) {
    const origin = whose.test(name) || principalKind(name) === "user" ? clientOrigin(state, value) : undefined;
    if (origin?.via === "argument" && isClaimed(state, value) && !state.has(`checked:${value.id}`)) {
      return { column: name, origin };
    }
  }
  return undefined;
}

/** Whether every parameter stands in the session: none of them is a password, or a code, that somebody may have asked about. */
function takesNothingElse({ action, module, run }: AnalysedAction, state: State, sealed: readonly Value[]): boolean {
  const paths = new Set(
    originsAt(run, state, sealed).flatMap((origin) => (origin.kind === "client" ? [origin.path] : [])),
  );
  const parameters = functionOf(action, module)?.params ?? [];
  return (
    parameters.length > 0 &&
    parameters.every((parameter) => {
      const target = parameter.type === "AssignmentPattern" ? parameter.left : parameter;
      return target.type === "Identifier"
        ? paths.has(target.name)
        : target.type === "ObjectPattern" && namesIn(target).every((name) => paths.has(`input.${name}`));
    })
  );
}
