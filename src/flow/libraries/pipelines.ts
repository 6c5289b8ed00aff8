import { joinStates } from "../values/join.ts";
import type { TSESTree } from "@typescript-eslint/utils";

import type { Finish, PipelineArgument, PipelineStep } from "../../models/model.ts";
import { callFunction } from "../language/calls.ts";
import { mayLog } from "../language/inert.ts";
import { elementOf, peekMember, peekPath } from "../values/members.ts";
import { knownElements, newArray, newObject, spreadOf } from "../values/objects.ts";
import type { Pipeline, Stage } from "./pipeline.ts";
import type { LibraryCall } from "./places.ts";
import { placeValue } from "./places.ts";
import type { Catcher, Run } from "../run.ts";
import { joinPaths, newCatcher, noteLog } from "../run.ts";
import { originsIn } from "../values/origins.ts";
import { extended, schemaFrom, shapeOfSchema, validated } from "./schemas.ts";
import type { Value } from "../values/value.ts";
import { functionValue, native, nullValue, opaque, undefinedValue } from "../values/value.ts";

/** A longer chain, or the function that a finished one is, after the steps of one call. */
export function pipelineSteps(
  run: Run,
  steps: PipelineStep | readonly PipelineStep[],
  call: LibraryCall,
): Pipeline | Value {
  let chain: Pipeline | Value = call.library.pipeline ?? { stages: [] };
  for (const step of [steps].flat() as readonly PipelineStep[]) {
    if (!("stages" in chain)) {
      break;
    }
    chain = pipelineStep(run, step, chain, call);
  }
  return chain;
}

function pipelineStep(run: Run, step: PipelineStep, before: Pipeline, call: LibraryCall): Pipeline | Value {
  if ("drop" in step) {
    return { ...before, stages: before.stages.filter(({ kind }) => kind !== step.drop) };
  }
  if ("finish" in step) {
    const handler = step.finish === "handler" ? (before.handler ?? opaque()) : placeValue(run, call, step.finish);
    return finished(call.library.name, before, step, handler);
  }
  switch (step.add) {
    case "nothing":
      return before;
    case "stages":
      return { ...before, stages: [...before.stages, ...stagesAt(run, placeValue(run, call, step.at))] };
    case "handler":
      return { ...before, handler: placeValue(run, call, step.at) };
    case "context": {
      const value = placeValue(run, call, step.at);
      const stage: Stage = { kind: "context", value };
      return isAbsent(run, value)
        ? before
        : { ...before, stages: step.first === true ? [stage, ...before.stages] : [...before.stages, stage] };
    }
    default: {
      const value = placeValue(run, call, step.at);
      const isMerged = "merged" in step;
      return isAbsent(run, value)
        ? before
        : { ...before, stages: [...before.stages, { kind: step.add, value, ...(isMerged && { isMerged }) }] };
    }
  }
}

/** The function that a chain is. */
export function finished(name: string, chain: Pipeline, finish: Finish, handler: Value): Value {
  return functionValue({
    kind: "native",
    name,
    call: (run: Run, args: readonly Value[], site: TSESTree.Node) =>
      new Execution(run, chain, finish, handler, args, site).start(),
    behind: (stages) => finished(name, { ...chain, stages: [...stages, ...chain.stages] }, finish, handler),
  });
}

function isAbsent(run: Run, value: Value): boolean {
  return run.state.alternatives(value).every(({ kind }) => kind === "undefined");
}

function stagesAt(run: Run, value: Value): readonly Stage[] {
  return (knownElements(run, value) ?? [value]).flatMap((element) =>
    run.state
      .alternatives(element)
      .flatMap((alternative) => (alternative.kind === "api" ? (alternative.library.pipeline?.stages ?? []) : [])),
  );
}

/** What a client sends to a finished chain has no parameter to take its name from. */
function inputOf(value: Value): Value {
  return {
    id: value.id,
    alternatives: value.alternatives.map((alternative) =>
      alternative.kind === "opaque"
        ? {
            ...alternative,
            from: alternative.from.map((origin) =>
              origin.kind === "client" && /^argument \d+$/u.test(origin.path) ? { ...origin, path: "input" } : origin,
            ),
          }
        : alternative,
    ),
  };
}

/** Ways that end alike are gone on as one; which of them it was stays a choice. */
function inOne(ways: Catcher["thrown"]): Catcher["thrown"] {
  const alive = ways.filter(({ state }) => state.alive);
  return alive.length <= 1
    ? alive
    : [
        joinStates(
          alive.map(({ state }) => state),
          alive.map(({ value }) => value),
        ),
      ];
}

/** Runs code that nothing hangs on but what it gives. */
function quietly(run: Run, action: () => Value): Value {
  const { frame, catcher, state } = run;
  run.frame = "detached";
  run.catcher = newCatcher(false);
  const value = action();
  const isOver = !run.state.alive;
  Object.assign(run, { frame, catcher, ...(isOver && { state }) });
  return isOver ? opaque([], { kind: "string" }) : value;
}

/** Whether a value has something of what an error says. */
function tells(run: Run, value: Value): boolean {
  return originsIn(run, [value]).some(({ kind }) => kind === "error");
}

/** One call of a finished chain. */
class Execution {
  readonly #run: Run;
  readonly #stages: readonly Stage[];
  readonly #finish: Finish;
  readonly #handler: Value;
  readonly #args: readonly Value[];
  readonly #site: TSESTree.Node;
  readonly #input: Value;

  constructor(
    run: Run,
    pipeline: Pipeline,
    finish: Finish,
    handler: Value,
    args: readonly Value[],
    site: TSESTree.Node,
  ) {
    this.#run = run;
    this.#stages = pipeline.stages;
    this.#finish = finish;
    this.#handler = handler;
    this.#args = args;
    this.#site = site;
    this.#input = inputOf(args.at(Number(finish.input)) ?? undefinedValue);
  }

  /** The library catches what is thrown and answers with an error; it never throws itself. */
  start(): Value {
    const run = this.#run;
    const outer = run.catcher;
    this.#noteErrorLog();
    if (this.#finish.result === "plain") {
      return this.#stage(0, this.#context(), this.#site);
    }
    run.catcher = { ...newCatcher(true), isLibrarys: true };
    const value = this.#stage(0, this.#context(), this.#site);
    const { thrown, implicit } = run.catcher;
    run.catcher = outer;
    const isFirst = this.#finish.result === "error-first";
    const isPair = isFirst || this.#finish.result === "pair";
    const ways =
      isPair && implicit.length > 0
        ? [...thrown, { state: joinStates(implicit).state, value: opaque([{ kind: "error" }]) }]
        : inOne(thrown);
    const failed = ways.map((way) => {
      const here = run.state;
      run.state = way.state;
      const answer = isPair
        ? newArray(run, isFirst ? [opaque(), undefinedValue] : [nullValue, this.#answerOf(way.value)])
        : newObject(run, new Map([["serverError", this.#serverError(way.value)]]));
      const { state } = run;
      run.state = here;
      return { state, answer };
    });
    return joinPaths(
      run,
      [run.state, ...failed.map(({ state }) => state)],
      [value, ...failed.map(({ answer }) => answer)],
    );
  }

  /** Finds out whether the chain's own function for errors writes a log; what else it does is no matter of this action. */
  #noteErrorLog(): void {
    const run = this.#run;
    const stage = this.#stages.findLast(({ kind }) => kind === "errors");
    if (stage === undefined || run.isLogged || !run.state.alive) {
      return;
    }
    if (mayLog(run, stage.value, 2, this.#site)) {
      noteLog(run);
    }
  }

  /** What the chain's own function makes of an error of the program's: whether it passes on what that says. */
  #serverError(error: Value): Value {
    const run = this.#run;
    const stage = this.#stages.findLast(({ kind }) => kind === "errors");
    const own = { id: error.id, alternatives: run.state.alternatives(error).filter(({ kind }) => kind === "object") };
    if (stage === undefined || own.alternatives.length === 0) {
      return opaque([], { kind: "string" });
    }
    const answer = this.#askOf(stage, own);
    // Where it tells of whatever fails, that is said once, of the function itself.
    return tells(run, answer) && this.#tellsOfAll(stage) ? opaque([], { kind: "string" }) : answer;
  }

  #askOf(stage: Stage, error: Value): Value {
    const run = this.#run;
    return quietly(run, () => callFunction(run, stage.value, [error, opaque()], { site: this.#site, awaited: true }));
  }

  /** Whether the chain's own function for errors passes on what one says that the program has not made; a mere question. */
  #tellsOfAll(stage: Stage): boolean {
    const run = this.#run;
    const { state } = run;
    const before = run.events.length;
    run.state = state.fork();
    const isTold = tells(run, this.#askOf(stage, opaque([{ kind: "error" }])));
    run.events.length = before;
    run.state = state;
    return isTold;
  }

  /** What the second of a pair tells of an error: what it says itself, unless a function of the chain says something else. */
  #answerOf(error: Value): Value {
    return this.#stages.some(({ kind }) => kind === "errors")
      ? opaque()
      : newObject(this.#run, new Map([["message", peekMember(this.#run, error, "message")]]));
  }

  /** What the chain begins with: nothing, or what whoever calls it has made. */
  #context(): Value {
    const isOwn = this.#finish.outer !== true || this.#stages.some(({ kind }) => kind === "context");
    const outer = opaque([{ kind: "unresolved", name: "context" }]);
    return newObject(this.#run, new Map(), { spread: isOwn ? [] : [spreadOf(outer)] });
  }

  /** What runs from a stage on; the site is where the one before calls it. */
  #stage(index: number, context: Value, site: TSESTree.Node): Value {
    const run = this.#run;
    const stage = this.#stages[index];
    if (stage === undefined) {
      return this.#handle(context, site);
    }
    const rest = (more: Value, from: TSESTree.Node) =>
      this.#stage(index + 1, newObject(run, new Map(), { spread: [spreadOf(more), spreadOf(context)] }), from);
    switch (stage.kind) {
      case "input":
      case "bound":
      case "output":
      case "errors":
      case "metadata":
        return this.#stage(index + 1, context, site);
      case "context": {
        const isMade = run.state.alternatives(stage.value).some(({ kind }) => kind === "function");
        const result = isMade
          ? callFunction(run, stage.value, this.#arguments(this.#finish.middleware, context), {
              site,
              awaited: true,
            })
          : stage.value;
        return run.state.alive ? rest(result, site) : undefinedValue;
      }
      case "middleware": {
        const next = native("next", (_: Run, args, from) => {
          const [, ...names] = this.#finish.context.split(".");
          return rest(args[0] === undefined ? newObject(run) : peekPath(run, args[0], names), from);
        });
        return callFunction(run, stage.value, this.#arguments(this.#finish.middleware, context, next), {
          site,
          awaited: true,
        });
      }
    }
  }

  #handle(context: Value, site: TSESTree.Node): Value {
    const run = this.#run;
    const result = callFunction(run, this.#handler, this.#arguments(this.#finish.handler, context), {
      site,
      awaited: true,
    });
    const output = this.#stages.findLast(({ kind }) => kind === "output");
    const seen =
      output === undefined
        ? result
        : validated(run, shapeOfSchema(run, schemaFrom(run, output.value, this.#site)), result);
    const { result: form } = this.#finish;
    if (form === "plain") {
      return seen;
    }
    if (form === "error-first") {
      return newArray(run, [nullValue, seen]);
    }
    return form === "pair" ? newArray(run, [seen, nullValue]) : newObject(run, new Map([[form.member, seen]]));
  }

  #arguments(wanted: readonly PipelineArgument[], context: Value, next?: Value): readonly Value[] {
    return wanted.map((argument) => this.#argument(argument, context, next));
  }

  #argument(argument: PipelineArgument, context: Value, next: Value | undefined): Value {
    const run = this.#run;
    if (typeof argument === "object") {
      return newObject(
        run,
        new Map(Object.entries(argument.object).map(([name, inner]) => [name, this.#argument(inner, context, next)])),
      );
    }
    switch (argument) {
      case "next":
        return next ?? undefinedValue;
      case "context":
        return context;
      case "raw":
        return this.#input;
      case "asks-raw":
        return native("raw input", () => this.#input);
      case "parsed":
        return this.#parsed();
      case "bound-raw":
        return newArray(run, this.#args.slice(0, -1));
      case "bound":
        return this.#bound();
      case "previous":
        return this.#args[0] ?? undefinedValue;
      case "metadata":
        return this.#metadata();
      case "unknown":
        return opaque();
    }
  }

  #parsed(): Value {
    const run = this.#run;
    const schemas = this.#stages.filter(({ kind }) => kind === "input");
    const from = schemas.findLastIndex(({ isMerged }) => isMerged !== true);
    const [first, ...others] = schemas
      .slice(Math.max(from, 0))
      .map(({ value }) => shapeOfSchema(run, schemaFrom(run, value, this.#site)));
    if (first === undefined) {
      return this.#input;
    }
    return validated(run, others.reduce(extended, first), this.#input);
  }

  /** What the chain says of itself, which its middleware may go by. */
  #metadata(): Value {
    const said = this.#stages.filter(({ kind }) => kind === "metadata");
    const from = said.findLastIndex(({ isMerged }) => isMerged !== true);
    const [first, ...others] = said.slice(Math.max(from, 0));
    return first === undefined
      ? opaque()
      : others.reduce(
          (all, { value }) => newObject(this.#run, new Map(), { spread: [spreadOf(value), spreadOf(all)] }),
          first.value,
        );
  }

  #bound(): Value {
    const run = this.#run;
    const stage = this.#stages.findLast(({ kind }) => kind === "bound");
    const raw = this.#args.slice(0, -1);
    if (stage === undefined) {
      return newArray(run, raw);
    }
    const schemas = knownElements(run, stage.value);
    return newArray(
      run,
      raw.map((value, index) =>
        validated(run, shapeOfSchema(run, schemas?.[index] ?? elementOf(run, stage.value)), value),
      ),
    );
  }
}
