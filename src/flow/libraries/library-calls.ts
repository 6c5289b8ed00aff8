import type { TSESTree } from "@typescript-eslint/utils";

import { resolveApi } from "../../models/lookup.ts";
import type { Call, Effect } from "../../models/model.ts";
import { assumeTruth } from "../values/assume.ts";
import { callFunction } from "../language/calls.ts";
import type { EffectEvent, GuardEvent } from "../event.ts";
import { noteComparison, steadily } from "../language/comparisons.ts";
import { calledName } from "../language/names.ts";
import { computed } from "../values/origins.ts";
import { changesOfRows, writeColumns } from "./loaded-rows.ts";
import { pipelineSteps } from "./pipelines.ts";
import type { LibraryCall } from "./places.ts";
import { keeperId, passes, placeValue } from "./places.ts";
import type { Query } from "./query.ts";
import { resultValue, typed } from "./results.ts";
import { queryStep } from "./steps-of-queries.ts";
import type { Run } from "../run.ts";
import { mayThrow, noteLog, throwValue } from "../run.ts";
import { validate } from "./schemas.ts";
import { runCallbacks, runLater } from "../language/callbacks.ts";
import { promiseOf } from "../language/promises.ts";
import type { ApiValue, Value } from "../values/value.ts";
import { freshId, opaque, undefinedValue, valueOf } from "../values/value.ts";
import { openObject } from "../values/shape.ts";
import { heed } from "../values/unsaid.ts";

type Callback = NonNullable<Call["callbacks"]>[number];

/** How a function is called. */
export interface LibraryCallSite {
  readonly site: TSESTree.Node;
  readonly awaited: boolean;
  readonly form: "call" | "construct" | "tag";
  /** The object whose member it is. */
  readonly self?: Value | undefined;
}

/** Calls something of a library, as its model says. */
export function callLibrary(run: Run, library: ApiValue, args: readonly Value[], at: LibraryCallSite): Value {
  const call = callOf(run, library, args, at);
  if (call?.attempts === true) {
    run.attempted.add(library.model.name);
  }
  if (call?.neverFails !== true) {
    mayThrow(run, library.model.answersFailures === true && call?.neverFails !== false);
  }
  if (call === undefined) {
    runCallbacks(run, args, at.site);
    return derived(run, library, args);
  }
  const facts: LibraryCall = { library, args, node: at.site, self: at.self };
  const answered = () => perform(run, call, facts, at);
  return call.async === true ? promiseOf(run, answered, at.awaited, call.neverFails !== true) : answered();
}

function callOf(run: Run, library: ApiValue, args: readonly Value[], { form }: LibraryCallSite): Call | undefined {
  const api = resolveApi(library.model, library.api);
  const found = form === "call" ? api.call : form === "construct" ? (api.construct ?? api.call) : (api.tag ?? api.call);
  const calls = found === undefined ? [] : "length" in found ? found : [found];
  return calls.find(({ when }) => when === undefined || passes(run, { library, args }, when));
}

function perform(run: Run, call: Call, facts: LibraryCall, at: LibraryCallSite): Value {
  const { library, args } = facts;
  // A condition that a callback makes is there when it has been called; others are called within the query.
  const making = (call.callbacks ?? []).filter((callback) => makesCondition(call, callback));
  const made = callbacks(run, making, facts, at.site);
  const query =
    call.query === undefined
      ? library.query
      : queryStep(run, call.query, made === undefined ? facts : { ...facts, callback: made });
  const withQuery: LibraryCall = {
    ...facts,
    ...(query !== undefined && { query }),
    onChoice: (choice) => {
      noteGuard(run, calledName(at.site) ?? library.name, at.site, choice);
    },
  };
  const others = (call.callbacks ?? []).filter((callback) => !makesCondition(call, callback));
  const callback = keeping(run, call, withQuery, () => callbacks(run, others, withQuery, at.site)) ?? made;
  const known: LibraryCall = callback === undefined ? withQuery : { ...withQuery, callback };
  const changes = call.flushes === undefined ? [] : changesOfRows(run, library, call.flushes);
  changes.forEach((change) => {
    noteEffect(run, { danger: "database-write" }, { ...known, query: change }, at.site);
  });
  const isSent = query !== undefined && call.query?.sends !== undefined;
  if (call.effect !== undefined && changes.length === 0 && !isSent) {
    noteEffect(run, call.effect, known, at.site);
  } else if (query !== undefined && call.query !== undefined) {
    updateEffect(run, query, call.query.ports, known, isSent);
  }
  if (call.compares !== undefined) {
    const [left, right] = call.compares.map((place) => placeValue(run, known, place)) as [Value, Value];
    noteComparison(run, at.site, steadily, [left, right], [at.site, at.site]);
  }
  if (call.logs === true) {
    noteLog(run);
  }
  if (call.asserts !== undefined) {
    assertTruth(run, placeValue(run, known, call.asserts));
  }
  if (call.guards !== undefined) {
    // It throws, or leaves, for whoever it stops; the promise of an asynchronous one tells where it is awaited.
    mayThrow(run);
    call.guards.forEach((fact) => {
      run.state.add(fact);
      run.state.addPossible(fact);
    });
    noteGuard(run, calledName(at.site) ?? library.name, at.site, undefined);
    if (call.guards.includes("authenticated")) {
      args.forEach((arg) => {
        vouchFor(run, arg);
      });
    }
  }
  if (call.writes !== undefined) {
    writeColumns(run, placeValue(run, known, "this"), placeValue(run, known, call.writes));
  }
  if (call.never !== undefined) {
    throwValue(run, call.never === "throws" ? opaque([{ kind: "error" }]) : opaque([], openObject));
    return undefinedValue;
  }
  if (call.pipeline !== undefined) {
    return pipelineValue(run, call, known);
  }
  if (call.validates !== undefined) {
    return validate(run, call.validates, known);
  }
  if (call.returns !== undefined) {
    return resultValue(run, call.returns, known);
  }
  if (query !== undefined && call.query !== undefined) {
    return resultValue(run, call.async === true ? "rows" : "query", known);
  }
  return derived(run, library, args);
}

/** Whether what a callback returns is the condition of the call's query: `where: (posts, { eq }) => eq(posts.id, id)`. */
function makesCondition({ query }: Call, { at }: Callback): boolean {
  const where = query?.where;
  return (
    where !== undefined &&
    (("at" in where && (where.at === "returned" || where.at === at)) || ("value" in where && where.value === at))
  );
}

/** An assertion goes on where a value is true, and throws where it is not. */
function assertTruth(run: Run, value: Value): void {
  const failing = run.state.fork();
  assumeTruth(failing, value, false);
  if (failing.alive && run.catcher.wanted) {
    run.catcher.thrown.push({ state: failing, value: opaque([{ kind: "error" }]) });
  }
  assumeTruth(run.state, value, true);
}

function pipelineValue(run: Run, call: Call, known: LibraryCall): Value {
  const step = call.pipeline === undefined ? undefined : pipelineSteps(run, call.pipeline, known);
  if (step === undefined || "alternatives" in step) {
    return step ?? undefinedValue;
  }
  const { returns } = call;
  const { receiver, ...rest } = known.library;
  const type = typeof returns === "object" && "type" in returns ? returns.type : undefined;
  const base = type === undefined && receiver !== undefined ? receiverLibrary(run, receiver) : undefined;
  const library = { ...(base ?? rest), ...(type !== undefined && { api: { type } }), pipeline: step };
  return valueOf({ kind: "api", when: undefined, library }, freshId("chain"));
}

function receiverLibrary(run: Run, receiver: Value): ApiValue | undefined {
  const found = run.state.alternatives(receiver).find(({ kind }) => kind === "api");
  return found?.kind === "api" ? found.library : undefined;
}

/** A token that was found to be genuine tells the truth, also where it was read before. */
function vouchFor(run: Run, token: Value): void {
  for (const one of run.state.alternatives(token)) {
    for (const origin of one.kind === "opaque" ? one.from : []) {
      if (origin.kind === "client") {
        run.state.add(`vouched:${origin.path}`);
      }
    }
  }
}

/** A call about which nothing is known but that its result comes from what went in. */
function derived(run: Run, library: ApiValue, args: readonly Value[]): Value {
  const receiver = library.receiver === undefined ? [] : [library.receiver];
  heed(run.state, args);
  return computed(run, [...args, ...receiver], { kind: "any" }, freshId("d"));
}

function callbacks(run: Run, known: readonly Callback[], facts: LibraryCall, site: TSESTree.Node): Value | undefined {
  let last: Value | undefined;
  for (const { at, when, with: given = [], answers = false } of known) {
    const callback = placeValue(run, facts, at);
    const args = given.map((result) =>
      typeof result === "object" && "type" in result && !("pipeline" in result)
        ? typed(facts, result.type)
        : resultValue(run, result, facts),
    );
    if (run.state.alternatives(callback).some(({ kind }) => kind === "function")) {
      if (when === "later") {
        runLater(run, callback, args, site, answers);
      } else {
        last = callFunction(run, callback, args, { site, awaited: true });
      }
    }
  }
  return last;
}

/** Runs what calls callbacks while the receiver keeps what it was given. */
function keeping(run: Run, call: Call, facts: LibraryCall, runs: () => Value | undefined): Value | undefined {
  if (call.keeps === undefined) {
    return runs();
  }
  const depth = run.kept.length;
  run.kept.push({ by: keeperId(run, facts), value: placeValue(run, facts, call.keeps) });
  const result = runs();
  if (call.callbacks !== undefined) {
    run.kept.splice(depth);
  } else {
    // Who does this changes something, though nothing happens outside of the program.
    run.state.addPossible("written");
  }
  return result;
}

function noteEffect(run: Run, effect: Effect, facts: LibraryCall, site: TSESTree.Node): void {
  const ports = portsOf(run, effect.ports, facts);
  const started = facts.query === undefined ? undefined : eventOf(run, facts.query);
  if (started !== undefined) {
    Object.assign(started, {
      danger: effect.danger,
      state: run.state.fork(),
      ports: new Map([...started.ports, ...ports]),
    });
    return;
  }
  const event: EffectEvent = {
    kind: "effect",
    danger: effect.danger === "database-write" && facts.query?.verb === "read" ? "database-read" : effect.danger,
    name: calledName(site) ?? facts.library.name,
    ports,
    ...(effect.account !== undefined && { account: placeValue(run, facts, effect.account) }),
    ...(effect.picks !== undefined && { picks: placeValue(run, facts, effect.picks) }),
    ...(effect.isUnlimited && { isUnlimited: true }),
    ...(effect.counts && { counts: true }),
    credentials: effect.credentials,
    ...(effect.parses && { parses: true }),
    ...(effect.anyColumn && { anyColumn: true }),
    query: facts.query,
    state: run.state.fork(),
    frame: run.frame,
    by: facts.library.convention === true ? "convention" : "model",
    ...run.siteOf(site),
  };
  run.note(event);
  if (facts.query !== undefined) {
    run.queried.set(facts.query, event);
  }
}

function portsOf(run: Run, ports: Effect["ports"], facts: LibraryCall): ReadonlyMap<string, Value> {
  return new Map(Object.entries(ports ?? {}).map(([name, place]) => [name, placeValue(run, facts, place)]));
}

/** The query goes off at the end of its chain: what is known then is what counts. */
function updateEffect(run: Run, query: Query, added: Effect["ports"], facts: LibraryCall, isSent: boolean): void {
  const event = eventOf(run, query);
  if (event !== undefined && (isSent || facts.library.query === query)) {
    const ports = new Map([...event.ports, ...portsOf(run, added, facts)]);
    Object.assign(event, { state: run.state.fork(), ports });
  }
}

function eventOf(run: Run, query: Query): EffectEvent | undefined {
  return run.queried.get(query);
}

export function noteGuard(run: Run, name: string, site: TSESTree.Node, choice: number | undefined): void {
  const event: GuardEvent = {
    kind: "guard",
    name,
    choice,
    isTried: run.tries > 0,
    state: run.state.fork(),
    frame: run.frame,
    by: "model",
    ...run.siteOf(site),
  };
  run.note(event);
}
