import type { TSESTree } from "@typescript-eslint/utils";

import { callFunction } from "./calls.ts";
import type { Run } from "../run.ts";
import { fork, newCatcher } from "../run.ts";
import { onlyObject } from "../values/objects.ts";
import { originsIn } from "../values/origins.ts";
import type { Value } from "../values/value.ts";
import { opaque, undefinedValue } from "../values/value.ts";

/** Runs the functions among the arguments of a call that we know nothing about, each once or not at all. */
export function runCallbacks(run: Run, args: readonly Value[], site: TSESTree.Node, mayAsk = false): Value | undefined {
  if (run.frame === "module") {
    return undefined;
  }
  let result: Value | undefined;
  const others = originsIn(run, args);
  for (const callback of functionsIn(run, args)) {
    let isKnown = false as boolean;
    result = fork(run, [
      () => {
        if (mayAsk) {
          // Whoever takes the function may check who is calling first.
          run.state.add("authenticated?");
        }
        const given = callFunction(run, callback, [opaque(others), opaque(others)], { site, awaited: true });
        isKnown = run.state.alive && run.state.has("authenticated");
        return given;
      },
      () => undefinedValue,
    ]);
    if (isKnown || isGenerator(run, callback)) {
      // What drives a generator decides which of its steps are taken, and what comes of a failure.
      run.state.add("authenticated?");
    }
  }
  return result;
}

function isGenerator(run: Run, value: Value): boolean {
  return run.state
    .alternatives(value)
    .some((one) => one.kind === "function" && one.code.kind === "closure" && one.code.node.generator);
}

/** Functions among some arguments, or in their options. */
export function functionsIn(run: Run, args: readonly Value[]): readonly Value[] {
  const isFunction = (value: Value) => run.state.alternatives(value).some(({ kind }) => kind === "function");
  return args.flatMap((arg) =>
    isFunction(arg) ? [arg] : [...(onlyObject(run, arg)?.fields.values() ?? [])].filter(isFunction),
  );
}

/** Runs a function that outlives the call: it knows what is known now, and nobody waits for what it finds out. */
export function runLater(
  run: Run,
  callback: Value,
  args: readonly Value[],
  site: TSESTree.Node,
  answers = false,
): void {
  const { state, catcher, frame } = run;
  run.state = state.fork();
  run.catcher = newCatcher(false);
  run.frame = "detached";
  const value = callFunction(run, callback, args, { site, awaited: true });
  if (answers && run.state.alive) {
    run.note({
      kind: "disclosure",
      value,
      state: run.state.fork(),
      frame: "detached",
      by: "model",
      ...run.siteOf(site),
    });
  }
  Object.assign(run, { state, catcher, frame });
}
