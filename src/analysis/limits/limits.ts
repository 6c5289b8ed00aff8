import type { ComparisonEvent, EffectEvent } from "../../flow/event.ts";
import { comparisonsOf } from "../../flow/libraries/query.ts";
import type { Run } from "../../flow/run.ts";
import { onlyConstant } from "../../flow/values/alternatives.ts";
import type { State } from "../../flow/values/state.ts";
import type { Origin, Value } from "../../flow/values/value.ts";
import type { AnalysedAction } from "../analyze.ts";
import { isLimitedByConfiguration } from "./configured-limits.ts";
import { guessedBy, guessedIn } from "./guesses.ts";
import { textsOf } from "../effects/harmless.ts";
import { membersOf } from "../effects/members.ts";
import { hasRoleEverywhere } from "../owners/picks.ts";
import { countsTries, waitsBetween } from "./tries.ts";
import { originsAt } from "../within.ts";

/** Something that an action does for whoever asks, as often as they ask. */
export interface Unlimited {
  /** What it does; or that it compares what the client sends with a password or a code. */
  readonly event: ComparisonEvent | EffectEvent;
  /** The setting or the column which that password or code is. */
  readonly guessed: string | undefined;
  /** Whether secrets can be guessed by it, accounts be made, people be sent mail, or money be spent. */
  readonly use: "guesses" | "makes" | "sends" | "spends";
  /** Whether this process counts how often, for itself. */
  readonly isCountedHere: boolean;
}

/** What is reported, and what is left alone. */
export interface Limits {
  /** What is handed to a provider that has limits of its own. */
  readonly hosted: "silent" | "report";
  /** What is limited by a count in this process's memory. */
  readonly memory: "silent" | "report";
}

/** As many rows as may stand between what the client sends and the row that it picks: a token, and whose it is. */
const mostHops = 2;

type RecordOrigin = Extract<Origin, { readonly kind: "record" }>;

/** Calls of a payment provider that only ask for something. */
const lookUp = /\.(?:retrieve|list|search|get|fetch)\w*$/u;

/** The first thing that an action does without any limit; undefined when there is none. */
export function unlimitedOf(action: AnalysedAction, { hosted, memory }: Limits): Unlimited | undefined {
  for (const event of action.events) {
    if (
      (event.kind !== "effect" && event.kind !== "comparison") ||
      event.frame === "guard" ||
      event.frame === "module"
    ) {
      continue;
    }
    const guessed = event.kind === "comparison" ? guessedBy(event, action) : guessedIn(event, action);
    const use =
      (event.kind === "effect" ? useOf(event, action, hosted) : undefined) ??
      (guessed === undefined ? undefined : "guesses");
    if (use !== undefined && !isLimited(event, action) && !isSpaced(event, action)) {
      const isCountedHere = mayBeKnown(event.state, "limited-here");
      if (!isCountedHere || memory === "report") {
        return { event, guessed, use, isCountedHere };
      }
    }
  }
  return undefined;
}

function useOf(effect: EffectEvent, action: AnalysedAction, hosted: "silent" | "report"): Unlimited["use"] | undefined {
  const { danger, state } = effect;
  switch (danger) {
    case "sign-in":
      return isOwn(effect, hosted) && takesSecret(effect) && !isByNameAlone(effect) ? "guesses" : undefined;
    case "sign-up":
      // Whoever holds a role makes accounts for others, and whoever was sent an invitation the one that it is for.
      return isOwn(effect, hosted) && !hasRoleEverywhere(state) && !state.has("capability") ? "makes" : undefined;
    case "account-recovery":
      return isOwn(effect, hosted) ? "guesses" : undefined;
    case "password-check":
      // Whoever is known and has to give their own password again has come in with it already.
      return isOwn(effect, hosted) &&
        isPortSent(effect, action, "password") &&
        (!state.has("authenticated") || isOfPicked(effect, action, "hash"))
        ? "guesses"
        : undefined;
    case "password-hash":
      return !state.has("authenticated") && isPortSent(effect, action, "password")
        ? storing(effect, action)
        : undefined;
    case "mail":
    case "sms": {
      const chosen = state.has("authenticated")
        ? isChosen(effect, action, "to") && !hasRoleEverywhere(state)
        : isChosen(effect, action, "to") || isOfPicked(effect, action, "to");
      // Strangers fill the mailbox of the project's own as well as another's, and every mail and message is paid for.
      return chosen ? "sends" : isAnonymous(state) ? "spends" : undefined;
    }
    case "payment":
      return isAnonymous(state) && !lookUp.test(effect.name) && !isOfExisting(effect) ? "spends" : undefined;
    case "ai":
      return isAnonymous(state) ? "spends" : undefined;
    default:
      return undefined;
  }
}

/**
 * An address or a hash is that of a row which the client picks. Where the program picks it, a mail is no stranger's to send,
 * and a password the caller's own.
 */
function isOfPicked(effect: EffectEvent, action: AnalysedAction, port: string): boolean {
  return rowsBehind(effect, action, effect.ports.get(port)).some((row) => isPicked(effect, action, row, 1));
}

/** The client names a row, or another one by which it is found. */
function isPicked(
  effect: EffectEvent,
  action: AnalysedAction,
  { query: { where } }: RecordOrigin,
  hop: number,
): boolean {
  const values = [
    ...comparisonsOf(where).map(({ value }) => value),
    ...where.flatMap((condition) => (condition.kind === "opaque" ? condition.values : [])),
  ];
  return (
    isSent(effect, action, values) ||
    (hop < mostHops &&
      values.some((value) => rowsBehind(effect, action, value).some((row) => isPicked(effect, action, row, hop + 1))))
  );
}

/** The client sends an address, or sent it for the row that it is read from. */
function isChosen(effect: EffectEvent, action: AnalysedAction, port: string): boolean {
  return (
    isPortSent(effect, action, port) ||
    rowsBehind(effect, action, effect.ports.get(port)).some(
      ({ path, query: { data } }) =>
        data !== undefined &&
        membersOf(effect.state, data, 1).some(
          ({ name, value }) => name === path.at(-1) && isSent(effect, action, [value]),
        ),
    )
  );
}

function rowsBehind(
  { state }: EffectEvent,
  { run }: AnalysedAction,
  value: Value | undefined,
): readonly RecordOrigin[] {
  return value === undefined ? [] : originsAt(run, state, [value]).filter((origin) => origin.kind === "record");
}

function isSent({ state }: EffectEvent, { run }: AnalysedAction, values: readonly Value[]): boolean {
  return originsAt(run, state, values).some(({ kind }) => kind === "client");
}

/** A payment provider is told something of what it already has: a subscription, a customer, an invoice. */
function isOfExisting({ name, ports }: EffectEvent): boolean {
  return ["customer", "id", "subscription"].some((port) => ports.has(port)) && !/create|confirm|charge/iu.test(name);
}

function isAnonymous(state: State): boolean {
  return !state.has("let in") && !state.has("authenticated?");
}

/**
 * Whether the project itself has to limit it, since no provider does: it compares hashes, Auth.js asks it to, or a server of
 * its own does what it is asked.
 */
function isOwn({ isUnlimited, ports }: EffectEvent, hosted: "silent" | "report"): boolean {
  return hosted === "report" || isUnlimited === true || ports.has("hash") || ports.has("provider");
}

/** What only a way in of the program's own is given, whatever it is called; codes are mostly counted where they are looked up. */
const guessable = /passw|^pwd$|passcode|^pin(?:_?code)?$/iu;

/** Whether somebody signs in by what can be guessed, rather than at another site. */
export function takesSecret({ ports, state }: EffectEvent): boolean {
  const provider = ports.get("provider");
  const names = provider === undefined ? [] : state.alternatives(provider);
  const credentials = ports.get("credentials");
  return (
    names.every(
      (name) =>
        name.kind !== "const" || /credential|e?mail|password|resend|nodemailer|sms|otp/iu.test(String(name.value)),
    ) ||
    (credentials !== undefined && membersOf(state, credentials, 1).some(({ name }) => guessable.test(name)))
  );
}

/** What says who signs in and where they go then, and is no secret. */
const secretless = /^(?:e_?mail(?:_?address)?|user_?name|callback_?url|redirect(?:_?to)?)$/iu;

/** Whether all that somebody signs in with is known, and none of it can be tried: in development, say, their name alone. */
function isByNameAlone({ ports, state }: EffectEvent): boolean {
  const [provider, credentials] = [ports.get("provider"), ports.get("credentials")];
  return (
    provider !== undefined &&
    credentials !== undefined &&
    onlyConstant(state.alternatives(provider)) === "credentials" &&
    state.alternatives(credentials).every((one) => {
      const object = one.kind === "object" ? state.object(one.ref) : undefined;
      return object?.spread.length === 0 && [...object.fields.keys()].every((name) => secretless.test(name));
    })
  );
}

function isPortSent(effect: EffectEvent, action: AnalysedAction, port: string): boolean {
  const value = effect.ports.get(port) ?? (port === "password" ? effect.ports.get("data") : undefined);
  return value !== undefined && isSent(effect, action, [value]);
}

/** What people sign in with, beside their password. */
const signInName = /^(?:e_?mail(?:_?address)?|user_?name|login|phone(?:_?number)?)$/iu;

/**
 * The hashed password becomes that of an account, which is made with it or was there: by the model's name, or as it is written
 * beside what people sign in with.
 */
function storing(hash: EffectEvent, { events, run }: AnalysedAction): "guesses" | "makes" | undefined {
  const stored = events
    .slice(events.indexOf(hash))
    .find(
      (event) =>
        event.kind === "effect" &&
        event.query !== undefined &&
        event.query.verb !== "read" &&
        !isSetFor(event, events) &&
        (accountName.test(event.query.model ?? "") || isAccount(event, run) || writesAccount(event)),
    );
  if (stored?.kind !== "effect") {
    return undefined;
  }
  // Who had to know a secret first, an invitation's for instance, makes no more accounts than they know secrets.
  return stored.query?.verb !== "create" ? "guesses" : hash.state.has("capability") ? undefined : "makes";
}

/**
 * It becomes the password of a row that is known by its key, and nothing was looked up before: there is nothing that could
 * fit. That anybody may do so is a missing check, and no guess.
 */
function isSetFor(change: EffectEvent, events: AnalysedAction["events"]): boolean {
  const keys = change.query?.verb === "update" ? comparisonsOf(change.query.where) : [];
  return (
    keys.length > 0 &&
    keys.every(({ column }) => /(?:^|[_a-z])id$/iu.test(column)) &&
    change.query?.where.every(({ kind }) => kind !== "opaque") === true &&
    !events.slice(0, events.indexOf(change)).some((one) => one.kind === "effect" && one.query !== undefined)
  );
}

/** A model or table of those who sign in. */
const accountName = /user|account|member|customer/iu;

/** A row of such a table, as SQL text writes it. */
const accountText = new RegExp(`^\\s*(?:insert\\s+into|update)\\s+[\\w."'\`[]*(?:${accountName.source})`, "iu");

function writesAccount({ danger, ports, state }: EffectEvent): boolean {
  return danger === "raw-query" && textsOf(ports.get("text"), state).some((text) => accountText.test(text));
}

function isAccount({ query, state }: EffectEvent, run: Run): boolean {
  const written = query?.data === undefined ? [] : state.alternatives(query.data);
  return written.some((alternative) => {
    const fields = alternative.kind === "object" ? state.object(alternative.ref)?.fields : undefined;
    return (
      fields !== undefined &&
      [...fields.keys()].some((name) => signInName.test(name)) &&
      originsAt(run, state, [...fields.values()]).some(({ kind }) => kind === "digest")
    );
  });
}

/**
 * A limiter may have been asked, or rows were counted, or asked for by when and how often somebody tried; or it is written
 * down how often they did, here or where Auth.js is told how to check a password.
 */
function isLimited(event: ComparisonEvent | EffectEvent, action: AnalysedAction): boolean {
  return (
    mayBeKnown(event.state, "limited") ||
    countsTries(action, event) ||
    (event.kind === "effect" && event.danger === "sign-in" && isLimitedByConfiguration(action))
  );
}

function isSpaced(event: ComparisonEvent | EffectEvent, action: AnalysedAction): boolean {
  return event.kind === "effect" && (event.danger === "mail" || event.danger === "sms") && waitsBetween(action, event);
}

function mayBeKnown(state: State, fact: string): boolean {
  return state.has(fact) || state.hasPossible(fact);
}
