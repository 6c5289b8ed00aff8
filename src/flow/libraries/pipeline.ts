import type { Value } from "../values/value.ts";

/** A chain of middleware while it is built. Each step makes a longer one and leaves the shorter as it was. */
export interface Pipeline {
  readonly stages: readonly Stage[];
  /** What it does in the end, where that is known before it is finished. */
  readonly handler?: Value;
}

export interface Stage {
  readonly kind: "middleware" | "context" | "input" | "bound" | "output" | "errors" | "metadata";
  readonly value: Value;
  /** Of an input or of metadata: it is to have what the one before has, too. */
  readonly isMerged?: boolean;
}
