import type { TSESTree } from "@typescript-eslint/utils";

import { bare } from "../../ast/bare.ts";
import { isFunction } from "../../ast/functions.ts";
import type { Run } from "../run.ts";
import { mayThrow } from "../run.ts";
import { computed } from "../values/origins.ts";
import { freshId } from "../values/value.ts";
import type { Alternative, Value } from "../values/value.ts";
import { arrayMethods } from "./builtins/arrays.ts";
import { runCallbacks } from "./callbacks.ts";

/**
 * Whether a method of what a package that we know nothing about has made of the caller, or of nobody, is given functions:
 * it may go by who there is in calling them (`result.match(onOk, onError)`, `match(session).with(…, act)`). Lists have all of
 * theirs called.
 */
export function decidesByCaller(run: Run, receiver: Value, name: string, args: readonly TSESTree.Node[]): boolean {
  return !arrayMethods.has(name) && args.some(holdsFunction) && run.state.alternatives(receiver).some(isMadeOfCaller);
}

function holdsFunction(argument: TSESTree.Node): boolean {
  const value = bare(argument);
  return (
    isFunction(value) ||
    (value.type === "ObjectExpression" &&
      value.properties.some((property) => property.type === "Property" && isFunction(bare(property.value))))
  );
}

function isMadeOfCaller(alternative: Alternative): boolean {
  return (
    alternative.kind === "opaque" &&
    alternative.from.some(({ kind }) => kind === "package") &&
    alternative.from.some(({ kind }) => kind === "identity")
  );
}

/** Calls those functions, each once or not at all: whether there is a caller, the method may know. */
export function decided(run: Run, receiver: Value, args: readonly Value[], site: TSESTree.Node): Value {
  mayThrow(run);
  const returned = runCallbacks(run, args, site, true);
  const made = computed(run, [...args, receiver], { kind: "any" }, freshId("d"));
  return { id: made.id, alternatives: [...made.alternatives, ...(returned?.alternatives ?? [])] };
}
