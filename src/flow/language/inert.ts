import type { TSESTree } from "@typescript-eslint/utils";

import { callClosure } from "./calls.ts";
import { globalError, isInstance } from "./classes.ts";
import type { Site } from "../event.ts";
import type { Run } from "../run.ts";
import { leastSteps, newCatcher, noteLog } from "../run.ts";
import { cellAround, namesUsedIn } from "./surroundings.ts";
import { isNullish } from "../values/alternatives.ts";
import type { Alternative, Closure, Value } from "../values/value.ts";
import { freshId, freshNumber, opaque, originsOf } from "../values/value.ts";

/**
 * Calls whose result nobody looks at are mostly for the log, and there are more of them in an app than of anything else.
 * Such a call can be left out if its function does nothing that a rule could ask for, whatever it is given: that is
 * found out by one trial call, with values of which nothing is known.
 */
export type Outcome = "inert" | "inert, may throw" | "not inert";

/** What a trial call found out. */
export interface Trial {
  readonly outcome: Outcome;
  readonly logs: boolean;
  readonly strangers: readonly Site[];
}

/** A trial that takes longer than this tells nothing. */
const longestTrial = 12_000;

/** How deep values and captured functions are looked into. */
const deepest = 6;

/** Whether a call made for its own sake can be left out. */
export function isIdle(run: Run, closure: Closure, args: readonly Value[], site: TSESTree.Node): Outcome {
  const known = args.every((arg) => isPlain(run, arg, 0) && !isMaybeNullish(run, arg))
    ? trialOf(run, closure, args.length, site)
    : undefined;
  return known === undefined ? "not inert" : toldBy(run, known);
}

/** Whether a function writes to a log, on any of its ways, for all that can be seen. */
export function mayLog(run: Run, callee: Value, count: number, site: TSESTree.Node): boolean {
  return run.state
    .alternatives(callee)
    .some(
      (one) =>
        one.kind === "function" &&
        one.code.kind === "closure" &&
        trialOf(run, one.code, count, site, true)?.logs === true,
    );
}

/**
 * What a trial call of a function finds out; nothing where what it does hangs on more than its code and some data. It is over
 * once the function turns out to do something, unless all that it does is asked for.
 */
function trialOf(run: Run, closure: Closure, count: number, site: TSESTree.Node, isWhole = false): Trial | undefined {
  if (run.watched !== undefined || closure.bound !== undefined || namesUsedIn(closure.node).has("this")) {
    return undefined;
  }
  const captured = capturedBy(run, closure, new Set());
  if (captured === undefined) {
    return undefined;
  }
  const { ground } = run.world;
  const key = `${captured.key}(${String(count)})${isWhole ? " to its end" : ""}`;
  const before = run.trials.get(key);
  if (before !== undefined) {
    ground.noteTrial(key, run.host);
    return before;
  }
  let known = ground.trial(key, run.host);
  if (known === undefined) {
    // Meanwhile, for what the function calls in turn.
    run.trials.set(key, { outcome: "not inert", logs: false, strangers: [] });
    const isShared = closure.module !== run.host;
    const { result, kept } = ground.make(
      run.host,
      () => attempt(run, closure, count, captured.cells, site, isWhole),
      () => isShared,
    );
    known = result;
    if (kept !== undefined) {
      ground.keepTrial(key, kept);
    } else {
      ground.noteOfFile();
    }
  }
  run.trials.set(key, known);
  return known;
}

/** Whether a call can be left out, and what has to be remembered of it if it is. */
function toldBy(run: Run, { outcome, logs, strangers }: Trial): Outcome {
  if (outcome === "not inert") {
    return outcome;
  }
  for (const stranger of strangers) {
    run.strangers.set(stranger.node, stranger);
  }
  if (logs) {
    noteLog(run);
  }
  return outcome;
}

/** Calls a function with unknown arguments, and with unknown values in the names around it, and sees what comes of it. */
function attempt(
  run: Run,
  closure: Closure,
  count: number,
  cells: readonly number[],
  site: TSESTree.Node,
  isWhole: boolean,
): Trial {
  const { state, catcher, frame, activation, steps, unused, module, isLogged, strangers: strangersBefore, made } = run;
  const { endsWithEvent, cuts, risks, lookups } = run;
  const { length } = run.events;
  const returned = run.returned.length;
  const raised = run.raised.length;
  const calls = run.calls.length;
  const kept = run.kept.length;
  const active = run.active.length;
  const first = freshNumber();
  const start = state.withoutFacts();
  run.state = start.fork();
  for (const cell of cells) {
    run.state.setCell(cell, unknown());
  }
  const changed = run.state.fork();
  run.catcher = newCatcher(true);
  run.isLogged = false;
  run.strangers = new Map();
  run.made = new Map();
  run.steps = leastSteps(longestTrial);
  run.endsWithEvent = !isWhole;
  // This is the trial; the call is not to be tried once more.
  run.unused = undefined;
  const value = callClosure(run, closure, Array.from({ length: count }, unknown), { site, awaited: true });
  const isQuiet =
    run.state.alive &&
    !run.exhausted &&
    // What is kept for the request may be something else the next time.
    run.lookups === lookups &&
    run.catcher.thrown.every(({ slip }) => slip === true) &&
    run.events.slice(length).every(({ kind, frame: where }) => kind === "comparison" || where === "module") &&
    !run.state.knowsAny(isOfCaller, (fact) => !/^(?:unsaid:)?role$/u.test(fact) && isOfCaller(fact)) &&
    !run.state.changedBelow(changed, first) &&
    !originsOf(value).some(({ kind }) => kind === "unresolved");
  const logs = run.isLogged;
  const mayThrow = run.catcher.implicit.length + run.catcher.thrown.length > 0;
  run.events.length = length;
  run.returned.length = returned;
  run.raised.length = raised;
  const strangers = [...run.strangers.values()];
  run.calls.length = calls;
  run.kept.length = kept;
  run.active.length = active;
  Object.assign(run, {
    state,
    catcher,
    frame,
    activation,
    steps,
    unused,
    module,
    isLogged,
    strangers: strangersBefore,
    made,
    endsWithEvent,
    cuts,
    risks,
  });
  return { outcome: !isQuiet ? "not inert" : mayThrow ? "inert, may throw" : "inert", logs, strangers };
}

/** What is found out about the kind of an error tells nothing of who is calling. */
function isOfCaller(fact: string): boolean {
  return !/^(?:own|named):/u.test(fact);
}

/** The name of the package that values of a trial come from; no package can be called so. */
const trial = "(trial)";

function unknown(): Value {
  return opaque([{ kind: "package", name: trial }], { kind: "any" }, freshId("trial"));
}

/** Whether something that was given to a trial is written to: what is given to the call itself would be changed. */
export function isOfTrial(alternative: Alternative): boolean {
  return (
    alternative.kind === "opaque" &&
    alternative.from.some((origin) => origin.kind === "package" && origin.name === trial)
  );
}

/** Methods by which lists, sets, maps and forms are given more, or lose it. Those that sort mostly sort what was made just now. */
const changing: ReadonlySet<string> = new Set([
  "add",
  "append",
  "clear",
  "delete",
  "pop",
  "push",
  "set",
  "shift",
  "splice",
  "unshift",
]);

/** Notes that a method changes something that was given to a trial, such as a list around the function. */
export function noteChange(run: Run, self: Value, method: string): void {
  if (changing.has(method) && run.state.alternatives(self).some(isOfTrial)) {
    run.state.addPossible("written");
  }
}

/** A function cannot tell a value of which all is data from an unknown one but by its content, which a trial does not fix. */
function isPlain(run: Run, value: Value, depth: number): boolean {
  return run.state.alternatives(value).every((alternative) => {
    switch (alternative.kind) {
      case "undefined":
      case "null":
      case "const":
        return true;
      case "opaque":
        // What code that cannot be found gave may be a function, or say who is calling; what is deep in some data is not asked.
        return depth > 0 || alternative.from.every(({ kind }) => kind !== "unresolved");
      case "object": {
        const object = run.state.object(alternative.ref);
        return (
          object !== undefined &&
          depth < deepest &&
          object.trap === undefined &&
          (object.instanceOf === undefined || isError(run, object.instanceOf)) &&
          [
            ...object.fields.values(),
            ...object.spread.map((spread) => spread.value),
            ...(object.element === undefined ? [] : [object.element]),
          ].every((member) => isPlain(run, member, depth + 1))
        );
      }
      default:
        return false;
    }
  });
}

/** Errors are looked at for what they hold; those with methods of their own may do more. */
function isError(run: Run, classValue: Value): boolean {
  if (classValue.id.startsWith("global:")) {
    return classValue.id.endsWith("Error");
  }
  const [only] = run.state.alternatives(classValue);
  return (
    only?.kind === "class" &&
    only.code.node.body.body.every((member) => member.type !== "MethodDefinition" || member.kind === "constructor") &&
    isInstance(run, classValue, globalError) === true
  );
}

/** Reading a member of it would tell that it is there. */
function isMaybeNullish(run: Run, value: Value): boolean {
  return run.state.alternatives(value).some(isNullish);
}

interface Captured {
  /** The same for functions that are one piece of code in surroundings that a trial takes to be the same. */
  readonly key: string;
  /** Where plain data is kept that the function and those that it can call see. */
  readonly cells: readonly number[];
}

/** What a function sees of the calls around it; nothing where that is more than data. A module's own names are the same for all functions of a file's analysis. */
function capturedBy(run: Run, closure: Closure, seen: Set<Closure>): Captured | undefined {
  const { node, scope, module } = closure;
  const parts: string[] = [];
  const cells: number[] = [];
  seen.add(closure);
  if (scope.parent !== undefined) {
    for (const name of namesUsedIn(node)) {
      const cell = cellAround(scope, name);
      const value = cell === undefined ? undefined : run.state.cell(cell);
      if (cell === undefined || value === undefined) {
        continue;
      }
      const [only, ...others] = run.state.alternatives(value);
      if (isPlain(run, value, 0) && !isMaybeNullish(run, value)) {
        cells.push(cell);
        parts.push(name);
      } else if (
        only?.kind === "function" &&
        only.code.kind === "closure" &&
        others.length === 0 &&
        (only.code.self === undefined || !namesUsedIn(only.code.node).has("this")) &&
        seen.size < 2 * deepest
      ) {
        const inner = seen.has(only.code) ? { key: "again", cells: [] } : capturedBy(run, only.code, seen);
        if (inner === undefined) {
          return undefined;
        }
        cells.push(...inner.cells);
        parts.push(`${name}:${inner.key}`);
      } else {
        // What it does hangs on what this is, here and now: no other call is like it.
        return undefined;
      }
    }
  }
  return { key: `${module.file}:${String(node.range[0])}[${parts.join()}]`, cells };
}
