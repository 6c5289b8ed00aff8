import type { Run } from "../flow/run.ts";
import type { State } from "../flow/values/state.ts";
import type { Origin, Value } from "../flow/values/value.ts";
import { originsIn } from "../flow/values/origins.ts";

/** Looks at values as they were at an event. */
export function within<T>(run: Run, state: State, look: () => T): T {
  const { state: now } = run;
  run.state = state;
  const result = look();
  run.state = now;
  return result;
}

/** Where values, and what is in them, come from, as far as that was known at an event. */
export function originsAt(run: Run, state: State, values: readonly Value[]): readonly Origin[] {
  return within(run, state, () => originsIn(run, values));
}
