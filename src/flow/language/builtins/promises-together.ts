import { awaitValue, promiseOf, rescued } from "../promises.ts";
import type { Run } from "../../run.ts";
import { fork, joinPaths, throwValue } from "../../run.ts";
import { elementOf } from "../../values/members.ts";
import { knownElements, newArray, newObject, onlyObject } from "../../values/objects.ts";
import { originsIn } from "../../values/origins.ts";
import { isAbout } from "../../values/ties.ts";
import type { Value } from "../../values/value.ts";
import { constant, opaque, undefinedValue } from "../../values/value.ts";

/** What `Promise.allSettled()` tells of one promise. */
function outcomeOf(run: Run, promise: Value): Value {
  const outcome = (status: string, name: string, value: Value) =>
    newObject(
      run,
      new Map([
        ["status", constant(status)],
        [name, value],
      ]),
    );
  return rescued(
    run,
    () => outcome("fulfilled", "value", awaitValue(run, promise)),
    (error) => outcome("rejected", "reason", error),
  );
}

/**
 * Awaits any number of promises, or none: whom they make known may be known, for all we can see. Where one was made of each
 * element of a list, what it finds out about that one is true of all.
 */
function awaitAny(run: Run, list: Value): Value {
  const before = run.state.fork();
  const value = awaitValue(run, elementOf(run, list));
  const madeOf = onlyObject(run, list)?.madeOf;
  if (madeOf !== undefined && run.state.alive) {
    before.takeOver(run.state, isAbout(madeOf));
  }
  const isKnown = run.state.alive && run.state.has("authenticated");
  joinPaths(run, [before, run.state]);
  if (isKnown) {
    run.state.add("authenticated?");
  }
  return value;
}

/** `Promise.all(…)` and its like. */
export function callPromiseStatic(run: Run, method: string, args: readonly Value[], awaited: boolean): Value {
  const [first = undefinedValue] = args;
  switch (method) {
    case "all": {
      const elements = knownElements(run, first);
      return promiseOf(
        run,
        () =>
          elements === undefined
            ? newArray(run, [], awaitAny(run, first))
            : newArray(
                run,
                elements.map((element) => awaitValue(run, element)),
              ),
        awaited,
      );
    }
    case "allSettled": {
      const elements = knownElements(run, first);
      return promiseOf(
        run,
        () =>
          elements === undefined
            ? newArray(run, [], outcomeOf(run, elementOf(run, first)))
            : newArray(
                run,
                elements.map((element) => outcomeOf(run, element)),
              ),
        awaited,
      );
    }
    case "race":
    case "any": {
      const elements = knownElements(run, first);
      if (elements !== undefined) {
        return promiseOf(
          run,
          () =>
            fork(
              run,
              elements.map((element) => () => awaitValue(run, element)),
            ),
          awaited,
        );
      }
      const values = [onlyObject(run, first) === undefined ? first : elementOf(run, first)];
      noteOpened(run, values);
      return opaque(originsIn(run, values));
    }
    case "resolve":
      return promiseOf(run, () => first, awaited);
    case "reject":
      return promiseOf(
        run,
        () => {
          throwValue(run, first);
          return undefinedValue;
        },
        awaited,
      );
    default:
      return opaque();
  }
}

/** Somebody waits for one of these; which of them it is, nobody can say. */
function noteOpened(run: Run, values: readonly Value[]): void {
  for (const one of values.flatMap((value) => run.state.alternatives(value))) {
    if (one.kind === "promise") {
      run.opened.add(one.promise.value.id);
      if (one.promise.choice !== undefined) {
        run.waited.add(one.promise.choice);
      }
    }
  }
}
