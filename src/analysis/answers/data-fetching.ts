import { givesElement } from "../../ast/elements.ts";
import type { EffectEvent } from "../../flow/event.ts";
import { peekMember } from "../../flow/values/members.ts";
import type { Alternative } from "../../flow/values/value.ts";
import { answersWith } from "./answers-with.ts";
import { leavesOf } from "../leaves.ts";
import type { AnalysedAction } from "../analyze.ts";
import { isHarmless } from "../effects/harmless.ts";
import { countsVisits } from "../effects/visits.ts";
import { mayChange } from "../callers/strangers.ts";
import { originsAt, within } from "../within.ts";

/** Kinds of effects that only tell something. */
const reads: ReadonlySet<EffectEvent["danger"]> = new Set([
  "cache-read",
  "database-read",
  "file-read",
  "request",
  "storage-read",
]);

/** Kinds of effects that change nothing, and tell nothing. */
const idle: ReadonlySet<EffectEvent["danger"]> = new Set(["harmless", "html", "redirect"]);

/** Methods by which a request only asks. */
const asking = /^(?:get|head)$/iu;

/** Names that say that something is made or changed, be it a token, which takes no write. */
const making = /^(?:add|create|delete|generate|issue|make|mint|remove|send|set|sign|update|upload)(?=[A-Z_\d]|$)/u;

/** What an action reads and answers with, if that is all it does. */
export function onlyReadBy(action: AnalysedAction): EffectEvent | undefined {
  const { events, run, isCutShort } = action;
  if (isCutShort || isOfPage(action) || making.test(action.name)) {
    return undefined;
  }
  const effects = events.filter(
    (event): event is EffectEvent =>
      event.kind === "effect" && (event.frame === "action" || event.frame === "detached"),
  );
  const found = effects.filter((effect) => isRead(effect, action));
  return found.length > 0 &&
    effects.every((effect) => idle.has(effect.danger) || found.includes(effect) || isIncidental(effect, action)) &&
    answersWithData(action) &&
    ![...run.strangers.values()].some(mayChange)
    ? (found.find(({ query }) => query !== undefined && answersWith(query, action).length > 0) ?? found[0])
    : undefined;
}

/** It counts requests, or keeps at hand what it has read: nothing that it has made up. Who counts visitors does more than read. */
function isIncidental(effect: EffectEvent, { run }: AnalysedAction): boolean {
  const { danger, ports, state } = effect;
  return (
    isHarmless(effect, run) &&
    !countsVisits(effect, run) &&
    (danger !== "cache-write" || originsAt(run, state, [...ports.values()]).every(({ kind }) => kind !== "random"))
  );
}

function isRead(effect: EffectEvent, { run }: AnalysedAction): boolean {
  const { danger, name, ports, state } = effect;
  if (danger === "raw-query") {
    return isHarmless(effect, run);
  }
  if (danger !== "request") {
    return reads.has(danger) && (effect.query === undefined || effect.query.verb === "read");
  }
  const verb = /\.(?<verb>\w+)$/u.exec(name)?.groups?.["verb"] ?? "";
  const init = ports.get("init");
  if (asking.test(verb) || init === undefined) {
    return asking.test(verb);
  }
  return (
    !/^(?:post|put|patch|delete)$/u.test(verb) &&
    state.alternatives(init).every(({ kind }) => kind === "object" || kind === "undefined") &&
    within(run, state, () => run.state.alternatives(peekMember(run, init, "method"))).every(isAsking)
  );
}

function isAsking(method: Alternative): boolean {
  return method.kind === "undefined" || (method.kind === "const" && asking.test(String(method.value)));
}

/** Something of what was read is in the answer: a row or a part of it, or what a file or another site said. */
function answersWithData({ events }: AnalysedAction): boolean {
  return events.some(
    (event) =>
      event.kind === "disclosure" &&
      event.frame === "action" &&
      leavesOf(event.state, event.value).some(
        ({ alternative: { from, shape } }) =>
          !/^(?:boolean|nullish|number|numeric)$/u.test(shape.kind) &&
          (from.some(({ kind }) => kind === "record") ||
            (shape.kind !== "string" && !from.some(({ kind }) => kind === "error"))),
      ),
  );
}

/** A form sends what people have filled in, and wants it to be done; what gives markup takes part in rendering. */
function isOfPage({ action }: AnalysedAction): boolean {
  const { name, function: own } = action;
  return (
    /^(?:formAction|action)=/u.test(name) ||
    (own !== undefined &&
      (givesElement(own) ||
        own.params.some((one) => one.type === "Identifier" && /^form_?data$|^prev(?:ious)?_?state$/iu.test(one.name))))
  );
}
