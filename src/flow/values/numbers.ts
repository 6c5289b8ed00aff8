import type { Shape } from "./shape.ts";
import { any, meet, withoutNullish } from "./shape.ts";
import type { State } from "./state.ts";
import type { Value } from "./value.ts";

/** Shapes of which whoever proved them knows that no file and no object can stand there. */
const plain: ReadonlySet<Shape["kind"]> = new Set([
  "boolean",
  "date",
  "email",
  "enum",
  "identifier",
  "number",
  "string",
  "url",
  "vetted",
]);

/** What `Number(x)`, `parseInt(x)` or `+x` gives: a number, or maybe none (`NaN`) where run time has not proven what x is. */
export function numberMadeOf(state: State, value: Value | undefined): Shape {
  const alternatives = value === undefined ? [] : state.alternatives(value);
  const proven = (value && state.refinement(value.id)?.shape) ?? any;
  const isProven =
    alternatives.length > 0 &&
    alternatives.every((one) => one.kind === "const" || (one.kind === "opaque" && isPlain(meet(one.shape, proven))));
  return { kind: isProven ? "number" : "numeric" };
}

function isPlain(given: Shape): boolean {
  const shape = withoutNullish(given);
  return shape.kind === "union" ? shape.of.every(isPlain) : plain.has(shape.kind);
}
