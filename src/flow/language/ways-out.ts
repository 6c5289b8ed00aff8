import { joinStates } from "../values/join.ts";
import type { Run } from "../run.ts";
import type { State } from "../values/state.ts";

/** One way out of some code: what is known on it, and how to go on that way. */
export interface WayOut {
  readonly state: State;
  readonly leave: (state: State) => void;
}

/**
 * Runs something on every way out of some code, as `finally` does. All ways are joined, so that it runs once, and told
 * apart again behind it by the choice that the join made: what was known on a way is known on it afterwards. The path
 * goes on where the code came to its end.
 */
export function onEveryWay(run: Run, end: State, others: readonly WayOut[], inside: () => void): void {
  const ways: readonly WayOut[] = [
    {
      state: end,
      leave: (after: State) => {
        run.state = after;
      },
    },
    ...others,
  ].filter(({ state }) => state.alive);
  const { state, choice } = joinStates(ways.length === 0 ? [end] : ways.map((way) => way.state));
  run.state = state;
  inside();
  const joined = run.state;
  run.state = joined.fork();
  run.state.die();
  for (const [index, { leave }] of ways.entries()) {
    const after = joined.fork();
    if (after.alive && (choice === undefined || after.narrow(choice, 1 << index, false))) {
      leave(after);
    }
  }
}
