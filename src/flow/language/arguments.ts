import type { TSESTree } from "@typescript-eslint/utils";
import { handedToWrapper, isDeclaredWrapper } from "../libraries/declared.ts";
import { evaluate } from "./expressions.ts";
import { elementOf, peekMember } from "../values/members.ts";
import { knownElements } from "../values/objects.ts";
import type { Run } from "../run.ts";
import type { Scope } from "../values/scope.ts";
import type { Value } from "../values/value.ts";
import { undefinedValue } from "../values/value.ts";

/** Arguments, those that are spread from a known array included; an unknown one may stand for any number. */
export function evaluateArguments(
  run: Run,
  scope: Scope,
  { callee, arguments: nodes }: TSESTree.CallExpression | TSESTree.NewExpression,
): readonly Value[] {
  const args = nodes.flatMap((node) => {
    if (node.type !== "SpreadElement") {
      return [evaluate(run, scope, node)];
    }
    const value = evaluate(run, scope, node.argument);
    return (
      knownElements(run, value) ??
      [0, 1, 2, 3].map((index) => {
        const element = peekMember(run, value, String(index));
        return element === undefinedValue ? elementOf(run, value) : element;
      })
    );
  });
  return isDeclaredWrapper(run, callee) ? args.map((arg) => handedToWrapper(run, arg)) : args;
}
