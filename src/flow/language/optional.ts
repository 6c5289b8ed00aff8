import { assumeShape } from "../values/assume.ts";
import type { Run } from "../run.ts";
import { fork } from "../run.ts";
import { nullish } from "../values/shape.ts";
import type { Value } from "../values/value.ts";
import { undefinedValue } from "../values/value.ts";

/** What `?.` does: goes on only where there is something to go on with. */
export function optionally(run: Run, target: Value, go: () => Value): Value {
  const alternatives = run.state.alternatives(target);
  if (!alternatives.some(({ kind }) => kind === "undefined" || kind === "null")) {
    return go();
  }
  return fork(run, [
    () => {
      assumeShape(run.state, target, nullish, false);
      return run.state.alive ? go() : undefinedValue;
    },
    () => {
      assumeShape(run.state, target, nullish, true);
      return undefinedValue;
    },
  ]);
}
