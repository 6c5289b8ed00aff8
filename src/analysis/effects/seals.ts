import type { ComparisonEvent, Event } from "../../flow/event.ts";
import { originsOf } from "../../flow/values/value.ts";

/** Whether something of a cookie or a header was compared with a digest that takes one of the server's keys. */
export function isSealChecked(events: readonly Event[], name: string): boolean {
  return events.some((event) => event.kind === "comparison" && isOfSeal(event, name));
}

function isOfSeal({ left, right }: ComparisonEvent, name: string): boolean {
  return [[left, right] as const, [right, left] as const].some(([sent, made]) => {
    const from = originsOf(made);
    return (
      from.some(({ kind }) => kind === "digest") &&
      from.some(({ kind }) => kind === "secret") &&
      originsOf(sent).some(
        (origin) => origin.kind === "client" && (origin.path === name || origin.path.startsWith(`${name}.`)),
      )
    );
  });
}
