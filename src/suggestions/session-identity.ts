import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

import type { AnalysedAction, ClaimedIdentity } from "../analysis/index.ts";
import { functionOf, parameterOf } from "../analysis/index.ts";
import { children } from "../ast/children.ts";
import { isFunction, type FunctionNode } from "../ast/functions.ts";
import type { GuardEvent } from "../flow/event.ts";
import { staticName } from "../flow/language/names.ts";
import { namesIn } from "../flow/language/patterns.ts";
import { chainAround } from "./chains.ts";
import { isClientValue, wayOf } from "./client-values.ts";

/** The caller's own id in place of the one that the client sends. */
export interface IdentityEdit {
  /** How the code says it: `session.user.id`. */
  readonly caller: string;
  readonly fix: TSESLint.ReportFixFunction;
}

/** What the member is called that names a person. */
const personal = /^(?:_?id|userId|user_id|uid|sub)$/u;

/**
 * Takes a principal from the session that the action has already looked at. Nothing unless the file itself shows how
 * it says who that is, and unless all uses of the client's value in the place of a principal stand in the one query.
 */
export function identityEdit(
  { action, run, events }: AnalysedAction,
  claim: ClaimedIdentity,
  isOnly: boolean,
): IdentityEdit | undefined {
  const { effect, origin, column, use } = claim;
  const { host } = run;
  const node = functionOf(action, host);
  const parameter = parameterOf(action, origin, host);
  const call = effect.site.node;
  if (
    !isOnly ||
    use === "compares" ||
    /mail|org|tenant|team|workspace|company|account/iu.test(column) ||
    node === undefined ||
    parameter === undefined ||
    !effect.state.has("authenticated") ||
    effect.way.at(-1)?.node !== call ||
    !isInside(call, node)
  ) {
    return undefined;
  }
  const guards = events.filter(
    (event): event is GuardEvent =>
      event.kind === "guard" && event.way.at(-1)?.node === event.site.node && isInside(event.site.node, node),
  );
  const caller = guards
    .flatMap(({ site }) => namesGivenTo(site.node, call, node))
    .map((name) => callerBy(name, host.program))
    .find((text) => text !== undefined);
  const spots = claimsIn(chainAround(call), origin.path, column, parameter);
  return caller === undefined || spots.length === 0
    ? undefined
    : {
        caller,
        fix: (fixer) =>
          spots.map((spot) => {
            const isShorthand = spot.parent?.type === "Property" && spot.parent.shorthand;
            return isShorthand ? fixer.insertTextAfter(spot, `: ${caller}`) : fixer.replaceText(spot, caller);
          }),
      };
}

function isInside(inner: TSESTree.Node, outer: TSESTree.Node): boolean {
  return outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1];
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
    isInside(call, declaration.parent)
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

/** Where a query compares a column with the client's value, or writes it there. */
function claimsIn(
  node: TSESTree.Node,
  path: string,
  column: string,
  parameter: TSESTree.Parameter,
): readonly TSESTree.Node[] {
  if (isClientValue(node, path, parameter)) {
    return isOfColumn(node, column) ? [node] : [];
  }
  return children(node).flatMap((child) =>
    // `{ userId }` is one node, twice.
    node.type === "Property" && child === node.key && !node.computed ? [] : claimsIn(child, path, column, parameter),
  );
}

/** `{ userId: value }`, `{ user: { connect: { id: value } } }`, `eq(posts.userId, value)`, `.eq("userId", value)` */
function isOfColumn(value: TSESTree.Node, column: string): boolean {
  const { parent } = value;
  if (parent?.type === "CallExpression") {
    return parent.arguments.some(
      (argument) =>
        (argument.type === "MemberExpression" && staticName(argument.property, argument.computed) === column) ||
        (argument.type === "Literal" && argument.value === column),
    );
  }
  for (
    let at: TSESTree.Node | undefined = parent;
    at?.type === "Property" || at?.type === "ObjectExpression";
    at = at.parent
  ) {
    if (at.type === "Property" && staticName(at.key, at.computed) === column) {
      return true;
    }
  }
  return false;
}
