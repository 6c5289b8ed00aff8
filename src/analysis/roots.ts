import type { TSESTree } from "@typescript-eslint/utils";

import type { Action } from "../actions/action.ts";
import { isFunction } from "../ast/functions.ts";
import { callFunction } from "../flow/language/calls.ts";
import { evaluate } from "../flow/language/expressions.ts";
import { clientArgument, usualArguments } from "../flow/language/parameters.ts";
import { awaitValue } from "../flow/language/promises.ts";
import type { Run } from "../flow/run.ts";
import { moduleExport, moduleScope, topLevelValue } from "../flow/language/toplevel.ts";
import type { Value } from "../flow/values/value.ts";
import { functionValue, opaque } from "../flow/values/value.ts";
import { functionOf } from "./input/parameters.ts";

/** Calls an action as a client does, and notes all that happens. */
export function runAction(run: Run, action: Action): void {
  const root = action.kind === "export" ? exportedValue(run, action) : inlineValue(run, action);
  if (root === undefined) {
    return;
  }
  const declared = functionOf(action, run.host)?.params.length ?? 0;
  const length = Math.max(declared, usualArguments);
  const args = Array.from({ length }, (_, index) => clientArgument(index));
  const result = awaitValue(run, callFunction(run, root, args, { site: action.node, awaited: true }));
  if (run.state.alive) {
    run.events.push({
      kind: "disclosure",
      value: result,
      state: run.state.fork(),
      frame: "action",
      by: "model",
      ...run.siteOf(action.node),
    });
  }
}

function exportedValue(run: Run, action: Action): Value | undefined {
  return (
    moduleExport(run, run.host, action.name) ??
    (action.local === undefined ? undefined : topLevelValue(run, run.host, action.local))
  );
}

/** Whether what an export stands for is certainly no function: a schema, an object, a text. */
export function isNoFunction(run: Run, action: Action): boolean {
  const { alternatives } = exportedValue(run, action) ?? opaque();
  return alternatives.length > 0 && alternatives.every(({ kind }) => noFunctions.has(kind));
}

const noFunctions: ReadonlySet<string> = new Set(["const", "object", "schema"]);

/** The value of an action that is defined inside other code, with what it captured there. */
function inlineValue(run: Run, action: Action): Value | undefined {
  const node = action.function;
  if (node === undefined) {
    return undefined;
  }
  const [outermost] = action.enclosing.filter(isFunction);
  const scope = moduleScope(run, run.host);
  if (outermost === undefined) {
    return functionValue({ kind: "closure", node, scope, module: run.host });
  }
  const captured = captureIn(run, outermost, node);
  // What was known at render time was known then; the values that were captured stay what they had turned out to be.
  const isVerified = captured?.state.has("authenticated") === true;
  const isPossible = captured?.state.has("authenticated?") === true;
  run.events.length = 0;
  run.made.clear();
  run.state = (captured?.state ?? run.state).withoutFacts();
  if (isVerified) {
    run.state.add("captured");
  }
  if (isPossible && !isVerified) {
    run.state.add("authenticated?");
  }
  return captured?.value ?? functionValue({ kind: "closure", node, scope, module: run.host });
}

/** Runs the code around an inline action up to where it comes to be. */
function captureIn(run: Run, outermost: TSESTree.Node, node: TSESTree.Node) {
  run.watched = node;
  const scope = moduleScope(run, run.host);
  if (isFunction(outermost)) {
    const closure = functionValue({ kind: "closure", node: outermost, scope, module: run.host });
    callFunction(run, closure, [opaque(), opaque()], { site: outermost, awaited: true });
  } else {
    evaluate(run, scope, outermost);
  }
  run.watched = undefined;
  return run.captured;
}
