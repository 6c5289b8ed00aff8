import type { Query } from "../../flow/libraries/query.ts";
import { isScoped } from "../../flow/values/ties.ts";
import type { AnalysedAction } from "../analyze.ts";
import { originsAt } from "../within.ts";

/**
 * Whether the action makes a row of the same table and notes it in a row of the caller's own (`photo: file.id`): those that were
 * noted before are somebody's as well, though no column of theirs says whose.
 */
export function notesOneAsOwn({ events, run }: AnalysedAction, { model }: Query): boolean {
  const made = events.flatMap((event) =>
    event.kind === "effect" && event.query?.verb === "create" && event.query.model === model ? [event.query] : [],
  );
  return (
    made.length > 0 &&
    model !== undefined &&
    events.some(
      (event) =>
        event.kind === "effect" &&
        event.query?.verb === "update" &&
        event.query.data !== undefined &&
        isScoped(event.state, event.query.where) &&
        originsAt(run, event.state, [event.query.data]).some(
          (origin) => origin.kind === "record" && made.includes(origin.query),
        ),
    )
  );
}
