import type { EffectEvent } from "../../flow/event.ts";
import { comparisonsOf } from "../../flow/libraries/query.ts";
import { originsOf } from "../../flow/values/value.ts";
import type { AnalysedAction } from "../analyze.ts";
import { wayOf } from "../effects/back-ends.ts";
import { dangers } from "../effects/dangers.ts";
import { isHarmless, textsOf } from "../effects/harmless.ts";
import { wholeTextsOf } from "../effects/sql-texts.ts";
import { chosenRoleIn } from "./chosen-roles.ts";
import { credentialModel, handedOutBy } from "./handed-out-credentials.ts";
import { isInOpenPlace, isInReservedPlace } from "./reserved-places.ts";
import { makesAdministrator, startsSomething } from "./made-administrators.ts";
import { takesOver } from "./takeovers.ts";
import { originsAt } from "../within.ts";

/** Names of forms that people fill in before they have an account. */
const formName =
  /subscri|newsletter|waitlist|waiting_?list|contact|feedback|enquir|inquir|rsvp|lead|early_?access|(?:book|request|schedule)_?(?:a_?)?demo|support(?!ed)|report_?(?:bug|issue|problem)/iu;

/** The same on pages that are called public: what is asked for there is asked for by strangers. */
const askingName = /^(?:apply|book|order|place_?order|request|reserve|schedule|send|submit)(?![a-z])/u;

/** Models that hold what such a form sends. */
const formModel =
  /subscri|newsletter|audience|wait|early_?access|contact|feedback|message|enquir|inquir|lead|rsvp|demo/iu;

/** Calls by which a service is given something new, or told that something has come to pass. */
const givesNew =
  /(?:^|\.)(?:add|append|batch|create|post|publish|send|submit|subscribe|track|trigger|upsert)[^.]*$|list_?member/iu;

/** Names of actions by which people without an account come to have one, or get back into it. */
const credentialName =
  /sign_?up|regist|create_?account|onboard_?user|forg[eo]t|reset_?password|recover_?(?:password|account)|new_?password|verif|send_?(?:\w*_)?code|magic_?link|log_?in|sign_?in|otp|two_?factor/iu;

/** Names of actions by which somebody gives an account to somebody else. */
const addingName = /^[_$]*(?:add|admin|bulk|import|invite|seed)(?![a-z])/u;

/** Models that hold what ends with a session. */
const partingModel = /session|token|cart|device|presence|subscription_?endpoint/iu;

/** Tables of what lets somebody in, in the text of a query: a row of such a table is made, or renewed. */
const newCredentialText = new RegExp(String.raw`\binsert\s+into\s+[\w."'\x60[]*(?:${credentialModel.source})`, "iu");
const credentialText = new RegExp(
  String.raw`\b(?:insert\s+into|update)\s+[\w."'\x60[]*(?:${credentialModel.source})`,
  "iu",
);

/**
 * Whether an action is meant for people who are not known yet: it establishes who they are, or it is a form for
 * strangers. The name alone is never enough; what the action does has to say the same.
 */
export function isPublicByDesign(action: AnalysedAction): boolean {
  const effects = action.events.filter(
    (event): event is EffectEvent => event.kind === "effect" && event.frame !== "module",
  );
  return establishesIdentity(action, effects) || isStrangersForm(action, effects) || isAnonymousCart(action, effects);
}

/** Whether people who have no account yet, or cannot get into it, are who an action is for: by what it does, or by its name. */
export function isForStrangers(action: AnalysedAction): boolean {
  return isPublicByDesign(action) || credentialName.test(action.name) || /reset|recover/iu.test(action.name);
}

/**
 * Whether it is done by people who are not known yet. Who has a session already may have something added to it; and the program
 * signs in somewhere itself, with what it alone knows.
 */
function isOfStrangers(effect: EffectEvent, action: AnalysedAction): boolean {
  const { danger, credentials } = effect;
  return (
    dangers[danger].standing === "credential" &&
    danger !== "sign-out" &&
    credentials !== "caller" &&
    !(danger === "sign-in" && isOfProgram(effect, action))
  );
}

function isOfProgram({ ports, state }: EffectEvent, { run }: AnalysedAction): boolean {
  const origins = originsAt(run, state, [...ports.values()]);
  return origins.length > 0 && origins.every(({ kind }) => kind === "secret");
}

function establishesIdentity(action: AnalysedAction, effects: readonly EffectEvent[]): boolean {
  if (effects.some((effect) => isOfStrangers(effect, action))) {
    return true;
  }
  if (effects.some(({ danger }) => danger === "sign-out")) {
    // Signing out tidies up; whatever else it comes with is not excused by it.
    return (
      !answersWithRows(action) &&
      privilegedOf(action, effects).every(
        ({ danger, query }) =>
          (danger === "database-write" && partingModel.test(query?.model ?? "")) || danger === "cache-write",
      )
    );
  }
  if (credentialName.test(action.name) && effects.some((effect) => asksToBeKnown(effect, action))) {
    return true;
  }
  const isMailed = effects.some(({ danger }) => danger === "mail" || danger === "sms");
  if (
    (credentialName.test(action.name) || /reset|recover/iu.test(action.name)) &&
    effects.some((effect) => keepsCredential(effect, isMailed) && handedOutBy(effect, action) === undefined)
  ) {
    return true;
  }
  const hashes = effects.some(({ danger }) => danger === "password-hash");
  const creating = effects.filter(
    ({ query }) => query?.verb === "create" && /user|account|member|customer/iu.test(query.model ?? ""),
  );
  if (creating.some(makesAdministrator) && !startsSomething(effects)) {
    return false;
  }
  const opens = hashes || effects.some(opensAccount) || creating.some((effect) => keepsPassword(effect, action));
  return (
    (hashes && creating.length > 0 && !addingName.test(action.name) && !isOfAdministrators(action, creating)) ||
    (opens && credentialName.test(action.name) && !takesOver(action))
  );
}

/** Whoever makes accounts for others stands where administrators do, or gives each the role that they pick. */
function isOfAdministrators(action: AnalysedAction, creating: readonly EffectEvent[]): boolean {
  return (
    !credentialName.test(action.name) &&
    (isInReservedPlace(action) || creating.some((effect) => chosenRoleIn(effect) !== undefined))
  );
}

/** A new account has the password that the client sends; that it is kept as it is, is another matter. */
function keepsPassword({ query, state }: EffectEvent, { run }: AnalysedAction): boolean {
  return (
    query?.data !== undefined &&
    originsAt(run, state, [query.data]).some(
      (origin) => origin.kind === "client" && /passw(?:or)?d/iu.test(origin.path),
    )
  );
}

/** Paths by which a back end lets people in who are not known yet. */
const credentialPath =
  /[/?](?:register\w*|registration|sign[-_]?(?:in|up)|log[-_]?in|forgot[\w-]*|re(?:set|cover)[-_]?password|password[-_/](?:reset|recover\w*)|verify[\w-]*|otp)(?:$|[/?])/iu;

/** What the client sends is handed over to a back end where it says who somebody is, or asks for an account. */
function asksToBeKnown(effect: EffectEvent, action: AnalysedAction): boolean {
  return effect.danger === "request" && credentialPath.test(wayOf(effect)) && takesAlong(effect, "body", action);
}

/** Keeps what is mailed to somebody to let them in. What was mailed is renewed, and mailed again. */
function keepsCredential(effect: EffectEvent, isMailed: boolean): boolean {
  const { danger, ports, query, state } = effect;
  if (danger === "cache-write") {
    return isMailed && textsOf(ports.get("key"), state).some((text) => credentialModel.test(text.replaceAll("-", "_")));
  }
  if (danger === "raw-query") {
    return wholeTextsOf(effect).some((text) => (isMailed ? credentialText : newCredentialText).test(text));
  }
  return (
    (query?.verb === "create" || query?.verb === "upsert" || (query?.verb === "update" && isMailed)) &&
    credentialModel.test(query.model ?? "")
  );
}

/** Makes an account at a provider, which keeps the password itself. */
function opensAccount({ danger, account, name, ports, state }: EffectEvent): boolean {
  const data = ports.get("data");
  return (
    danger === "privileged-api" &&
    account !== undefined &&
    /create_?(?:user|account)$/iu.test(name) &&
    data !== undefined &&
    state
      .alternatives(data)
      .some((one) => one.kind === "object" && state.object(one.ref)?.fields.has("password") === true)
  );
}

/** Who is signed out is told nothing: an action that reads for somebody only does so when their session has gone bad. */
function answersWithRows({ events, run }: AnalysedAction): boolean {
  return events.some(
    (event) =>
      event.kind === "disclosure" && originsAt(run, event.state, [event.value]).some(({ kind }) => kind === "record"),
  );
}

/**
 * Creates a subscriber, message or lead from the fields of a form alone, hands them to a service, or mails an address that the
 * client has no hand in.
 */
function isStrangersForm(action: AnalysedAction, effects: readonly EffectEvent[]): boolean {
  const isAsking = askingName.test(action.name) && isInOpenPlace(action);
  if (!isAsking && !formName.test(action.name)) {
    return false;
  }
  const privileged = privilegedOf(action, effects);
  const requests = effects.filter(
    (effect) => effect.danger === "request" && effect.frame !== "guard" && !isHarmless(effect, action.run),
  );
  return (
    (privileged.length > 0 || (requests.length > 0 && requests.every((request) => handsOver(request, action)))) &&
    privileged.every((effect) => takesForm(effect, action) || isNotice(effect) || (isAsking && isRequest(effect))) &&
    !(privileged.length > 0 && privileged.every(isNotice))
  );
}

/** It keeps, mails or hands over what somebody has filled in. */
function takesForm(effect: EffectEvent, action: AnalysedAction): boolean {
  const { danger, query } = effect;
  if ((danger === "mail" && !isBroadcast(effect, action)) || (danger === "privileged-api" && takesForms(effect))) {
    return true;
  }
  return (query?.verb === "create" || query?.verb === "upsert") && formModel.test(query.model ?? "");
}

/** A row is made that is nobody's account. */
function isRequest({ query }: EffectEvent): boolean {
  return query?.verb === "create" && !/user|account|member|session|token|admin/iu.test(query.model ?? "");
}

/** Models that hold what the people who run a site are told. */
const noticeModel = /notification|notice|alert|inbox/iu;

/** Tells somebody that there is something new. */
function isNotice({ query }: EffectEvent): boolean {
  return query?.verb === "create" && noticeModel.test(query.model ?? "");
}

/** Those who asked to be told of news. */
const readers = /subscri|newsletter|audience|wait_?list|mailing_?list/iu;

/** Goes out to everybody on a list that the database keeps. */
function isBroadcast({ ports, state }: EffectEvent, { run }: AnalysedAction): boolean {
  return originsAt(run, state, [...ports.values()]).some(
    (origin) =>
      origin.kind === "record" && origin.query.rows.endsWith("many") && readers.test(origin.query.model ?? ""),
  );
}

/** A service may be the one that takes what people send, if it is only given something; nobody's account is. */
function takesForms({ account, by, name }: EffectEvent): boolean {
  // Of what no model describes, nothing but the name is known.
  return by === "convention" || formModel.test(name) || (account === undefined && givesNew.test(name));
}

/** A request that takes along what the client sends, to an address that the client has no hand in. */
function handsOver(effect: EffectEvent, action: AnalysedAction): boolean {
  return takesAlong(effect, "body", action) && !takesAlong(effect, "url", action);
}

function takesAlong({ ports, state }: EffectEvent, port: string, { run }: AnalysedAction): boolean {
  const value = ports.get(port);
  return value !== undefined && originsAt(run, state, [value]).some(({ kind }) => kind === "client");
}

/** What strangers put into a shop's cart before they have an account, known by a cookie. */
const cartModel = /cart|basket|wish_?list/iu;

/** Works on a cart that a cookie names, and on nothing else. */
function isAnonymousCart(action: AnalysedAction, effects: readonly EffectEvent[]): boolean {
  const isOfCart = ({ query }: EffectEvent) => cartModel.test(query?.model ?? "");
  return (
    effects.some(isOfCart) &&
    privilegedOf(action, effects).every(isOfCart) &&
    (effects.some(({ danger }) => danger === "cookie") ||
      effects.some((effect) => isOfCart(effect) && isFoundByCookie(effect)))
  );
}

function isFoundByCookie({ query }: EffectEvent): boolean {
  return comparisonsOf(query?.where ?? []).some(({ value }) =>
    originsOf(value).some((origin) => origin.kind === "client" && origin.via === "cookie"),
  );
}

function privilegedOf({ run }: AnalysedAction, effects: readonly EffectEvent[]): readonly EffectEvent[] {
  return effects.filter(
    (effect) =>
      dangers[effect.danger].standing === "privileged" && effect.frame !== "guard" && !isHarmless(effect, run),
  );
}
