import type { TSESTree } from "@typescript-eslint/utils";

import { nodesAround } from "../../ast/around.ts";
import { bare } from "../../ast/bare.ts";
import { children } from "../../ast/children.ts";
import { isFunction } from "../../ast/functions.ts";
import type { GuardEvent, Site } from "../../flow/event.ts";
import { lastNameOf } from "../../flow/language/names.ts";
import type { SourceModule } from "../../modules/index.ts";
import { rightOf } from "../../schemas/index.ts";
import type { AnalysedAction } from "../analyze.ts";

/** A condition that asks nobody who is signed in for their role: `!session && session.user.role !== "admin"`. */
export interface VainQuestion extends Site {
  readonly node: TSESTree.LogicalExpression;
}

/** How code calls the caller, or what tells that there is one. */
const caller = /^(?:(?:current|session|auth|clerk|logged_?in)?_?user(?:_?id)?|session|claims|token|uid|me|auth)$/iu;

/**
 * The first condition, in the functions that ask who is calling, by which they stop only those who are not signed in and have
 * not the role either. It is a slip: with `||`, it would stop everybody who lacks one of both.
 */
export function askedInVain({ events }: AnalysedAction): VainQuestion | undefined {
  const guards = events.filter((event): event is GuardEvent => event.kind === "guard" && event.frame !== "module");
  for (const { module, node } of guards.flatMap(({ way }) => way)) {
    const code = nodesAround(module.program, node).find(isFunction);
    const found = code && vainIn(code.body, module);
    if (found !== undefined) {
      return { module, node: found };
    }
  }
  return undefined;
}

function vainIn(node: TSESTree.Node, module: SourceModule): TSESTree.LogicalExpression | undefined {
  if (isFunction(node)) {
    return undefined;
  }
  if (node.type === "IfStatement" && stops(node.consequent) && isVain(node.test, module)) {
    return node.test;
  }
  for (const child of children(node)) {
    const found = vainIn(child, module);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

function isVain(test: TSESTree.Node, { text }: SourceModule): test is TSESTree.LogicalExpression {
  if (test.type !== "LogicalExpression" || test.operator !== "&&" || test.left.type !== "UnaryExpression") {
    return false;
  }
  const { operator, argument } = test.left;
  const role = otherRoleThan(test.right);
  if (operator !== "!" || role === undefined) {
    return false;
  }
  const [asked, whole] = [argument, role].map(({ range }) => text.slice(...range).replaceAll(/[?!\s]/gu, ""));
  return asked === whole || caller.test(lastNameOf(argument) ?? "");
}

/** The role that is to be another than the one that is written there. */
function otherRoleThan(node: TSESTree.Node): TSESTree.Node | undefined {
  if (node.type !== "BinaryExpression" || !/^!==?$/u.test(node.operator)) {
    return undefined;
  }
  const { left, right } = node;
  const isWritten = (one: TSESTree.Node) =>
    (one.type === "Literal" && typeof one.value === "string") ||
    (bare(one).type === "MemberExpression" && /^[A-Z]/u.test(lastNameOf(one) ?? ""));
  const isRole = (one: TSESTree.Node) => rightOf(lastNameOf(one) ?? "", undefined, "user") === "role";
  return isRole(left) && isWritten(right) ? left : isRole(right) && isWritten(left) ? right : undefined;
}

/** Whether it goes no further there: it throws, returns, or calls what leads away. */
function stops(node: TSESTree.Node): boolean {
  switch (node.type) {
    case "BlockStatement": {
      const last = node.body.at(-1);
      return last !== undefined && stops(last);
    }
    case "ReturnStatement":
    case "ThrowStatement":
      return true;
    case "ExpressionStatement":
      return bare(node.expression).type === "CallExpression";
    default:
      return false;
  }
}
