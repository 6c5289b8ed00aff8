import type { Value } from "../values/value.ts";

/** A chain of middleware while it is built. Each step makes a longer one and leaves the shorter as it was. */
export interface Pipeline {
  readonly stages: readonly Stage[];
  readonly bound: readonly Value[];
}

export interface Stage {
  readonly kind: "middleware" | "context" | "input" | "bound" | "output" | "errors";
  readonly value: Value;
}
