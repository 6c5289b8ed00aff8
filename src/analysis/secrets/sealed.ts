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
import { leavesOf } from "../leaves.ts";
import { functionOf } from "../input/parameters.ts";
import { originsAt } from "../within.ts";

/** Somebody whom the client names, for whom a session is made or a token is signed. */
export interface SealedClaim {
  readonly effect: EffectEvent;
  readonly origin: ClientOrigin;
  /** The member of the session that says who it is. */
  readonly column: string;
  readonly use: "seals" | "mints";
}

/** Members of a session that say whose it is, beside those that columns of any table say it with. */
const whose = /^(?:id|sub|uid|user|account|e_?mail|user_?name)$/iu;

/** What else an action may do that makes sessions and nothing else. */
const beside: ReadonlySet<Danger> = new Set<Danger>(["cookie", "harmless", "redirect", "revalidate", "sign-out"]);

/**
 * Who the client says the session is of that an action makes, or the token that it answers with, if that is all it does:
 * nothing is looked up, asked for or compared by which anybody could have shown who they are, and every argument goes into it.
 */
export function sealedClaimOf(action: AnalysedAction): SealedClaim | undefined {
  const effects = action.events.filter(
    (event): event is EffectEvent => event.kind === "effect" && event.frame === "action",
  );
  const isAll = !action.isPublic && effects.every(({ danger }) => danger === "session-create" || beside.has(danger));
  for (const effect of isAll && !action.events.some(isTest) ? effects : []) {
    const sealed = ["sealed", "user", "id"].flatMap((port) => effect.ports.get(port) ?? []);
    const use = isSession(effect, effects) ? "seals" : isHandedOut(effect, action) ? "mints" : undefined;
    const found = use && claimIn(effect, sealed);
    if (use !== undefined && found !== undefined && takesNothingElse(action, effect.state, sealed)) {
      return { effect, use, ...found };
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

/** A token that the client is given: nothing else is answered with that the action has not made up or been sent. */
function isHandedOut({ ports }: EffectEvent, { events }: AnalysedAction): boolean {
  return (
    ports.has("sealed") &&
    events.some(
      (event) =>
        event.kind === "disclosure" &&
        leavesOf(event.state, event.value).some(({ origins }) =>
          origins.every(({ kind }) => kind !== "client" && kind !== "error"),
        ),
    )
  );
}

function claimIn(
  { ports, state }: EffectEvent,
  sealed: readonly Value[],
): Pick<SealedClaim, "column" | "origin"> | undefined {
  if (["let in", "authenticated?"].some((fact) => state.has(fact))) {
    return undefined;
  }
  const whole = ports.has("sealed") ? sealed.find((value) => isWhole(state, value)) : undefined;
  const described = whole === undefined ? undefined : believedIn(state, whole);
  if (described !== undefined) {
    return { column: "claims", origin: described };
  }
  const members = ports.has("sealed")
    ? sealed.flatMap((value) => membersOf(state, value, 2))
    : sealed.map((value) => ({ name: "user", value }));
  for (const { name, value } of members) {
    const origin = whose.test(name) || principalKind(name) === "user" ? believedIn(state, value) : undefined;
    if (origin !== undefined) {
      return { column: name, origin };
    }
  }
  return undefined;
}

/** An argument at which nobody has looked. */
function believedIn(state: State, value: Value): ClientOrigin | undefined {
  const origin = clientOrigin(state, value);
  return origin?.via === "argument" && isClaimed(state, value) && !state.has(`checked:${value.id}`)
    ? origin
    : undefined;
}

/** Whatever the client sends is sealed as it is. */
function isWhole(state: State, { id, alternatives }: Value): boolean {
  const shape = state.refinement(id)?.shape;
  return alternatives.some((one) => one.kind === "opaque" && (shape ?? one.shape).kind === "any");
}

/** What only somebody themselves knows, as a member of what the client sends: `credentials.password`. */
const proof = /pass|code|otp|^pin$|secret|token|credential|answer|signature/iu;

/** A member of something that has a name. */
const memberAccess = /(?<of>[\w$]+)[?!]?\.(?<member>[\w$]+)/gu;

/**
 * Whether every parameter stands in the session, with its members or whole, or has a constant in its place where it is left
 * out: none of them is a password, or a code, that somebody may have asked about.
 */
function takesNothingElse({ action, module, run }: AnalysedAction, state: State, sealed: readonly Value[]): boolean {
  const paths = new Set(
    originsAt(run, state, sealed).flatMap((origin) => (origin.kind === "client" ? [origin.path] : [])),
  );
  const made = functionOf(action, module);
  const parameters = made?.params ?? [];
  const read = [...(made === undefined ? "" : module.text.slice(...made.body.range)).matchAll(memberAccess)];
  const isInMembers = (name: string) =>
    [...paths].some((path) => path.startsWith(`${name}.`)) &&
    !read.some(({ groups }) => groups?.["of"] === name && proof.test(groups["member"] ?? ""));
  return (
    parameters.length > 0 &&
    parameters.every((parameter) => {
      const target = parameter.type === "AssignmentPattern" ? parameter.left : parameter;
      if (parameter.type === "AssignmentPattern" && parameter.right.type === "Literal") {
        return true;
      }
      return target.type === "Identifier"
        ? paths.has(target.name) || isInMembers(target.name)
        : target.type === "ObjectPattern" && namesIn(target).every((name) => paths.has(`input.${name}`));
    })
  );
}
