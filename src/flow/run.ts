import { joinStates } from "./values/join.ts";
import type { TSESTree } from "@typescript-eslint/utils";

import type { Conventions } from "../models/model.ts";
import type { ModelIndex } from "../models/lookup.ts";
import type { ModuleGraph, SourceModule } from "../modules/index.ts";
import type { Ground } from "./ground.ts";
import type { EffectEvent, Event, Frame, Site } from "./event.ts";
import type { Query } from "./libraries/query.ts";
import type { Trial } from "./language/inert.ts";
import type { Call } from "./language/repeated.ts";
import type { Grant } from "./values/grants.ts";
import type { Scope } from "./values/scope.ts";
import { Choices } from "./values/choices.ts";
import type { State } from "./values/state.ts";
import type { Closure, FunctionNode, Value } from "./values/value.ts";
import { undefinedValue } from "./values/value.ts";

/** Nodes that one action's evaluation may look at before it is cut short. */
const mostSteps = 96_000;

/** Nodes that the evaluation of one name of a module may look at, what it asks of other modules not counted. */
export const mostStepsOfName = 8000;

/** How many names may wait for one another. */
export const mostPending = 60;

/** What the count of steps has to be for a number of them to be left. */
export function leastSteps(left: number): number {
  return mostSteps - left;
}

/** How deep calls may be nested before they are no longer followed. */
export const deepestCall = 28;

/** Where thrown values go: the nearest `try`, promise, or the end of the action. */
export interface Catcher {
  /** `slip`: by reading a member of nothing, or calling it, rather than by a `throw`. */
  readonly thrown: { readonly state: State; readonly value: Value; readonly slip?: boolean }[];
  /** States in which a call that we cannot look into may throw. Only kept where somebody would catch. */
  readonly implicit: State[];
  readonly wanted: boolean;
  /** A library catches for the program, which may not have thought of it. */
  readonly isLibrarys?: true;
}

/** One function call while it runs. */
export interface Activation {
  readonly node: FunctionNode | undefined;
  readonly self: Value;
  readonly isAsync: boolean;
  readonly returns: { readonly state: State; readonly value: Value }[];
  /** Paths that left a loop, switch or labelled statement, by label; the empty one for none. */
  readonly breaks: Map<string, State[]>;
  readonly continues: Map<string, State[]>;
  /** The class whose method this is, for `super`. */
  readonly home?: Value;
}

/** Whether a query found something, as masks of a choice's outcomes. */
export interface Found {
  readonly choice: number;
  readonly nothing: number;
  readonly something: number;
}

/** What the program's environment offers to a run. */
export interface World {
  readonly graph: ModuleGraph;
  readonly models: ModelIndex;
  readonly conventions: Conventions | undefined;
  /** What the settings declare, to be guards, limiters and wrappers. */
  readonly declared: Declared;
  /** What the project's modules give, for all files that are linted with these settings. */
  readonly ground: Ground;
}

/** Functions by name, and the module that each must be imported from, if any. */
export type Declared = Readonly<
  Record<"guards" | "limiters" | "wrappers", ReadonlyMap<string, readonly (string | undefined)[]>>
>;

/** The evaluation of one action, or of a module's top level: a cursor (`state`) and what it has met on its way. */
/** An object whose names and members were listed. */
export interface Listed {
  readonly of: Value;
  /** The id that its members got. */
  readonly member: string;
  /** Whether only names were kept that were compared with those that are meant. */
  readonly isMeant?: true;
  /** The names that were left out. */
  readonly without?: ReadonlySet<string>;
}

export class Run {
  readonly world: World;
  readonly events: Event[] = [];
  /** The effect that each query has. */
  readonly queried = new Map<Query, EffectEvent>();
  /** The state below all paths of this file; it stands on the ground, and has the values of those modules that are no part of that. */
  readonly base: State;
  state: State;
  activation: Activation;
  catcher: Catcher = newCatcher(false);
  frame: Frame = "action";
  /** The calls that lead here; the first is in the file that is looked at. */
  readonly calls: Site[] = [];
  /** The functions that are running, innermost last. */
  readonly active: Closure[] = [];
  readonly moduleScopes: Map<SourceModule, Scope>;
  /** Module-level names that are being evaluated, for cycles. */
  readonly pending = new Set<string>();
  /** A function whose coming to be is waited for, and what was known then. */
  watched: TSESTree.Node | undefined;
  /** What `return` statements of the linted file give, in the order in which they were met. */
  readonly returned: { readonly node: TSESTree.ReturnStatement; readonly value: Value; readonly state: State }[] = [];
  /** Where a query may find nothing: the choice that says whether it did. */
  readonly found = new Map<Query, Found>();
  /** What is thrown where no `catch` of the program is near. */
  readonly raised: { readonly value: Value; readonly state: State }[] = [];
  /** Calls of code that cannot be looked into: whatever they do to the world is not among the events. */
  strangers = new Map<TSESTree.Node, Site>();
  /** Where it is kept what functions with a memory have given, by function and arguments. */
  readonly memories = new Map<string, number>();
  /** Promises that are awaited somewhere, by the choice whose first outcome says so. */
  readonly waited = new Set<number>();
  /** The cookies and headers that were read one by one, where, and after how many events. */
  readonly presented: {
    readonly via: "cookie" | "header";
    readonly name: string;
    /** The call that would have verified it. */
    readonly verifiedBy: string | undefined;
    readonly site: Site;
    readonly way: readonly Site[];
    readonly at: number;
  }[] = [];
  /** What was in promises that are awaited somewhere. */
  readonly opened = new Set<string>();
  /** The calls that were followed to their ends, by function. */
  made = new Map<FunctionNode, readonly Call[]>();
  /** Libraries that were asked for what they keep the answer of. */
  readonly attempted = new Set<string>();
  /** What storages of what belongs to a request keep (`AsyncLocalStorage`), by their ids, innermost last. */
  readonly kept: { readonly by: string; readonly value: Value }[] = [];
  /** How often such a storage was asked for what it keeps. */
  lookups = 0;
  /** How many calls were not followed to their ends. */
  cuts = 0;
  /** How often something might have thrown. */
  risks = 0;
  /** What was made a text of by `JSON.stringify()`, by the text's id. */
  readonly texts = new Map<string, Value>();
  /** Objects that were listed (`Object.entries`), by the id that their names got. */
  readonly entries = new Map<string, Listed>();
  /** What a table has for the caller's role, by the object. */
  readonly grants = new Map<number, Grant>();
  /** Those objects, by what they are copies of, and how they were read. */
  readonly granted = new Map<string, number>();
  captured: { readonly value: Value; readonly state: State } | undefined;
  /** Whether anything that it does may be written to a log. */
  isLogged = false;
  /** How many `try` blocks with a `catch` are running. */
  tries = 0;
  steps = 0;
  /** A trial is over as soon as anything happens in it. */
  endsWithEvent = false;
  /** The call that a statement consists of: nobody looks at its result. */
  unused: TSESTree.Node | undefined;
  // Key: a function and what it captured. Owner: the runs of one file. Never wrong for them; goes with them.
  readonly trials: Map<string, Trial>;
  readonly host: SourceModule;
  module: SourceModule;

  /** `before` is an earlier run on the same file, whose module-level values are taken over. */
  constructor(world: World, host: SourceModule, before?: Run) {
    this.world = world;
    this.host = host;
    this.module = host;
    this.base = before?.base ?? world.ground.state.above(new Choices(world.ground.state.choices));
    this.moduleScopes = before?.moduleScopes ?? new Map<SourceModule, Scope>();
    this.trials = before?.trials ?? new Map<string, Trial>();
    this.state = this.base.above();
    this.activation = newActivation(undefined, undefinedValue, false);
  }

  /** Whether this path goes on; counts a step, and ends all paths when there were too many. */
  step(): boolean {
    this.steps += 1;
    return this.state.alive && this.steps < mostSteps;
  }

  /** Ends all paths. */
  exhaust(): void {
    this.steps = mostSteps;
  }

  get exhausted(): boolean {
    return this.steps >= mostSteps;
  }

  /** Notes that something happened that a rule may ask for. Comparisons alone, and what loading a module does, end no trial. */
  note(event: Event): void {
    this.events.push(event);
    if (this.endsWithEvent && event.kind !== "comparison" && event.frame !== "module") {
      this.exhaust();
    }
  }

  /** Where something happens, as a report sees it: in the file that is looked at, and on the way there. */
  siteOf(node: TSESTree.Node): { readonly site: Site; readonly way: readonly Site[] } {
    const here: Site = { module: this.module, node };
    const way = [...this.calls, here];
    const last = way.findLastIndex(({ module }) => module === this.host);
    return { site: way[last] ?? here, way };
  }
}

export function newCatcher(wanted: boolean): Catcher {
  return { thrown: [], implicit: [], wanted };
}

export function newActivation(node: FunctionNode | undefined, self: Value, isAsync: boolean, home?: Value): Activation {
  return {
    node,
    self,
    isAsync,
    returns: [],
    breaks: new Map(),
    continues: new Map(),
    ...(home !== undefined && { home }),
  };
}

/** Ends this path with a thrown value. */
export function throwValue(run: Run, value: Value, slip = false): void {
  if (run.state.alive) {
    run.catcher.thrown.push({ state: run.state.fork(), value, slip });
    if (run.tries === 0 && !slip && run.frame === "action") {
      run.raised.push({ state: run.state.fork(), value });
    }
    run.state.die();
  }
}

/** At most this many points at which an unknown call may throw are told apart: the first ones know least. */
const mostImplicit = 4;

/** Notes that what happens here may throw, for whoever catches it, also if it should rather answer with what went wrong. */
export function mayThrow(run: Run, isAnswered = false): void {
  const { implicit, wanted, isLibrarys } = run.catcher;
  run.risks += 1;
  if (wanted && run.state.alive && !(isAnswered && isLibrarys)) {
    if (implicit.length >= mostImplicit) {
      implicit.splice(2, 1);
    }
    implicit.push(run.state.fork());
  }
}

/** Runs several continuations of this point, each in its own copy of the state, and goes on with what all of them know. */
export function fork(run: Run, paths: readonly (() => Value)[]): Value {
  const start = run.state;
  const states: State[] = [];
  const values: Value[] = [];
  for (const path of paths) {
    run.state = start.fork();
    const value = path();
    states.push(run.state);
    values.push(value);
  }
  return joinPaths(run, states, values);
}

/** Notes a call of what cannot be looked into. */
export function noteStranger(run: Run, node: TSESTree.Node): void {
  if (run.frame !== "module") {
    run.strangers.set(node, { module: run.module, node });
  }
}

/** Notes a call of a logger. */
export function noteLog(run: Run): void {
  run.isLogged ||= run.frame !== "module";
}

/** Goes on with what all of several paths know. */
export function joinPaths(run: Run, states: readonly State[], values: readonly Value[] = []): Value {
  const { state, value } = joinStates(states, values);
  run.state = state;
  return value;
}
