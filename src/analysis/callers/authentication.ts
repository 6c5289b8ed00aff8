import type { Danger } from "../../models/model.ts";
import type { EffectEvent, GuardEvent, Site } from "../../flow/event.ts";
import { isCallersCredential } from "../../flow/libraries/credentials.ts";
import { comparisonsOf } from "../../flow/libraries/query.ts";
import type { Run } from "../../flow/run.ts";
import type { State } from "../../flow/values/state.ts";
import { requiredOf } from "../../flow/values/ties.ts";
import type { Origin, Value } from "../../flow/values/value.ts";
import { originsOf } from "../../flow/values/value.ts";
import { isSecretOf } from "../../schemas/index.ts";
import type { AnalysedAction } from "../analyze.ts";
import { changedBackEnd } from "../effects/back-ends.ts";
import { changedOwnRoute, isOfRequest } from "./own-routes.ts";
import { dangers } from "../effects/dangers.ts";
import { isHeld } from "../effects/held.ts";
import { isLogModel } from "../effects/logs.ts";
import { isHarmless } from "../effects/harmless.ts";
import { injectedInto } from "../input/injection.ts";
import { isFromClient, isPrivateRead, isVisitorsOwn } from "./private-reads.ts";
import { handedOutBy } from "./handed-out-credentials.ts";
import { isPublicByDesign } from "./public.ts";
import { isSealChecked } from "../effects/seals.ts";
import { isSwallowedBefore } from "./swallowing.ts";
import { originsAt } from "../within.ts";

/** Why an effect is not covered by a check of the caller. */
export type Gap =
  | { readonly kind: "missing" }
  /** Nobody could have been asked: the action is there for people who are let in by a code, but tells whoever calls it that code. */
  | { readonly kind: "handsOut"; readonly column: string }
  /** What somebody shows is taken for who they are, and nobody has verified it. */
  | { readonly kind: "presented"; readonly via: "cookie" | "header"; readonly name: string; readonly site: Site }
  /** A library hands out the session that somebody shows as it is, and the call that would verify it is never made. */
  | {
      readonly kind: "believed";
      readonly via: "cookie" | "header";
      readonly verifiedBy: string;
      readonly site: Site;
      readonly way: readonly Site[];
    }
  /** The caller was fetched, but the result was never looked at. */
  | { readonly kind: "unchecked"; readonly guard: GuardEvent }
  /** Nobody looks whether there is one: without it, a column that the effect is about is undefined. */
  | { readonly kind: "undefined"; readonly guard: GuardEvent; readonly column: string }
  /** Its promise is not awaited, so that the effect does not wait for it. */
  | { readonly kind: "unawaited"; readonly guard: GuardEvent }
  /** What it throws is caught, and the action goes on. */
  | { readonly kind: "swallowed"; readonly guard: GuardEvent }
  /** It was looked at, but the effect can happen all the same. */
  | { readonly kind: "bypassed"; readonly guard: GuardEvent }
  /** The check comes after the effect. */
  | { readonly kind: "late"; readonly guard: GuardEvent }
  /** The caller was known when the page was rendered; nobody asked again. */
  | { readonly kind: "captured" };

/** An effect that somebody unknown can cause. */
export interface Exposure {
  readonly effect: EffectEvent;
  readonly gap: Gap;
  /** The key of the server's that makes a request more than a question. */
  readonly key?: string;
  /** The variable with the address of the back end that a request has change something. */
  readonly backEnd?: string;
  /** The path of the app's own route that a request has change something. */
  readonly route?: string;
  /** Whether the answer is certain, or hangs on code that could not be looked into. */
  readonly verdict: "no" | "unknown";
}

/** The first effect of an action that an unknown caller can cause; undefined when there is none. */
export function exposureOf(action: AnalysedAction, others: readonly AnalysedAction[]): Exposure | undefined {
  if (action.isPublic || isPublicByDesign(action)) {
    return undefined;
  }
  const exposed = action.events.filter(
    (event): event is EffectEvent => event.kind === "effect" && isExposed(event, action, others),
  );
  const certain = exposed.filter((effect) => !effect.state.has("authenticated?"));
  for (const effect of certain) {
    const column = handedOutBy(effect, action);
    if (column !== undefined) {
      return { effect, gap: { kind: "handsOut", column }, verdict: "no" };
    }
  }
  const [effect, verdict] = certain.length > 0 ? [worst(certain), "no" as const] : [worst(exposed), "unknown" as const];
  return (
    effect && {
      effect,
      gap: gapOf(effect, action),
      ...(effect.danger === "request" && reachOf(effect, action)),
      verdict,
    }
  );
}

/** The first effect that is more than a read, or else the first one; an entry in a log is named where there is nothing else. */
function worst(effects: readonly EffectEvent[]): EffectEvent | undefined {
  const telling = effects.filter(({ query }) => query?.verb !== "create" || !isLogModel(query.model ?? ""));
  return telling.find(({ danger }) => dangers[danger].standing !== "read") ?? telling[0] ?? effects[0];
}

function isExposed(effect: EffectEvent, action: AnalysedAction, others: readonly AnalysedAction[]): boolean {
  const { state, frame } = effect;
  if (
    frame === "guard" ||
    frame === "module" ||
    isHeld(effect, "anybody") ||
    state.has("let in") ||
    isPickedBySecret(effect)
  ) {
    return false;
  }
  switch (dangers[effect.danger].standing) {
    case "privileged":
      return isHarmless(effect, action.run)
        ? effect.danger === "raw-query" && isPrivateRead(effect, action, others)
        : !isAuthorisedElsewhere(effect, action);
    case "read":
      return effect.danger === "request"
        ? !isHarmless(effect, action.run) && (reachOf(effect, action) !== undefined || asksNamedHost(effect))
        : isPickedFile(effect) || isPrivateRead(effect, action, others);
    case "credential":
    case "harmless":
      return false;
  }
}

/** Only a row is changed that is found by an unguessable secret which the client sent: whoever has it may do what the row is for. */
function isPickedBySecret({ query }: EffectEvent): boolean {
  return (
    (query?.verb === "update" || query?.verb === "delete") &&
    requiredOf(query.where).some(
      ({ column, value }) =>
        isSecretOf(column, query.model ?? "") &&
        originsOf(value).some(
          (origin) => origin.kind === "client" || (origin.kind === "digest" && origin.of !== undefined),
        ),
    )
  );
}

/** What is only kept or passed on: nobody asks whose cookie stands in it. */
const unasking: ReadonlySet<Danger> = new Set([
  "ai",
  "cache-write",
  "database-write",
  "file-delete",
  "file-write",
  "mail",
  "queue",
  "sms",
]);

/** Cookies of those who have no account. */
const visiting = /cart|guest|visitor|anonym|device/iu;

/** The caller's own cookies or token go along, so that the other side decides; or it is a visitor's own. */
function isAuthorisedElsewhere(effect: EffectEvent, action: AnalysedAction): boolean {
  // A text of SQL that only changes rows asks nobody either.
  const { danger, query } = effect;
  const isUnasking = unasking.has(danger) || (danger === "raw-query" && query !== undefined && query.verb !== "raw");
  const origins = isUnasking ? [] : originsOfPorts(effect, action);
  return isUnasking
    ? isVisitorsOwn(effect)
    : origins.some(danger === "storage-write" ? isOfVisitor : isCallersCredential);
}

/** A store asks nobody whose cookie stands in a file's name, but a visitor's is theirs to fill. */
function isOfVisitor(origin: Origin): boolean {
  return isCallersCredential(origin) && origin.kind === "client" && visiting.test(origin.path);
}

/** What makes a request more than a question: a key of the server's, or that a back end or a route of the app's own lets the server do it. */
function reachOf(effect: EffectEvent, action: AnalysedAction): Pick<Exposure, "key" | "backEnd" | "route"> | undefined {
  const key = keyOf(effect, action);
  if (key !== undefined) {
    return { key };
  }
  const backEnd = changedBackEnd(effect, action);
  if (backEnd !== undefined) {
    return { backEnd };
  }
  const route = changedOwnRoute(effect, action);
  return route === undefined ? undefined : { route };
}

/** Tokens that are made for clients whom nobody knows: a shop's front, a publishable key. */
const openToken = /storefront|publishable|(?:^|_)(?:anon|public)(?:_|$)/iu;

/** The key of the server's that goes along with a request, if the caller's own credentials do not. */
function keyOf(effect: EffectEvent, action: AnalysedAction): string | undefined {
  const origins = originsOfPorts(effect, action);
  if (
    origins.some((origin) => isCallersCredential(origin) || (origin.kind === "secret" && openToken.test(origin.name)))
  ) {
    return undefined;
  }
  const key = origins.find(
    (origin) => origin.kind === "secret" && /key|token|secret|password|auth|bearer|jwt/iu.test(origin.name),
  );
  return key?.kind === "secret" ? key.name : undefined;
}

/** It asks a machine that the client names for what the program knows to be there; tools for everybody take whole addresses. */
function asksNamedHost(effect: EffectEvent): boolean {
  const url = effect.ports.get("url");
  return (
    url !== undefined &&
    effect.state.alternatives(url).some((one) => {
      const [scheme, host, rest] = (one.kind === "opaque" && one.text) || [];
      return (
        typeof host === "object" &&
        isFromClient(host) &&
        !originsOf(host).some((origin) => origin.kind === "client" && isOfRequest(origin)) &&
        isText(scheme, /^https?:\/\/$/iu) &&
        isText(rest, /^[:/]/u)
      );
    }) &&
    injectedInto(effect, "request") !== undefined
  );
}

/** Whoever calls it gets an address for whichever file they name. */
function isPickedFile(effect: EffectEvent): boolean {
  return effect.danger === "storage-read" && effect.picks !== undefined && injectedInto(effect, "path") !== undefined;
}

function isText(part: string | Value | undefined, pattern: RegExp): boolean {
  return typeof part === "string" && pattern.test(part);
}

function originsOfPorts({ ports, state }: EffectEvent, { run }: AnalysedAction): readonly Origin[] {
  return originsAt(run, state, [...ports.values()]);
}

function gapOf(effect: EffectEvent, { events, run }: AnalysedAction): Gap {
  if (effect.state.has("captured")) {
    return { kind: "captured" };
  }
  const guards = events.filter((event): event is GuardEvent => event.kind === "guard" && event.frame !== "module");
  const at = events.indexOf(effect);
  const before = guards.filter((guard) => events.indexOf(guard) < at);
  const last = before.at(-1);
  if (last !== undefined) {
    return { guard: last, ...failureOf(last, effect, run) };
  }
  const [late] = guards;
  if (late !== undefined) {
    return { kind: "late", guard: late };
  }
  const shown = run.presented.findLast(
    ({ at: when, name, verifiedBy }) =>
      when <= at && (verifiedBy !== undefined || (identifying.test(name) && !isSealChecked(events.slice(0, at), name))),
  );
  if (shown === undefined) {
    return { kind: "missing" };
  }
  const { verifiedBy } = shown;
  return verifiedBy === undefined ? { ...shown, kind: "presented" } : { ...shown, kind: "believed", verifiedBy };
}

/** Cookies and headers that are taken to say who is calling; those of visitors, and against forged requests, are not. */
const identifying =
  /^(?!.*(?:csrf|xsrf|cart|guest|visitor|anonym|device)).*(?:sess|token|auth|jwt|user(?!-agent)|admin|role|login|signed_?in|api-?key|secret|^sid$|^uid$)/iu;

/** Why a guard that ran before an effect does not keep strangers from it. */
function failureOf(
  guard: GuardEvent,
  effect: EffectEvent,
  { opened, waited }: Run,
):
  | Pick<
      Exclude<Gap, { kind: "believed" | "captured" | "handsOut" | "late" | "missing" | "presented" | "undefined" }>,
      "kind"
    >
  | { readonly kind: "undefined"; readonly column: string } {
  const { state } = effect;
  if (guard.awaited !== undefined && !waited.has(guard.awaited) && !state.allowsOnly(guard.awaited, 1)) {
    return { kind: "unawaited" };
  }
  const column = undefinedColumn(effect);
  if (column !== undefined) {
    return { kind: "undefined", column };
  }
  if (guard.isIgnored === true || !isLookedAt(guard, state)) {
    return { kind: guard.promised === undefined || opened.has(guard.promised) ? "unchecked" : "unawaited" };
  }
  return { kind: guard.isTried && isSwallowedBefore(guard, effect) ? "swallowed" : "bypassed" };
}

/** A column that is compared with the caller's identity, or with undefined when there is none. */
function undefinedColumn({ query, state }: EffectEvent): string | undefined {
  return comparisonsOf(query?.where ?? []).find(({ value }) => {
    const alternatives = state.alternatives(value);
    return (
      alternatives.some(({ kind }) => kind === "undefined") && originsOf(value).some(({ kind }) => kind === "identity")
    );
  })?.column;
}

function isLookedAt({ choice }: GuardEvent, state: State): boolean {
  return choice === undefined || state.choices.get(choice)?.tested === true;
}
