import type { TSESTree } from "@typescript-eslint/utils";

import { children } from "../../../ast/children.ts";
import { isFunction } from "../../../ast/functions.ts";
import type { Run } from "../../run.ts";
import type { Value } from "../../values/value.ts";
import { freshId, native, opaque, undefinedValue, valueOf } from "../../values/value.ts";
import { callFunction } from "../calls.ts";

/** A promise that code makes by hand gives one of the values that it is resolved with. When it is, and whether, is not followed. */
export function madePromise(run: Run, executor: Value, site: TSESTree.Node): Value {
  const given: Value[] = [];
  const resolve = native("resolve", (_, args) => {
    given.push(args[0] ?? undefinedValue);
    return undefinedValue;
  });
  const before = run.events.length;
  callFunction(run, executor, [resolve, native("reject", () => undefinedValue)], { site });
  if (run.events.slice(before).some(({ kind }) => kind === "guard")) {
    run.state.add("authenticated?");
  }
  if (given.length > 0) {
    return { id: freshId("resolved"), alternatives: given.flatMap(({ alternatives }) => alternatives).slice(0, 8) };
  }
  return isNeverResolved(site)
    ? valueOf({
        kind: "promise",
        when: undefined,
        promise: { value: undefinedValue, error: opaque([{ kind: "error" }]) },
      })
    : opaque();
}

/** Whether nothing can resolve it, as with one that ends a wait: `new Promise((_, reject) => setTimeout(reject, 4000))`. */
function isNeverResolved(site: TSESTree.Node): boolean {
  const executor = site.type === "NewExpression" ? site.arguments[0] : undefined;
  if (executor === undefined || !isFunction(executor)) {
    return false;
  }
  const [resolve] = executor.params;
  return resolve === undefined || (resolve.type === "Identifier" && !mentions(executor.body, resolve.name));
}

function mentions(node: TSESTree.Node, name: string): boolean {
  return (node.type === "Identifier" && node.name === name) || children(node).some((child) => mentions(child, name));
}
