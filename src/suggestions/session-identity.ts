import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

import type { AnalysedAction, ClaimedIdentity } from "../analysis/index.ts";
import { functionOf, parameterOf } from "../analysis/index.ts";
import { holds } from "../ast/around.ts";
import { children } from "../ast/children.ts";
import { staticName } from "../flow/language/names.ts";
import { callerAt } from "./callers.ts";
import { chainAround } from "./chains.ts";
import { isClientValue } from "./client-values.ts";

/** The caller's own id in place of the one that the client sends. */
export interface IdentityEdit {
  /** How the code says it: `session.user.id`. */
  readonly caller: string;
  readonly fix: TSESLint.ReportFixFunction;
}

/** Columns of what a caller's own id is not: groups, addresses, and whom another service knows by a number of its own. */
const anotherKind = /mail|org|tenant|team|workspace|company|account|customer|subscri/iu;

/**
 * Takes a principal from the session that the action has already looked at. Nothing unless the file itself shows how
 * it says who that is, and unless all uses of the client's value in the place of a principal stand in the one query.
 */
export function identityEdit(
  analysed: AnalysedAction,
  claim: ClaimedIdentity,
  isOnly: boolean,
): IdentityEdit | undefined {
  const { effect, origin, column, use } = claim;
  const { action, run } = analysed;
  const { host } = run;
  const node = functionOf(action, host);
  const parameter = parameterOf(action, origin, host);
  const call = effect.site.node;
  if (
    !isOnly ||
    use === "compares" ||
    anotherKind.test(column) ||
    node === undefined ||
    parameter === undefined ||
    !effect.state.has("authenticated") ||
    effect.way.at(-1)?.node !== call ||
    !holds(node, call)
  ) {
    return undefined;
  }
  const caller = callerAt(analysed, call, node);
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
