import type { Danger } from "../../models/model.ts";
import type { EffectEvent, Site } from "../../flow/event.ts";
import { calledName } from "../../flow/language/names.ts";
import type { Run } from "../../flow/run.ts";
import type { State } from "../../flow/values/state.ts";
import type { Alternative, Value } from "../../flow/values/value.ts";
import { makesDefaults } from "./defaults.ts";
import { isFailureLog } from "./failures.ts";
import { countsVisits } from "./visits.ts";
import { originsAt } from "../within.ts";

/** Functions that count how often somebody comes; what they write is theirs. */
const limiterName = /rate_?limit|throttl|(?:^|\.)(?:\w+L|l)imiter\b/iu;

/** Addresses at which a service says whether a visitor is human; the secret says for which site. */
const captchaAddress = /siteverify|captcha|turnstile/iu;

/** SQL that only reads, or begins so. */
const selecting = /^\s*(?:select|with)\b/iu;

/** What is put into a cache, rather than taken out of it. */
const cachePut = /(?:^|\.)(?:h?set(?:ex|nx)?|psetex|put)$/iu;

/** What is taken out of a cache, and what those are called that do so. */
const cacheTaken = /(?:^|\.)(?:del|delete|unlink)$/iu;
const emptying = /cache|invalidat|revalidat/iu;

/**
 * Whether an effect needs nobody's permission though it is of a kind that does: it counts requests, asks whether the
 * visitor is human, keeps something at hand that no client had a hand in, or
 * forgets it, makes the program's own row of settings where
 * there is none yet, writes an entry of a log, says in the project's own log what has failed, counts a visitor, or is raw SQL that only reads.
 */
export function isHarmless(effect: EffectEvent, run: Run): boolean {
  switch (effect.danger) {
    case "raw-query":
      return isSelect(effect) || isCounting(effect) || isPieceOfText(effect);
    case "database-write":
      return isCounting(effect) || makesDefaults(effect, run) || isFailureLog(effect, run) || countsVisits(effect, run);
    case "cache-write":
      return isCounting(effect) || isKeptAtHand(effect, run) || isForgotten(effect, run);
    case "file-write":
    case "privileged-api":
    case "queue":
      return isLogged(effect, run);
    case "request":
      return asksForHumans(effect) || isLogged(effect, run);
    default:
      return false;
  }
}

/** Whether an effect is what a limiter does: it counts requests, or asks whether the visitor is human. */
export function isLimiting(effect: EffectEvent): boolean {
  return isCounting(effect) || (effect.danger === "request" && asksForHumans(effect));
}

function asksForHumans({ ports, state }: EffectEvent): boolean {
  return textsOf(ports.get("url"), state).some((text) => captchaAddress.test(text));
}

function isCounting({ way }: EffectEvent): boolean {
  return way.slice(0, -1).some(({ node }: Site) => limiterName.test(calledName(node) ?? ""));
}

/** Where logs are kept, other than in a database of the project's own. */
const logged: ReadonlySet<Danger> = new Set(["privileged-api", "queue", "request"]);

/** A file of its own is written line by line. */
const appending = /(?:^|\.)appendFile/u;

/** What is caught or followed is a lead or an order that somebody acts upon, rather than something that happened. */
const actedUpon =
  /(?:^|\.)(?:track|capture)(?!$|(?:\w*(?:action|click|error|event|exception|message|metric|usage|view|visit))s?$)/iu;

/** What a function that is called as those that log are (`logEvent`) sends to a queue or a service, or writes at the end of a file, is an entry of the log. */
export function isLogged({ danger, name, way }: EffectEvent, run: Run): boolean {
  const loggers = run.world.conventions?.loggers ?? [];
  return (
    (logged.has(danger) || (danger === "file-write" && appending.test(name))) &&
    way.slice(0, -1).some(({ node }: Site) => {
      const called = calledName(node) ?? "";
      return loggers.some((pattern) => pattern.test(called)) && !actedUpon.test(called);
    })
  );
}

/** The server remembers what it would otherwise ask for again. */
function isKeptAtHand(effect: EffectEvent, run: Run): boolean {
  const { name, ports, state } = effect;
  return (
    cachePut.test(name) &&
    (originsAt(run, state, [...ports.values()]).every(({ kind }) => kind !== "client") || isReadThrough(effect, run))
  );
}

/** The server forgets what it will ask for again: `redis.del("cache:posts")`, `invalidateCache("posts")`. */
function isForgotten({ name, ports, state, way }: EffectEvent, run: Run): boolean {
  const keys = [...ports.values()];
  return (
    cacheTaken.test(name) &&
    originsAt(run, state, keys).length === 0 &&
    (keys.some((key) => textsOf(key, state).some((text) => emptying.test(text))) ||
      way.some(({ node }: Site) => emptying.test(calledName(node) ?? "")))
  );
}

/** Where the server gets what it keeps. */
const sources: ReadonlySet<Danger> = new Set(["ai", "database-read", "raw-query", "request"]);

/**
 * What was looked for under that very key before, and had to be asked for elsewhere: the client may say what is kept, but has no
 * hand in what that is.
 */
function isReadThrough({ picks, ports, state }: EffectEvent, run: Run): boolean {
  const data = ports.get("data");
  const { events } = run;
  const at = events.findIndex((event) => event.state === state);
  const before = events.slice(0, at === -1 ? events.length : at);
  const looked = before.findIndex(
    (event) => event.kind === "effect" && event.danger === "cache-read" && event.picks?.id === picks?.id,
  );
  const entry = before[looked];
  return (
    data !== undefined &&
    entry?.kind === "effect" &&
    before.slice(looked).some((event) => event.kind === "effect" && sources.has(event.danger)) &&
    originsAt(run, state, [data]).every(
      (origin) => origin.kind !== "client" && (origin.kind !== "record" || origin.query !== entry.query),
    )
  );
}

/** Cypher begins so what it changes as well; that it does stands behind it. */
function isMatch(text: string): boolean {
  return (
    /^\s*(?:optional\s+)?match\b/iu.test(text) &&
    !/\b(?:call|create|delete|foreach|load|merge|remove|set)\b/iu.test(text)
  );
}

/** `sql.raw("7")` and `Prisma.raw("7")` are put into a query, which runs them. */
function isPieceOfText({ name, query }: EffectEvent): boolean {
  return query === undefined && /(?:^|\.)raw$/u.test(name);
}

function isSelect({ ports, query, state }: EffectEvent): boolean {
  return (
    query?.rows !== "count" &&
    [...ports.values()].some((value) => textsOf(value, state).some((text) => selecting.test(text) || isMatch(text)))
  );
}

/** The beginnings that a text may have, as far as they are known. */
export function textsOf(value: Value | undefined, state: State): readonly string[] {
  return value === undefined
    ? []
    : state.alternatives(value).flatMap((alternative) => beginningsOf(alternative, state));
}

function beginningsOf(alternative: Alternative, state: State): readonly string[] {
  switch (alternative.kind) {
    case "const":
      return [String(alternative.value)];
    case "object":
      // A template's texts.
      return textsOf(state.object(alternative.ref)?.fields.get("0"), state);
    case "condition": {
      const { condition } = alternative;
      return condition.kind === "opaque" ? textsOf(condition.values[0], state) : [];
    }
    case "opaque": {
      const [first] = alternative.text ?? [];
      return first === undefined ? [] : typeof first === "string" ? [first] : textsOf(first, state);
    }
    default:
      return [];
  }
}
