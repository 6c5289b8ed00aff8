import type { TSESTree } from "@typescript-eslint/utils";

import type { Action } from "../../actions/action.ts";
import { bare } from "../../ast/bare.ts";
import { nodesAround } from "../../ast/around.ts";
import { isFunction, type FunctionNode } from "../../ast/functions.ts";
import { namesIn } from "../../flow/language/patterns.ts";
import type { ClientOrigin } from "../../flow/values/value.ts";
import type { SourceModule } from "../../modules/index.ts";

/** Where a report about a client's value goes: the parameter that it came in by, or the action. */
export function placeOf(action: Action, origin: ClientOrigin, module: SourceModule): TSESTree.Node {
  return parameterOf(action, origin, module) ?? action.node;
}

/** A client's value as the program's text names it: `userId`, `input.userId`, `formData.get("name")`. */
export function nameOf(action: Action, origin: ClientOrigin, module: SourceModule): string {
  const parameter = parameterOf(action, origin, module);
  const isTakenApart = parameter !== undefined && targetOf(parameter).type !== "Identifier";
  return isTakenApart ? origin.path.replace(/^input\./u, "") : origin.path;
}

/** The function that an action is, if the file itself declares it. */
export function functionOf(action: Action, module: SourceModule): FunctionNode | undefined {
  return action.function ?? declaredFunction(action, module);
}

/** The parameter of an action that a value came in by. */
export function parameterOf(
  action: Action,
  { path }: ClientOrigin,
  module: SourceModule,
): TSESTree.Parameter | undefined {
  const [name = "", member = ""] = path.split(/[.[]/u);
  return functionOf(action, module)?.params.find((parameter) => {
    const target = targetOf(parameter);
    return target.type === "Identifier" ? target.name === name : name === "input" && namesIn(target).includes(member);
  });
}

function targetOf(parameter: TSESTree.Node): TSESTree.Node {
  return parameter.type === "AssignmentPattern" ? parameter.left : parameter;
}

/** The function that `export default save` or `export { save }` means. */
function declaredFunction({ local, expression }: Action, { program }: SourceModule): FunctionNode | undefined {
  const wanted = local ?? (expression?.type === "Identifier" ? expression.name : undefined);
  for (const statement of wanted === undefined ? [] : program.body) {
    if (statement.type === "FunctionDeclaration" && statement.id.name === wanted) {
      return statement;
    }
    for (const { id, init } of statement.type === "VariableDeclaration" ? statement.declarations : []) {
      if (id.type === "Identifier" && id.name === wanted) {
        const value = init && bare(init);
        return value && isFunction(value) ? value : undefined;
      }
    }
  }
  return undefined;
}

/** The names of the parameters of all functions around a node, in a tree that has no way up. */
export function parametersAround(within: TSESTree.Node, node: TSESTree.Node): readonly string[] {
  return nodesAround(within, node)
    .filter(isFunction)
    .flatMap(({ params }) => params.flatMap(namesIn));
}
