import { resolveApi } from "../../models/lookup.ts";
import { joinStates } from "../values/join.ts";
import type { TSESTree } from "@typescript-eslint/utils";

import { callFunction } from "./calls.ts";
import { rowsValue } from "../libraries/rows.ts";
import type { Run } from "../run.ts";
import { fork, joinPaths, mayThrow, newCatcher, throwValue } from "../run.ts";
import type { State } from "../values/state.ts";
import type { Alternative, Settling, Value } from "../values/value.ts";
import { libraryError, undefinedValue, valueOf } from "../values/value.ts";
import { onEveryWay } from "./ways-out.ts";

/**
 * Runs asynchronous code. Awaited on the spot it is like any other code; otherwise what it checks is known, and what it
 * throws is thrown, only where its promise is awaited.
 */
export function promiseOf(run: Run, body: () => Value, awaited: boolean, mayFail = false): Value {
  if (awaited) {
    return awaitValue(run, body());
  }
  const outer = run.catcher;
  const start = run.state.fork();
  const before = run.events.length;
  run.catcher = newCatcher(true);
  const value = awaitValue(run, body());
  const { thrown, implicit } = run.catcher;
  run.catcher = outer;
  const failed = joinStates(
    [...thrown.map(({ state }) => state), ...implicit, ...(thrown.length + implicit.length === 0 ? [dead(run)] : [])],
    [...thrown.map((one) => one.value), ...implicit.map(() => libraryError())],
  );
  if (!run.state.alive) {
    // What never comes to an end keeps only those waiting who await it.
    run.state = failed.state.alive ? failed.state : start;
    return valueOf({ kind: "promise", when: undefined, promise: { value: undefinedValue, error: failed.value } });
  }
  const joined = joinStates([run.state, failed.state], [value, undefinedValue]);
  run.state = joined.state;
  noteUnawaited(run, before, joined.choice, value);
  return valueOf({
    kind: "promise",
    when: undefined,
    promise: {
      value,
      ...(joined.choice !== undefined && { choice: joined.choice, error: failed.value }),
      ...(mayFail && { mayFail }),
    },
  });
}

/** Guards that ran inside of a promise count only where that is awaited. */
function noteUnawaited(run: Run, first: number, choice: number | undefined, value: Value): void {
  for (const event of run.events.slice(first)) {
    if (event.kind === "guard") {
      event.promised = value.id;
      if (choice !== undefined) {
        event.awaited = choice;
      }
    }
  }
}

function dead(run: Run): State {
  const state = run.state.fork();
  state.die();
  return state;
}

/** What an expression gives that is awaited. By its name it was made earlier, so that what it waits for fails here. */
export function awaitOf(run: Run, node: TSESTree.Node, value: Value): Value {
  if (node.type === "Identifier" && run.state.alternatives(value).some(mayBePromise)) {
    mayThrow(run);
  }
  return awaitValue(run, value);
}

function mayBePromise(alternative: Alternative): boolean {
  return (
    alternative.kind === "opaque" &&
    alternative.shape.kind === "any" &&
    (alternative.from.length === 0 || alternative.from.some(({ kind }) => kind !== "client"))
  );
}

/** What `await` gives, for promises and everything else. A query goes off when it is awaited. */
export function awaitValue(run: Run, value: Value): Value {
  const alternatives = run.state.alternatives(value);
  if (!alternatives.some(isAwaitable)) {
    return value;
  }
  const [only, ...others] = alternatives;
  if (only !== undefined && others.length === 0) {
    return settled(run, value, only);
  }
  return fork(
    run,
    alternatives.map((alternative) => () => {
      if (!run.state.keep(value, (one) => one === alternative)) {
        run.state.die();
      }
      return isAwaitable(alternative)
        ? settled(run, value, alternative)
        : { id: value.id, alternatives: [alternative] };
    }),
  );
}

function isAwaitable(alternative: Alternative): boolean {
  return (
    alternative.kind === "promise" ||
    (alternative.kind === "api" &&
      alternative.library.query !== undefined &&
      resolveApi(alternative.library.model, alternative.library.api).stays !== true)
  );
}

function settled(run: Run, value: Value, alternative: Alternative): Value {
  if (alternative.kind === "promise") {
    return settle(run, alternative.promise);
  }
  if (alternative.kind === "api" && alternative.library.query !== undefined && isAwaitable(alternative)) {
    mayThrow(run, alternative.library.model.answersFailures);
    return rowsValue(run, alternative.library.query);
  }
  return value;
}

function settle(run: Run, { value, choice, error, mayFail, parts }: Settling): Value {
  run.opened.add(value.id);
  parts?.forEach((part) => awaitValue(run, part));
  if (mayFail === true) {
    mayThrow(run);
  }
  if (choice === undefined) {
    if (error !== undefined) {
      throwValue(run, error);
    }
    return value;
  }
  run.waited.add(choice);
  const failing = run.state.fork();
  if (run.catcher.wanted && failing.narrow(choice, ~1)) {
    run.catcher.thrown.push({ state: failing, value: error ?? libraryError() });
  }
  if (!run.state.narrow(choice, 1)) {
    run.state.die();
  }
  return value;
}

/** `promise.then(…)`, `.catch(…)` and `.finally(…)`. */
export function callPromise(
  run: Run,
  promise: Value,
  method: string,
  args: readonly Value[],
  site: TSESTree.Node,
  awaited: boolean,
): Value | undefined {
  const [first = undefinedValue, second] = args;
  const handledBy = (handler: Value) => (error: Value) => callFunction(run, handler, [error], { site, awaited: true });
  const finish = () => finallyCalled(run, promise, first, site);
  switch (method) {
    case "then":
      return promiseOf(run, () => fulfilledOr(run, promise, first, second, site), awaited);
    case "catch":
      return promiseOf(run, () => rescued(run, () => awaitValue(run, promise), handledBy(first)), awaited);
    case "finally":
      return awaited ? promiseOf(run, finish, true) : uncertain(run, () => promiseOf(run, finish, false));
    default:
      return undefined;
  }
}

/** `promise.then(next, handler)`: the handler gets what the promise fails with, not what `next` throws. */
function fulfilledOr(run: Run, promise: Value, next: Value, handler: Value | undefined, site: TSESTree.Node): Value {
  // `.then()` hands on what it gets.
  const isNothing = run.state.alternatives(next).every(({ kind }) => kind === "undefined" || kind === "null");
  const go = (value: Value) => (isNothing ? value : callFunction(run, next, [value], { site, awaited: true }));
  if (handler === undefined) {
    return go(awaitValue(run, promise));
  }
  const { value, normal, failures } = attempt(run, () => awaitValue(run, promise));
  run.state = normal;
  const result = go(value);
  const after = run.state;
  if (failures.length === 0) {
    return result;
  }
  const error = joinPaths(
    run,
    failures.map(({ state }) => state),
    failures.map((failure) => failure.value),
  );
  const handled = callFunction(run, handler, [error], { site, awaited: true });
  return joinPaths(run, [after, run.state], [result, handled]);
}

/** Runs what nobody waits for: what it changes, such as a promise that is forgotten once it is done, may not be changed yet. */
function uncertain(run: Run, action: () => Value): Value {
  const before = run.state.fork();
  const value = action();
  joinPaths(run, [before, run.state]);
  return value;
}

function finallyCalled(run: Run, promise: Value, callback: Value, site: TSESTree.Node): Value {
  const { value, normal, failures } = attempt(run, () => awaitValue(run, promise));
  const { catcher } = run;
  const failed =
    failures.length === 0
      ? undefined
      : joinStates(
          failures.map(({ state }) => state),
          failures.map((failure) => failure.value),
        );
  const ways =
    failed === undefined
      ? []
      : [{ state: failed.state, leave: (after: State) => catcher.thrown.push({ state: after, value: failed.value }) }];
  onEveryWay(run, normal, ways, () => {
    callFunction(run, callback, [], { site, awaited: true });
  });
  return value;
}

/** Runs something, and says where it ends and where it fails. */
function attempt(run: Run, body: () => Value) {
  const outer = run.catcher;
  run.catcher = newCatcher(true);
  mayThrow(run);
  const value = body();
  const { thrown, implicit } = run.catcher;
  run.catcher = outer;
  const failures = [...thrown, ...implicit.map((state) => ({ state, value: libraryError() }))].filter(
    ({ state }) => state.alive,
  );
  return { value, normal: run.state, failures };
}

/** Runs something, and a handler on what it throws. */
export function rescued(run: Run, body: () => Value, handler: (error: Value) => Value): Value {
  const { value, normal, failures } = attempt(run, body);
  if (failures.length === 0) {
    return value;
  }
  const error = joinPaths(
    run,
    failures.map(({ state }) => state),
    failures.map((failure) => failure.value),
  );
  const handled = handler(error);
  return joinPaths(run, [normal, run.state], [value, handled]);
}
