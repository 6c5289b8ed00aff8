import type { Run } from "../flow/run.ts";
import type { State } from "../flow/values/state.ts";

/** Looks at values as they were at an event. */
export function within<T>(run: Run, state: State, look: () => T): T {
  const { state: now } = run;
  run.state = state;
  const result = look();
  run.state = now;
  return result;
}
