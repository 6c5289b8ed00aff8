import { asked } from "./choices.ts";
import type { State } from "./state.ts";
import type { Value, When } from "./value.ts";

/** What was asked before a call is made. */
export function askedBefore(state: State): readonly string[] {
  return asked.filter((fact) => state.hasPossible(fact));
}

/**
 * What a call has found out and says by its answer is known to those who look at that: `await isAdmin()` alone has asked
 * nothing. Whoever does look gets it back, by `State.look()`. That somebody asked is remembered all the same (`unsaid:role`).
 */
export function leaveToAnswer(state: State, before: readonly string[], answer: Value): void {
  for (const fact of asked) {
    if (state.hasPossible(fact) && !before.includes(fact) && !state.has(fact) && tells(state, answer, fact)) {
      state.removePossible(fact);
      state.addPossible(`unsaid:${fact}`);
    }
  }
}

/** The fact that somebody asked who is calling or what they may do, for its own sake, and left the answer lying. */
export const ignored = "ignored check";

/** What is found out about the caller. */
const ofCaller = ["authenticated", "role"] as const;

/** Notes that nobody looks at an answer, or waits for it, if a caller is told from a stranger by it. */
export function noteIgnored(state: State, answer: Value): boolean {
  const isIgnored = ofCaller.some((fact) => tells(state, answer, fact));
  if (isIgnored) {
    state.addPossible(ignored);
  }
  return isIgnored;
}

/** Whether it hangs on what was found out which of its alternatives a value is, or whether a promise is fulfilled. */
function tells(state: State, value: Value, fact: string): boolean {
  return state
    .alternatives(value)
    .some(
      (one) =>
        bears(state, one.when, fact) ||
        (one.kind === "promise" &&
          (tells(state, one.promise.value, fact) ||
            (one.promise.choice !== undefined && state.choices.implies(one.promise.choice, fact)))),
    );
}

function bears(state: State, when: When | undefined, fact: string): boolean {
  return when?.some(([choice]) => state.choices.implies(choice, fact)) === true;
}

/** Code that cannot be looked into may look at what it is given. */
export function heed(state: State, values: readonly Value[]): void {
  for (const fact of asked) {
    if (state.choices.known(fact) !== undefined && !state.hasPossible(fact)) {
      if (values.some((value) => tells(state, value, fact))) {
        state.addPossible(fact);
      }
    }
  }
}
