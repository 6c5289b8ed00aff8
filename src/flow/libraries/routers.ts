import type { Finish, Result } from "../../models/model.ts";
import { callFunction } from "../language/calls.ts";
import { awaitValue, promiseOf } from "../language/promises.ts";
import { peekMember } from "../values/members.ts";
import { knownElements, newObject } from "../values/objects.ts";
import { finished } from "./pipelines.ts";
import type { Stage } from "./pipeline.ts";
import type { LibraryCall } from "./places.ts";
import { placeValue, wordOf } from "./places.ts";
import type { Run } from "../run.ts";
import type { Alternative, ApiValue, Value } from "../values/value.ts";
import { functionValue, native, opaque, undefinedValue, valueOf } from "../values/value.ts";

type Routed = Extract<Result, { readonly callers: string } | { readonly caller: string } | { readonly chains: string }>;

/** What becomes of one chain of a router; undefined where it is none. */
type OfChain = (chain: Alternative) => Value | undefined;

/** What is made of the chains of a router, or of one. */
export function routed(run: Run, result: Routed, call: LibraryCall): Value {
  if ("chains" in result) {
    return chainsBehind(run, placeValue(run, call, result.chains), placeValue(run, call, result.behind));
  }
  const stage = stageOf(run, placeValue(run, call, result.context));
  if ("callers" in result) {
    // The functions that the chains are, by the names that lead to them, in the context of whoever calls them.
    const ofChain = (chain: Alternative): Value | undefined => calledIn(chain, stage, result.finish);
    const router = placeValue(run, call, result.callers);
    const [one, ...more] = run.state.alternatives(router);
    const single = one === undefined || more.length > 0 ? undefined : ofChain(one);
    return single ?? eachChain(run, router, ofChain);
  }
  const [only, ...others] = run.state.alternatives(placeValue(run, call, result.caller));
  const caller = only !== undefined && others.length === 0 ? calledIn(only, stage, result.finish) : undefined;
  const input = placeValue(run, call, result.input);
  const site = call.node ?? run.module.program;
  return callFunction(run, caller ?? unknown(), [input], { site, awaited: true });
}

/** The chains of a router, behind what another chain begins with. */
function chainsBehind(run: Run, router: Value, before: Value): Value {
  const stages = run.state
    .alternatives(before)
    .flatMap((one) => (one.kind === "api" ? (one.library.pipeline?.stages ?? []) : []));
  return eachChain(run, router, (chain) => {
    const own = chain.kind === "api" ? chain.library.pipeline : undefined;
    return chain.kind === "api" && own !== undefined
      ? valueOf({ ...chain, library: { ...chain.library, pipeline: { ...own, stages: [...stages, ...own.stages] } } })
      : undefined;
  });
}

/** One chain as a function that is called in a context; it gives a promise, as they all do. */
function calledIn(chain: Alternative, stage: Stage, finish: Finish | undefined): Value | undefined {
  const whole =
    chain.kind === "function" && chain.code.kind === "native"
      ? chain.code.behind?.([stage])
      : chain.kind === "api" && finish !== undefined
        ? finishedBehind(chain.library, stage, finish)
        : undefined;
  return whole === undefined
    ? undefined
    : functionValue({
        kind: "native",
        name: "caller",
        call: (run: Run, args: readonly Value[], site, awaited: boolean) =>
          promiseOf(run, () => callFunction(run, whole, args, { site, awaited: true }), awaited),
      });
}

function finishedBehind({ name, pipeline }: ApiValue, stage: Stage, finish: Finish): Value | undefined {
  const handler = pipeline?.handler;
  return pipeline === undefined || handler === undefined
    ? undefined
    : finished(name, { ...pipeline, stages: [stage, ...pipeline.stages] }, finish, handler);
}

/** A function that gives a context is asked at each call, and handed nothing. */
function stageOf(run: Run, context: Value): Stage {
  const isMade = run.state.alternatives(context).some(({ kind }) => kind === "function");
  return {
    kind: "context",
    value: isMade
      ? native("context", (inner: Run, _, site) => callFunction(inner, context, [], { site, awaited: true }))
      : awaitValue(run, context),
  };
}

/** Nothing is made of a chain before somebody asks for it by its names: routers are large, and an action calls one of hundreds. */
function eachChain(run: Run, router: Value, ofChain: OfChain): Value {
  const trap = native("router", (inner: Run, [, name = undefinedValue]) => {
    const member = memberOfRouter(inner, router, wordOf(inner, name) ?? "");
    const [only, ...others] = inner.state.alternatives(member);
    if (only === undefined || only.kind === "undefined" || others.length > 0) {
      return unknown();
    }
    const isRouter =
      only.kind === "object" || only.kind === "namespace" || (only.kind === "api" && only.library.given !== undefined);
    return ofChain(only) ?? (isRouter ? eachChain(inner, member, ofChain) : member);
  });
  return newObject(run, new Map(), { trap });
}

/** What a router has under a name: an object of the program, or what the library made of one, or of several. */
function memberOfRouter(run: Run, router: Value, name: string): Value {
  const [only] = run.state.alternatives(router);
  if (only?.kind === "api" && only.library.given !== undefined) {
    return memberOfRouter(run, only.library.given, name);
  }
  const merged = knownElements(run, router);
  return merged === undefined
    ? peekMember(run, router, name)
    : (merged
        .map((one) => memberOfRouter(run, one, name))
        .find((member) => run.state.alternatives(member).some(({ kind }) => kind !== "undefined")) ?? undefinedValue);
}

/** A procedure that cannot be found: nobody can say what it checks, or does. */
function unknown(): Value {
  return opaque([{ kind: "unresolved", name: "procedure" }]);
}
