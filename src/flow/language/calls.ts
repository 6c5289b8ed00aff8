import type { TSESTree } from "@typescript-eslint/utils";

import { callGlobal } from "./builtins/globals.ts";
import { construct } from "./classes.ts";
import { evaluate } from "./expressions.ts";
import type { Event } from "../event.ts";
import { isIdle } from "./inert.ts";
import { noteServiceCall, originsOfMade } from "./keyed-clients.ts";
import { callLibrary, noteGuard } from "../libraries/library-calls.ts";
import { writeMember } from "../values/writes.ts";
import { calledName, staticName } from "./names.ts";
import { noteOwnLimiter } from "./own-limiters.ts";
import { newArray } from "../values/objects.ts";
import { made, originsIn } from "../values/origins.ts";
import { bindParameter } from "./parameters.ts";
import { namesIn } from "./patterns.ts";
import { isRecursion } from "./recursion.ts";
import { repeated } from "./repeated.ts";
import { functionsIn, runCallbacks } from "./callbacks.ts";
import { promiseOf } from "./promises.ts";
import { withSurplus } from "./surplus.ts";
import type { Run } from "../run.ts";
import {
  deepestCall,
  fork,
  joinPaths,
  mayThrow,
  newActivation,
  newCatcher,
  noteLog,
  noteStranger,
  throwValue,
} from "../run.ts";
import { Scope } from "../values/scope.ts";
import { openObject } from "../values/shape.ts";
import { executeBody } from "./statements.ts";
import { noteAsked } from "../values/texts.ts";
import { heed } from "../values/unsaid.ts";
import type { Alternative, Closure, Value } from "../values/value.ts";
import { freshId, freshNumber, hidden, native, nullValue, opaque, tagged, undefinedValue } from "../values/value.ts";

/** How, and where, a function is called. */
export interface Calling {
  readonly site: TSESTree.Node;
  readonly self?: Value;
  /** Its promise is awaited on the spot. */
  readonly awaited?: boolean;
  readonly form?: "call" | "construct" | "tag";
  /** The class whose method or constructor is called. */
  readonly home?: Value;
}

/** Calls whatever a value may be. */
export function callFunction(run: Run, callee: Value, args: readonly Value[], calling: Calling): Value {
  if (!run.state.alive) {
    return undefinedValue;
  }
  const alternatives = run.state.alternatives(callee);
  const callable = alternatives.filter(({ kind }) => kind !== "undefined" && kind !== "null" && kind !== "const");
  const preferred = callable.some(({ kind }) => kind === "function")
    ? callable.filter(({ kind }) => kind === "function" || kind === "api")
    : callable;
  const [only, ...others] = preferred;
  if (only === undefined) {
    throwValue(run, opaque([{ kind: "error" }]), true);
    return undefinedValue;
  }
  if (others.length === 0) {
    return callAlternative(run, callee, only, args, calling);
  }
  return fork(
    run,
    preferred.slice(0, 4).map((alternative) => () => {
      if (!run.state.keep(callee, (one) => one === alternative)) {
        run.state.die();
        return undefinedValue;
      }
      return callAlternative(run, callee, alternative, args, calling);
    }),
  );
}

function callAlternative(
  run: Run,
  callee: Value,
  alternative: Alternative,
  args: readonly Value[],
  calling: Calling,
): Value {
  const { site, awaited = false, form = "call" } = calling;
  switch (alternative.kind) {
    case "function":
      if (alternative.code.kind === "native") {
        return alternative.code.call(run as never, args, site, awaited);
      }
      return callClosure(run, alternative.code, args, calling);
    case "class":
      return form === "construct" ? construct(run, callee, args, site) : opaque();
    case "api":
      // What is no method is called on itself: `new Task(data)` makes a row of `Task`.
      return callLibrary(run, alternative.library, args, { site, awaited, form, self: calling.self ?? callee });
    case "schema":
      // Some schemas are functions (ArkType), or are made into one (Ajv).
      return callLibrary(run, { ...alternative.library, receiver: callee }, args, { site, awaited, form });
    case "opaque":
      return callUnknown(run, callee, alternative, args, calling);
    default:
      runCallbacks(run, args, site);
      return opaque(originsIn(run, args));
  }
}

/** Calls a function of the program: evaluates its body with these arguments. */
export function callClosure(run: Run, closure: Closure, given: readonly Value[], calling: Calling): Value {
  const { node } = closure;
  if (isRecursion(run, closure, given, calling.site)) {
    // Whatever a recursion comes to, it has come to it in a call that does not recurse: this path adds nothing to that.
    run.cuts += 1;
    run.state.die();
    return undefinedValue;
  }
  if (run.active.length > deepestCall || run.exhausted) {
    run.cuts += 1;
    return cutShort(run, node);
  }
  noteOwnLimiter(run, closure, calling.site);
  const args = withSurplus(run, closure, given, calling.site);
  if (calling.site === run.unused) {
    const idle = isIdle(run, closure, args, calling.site);
    if (idle === "inert") {
      return undefinedValue;
    }
    // Whether it may fail with what it is given matters where nothing else does.
    if (idle === "inert, may throw" && !isFirstRisk(run)) {
      mayThrow(run);
      return undefinedValue;
    }
  }
  return repeated(run, closure, args, calling, () =>
    remembered(run, closure, args, () => callBody(run, closure, args, calling)),
  );
}

/** What a function with a memory gave when it was called with the same values before, on this very path. */
function remembered(run: Run, { memory }: Closure, given: readonly Value[], call: () => Value): Value {
  if (memory === undefined || run.frame === "module") {
    return call();
  }
  const name = `called:${String(memory)}(${given.map(({ id }) => id).join()})`;
  const known = run.state.has(name) ? run.memories.get(name) : undefined;
  const before = known === undefined ? undefined : run.state.cell(known);
  if (before !== undefined) {
    return before;
  }
  const value = call();
  if (run.state.alive) {
    const cell = known ?? freshNumber();
    run.memories.set(name, cell);
    run.state.setCell(cell, value);
    run.state.add(name);
  }
  return value;
}

function callBody(run: Run, closure: Closure, given: readonly Value[], calling: Calling): Value {
  const { node, module } = closure;
  const args = closure.bound === undefined ? given : [...closure.bound, ...given];
  const self = closure.self ?? calling.self ?? undefinedValue;
  const body = () => evaluateBody(run, closure, args, self, calling.home ?? closure.home);
  const { module: outer, unused } = run;
  run.calls.push({ module: outer, node: calling.site });
  run.active.push(closure);
  run.module = module;
  const before = run.events.length;
  const value = node.generator
    ? generated(run, body)
    : node.async
      ? promiseOf(run, body, calling.awaited ?? false)
      : body();
  run.module = outer;
  run.unused = unused;
  run.active.pop();
  run.calls.pop();
  if (run.active.length > 0 && run.events.length > before && answersIdentity(run, value) && !isHandedInput(run, args)) {
    markGuardFrame(run.events.slice(before));
  }
  return value;
}

/** A generator's code runs when, and as far as, somebody asks for its values: what it checks may be checked, for all we can see. */
function generated(run: Run, body: () => Value): Value {
  const { state, catcher } = run;
  run.state = state.fork();
  run.catcher = newCatcher(false);
  body();
  const isKnown = run.state.alive && run.state.has("authenticated");
  run.catcher = catcher;
  joinPaths(run, [state, run.state]);
  if (isKnown) {
    run.state.add("authenticated?");
  }
  return opaque();
}

/** Who is handed what the client sent has other work to do than to say who is calling. */
function isHandedInput(run: Run, args: readonly Value[]): boolean {
  return originsIn(run, args).some(
    (origin) => origin.kind === "client" && (origin.via === "argument" || origin.via === "form"),
  );
}

/** A call that is not followed any further establishes nothing; whether it would have is unknown. */
function cutShort(run: Run, node: Closure["node"]): Value {
  run.state.add("authenticated?");
  return opaque([{ kind: "unresolved", name: node.id?.name ?? "recursion" }]);
}

function evaluateBody(run: Run, closure: Closure, args: readonly Value[], self: Value, home: Value | undefined): Value {
  const { node } = closure;
  const outer = run.activation;
  const scope = new Scope(closure.module, closure.scope);
  const isArrow = node.type === "ArrowFunctionExpression";
  // An arrow function has the `this` of the place where it stands.
  run.activation = newActivation(node, isArrow ? (closure.self ?? undefinedValue) : self, node.async, home);
  const { activation } = run;
  if (node.type === "FunctionExpression" && node.id) {
    bindParameter(run, scope, node.id, {
      id: freshId("f"),
      alternatives: [{ kind: "function", when: undefined, code: closure }],
    });
  }
  const [first] = node.params;
  // TypeScript lets a function declare what its `this` is, as if that were a parameter.
  const params = first?.type === "Identifier" && first.name === "this" ? node.params.slice(1) : node.params;
  for (const [index, parameter] of params.entries()) {
    const value = parameter.type === "RestElement" ? newArray(run, args.slice(index)) : (args[index] ?? undefinedValue);
    bindParameter(run, scope, parameter, value);
    if (parameter.type === "TSParameterProperty") {
      bindProperty(run, scope, self, parameter);
    }
  }
  if (node.body.type !== "BlockStatement") {
    const value = evaluate(run, scope, node.body, node.async);
    activation.returns.push({ state: run.state, value });
  } else {
    executeBody(run, scope, node.body);
    activation.returns.push({ state: run.state, value: undefinedValue });
  }
  run.activation = outer;
  return joinPaths(
    run,
    activation.returns.map(({ state }) => state),
    activation.returns.map(({ value }) => value),
  );
}

/** `constructor(private readonly db: Database)`: the parameter is a member, too. */
function bindProperty(run: Run, scope: Scope, self: Value, { parameter }: TSESTree.TSParameterProperty): void {
  for (const name of namesIn(parameter)) {
    const cell = scope.own(name);
    const value = cell === undefined ? undefined : run.state.cell(cell);
    if (value !== undefined) {
      writeMember(run, self, name, value);
    }
  }
}

/** What happens inside the code whose result is the caller's identity belongs to the guard: a session's refresh, say. */
function markGuardFrame(events: readonly Event[]): void {
  for (const event of events) {
    if (event.frame === "action") {
      event.frame = "guard";
    }
  }
}

function answersIdentity(run: Run, value: Value, depth = 0): boolean {
  return run.state.alternatives(value).some((alternative) => {
    switch (alternative.kind) {
      case "opaque":
        return alternative.from.some((origin) => origin.kind === "identity" && !origin.path.startsWith("@row"));
      case "promise":
        return depth < 2 && answersIdentity(run, alternative.promise.value, depth + 1);
      case "object": {
        const object = depth < 2 ? run.state.object(alternative.ref) : undefined;
        return (
          object !== undefined && [...object.fields.values()].some((field) => answersIdentity(run, field, depth + 1))
        );
      }
      default:
        return false;
    }
  });
}

/** Whether somebody catches what is thrown, and nothing has been that could be. */
function isFirstRisk({ catcher, tries }: Run): boolean {
  return tries > 0 && catcher.wanted && catcher.implicit.length + catcher.thrown.length === 0;
}

/** Calls something of which no more than its origin is known. */
function callUnknown(
  run: Run,
  callee: Value,
  { from, shape }: Alternative & { readonly kind: "opaque" },
  args: readonly Value[],
  calling: Calling,
): Value {
  const global = callGlobal(run, callee, args, calling.site);
  if (global !== undefined) {
    return global;
  }
  mayThrow(run);
  const unresolved = from.find((origin) => origin.kind === "unresolved");
  if (unresolved?.kind === "unresolved") {
    const answer = byConvention(run, nameOfCall(callee, unresolved.name), args, calling);
    if (answer !== undefined) {
      return answer;
    }
  }
  const name = calledName(calling.site) ?? "";
  const isLogger = run.world.conventions?.loggers.some((pattern) => pattern.test(name)) === true;
  const isLimiter = run.world.conventions?.limiters.some((pattern) => pattern.test(name)) === true;
  if (!isLogger) {
    noteStranger(run, calling.site);
    heed(run.state, args);
  }
  if (isLogger || (unresolved !== undefined && !isLimiter)) {
    // Nobody can say what the project's own code does that cannot be found.
    noteLog(run);
  }
  if (!isLogger && !isLimiter && unresolved === undefined) {
    noteServiceCall(run, from, calling.site);
  }
  const asks = unresolved === undefined && asksForCaller(run, calling.site, args);
  args.forEach((arg) => {
    noteAsked(run.state, arg);
  });
  const given = originsIn(run, [...args, callee]);
  // Whoever is handed the caller, or nobody, as well as functions, may go by it in calling them.
  const decides = unresolved !== undefined || given.some(({ kind }) => kind === "identity");
  const returned = runCallbacks(run, args, calling.site, decides);
  const origins = [
    ...(unresolved === undefined ? (asks ? [{ kind: "unresolved", name: "caller" } as const] : []) : [unresolved]),
    ...originsOfMade(run, made(given), args, calling).filter(({ kind }) => kind !== "unresolved"),
  ];
  const isTainted = origins.some(({ kind }) => kind === "client");
  const result: Value = {
    id: freshId(),
    alternatives: [hidden(origins, shape, { of: isTainted ? args : undefined })],
  };
  const wrapped = functionsIn(run, args).filter((value) => args.includes(value));
  const alternatives = [
    ...result.alternatives,
    ...(returned?.alternatives ?? []),
    ...wrapped.slice(0, 2).flatMap((value) => wrapper(value, unresolved !== undefined).alternatives),
  ];
  return { id: result.id, alternatives };
}

/** What a wrapper gives that we cannot look into: the function itself, behind a check that we do not know. */
export function wrapper(inner: Value, unknownGuard: boolean): Value {
  return native("wrapper", (run: Run, args, site) => {
    if (unknownGuard) {
      run.state.add("authenticated?");
    }
    return callFunction(run, inner, args, { site, awaited: true });
  });
}

/** The caller, as a client of the project's own backend asks for them: `trpc.user.me`. */
const callersName = /^(?:me|viewer|whoami|currentUser|getSession|getCurrentUser)$/u;

/** Whether a call of a package that we know nothing about is, by the names in it, a question who is calling. */
function asksForCaller(run: Run, site: TSESTree.Node, args: readonly Value[]): boolean {
  return (
    run.world.conventions !== undefined && run.frame !== "module" && namesCaller(site) && !isHandedInput(run, args)
  );
}

function namesCaller(node: TSESTree.Node, depth = 0): boolean {
  switch (node.type) {
    case "CallExpression":
      return (
        namesCaller(node.callee, depth) ||
        (depth < 2 && node.arguments.some((argument) => namesCaller(argument, depth + 1)))
      );
    case "MemberExpression":
      return callersName.test(staticName(node.property, node.computed) ?? "") || namesCaller(node.object, depth);
    default:
      return false;
  }
}

function nameOfCall(callee: Value, fallback: string): string {
  return /[.:](?<name>[\w$]+)$/u.exec(callee.id)?.groups?.["name"] ?? fallback;
}

/** What a call does, going by the name of a function of the project that cannot be found. */
function byConvention(
  run: Run,
  name: string,
  args: readonly Value[],
  { site, awaited = false }: Calling,
): Value | undefined {
  const { conventions } = run.world;
  if (conventions === undefined || originsIn(run, args).some((origin) => origin.kind === "client")) {
    return undefined;
  }
  if (conventions.limiters.some((pattern) => pattern.test(name))) {
    run.state.addPossible("limited");
    return undefined;
  }
  const identity = opaque([{ kind: "identity", path: "" }], openObject);
  if (conventions.guards.some((pattern) => pattern.test(name))) {
    // Not awaited, it may be a plain function or a mistake: the name alone does not tell.
    run.state.add(`${/admin|role|permission|access/iu.test(name) ? "role" : "authenticated"}${awaited ? "" : "?"}`);
    noteGuard(run, name, site, undefined);
    return identity;
  }
  if (conventions.identities.some((pattern) => pattern.test(name))) {
    const choice = run.state.choose([[], ["authenticated"]]);
    noteGuard(run, name, site, choice);
    return {
      id: freshId("who"),
      alternatives: [...tagged(nullValue, choice, 1).alternatives, ...tagged(identity, choice, 2).alternatives],
    };
  }
  return undefined;
}
