import { originsIn } from "../flow/values/origins.ts";
import type { Query } from "../flow/libraries/query.ts";
import type { Run } from "../flow/run.ts";
import type { State } from "../flow/values/state.ts";
import type { Value } from "../flow/values/value.ts";
import type { AnalysedAction } from "./analyze.ts";
import { within } from "./within.ts";

/** How deep an answer is looked into. */
const deepest = 4;

/** What is known where the client is given a query's rows: of an answer that is one of several, under those that hold them. */
export function answersWith(query: Query, { events, run }: AnalysedAction): readonly State[] {
  return events.flatMap((event) => {
    if (event.kind !== "disclosure") {
      return [];
    }
    const answered = event.state.fork();
    return narrowed(run, answered, event.value, query, 0) ? [answered] : [];
  });
}

/** Learns that a value is what holds a query's rows, and if it is one object, that so is the member that does. */
function narrowed(run: Run, state: State, value: Value, query: Query, depth: number): boolean {
  const tells = (one: Value) =>
    within(run, state, () => originsIn(run, [one])).some(
      (origin) => origin.kind === "record" && origin.query === query,
    );
  if (!state.keep(value, (alternative) => tells({ id: value.id, alternatives: [alternative] }))) {
    return false;
  }
  const [only, ...others] = state.alternatives(value);
  const object = only?.kind === "object" && others.length === 0 ? state.object(only.ref) : undefined;
  const [member, ...more] = depth < deepest ? [...(object?.fields.values() ?? [])].filter(tells) : [];
  if (member !== undefined && more.length === 0 && object?.spread.length === 0) {
    narrowed(run, state, member, query, depth + 1);
  }
  return true;
}
