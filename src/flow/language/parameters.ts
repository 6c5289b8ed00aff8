import type { TSESTree } from "@typescript-eslint/utils";

import { bindPattern } from "./patterns.ts";
import type { Run } from "../run.ts";
import type { Scope } from "../values/scope.ts";
import type { Value } from "../values/value.ts";
import { opaque } from "../values/value.ts";

/** As many arguments as a client is taken to send to a function of which nobody knows how many it takes. */
export const usualArguments = 6;

/** What an action's client sends; the parameter that it ends up in gives it a name. */
export function clientArgument(index: number): Value {
  return opaque(
    [{ kind: "client", path: `argument ${String(index + 1)}`, via: "argument" }],
    { kind: "any" },
    `argument${String(index)}`,
  );
}

/** Whether a value is the last argument that a client is taken to send: behind it there may be any number of others. */
export function isLastSent({ id }: Value): boolean {
  const index = /^argument(?<index>\d+)$/u.exec(id)?.groups?.["index"];
  return index !== undefined && Number(index) >= usualArguments - 1;
}

/** Binds a parameter. A bare client argument takes on the parameter's name, for messages. */
export function bindParameter(run: Run, scope: Scope, parameter: TSESTree.Node, value: Value): void {
  bindPattern(run, scope, parameter, named(parameter, value), "declare");
}

function named(parameter: TSESTree.Node, value: Value): Value {
  const target = parameter.type === "AssignmentPattern" ? parameter.left : parameter;
  const [only] = value.alternatives;
  const [origin] = only?.kind === "opaque" ? only.from : [];
  if (only?.kind !== "opaque" || origin?.kind !== "client" || !/^argument \d+$/u.test(origin.path)) {
    return value;
  }
  const path = target.type === "Identifier" ? target.name : "input";
  return { id: value.id, alternatives: [{ ...only, from: [{ ...origin, path }] }] };
}
