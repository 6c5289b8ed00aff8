import type { Place } from "./place.ts";

/**
 * A step of building an action out of middleware. Each step leaves the receiver alone and returns a longer chain.
 *
 * When the finished function is called, the stages run in order: each middleware is called with `next`, which runs the
 * rest; the input is checked against the schema; then the handler runs.
 */
export type PipelineStep =
  /** A function that is called with `next`; what it hands to `next` (at `context`) is merged into the context. */
  | { readonly add: "middleware"; readonly at: Place }
  /** An object that becomes the context, or a function that gives it (a zsa procedure); it has no `next`. */
  | { readonly add: "context"; readonly at: Place; /** It runs before all others. */ readonly first?: true }
  /** The schema of the input; `merged`: it adds to the ones before. */
  | { readonly add: "input"; readonly at: Place; readonly merged?: true }
  /** The schemas of the bound arguments, in an array. */
  | { readonly add: "bound"; readonly at: Place }
  /** The schema of the output: what it does not name is not returned. */
  | { readonly add: "output"; readonly at: Place }
  /** What the client gets of an error is what this function makes of it. */
  | { readonly add: "errors"; readonly at: Place }
  /** What the chain says of itself, for its middleware; `merged`: it adds to what was said before. */
  | { readonly add: "metadata"; readonly at: Place; readonly merged?: true }
  /** Takes over the stages of another chain. */
  | { readonly add: "stages"; readonly at: Place }
  /** The function that does it, of a chain that is made an action later. */
  | { readonly add: "handler"; readonly at: Place }
  /** Nothing that matters here. */
  | { readonly add: "nothing" }
  /** Leaves stages out that were added before. */
  | { readonly drop: "context" }
  | Finish;

/** The function that is the action, or `"handler"` where that was added before; the result of the call. */
export interface Finish {
  readonly finish: Place;
  /** What the handler is called with. */
  readonly handler: readonly PipelineArgument[];
  /** What a middleware is called with. */
  readonly middleware: readonly PipelineArgument[];
  /** Where in the argument of `next` the new context stands: `"0.ctx"`. */
  readonly context: Place;
  /** What the finished action's parameters are: the place of the input (`"0"`, or `"-1"` behind bound ones and `prevState`). */
  readonly input: Place;
  /** What the client gets: the handler's result in this form. */
  readonly result: PipelineResult;
  /** The context comes from outside, unless the chain makes one. */
  readonly outer?: true;
}

/** What a function of a chain is called with. */
export type PipelineArgument =
  | "next"
  | "context"
  | "parsed"
  | "raw"
  /** A function that gives that, as a promise. */
  | "asks-raw"
  | "bound"
  | "bound-raw"
  | "metadata"
  | "previous"
  | "unknown"
  | { readonly object: Readonly<Record<string, PipelineArgument>> };

/**
 * How a chain's result reaches the client: as it is, with what is thrown thrown; in an object's member; or as the first of a
 * pair, or behind the error.
 */
export type PipelineResult = "plain" | { readonly member: string } | "pair" | "error-first";
