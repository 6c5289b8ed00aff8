import type { TSESTree } from "@typescript-eslint/utils";

import { staticName } from "./names.ts";
import { setName } from "./patterns.ts";
import type { Run } from "../run.ts";
import type { Scope } from "../values/scope.ts";
import type { Value } from "../values/value.ts";

/**
 * `client.setProject(id).setKey(key);` gives the client back as something that can do more: that is what its name stands for
 * from there on.
 */
export function keepTurned(run: Run, scope: Scope, node: TSESTree.Node, value: Value): void {
  const [only, ...others] = value.alternatives;
  if (only?.kind !== "api" || others.length > 0) {
    return;
  }
  const { api, model } = only.library;
  const name = api.type !== undefined && model.turns?.includes(api.type) === true ? settersOf(node) : undefined;
  if (name !== undefined) {
    setName(run, scope, name, value, "assign");
  }
}

/** The name of the variable that a chain of setters is called on: `client` of `client.setProject(id).setKey(key)`. */
export function settersOf(node: TSESTree.Node): string | undefined {
  if (node.type === "Identifier") {
    return node.name;
  }
  return node.type === "CallExpression" &&
    node.callee.type === "MemberExpression" &&
    /^set[A-Z]/u.test(staticName(node.callee.property, node.callee.computed) ?? "")
    ? settersOf(node.callee.object)
    : undefined;
}
