import type { Effect, FactName } from "./effect.ts";
import type { PipelineStep } from "./pipeline.ts";
import type { Place } from "./place.ts";
import type { QueryStep } from "./query.ts";
import type { Result } from "./result.ts";
import type { Validation } from "./schema.ts";

/** What one call does, seen from outside. */
export interface Call {
  /** Holds only for calls with such arguments. */
  readonly when?: ArgumentTest;
  /** What the call does to the world. */
  readonly effect?: Effect;
  /** It writes to a log, or tells somebody who keeps one. */
  readonly logs?: true;
  /** Builds or runs a query. */
  readonly query?: QueryStep;
  /** Its members are written to the row that is the receiver. */
  readonly writes?: Place;
  /** Writes all rows that were loaded and changed since, each of which is known by its column of this name. */
  readonly flushes?: string;
  /** Something keeps what came of it, also where it failed, and can be asked later on. */
  readonly attempts?: true;
  /** Facts that hold after it returned: it throws or leaves otherwise. */
  readonly guards?: readonly FactName[];
  /** It tells whether these are equal, in a time that says nothing else. */
  readonly compares?: readonly [Place, Place];
  /** It throws unless this is true: an assertion. */
  readonly asserts?: Place;
  /** What it returns; without it, a value computed from its arguments and receiver. */
  readonly returns?: Result;
  /** It returns a promise of that. */
  readonly async?: boolean;
  /** Where a server action calls it, it throws nothing but what takes the caller elsewhere; `false`: it throws, whatever the library does. */
  readonly neverFails?: boolean;
  /** It never returns: `throws` an error, or `leaves` the request (redirect, notFound). */
  readonly never?: "throws" | "leaves";
  /** Functions among the arguments that it calls. */
  readonly callbacks?: readonly Callback[];
  /** What the receiver keeps while it calls them; from now on, where it calls none. */
  readonly keeps?: Place;
  /** Adds stages to, or finishes, a chain of middleware. */
  readonly pipeline?: PipelineStep | readonly PipelineStep[];
  /** Checks a value against the schema that is its receiver (or `schema`). */
  readonly validates?: Validation;
}

/** A test on a call's arguments. All that is given must hold. */
export interface ArgumentTest {
  readonly at: Place;
  /** It is there and not literally undefined, null or false. */
  readonly present?: boolean;
  /** It is this literal. */
  readonly is?: string | number | boolean;
  /** It is a function. */
  readonly callable?: boolean;
  /** It is a secret with one of these words in its name, or missing. */
  readonly named?: readonly string[];
  /** It is an object that the program has put together. */
  readonly object?: boolean;
  /**
   * It holds the caller's own cookies or credentials, so that whoever receives it knows the caller; or it is nothing but
   * what the client sends.
   */
  readonly carries?: "caller" | "client";
  /** It is this named API of the model's, or a list or object that has one in it. */
  readonly holds?: string;
}

/** A function among the arguments that the call calls. */
export interface Callback {
  readonly at: Place;
  /** `now`: before the call returns. `later`: detached; what it checks comes too late for the caller. */
  readonly when: "now" | "later";
  /** What it is called with. */
  readonly with?: readonly Result[];
  /** What it returns is sent to the client. */
  readonly answers?: boolean;
}
