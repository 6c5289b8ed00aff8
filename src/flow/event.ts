import type { TSESTree } from "@typescript-eslint/utils";

import type { Danger } from "../models/model.ts";
import type { SourceModule } from "../modules/index.ts";
import type { Query } from "./libraries/query.ts";
import type { State } from "./values/state.ts";
import type { Closure, Value } from "./values/value.ts";

/** A place in a file. */
export interface Site {
  readonly module: SourceModule;
  readonly node: TSESTree.Node;
}

export interface Happening {
  /** Where it stands in the file that is looked at; the call that leads there, when it is elsewhere. */
  readonly site: Site;
  /** The calls on the way, the first one in the file that is looked at, and the real place last. */
  readonly way: readonly Site[];
  /** What was known when it happened. */
  readonly state: State;
  /** On whose behalf the code ran. */
  frame: Frame;
  /** How we know what it does: its definition or a model; or only its name. */
  readonly by: "model" | "convention";
}

/** `guard`: the code whose result is the caller's identity. `detached`: it runs after the action has answered. */
export type Frame = "action" | "guard" | "detached" | "module";

/** Something that the action does to the world. */
export interface EffectEvent extends Happening {
  readonly kind: "effect";
  readonly danger: Danger;
  /** The call, as people write it: `prisma.user.update`. */
  readonly name: string;
  readonly ports: ReadonlyMap<string, Value>;
  /** Whose account, membership or rights it changes; of APIs that manage accounts. */
  readonly account?: Value;
  /** The key or id of what it is done to, where that is no row of a query. */
  readonly picks?: Value;
  /** Nobody but the program limits how often it may be asked for. */
  readonly isUnlimited?: true;
  /** It counts something, or tells how much there is, or whether this is the first time. */
  readonly counts?: true;
  readonly credentials: "caller" | "server" | undefined;
  /** It checks the types of what it is given against a schema of its own. */
  readonly parses?: true;
  /** What the caller's own credentials allow is a matter of rows, whatever is written into their columns. */
  readonly anyColumn?: true;
  readonly query: Query | undefined;
}

/** Something that the client gets to see. */
export interface DisclosureEvent extends Happening {
  readonly kind: "disclosure";
  readonly value: Value;
}

/** Two values are compared, in a way that may take longer the more of them is equal. */
export interface ComparisonEvent extends Happening {
  readonly kind: "comparison";
  readonly operator: string;
  readonly left: Value;
  readonly right: Value;
  readonly nodes: readonly [TSESTree.Node, TSESTree.Node];
}

/** Values are bound to a function. If that is a server action, they travel to the client and back in the clear. */
export interface BindEvent extends Happening {
  readonly kind: "bind";
  readonly code: Closure;
  readonly value: Value;
}

/** A call that tells who the caller is, or stops those who may not. */
export interface GuardEvent extends Happening {
  readonly kind: "guard";
  readonly name: string;
  /** The choice that has to be looked at for the guard to count; none when it stops by itself. */
  readonly choice: number | undefined;
  /** The choice whose first outcome is that its promise was awaited. */
  awaited?: number;
  /** It was asked for its own sake, and nobody looks at the answer. */
  isIgnored?: true;
  /** What a promise of it holds. */
  promised?: string;
  /** It runs inside a `try`, whose `catch` takes up what it throws. */
  readonly isTried: boolean;
}

export type Event = EffectEvent | DisclosureEvent | ComparisonEvent | GuardEvent | BindEvent;
