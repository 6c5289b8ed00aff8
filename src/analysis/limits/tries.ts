import type { Event, EffectEvent } from "../../flow/event.ts";
import type { Run } from "../../flow/run.ts";
import type { Condition } from "../../flow/libraries/query.ts";
import { comparisonsOf } from "../../flow/libraries/query.ts";
import type { Origin } from "../../flow/values/value.ts";
import { originsOf } from "../../flow/values/value.ts";
import type { AnalysedAction } from "../analyze.ts";
import { isLimiting } from "../effects/harmless.ts";
import { membersOf } from "../effects/members.ts";
import { wholeTextsOf } from "../effects/sql-texts.ts";
import { originsAt } from "../within.ts";

/** Columns of a row that say how often, or when last, somebody tried. */
const attempts = /attempt|tries|retries|count|last_?(?:sent|tried|request)|(?:sent|created|requested)_?at|locked/iu;

/** Columns that say how often somebody failed. */
const tried = /attempt|tries|retries|fail(?:ed|ure)|locked/iu;

/** The same in the text of a query: what is counted there, or asked for by its time. */
const triedText =
  /\bcount\s*\(|\bincr(?:by)?\b|attempt|(?:\b|_)(?:re)?tries\b|failed_|failures?\b|locked|(?:sent|created|requested)_?at["`\]]?\s*[<>]/iu;

/** Tables, and functions of a database, that say by their names that they are about how often somebody comes or tried. */
const triedModel = /rate_?limit|throttl|quota|(?:attempt|tries|retries|failure)s?$|cool_?down/iu;

/** Whether an action counts who tries what, or asks before an event how often they have, by rows of its own or a service. */
export function countsTries({ events, run }: AnalysedAction, event: Event): boolean {
  return (
    events.some(
      (one) =>
        one.kind === "effect" && (one.counts === true || countsUp(one) || countsKept(one, run) || textTells(one)),
    ) ||
    before(events, event).some(
      (one) =>
        one.kind === "effect" &&
        (isLimiting(one) ||
          isAboutTries(one) ||
          (one.query?.verb === "read" && asksForTries(one.query.rows, one.query.where))),
    )
  );
}

/**
 * Whether an action looks, before it sends something, whether it has done so lately: something was kept under what the client
 * sends, or it is compared when a row was made.
 */
export function waitsBetween({ events, run }: AnalysedAction, sending: EffectEvent): boolean {
  return (
    sending.state.hasPossible("timed") ||
    before(events, sending).some(
      (one) =>
        one.kind === "effect" &&
        one.danger === "cache-read" &&
        originsAt(run, one.state, [...one.ports.values()]).some(isOfClientsChoice),
    )
  );
}

/** What the client sends, or a row that it picks: `kv.get(user.id)`, once the user was looked up by an address. */
function isOfClientsChoice(origin: Origin): boolean {
  return (
    origin.kind === "client" ||
    (origin.kind === "record" &&
      comparisonsOf(origin.query.where).some(({ value }) => originsOf(value).some(({ kind }) => kind === "client")))
  );
}

/** What may happen before an event, on whichever path: a way around the limiter, for tests or unknown addresses, was thought of. */
function before(events: readonly Event[], event: Event): readonly Event[] {
  const call = event.way.at(-1)?.node;
  return events.slice(
    0,
    events.findLastIndex((one) => one === event || (one.kind === "effect" && one.way.at(-1)?.node === call)),
  );
}

/** Rows of a table that is kept for that are looked up or changed, or a function of the database is asked. */
function isAboutTries({ query }: EffectEvent): boolean {
  return query !== undefined && query.verb !== "create" && triedModel.test(query.model ?? "");
}

/** `attempts: { increment: 1 }`, `failedLogins: user.failedLogins + 1`: whoever counts them looks at the count. */
function countsUp({ query, state }: EffectEvent): boolean {
  return (
    query?.verb === "update" &&
    query.data !== undefined &&
    membersOf(state, query.data, 1).some(({ name }) => tried.test(name))
  );
}

/** A number is kept that was made of what was kept there before: `redis.set(key, tries + 1)`. */
function countsKept({ danger, ports, state }: EffectEvent, run: Run): boolean {
  const data = ports.get("data");
  return (
    danger === "cache-write" &&
    data !== undefined &&
    state.alternatives(data).every((one) => one.kind === "opaque" && /^num(?:ber|eric)$/u.test(one.shape.kind)) &&
    originsAt(run, state, [data]).some(({ kind }) => kind === "record")
  );
}

function textTells(effect: EffectEvent): boolean {
  return effect.danger === "raw-query" && wholeTextsOf(effect).some((text) => triedText.test(text));
}

function asksForTries(rows: string, where: readonly Condition[]): boolean {
  return (
    rows === "count" ||
    comparisonsOf(where).some(({ column, operator }) => operator === "compare" && attempts.test(column))
  );
}
