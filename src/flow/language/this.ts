import type { Run } from "../run.ts";
import type { Value } from "../values/value.ts";
import { undefinedValue } from "../values/value.ts";

/** What `this` is in the function that is running. */
export function thisValue(run: Run): Value {
  return run.activation.self;
}

/** What `super` stands for when members are read from it: the same object, whose class is looked into further up. */
export function evaluateSuper(run: Run): Value {
  return run.activation.home ?? undefinedValue;
}
