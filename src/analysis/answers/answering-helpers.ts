import type { TSESTree } from "@typescript-eslint/utils";

import { bare } from "../../ast/bare.ts";
import { isFunction } from "../../ast/functions.ts";
import { staticName } from "../../flow/language/names.ts";

/** A helper whose answer is handed on as it is. */
export interface AnsweringHelper {
  readonly name: string;
  readonly line: number;
}

/** What only puts into another form what it is given. */
const forms = new Set(["Array", "JSON", "NextResponse", "Object", "Promise", "Response", "String"]);

const ofError = /^(?:e|ex|exception|cause|reason)$|err(?:or)?s?(?:$|[A-Z_])|message|result|response/iu;

/** The helper that made an answer, `return attempt(async () => …)`, unless the answer was made where it stands. */
export function answeringHelperOf(node: TSESTree.Node): AnsweringHelper | undefined {
  const given = node.type === "ReturnStatement" ? node.argument : undefined;
  const answer = given?.type === "AwaitExpression" ? given.argument : given;
  const call = answer && bare(answer);
  if (call?.type !== "CallExpression" || isInCatch(node) || call.arguments.some(mayHoldError)) {
    return undefined;
  }
  const name = calledName(call.callee);
  return name === undefined ? undefined : { name, line: call.loc.start.line };
}

function calledName(callee: TSESTree.Node): string | undefined {
  if (callee.type === "Identifier") {
    return callee.name;
  }
  if (callee.type !== "MemberExpression") {
    return undefined;
  }
  const member = staticName(callee.property, callee.computed);
  const { object } = callee;
  const owner = object.type === "ThisExpression" ? "this" : object.type === "Identifier" ? object.name : undefined;
  return member === undefined || owner === undefined || forms.has(owner) ? undefined : `${owner}.${member}`;
}

/** Functions, words, and what is not called an error or an answer hold none. */
function mayHoldError(argument: TSESTree.Node): boolean {
  switch (argument.type) {
    case "Literal":
    case "TemplateLiteral":
      return false;
    case "Identifier":
      return ofError.test(argument.name);
    case "MemberExpression":
      return ofError.test(staticName(argument.property, argument.computed) ?? "error");
    default:
      return !isFunction(argument);
  }
}

function isInCatch({ parent }: TSESTree.Node): boolean {
  return parent !== undefined && (parent.type === "CatchClause" || (!isFunction(parent) && isInCatch(parent)));
}
