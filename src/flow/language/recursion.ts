import type { TSESTree } from "@typescript-eslint/utils";

import type { Run } from "../run.ts";
import type { Closure, Value } from "../values/value.ts";
import { namesIn } from "./patterns.ts";

/** How often a helper that takes a function may stand within itself: an action, its service, the session, the store, and one more. */
const deepestNesting = 5;

/**
 * Whether a call only goes round in a circle. A helper that runs what it is handed, `attempt(async () => …)`, stands within
 * itself wherever what it runs calls the next layer, which uses it as well: that comes to an end, since each layer hands it
 * a function of its own.
 */
export function isRecursion(run: Run, { node, scope }: Closure, args: readonly Value[], site: TSESTree.Node): boolean {
  const times = run.active.filter((one) => one.node === node && one.scope === scope).length;
  if (times <= 1) {
    return false;
  }
  return times >= deepestNesting || run.calls.some((call) => call.node === site) || !handsItsOwn(run, args, site);
}

/** Whether a call hands over a function that its own code has: a function that it was given itself may go round. */
function handsItsOwn(run: Run, args: readonly Value[], site: TSESTree.Node): boolean {
  return (
    site.type === "CallExpression" && site.arguments.some((argument, index) => isItsOwn(run, argument, args[index]))
  );
}

function isItsOwn(run: Run, argument: TSESTree.Node, value: Value | undefined): boolean {
  switch (argument.type) {
    case "ArrowFunctionExpression":
    case "FunctionExpression":
      return true;
    case "ObjectExpression":
      return argument.properties.some(
        (property) => property.type === "Property" && isItsOwn(run, property.value, undefined),
      );
    case "Identifier":
      return (
        value !== undefined &&
        run.state.alternatives(value).some(({ kind }) => kind === "function") &&
        !(run.active.at(-1)?.node.params ?? []).some((parameter) => namesIn(parameter).includes(argument.name))
      );
    default:
      return false;
  }
}
