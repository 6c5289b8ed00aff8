import type { TSESTree } from "@typescript-eslint/utils";

import type { AnalysedAction } from "../analysis/index.ts";
import { holds } from "../ast/around.ts";
import { children } from "../ast/children.ts";
import { isFunction, type FunctionNode } from "../ast/functions.ts";
import type { GuardEvent } from "../flow/event.ts";
import { namesIn } from "../flow/language/patterns.ts";
import { wayOf } from "./client-values.ts";

/** What the member is called that names a person. */
const personal = /^(?:_?id|userId|user_id|uid|sub)$/u;

/** How code says who the caller is, where a guard of its own has answered that and the file shows it: `session.user.id`. */
export function callerAt({ events, run }: AnalysedAction, call: TSESTree.Node, node: FunctionNode): string | undefined {
  const guards = events.filter(
    (event): event is GuardEvent =>
      event.kind === "guard" && event.way.at(-1)?.node === event.site.node && holds(node, event.site.node),
  );
  return guards
    .flatMap(({ site }) => namesGivenTo(site.node, call, node))
    .map((name) => callerBy(name, run.host.program))
    .find((text) => text !== undefined);
}

/** The constants that a guard's answer was given to, if they are known where a call stands. */
function namesGivenTo(guard: TSESTree.Node, call: TSESTree.Node, node: FunctionNode): readonly string[] {
  let at: TSESTree.Node = guard;
  while (at.parent !== undefined && at !== node && at.type !== "VariableDeclarator" && !isFunction(at.parent)) {
    at = at.parent;
  }
  const declaration = at.parent;
  return at.type === "VariableDeclarator" &&
    declaration?.type === "VariableDeclaration" &&
    declaration.kind === "const" &&
    declaration.range[1] <= call.range[0] &&
    declaration.parent.type === "BlockStatement" &&
    holds(declaration.parent, call)
    ? namesIn(at.id)
    : [];
}

/** How the file says who the caller is, by the name of what its guard answered: `session.user.id`, `userId`. */
function callerBy(name: string, program: TSESTree.Program): string | undefined {
  return /^(?:userId|user_id|uid)$/u.test(name) ? name : idsOf(name, program)[0];
}

function idsOf(name: string, node: TSESTree.Node): readonly string[] {
  const way = node.type === "MemberExpression" ? wayOf(node) : undefined;
  return way !== undefined && way[0] === name && way.length <= 4 && personal.test(way.at(-1) ?? "")
    ? [way.join(".")]
    : children(node).flatMap((child) => idsOf(name, child));
}
