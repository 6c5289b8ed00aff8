import type { EffectEvent, Event } from "../../flow/event.ts";
import { comparisonsOf } from "../../flow/libraries/query.ts";
import { isSecretColumn } from "../../schemas/index.ts";
import type { AnalysedAction } from "../analyze.ts";
import { originsAt } from "../within.ts";
import { writtenColumns } from "../effects/written.ts";

/** Columns and tables that hold what lets somebody back in: a code, a link, a flag that one of them was right. */
const proof = /token|verif|otp|code|reset|recover|invit|session|answer|one_?time|temporary/iu;

const passwordColumn = /passw(?:or)?d|^pass(?:_?hash)?$|^hash(?:ed)?_?pass/iu;

/**
 * Whether an action gives whichever account the client names the password that the client names, and asks nothing of them
 * that only the owner knows: no code or secret is looked up or compared, and nobody is asked who they are.
 */
export function takesOver(action: AnalysedAction): boolean {
  const { events } = action;
  return events.some((event) => setsPassword(event, action)) && !events.some((event) => proves(event, action));
}

function setsPassword(event: Event, { run }: AnalysedAction): boolean {
  return (
    event.kind === "effect" &&
    event.query?.verb === "update" &&
    !event.state.has("authenticated?") &&
    writtenColumns(event).some(({ name }) => passwordColumn.test(name)) &&
    comparisonsOf(event.query.where).some(({ value }) =>
      originsAt(run, event.state, [value]).some(({ kind }) => kind === "client" || kind === "record"),
    )
  );
}

function proves(event: Event, { run }: AnalysedAction): boolean {
  switch (event.kind) {
    case "guard":
      return true;
    case "effect":
      return event.state.has("capability") || event.danger === "cache-read" || asksForProof(event);
    case "comparison": {
      // What the client sends twice proves nothing.
      const sides = [event.left, event.right].map((side) => originsAt(run, event.state, [side]));
      return !sides.every((origins) => origins.length > 0 && origins.every(({ kind }) => kind === "client"));
    }
    default:
      return false;
  }
}

function asksForProof({ query }: EffectEvent): boolean {
  return (
    query !== undefined &&
    (proof.test(query.model ?? "") ||
      comparisonsOf(query.where).some(({ column }) => isSecretColumn(column) || proof.test(column)))
  );
}
