import type { TSESTree } from "@typescript-eslint/utils";

import type { Action } from "../actions/action.ts";
import { isFunction } from "../ast/functions.ts";
import { namesIn } from "../flow/patterns.ts";
import type { Origin } from "../flow/value.ts";

type Client = Extract<Origin, { readonly kind: "client" }>;

/** The parameter of an action's own function that a client's value came in by. */
export function parameterOf({ function: own }: Action, { path }: Client): TSESTree.Node | undefined {
  const [name = "", member = ""] = path.split(/[.[]/u);
  const parameters = own === undefined || !isFunction(own) ? [] : own.params;
  return parameters.find((parameter) => {
    const target = parameter.type === "AssignmentPattern" ? parameter.left : parameter;
    return target.type === "Identifier" ? target.name === name : name === "input" && namesIn(target).includes(member);
  });
}

/** A client's value as the program's text names it: `userId`, `input.userId`, `formData.get("name")`. */
export function nameOf(action: Action, origin: Client): string {
  const parameter = parameterOf(action, origin);
  const isTakenApart = parameter !== undefined && parameter.type !== "Identifier" && origin.path.startsWith("input.");
  return isTakenApart ? origin.path.slice("input.".length) : origin.path;
}
