import type { TSESTree } from "@typescript-eslint/utils";

import { staticName } from "./names.ts";
import { bindPattern } from "./patterns.ts";
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
  const target = api.type !== undefined && model.turns?.includes(api.type) === true ? turnedBy(node) : undefined;
  if (target !== undefined) {
    bindPattern(run, scope, target, value, "assign");
  }
}

/** The name of the variable that a chain of setters is called on: `client` of `client.setProject(id).setKey(key)`. */
export function settersOf(node: TSESTree.Node): string | undefined {
  const target = turnedBy(node);
  return target?.type === "Identifier" ? target.name : undefined;
}

/** What a chain of setters is called on: a variable, or a member of one (`this.client.setKey(key)`). */
function turnedBy(node: TSESTree.Node): TSESTree.Identifier | TSESTree.MemberExpression | undefined {
  if (node.type === "Identifier") {
    return node;
  }
  if (node.type === "MemberExpression") {
    return node.object.type === "ThisExpression" || node.object.type === "Identifier" ? node : undefined;
  }
  return node.type === "CallExpression" &&
    node.callee.type === "MemberExpression" &&
    /^set[A-Z]/u.test(staticName(node.callee.property, node.callee.computed) ?? "")
    ? turnedBy(node.callee.object)
    : undefined;
}
