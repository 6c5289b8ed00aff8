import type { Danger } from "../models/model.ts";
import type { EffectEvent, GuardEvent, Site } from "../flow/event.ts";
import { originsIn } from "../flow/values/origins.ts";
import { isCallersCredential } from "../flow/libraries/credentials.ts";
import type { Columns, Query } from "../flow/libraries/query.ts";
import { comparisonsOf } from "../flow/libraries/query.ts";
import type { Run } from "../flow/run.ts";
import type { State } from "../flow/values/state.ts";
import { requiredOf } from "../flow/values/ties.ts";
import type { Origin, Value } from "../flow/values/value.ts";
import { originsOf } from "../flow/values/value.ts";
import {
  isCatalogue,
  isPrivateByName,
  isPrivateKey,
  isPublicConversation,
  isSecretOf,
  isTrackingColumn,
  isVisitorColumn,
  principalKind,
  sensitiveColumns,
  sensitivityOf,
} from "../schemas/index.ts";
import type { AnalysedAction } from "./analyze.ts";
import { changedBackEnd } from "./back-ends.ts";
import { changedOwnRoute, isOfRequest } from "./own-routes.ts";
import { dangers } from "./dangers.ts";
import { dataModelOf, namedModel } from "./data-models.ts";
import { isHarmless } from "./harmless.ts";
import { isPastIgnoredCheck } from "./ignored-checks.ts";
import { injectedInto } from "./injection.ts";
import { isPublicByDesign } from "./public.ts";
import { isSealChecked } from "./seals.ts";
import { isSwallowedBefore } from "./swallowing.ts";
import { originsAt, within } from "./within.ts";
import { writtenColumns } from "./written.ts";

/** Why an effect is not covered by a check of the caller. */
export type Gap =
  | { readonly kind: "missing" }
  /** What somebody shows is taken for who they are, and nobody has verified it. */
  | { readonly kind: "presented"; readonly via: "cookie" | "header"; readonly name: string; readonly site: Site }
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
  const certain = exposed.find((effect) => !effect.state.has("authenticated?"));
  const effect = certain ?? exposed[0];
  const isRequest = effect?.danger === "request";
  const key = isRequest ? keyOf(effect, action) : undefined;
  const backEnd = isRequest && key === undefined ? changedBackEnd(effect, action) : undefined;
  const route = isRequest && key === undefined && backEnd === undefined ? changedOwnRoute(effect, action) : undefined;
  return (
    effect && {
      effect,
      gap: gapOf(effect, action),
      ...(key !== undefined && { key }),
      ...(backEnd !== undefined && { backEnd }),
      ...(route !== undefined && { route }),
      verdict: certain === undefined ? "unknown" : "no",
    }
  );
}

function isExposed(effect: EffectEvent, action: AnalysedAction, others: readonly AnalysedAction[]): boolean {
  const { state, frame } = effect;
  if (
    frame === "guard" ||
    frame === "module" ||
    effect.credentials === "caller" ||
    state.has("authenticated") ||
    state.has("capability") ||
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
        ? !isHarmless(effect, action.run) &&
            (keyOf(effect, action) !== undefined ||
              asksNamedHost(effect) ||
              changedBackEnd(effect, action) !== undefined ||
              changedOwnRoute(effect, action) !== undefined)
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

/** The caller's own cookies or token go along, so that the other side decides; or it is a visitor's own. */
function isAuthorisedElsewhere(effect: EffectEvent, action: AnalysedAction): boolean {
  // A text of SQL that only changes rows asks nobody either.
  const { danger, query } = effect;
  const isUnasking = unasking.has(danger) || (danger === "raw-query" && query !== undefined && query.verb !== "raw");
  return isUnasking ? isVisitorsOwn(effect) : originsOfPorts(effect, action).some(isCallersCredential);
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

/** A read counts when the client gets to see what was read, and there is evidence that it is not for everybody. */
function isPrivateRead(effect: EffectEvent, action: AnalysedAction, others: readonly AnalysedAction[]): boolean {
  const { query } = effect;
  return (
    query !== undefined &&
    !isVisitorsOwn(effect) &&
    !isTracked(query) &&
    isDisclosed(effect, action) &&
    // What all rows come to together is a figure; of one person's, or one's tenant, it is theirs.
    (query.rows === "made"
      ? isKeyedByPrincipal(effect)
      : holdsPrivateColumns(effect) ||
        isCalledPrivate(effect) ||
        isKeyedByPrincipal(effect) ||
        (isOwned(effect) && !isPersonalised(effect, action)) ||
        isGuardedElsewhere(effect, others) ||
        isPastIgnoredCheck(effect, action))
  );
}

/** What is found by a cookie that stands for no account, or written down under it: a visitor's own cart, chat or vote. */
function isVisitorsOwn(effect: EffectEvent): boolean {
  const { where = [], model = "" } = effect.query ?? {};
  const isOfVisitor = (column: string, value: Value) =>
    isVisitorColumn(column, model) &&
    originsOf(value).some((origin) => origin.kind === "client" && origin.via === "cookie");
  return (
    comparisonsOf(where).some(({ column, value, operator }) => operator === "equal" && isOfVisitor(column, value)) ||
    (effect.query?.verb === "create" && writtenColumns(effect).some(({ name, value }) => isOfVisitor(name, value)))
  );
}

/** Whoever was told a tracking number may look where what it stands for is. */
function isTracked({ where }: Query): boolean {
  return requiredOf(where).some(({ column, value }) => isTrackingColumn(column) && isFromClient(value));
}

/** Whether the rows of a query, or something read from them, are in the answer that an unknown caller without a secret gets. */
function isDisclosed(effect: EffectEvent, action: AnalysedAction): boolean {
  return isAnswered(effect, action, (answered) => !answered.has("authenticated") && !answered.has("capability"));
}

function isAnswered(effect: EffectEvent, action: AnalysedAction, test: (answered: State) => boolean): boolean {
  return action.events.some((event) => {
    if (event.kind !== "disclosure") {
      return false;
    }
    const answered = event.state.fork();
    const tells = answered.keep(event.value, (alternative) =>
      originsAt(action.run, event.state, [{ id: event.value.id, alternatives: [alternative] }]).some(
        (origin) => origin.kind === "record" && origin.query === effect.query,
      ),
    );
    return tells && test(answered);
  });
}

/** Whether a query gives columns that are not for everybody, as far as the schema tells. */
function holdsPrivateColumns({ query, site }: EffectEvent): boolean {
  const model = query && dataModelOf(query, site.module);
  if (model === undefined || query === undefined) {
    return query !== undefined && namesPrivateColumns(query);
  }
  const columns = sensitiveColumns(model);
  const isShown = isCatalogue(model) || principalKind("id", model) === "user";
  // Of people and products, much is shown; what else has such columns, an order or a message, is nobody's business at all.
  return isShown ? columns.some(({ column }) => gives(query.columns, column.name)) : columns.length > 0;
}

/** Without a schema, the columns of a person's row that the query itself names are known to be there: an address, a password. */
function namesPrivateColumns(query: Query): boolean {
  const model = namedModel(query);
  return (
    query.columns.kind === "only" &&
    query.rows !== "count" &&
    principalKind("id", model) === "user" &&
    [...query.columns.names].some((name) => {
      const column = { name, type: "", list: false, optional: false, unique: false, id: false };
      return sensitivityOf(column, undefined, model) !== undefined;
    })
  );
}

/** Whether whole rows are read that no schema describes, and whose table's name says that they are somebody's own matter. */
function isCalledPrivate({ query, site }: EffectEvent): boolean {
  return (
    query?.model !== undefined &&
    (query.columns.kind === "all" || query.columns.kind === "unknown") &&
    query.rows !== "count" &&
    dataModelOf(query, site.module) === undefined &&
    isPrivateByName(query.model)
  );
}

function gives(columns: Columns, name: string): boolean {
  switch (columns.kind) {
    case "only":
      return columns.names.has(name);
    case "without":
      return !columns.names.has(name);
    case "all":
    case "unknown":
      return true;
  }
}

/**
 * Whether rows have an owner. What a site shows to everybody, and what people say about it, has owners, too: its authors and organisers; and a person's
 * own row says by its columns what is private.
 */
function isOwned({ query, site }: EffectEvent): boolean {
  const model = query && dataModelOf(query, site.module);
  return (
    model !== undefined &&
    !isCatalogue(model) &&
    !isPublicConversation(model) &&
    principalKind("id", model) !== "user" &&
    [...model.columns.values()].some(
      (column) => !/^_?id$/iu.test(column.name) && principalKind(column, model) !== undefined,
    )
  );
}

/** Who asks for the caller, and reads on without one, reads for everybody, and something more for those who are known. */
function isPersonalised({ query, state }: EffectEvent, { events, run }: AnalysedAction): boolean {
  const asked = events.some(
    (event) => event.kind === "guard" && event.frame !== "module" && event.choice !== undefined,
  );
  const isKeyed = within(run, state, () =>
    originsIn(
      run,
      comparisonsOf(query?.where ?? []).map(({ value }) => value),
    ),
  ).some(({ kind }) => kind === "identity");
  return asked && !isKeyed;
}

/** Whom or what somebody follows or likes is as often shown to everybody. */
const openDoer = /follower|commenter|voter|liker/iu;

/** The client says whose rows it wants, or of which order, invoice or conversation. */
function isKeyedByPrincipal({ query, site }: EffectEvent): boolean {
  const model = query && dataModelOf(query, site.module);
  return (
    (model === undefined || !isCatalogue(model)) &&
    comparisonsOf(query?.where ?? []).some(
      ({ column, value }) =>
        (isPrivateKey(column) || (principalKind(column) !== undefined && !openDoer.test(column))) &&
        isFromClient(value),
    )
  );
}

/** The client says it; what code that cannot be looked into made of it is another thing. */
function isFromClient(value: Value): boolean {
  return value.alternatives.some(
    (alternative) =>
      alternative.kind === "opaque" &&
      alternative.from.length > 0 &&
      alternative.from.every(({ kind }) => kind === "client"),
  );
}

/** Another action of the file answers with rows of the same model only for a known caller. */
function isGuardedElsewhere({ query }: EffectEvent, others: readonly AnalysedAction[]): boolean {
  const model = query?.model;
  return (
    model !== undefined &&
    others.some((other) =>
      other.events.some(
        (event) =>
          event.kind === "effect" &&
          (event.danger === "database-read" || event.danger === "raw-query") &&
          event.query?.model === model &&
          event.state.has("authenticated") &&
          isAnswered(event, other, () => true),
      ),
    )
  );
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
    (one) => one.at <= at && identifying.test(one.name) && !isSealChecked(events.slice(0, at), one.name),
  );
  return shown === undefined ? { kind: "missing" } : { ...shown, kind: "presented" };
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
  | Pick<Exclude<Gap, { kind: "captured" | "late" | "missing" | "presented" | "undefined" }>, "kind">
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
