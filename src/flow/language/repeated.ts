import type { Event, Frame } from "../event.ts";
import type { Run } from "../run.ts";
import { mayThrow } from "../run.ts";
import type { Delta } from "../values/delta.ts";
import { deltaOf, follow, knowsAllOf } from "../values/delta.ts";
import type { Seen } from "../values/same.ts";
import { idsIn, isSame, isUntouched } from "../values/same.ts";
import type { State } from "../values/state.ts";
import type { Closure, Value } from "../values/value.ts";
import { freshNumber } from "../values/value.ts";
import type { Calling } from "./calls.ts";
import { cellsAround } from "./surroundings.ts";

/** A call that was followed to its end. */
export interface Call {
  readonly closure: Closure;
  readonly given: readonly Value[];
  readonly self: Value | undefined;
  readonly awaited: boolean;
  readonly frame: Frame;
  /** Whether it was made inside of a `try`. */
  readonly isTried: boolean;
  readonly start: State;
  readonly end: State;
  readonly value: Value;
  readonly thrown: readonly { readonly state: State; readonly value: Value; readonly slip?: boolean }[];
  readonly mayThrow: boolean;
  /** What storages of what belongs to a request kept, where it asked for that. */
  readonly kept: Run["kept"] | undefined;
  /** What happened, and on whose behalf. */
  readonly events: readonly Event[];
  readonly frames: readonly Frame[];
  /** The first number that was handed out in it. */
  readonly first: number;
  ways: Ways | undefined | "unknown";
}

interface Ways {
  readonly end: Delta;
  readonly thrown: readonly Delta[];
}

/** A call that takes no longer than this is made again: whoever compares its arguments takes as long. */
const fewestSteps = 40;

/** Different calls of one function that are remembered. */
const mostCalls = 8;

/**
 * A function that is called with the same values again does the same again. What happens in it has been seen the first time,
 * with no more known about the caller, so that it is enough to go on with what it gave.
 */
export function repeated(
  run: Run,
  closure: Closure,
  given: readonly Value[],
  calling: Calling,
  call: () => Value,
): Value {
  if (run.frame === "module" || run.watched !== undefined) {
    return call();
  }
  const self = closure.self ?? calling.self;
  const awaited = closure.node.async && calling.awaited === true;
  const before = run.made.get(closure.node) ?? [];
  for (const made of before) {
    const value = isLike(run, made, closure, given, self, awaited) ? again(run, made) : undefined;
    if (value !== undefined) {
      return value;
    }
  }
  if (before.length >= mostCalls) {
    return call();
  }
  const { steps, cuts, risks, lookups, catcher, frame } = run;
  const start = run.state.fork();
  const events = run.events.length;
  const thrown = catcher.thrown.length;
  const first = freshNumber();
  const value = call();
  if (run.steps - steps >= fewestSteps && run.cuts === cuts && !run.exhausted) {
    const happened = run.events.slice(events);
    const made: Call = {
      closure,
      given,
      self,
      awaited,
      frame,
      isTried: run.tries > 0,
      start,
      end: run.state.fork(),
      value,
      thrown: catcher.thrown.slice(thrown),
      mayThrow: run.risks > risks,
      kept: run.lookups > lookups ? [...run.kept] : undefined,
      events: happened,
      frames: happened.map((event) => event.frame),
      first,
      ways: "unknown",
    };
    run.made.set(closure.node, [...before, made]);
  }
  return value;
}

function isLike(
  run: Run,
  made: Call,
  closure: Closure,
  given: readonly Value[],
  self: Value | undefined,
  awaited: boolean,
): boolean {
  const now = (value: Value): Seen => ({ value, state: run.state });
  const then = (value: Value): Seen => ({ value, state: made.start });
  let ids: readonly string[] | undefined;
  const matters = (id: string): boolean => {
    ids ??= [...given, ...(self === undefined ? [] : [self])].flatMap((value) => idsIn(now(value)));
    return ids.some((one) => one.startsWith(id) || id.startsWith(one));
  };
  return (
    (made.closure.scope === closure.scope || closure.scope.parent === undefined) &&
    made.awaited === awaited &&
    (made.frame === run.frame || made.events.length === 0) &&
    (!made.isTried || run.tries > 0) &&
    made.given.length === given.length &&
    made.events.every((event, index) => event.frame === made.frames[index]) &&
    (self === made.self || (self !== undefined && made.self !== undefined && isSame(now(self), then(made.self)))) &&
    given.every((value, index) => {
      const its = made.given[index];
      return its !== undefined && isSame(now(value), then(its));
    }) &&
    seesTheSame(run, made, closure) &&
    (made.kept === undefined || keepsTheSame(run, made, made.kept)) &&
    knowsAllOf(run.state, made.start, matters)
  );
}

/** How far functions are followed that a function finds around it. */
const furthest = 4;

/** Whether what a function finds in the calls around it is as it was, and so for the functions that it finds there. */
function seesTheSame(run: Run, made: Call, closure: Closure, depth = 0): boolean {
  return cellsAround(closure).every((cell) => {
    const now = run.state.cell(cell);
    const then = made.start.cell(cell);
    if (now === undefined || then === undefined) {
      return now === then;
    }
    return (
      isSame({ value: now, state: run.state }, { value: then, state: made.start }) &&
      run.state
        .alternatives(now)
        .every(
          (one) =>
            one.kind !== "function" ||
            one.code.kind !== "closure" ||
            one.code.node === closure.node ||
            (depth < furthest && seesTheSame(run, made, one.code, depth + 1)),
        )
    );
  });
}

/** Whether storages of what belongs to a request keep what they kept. */
function keepsTheSame(run: Run, made: Call, kept: Run["kept"]): boolean {
  const keepers = new Set([...run.kept, ...kept].map(({ by }) => by));
  return [...keepers].every((keeper) => {
    const now = run.kept.findLast(({ by }) => by === keeper)?.value;
    const then = kept.findLast(({ by }) => by === keeper)?.value;
    return now === undefined || then === undefined
      ? now === then
      : isSame({ value: now, state: run.state }, { value: then, state: made.start });
  });
}

/** Goes on as a call did that was made before. */
function again(run: Run, made: Call): Value | undefined {
  made.ways = made.ways === "unknown" ? waysOf(made) : made.ways;
  const { ways } = made;
  const end = ways && follow(run.state, ways.end);
  if (ways === undefined || end === undefined || !isUntouched(made.value, end, made.end)) {
    return undefined;
  }
  const thrown = ways.thrown.map((delta) => follow(run.state, delta));
  if (made.mayThrow) {
    mayThrow(run);
  }
  if (made.kept !== undefined) {
    run.lookups += 1;
  }
  for (const [index, { value, slip }] of made.thrown.entries()) {
    const state = thrown[index];
    if (state !== undefined) {
      run.catcher.thrown.push({ state, value, ...(slip !== undefined && { slip }) });
    }
  }
  run.state = end;
  return made.value;
}

function waysOf({ start, end, thrown, first }: Call): Ways | undefined {
  const normal = deltaOf(start, end, first);
  const others = thrown.map(({ state }) => deltaOf(start, state, first));
  return normal === undefined || others.some((other) => other === undefined)
    ? undefined
    : { end: normal, thrown: others.filter((other) => other !== undefined) };
}
