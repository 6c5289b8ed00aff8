import { originsIn } from "../flow/values/origins.ts";
import type { Query } from "../flow/libraries/query.ts";
import type { State } from "../flow/values/state.ts";
import type { AnalysedAction } from "./analyze.ts";
import { within } from "./within.ts";

/** What is known where the client is given a query's rows: of an answer that is one of several, under those that hold them. */
export function answersWith(query: Query, { events, run }: AnalysedAction): readonly State[] {
  return events.flatMap((event) => {
    if (event.kind !== "disclosure") {
      return [];
    }
    const answered = event.state.fork();
    const tells = answered.keep(event.value, (alternative) =>
      within(run, event.state, () => originsIn(run, [{ id: event.value.id, alternatives: [alternative] }])).some(
        (origin) => origin.kind === "record" && origin.query === query,
      ),
    );
    return tells ? [answered] : [];
  });
}
