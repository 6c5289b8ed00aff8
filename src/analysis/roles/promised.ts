import type { TSESTree } from "@typescript-eslint/utils";

import { nodesAround } from "../../ast/around.ts";
import { bare } from "../../ast/bare.ts";
import { children } from "../../ast/children.ts";
import { isFunction } from "../../ast/functions.ts";
import type { GuardEvent, Site } from "../../flow/event.ts";
import { lastNameOf, staticName } from "../../flow/language/names.ts";
import type { AnalysedAction } from "../analyze.ts";

/** A check, or what an action is made by, that is called as if it let in nobody but administrators. */
export interface Promised extends Site {
  readonly name: string;
}

/** `requireAdmin`, `assertIsSuperAdmin`, `withAdminAuth` */
const check =
  /^(?:assert|check|ensure|enforce|guard|must(?:_?be)?|only|protect|require|verify|with)_?(?:is_?)?(?:super_?)?admin(?:istrator)?s?(?:_?(?:access|action|auth|only|permission|role|session|user))?s?$/iu;

/** `adminAction`, `adminOnlyProcedure`, `superAdminClient`: of what actions are made by. */
const maker =
  /^(?:super_?)?admin(?:_?only)?_?(?:(?:safe_?)?action(?:_?client)?|client|guard|handler|middleware|mutation|only|procedure|query|server_?action)s?$/iu;

/** What there is once somebody is signed in: a test of that asks for no more. */
const presence =
  /^(?:\w*(?:account|auth\w*|claims|data|email|error|id|identity|me|member|ok|org(?:anization)?|profile|result|session|success|tenant|token|uid|user))$/iu;

/**
 * Where an action asks who is calling by a function whose name says that it lets in administrators only, or is made by what is
 * called so, and no condition on the way asks for more than that there is somebody. What is known behind it has to tell whether
 * anybody was asked for a role.
 */
export function promisedIn({ action, events, module }: AnalysedAction): Promised | undefined {
  const guards = events.filter((event): event is GuardEvent => event.kind === "guard" && event.frame !== "module");
  const around = guards
    .flatMap(({ way }) => way)
    .map((site) => ({ module: site.module, nodes: nodesAround(site.module.program, site.node) }));
  const own = action.function;
  const asking = around.flatMap(({ nodes }) => nodes.filter((node) => isFunction(node) && node !== own));
  if (guards.length === 0 || !asking.every((code) => asksOnlyWho(code))) {
    return undefined;
  }
  for (const { module: there, nodes } of around) {
    const node = nodes.find((one) => check.test(nameOf(one) ?? ""));
    if (node !== undefined) {
      return { module: there, node, name: nameOf(node) ?? "" };
    }
  }
  const declared = nodesAround(module.program, action.node).find((node) => node.type === "VariableDeclarator");
  const made = declared?.type === "VariableDeclarator" && declared.init ? makerOf(declared.init) : undefined;
  return made !== undefined && maker.test(made.name) ? { module, node: made, name: made.name } : undefined;
}

/** Whether all conditions below a node ask for no more than whether there is something, or somebody. */
function asksOnlyWho(node: TSESTree.Node): boolean {
  return (
    ((node.type !== "IfStatement" && node.type !== "ConditionalExpression") || isPresence(node.test)) &&
    children(node).every(asksOnlyWho)
  );
}

function isPresence(test: TSESTree.Node): boolean {
  const node = bare(test);
  switch (node.type) {
    case "LogicalExpression":
      return isPresence(node.left) && isPresence(node.right);
    case "UnaryExpression":
      return isPresence(node.argument);
    case "BinaryExpression":
      return node.operator === "in"
        ? isPresence(node.right)
        : [node.left, node.right].some(isNothing) && [node.left, node.right].every(isPresence);
    case "ChainExpression":
      return isPresence(node.expression);
    default:
      return isNothing(node) || presence.test(lastNameOf(node) ?? "");
  }
}

/** What there is in the place of somebody whom nobody knows. */
function isNothing(node: TSESTree.Node): boolean {
  return (node.type === "Literal" && node.value === null) || (node.type === "Identifier" && node.name === "undefined");
}

function nameOf(node: TSESTree.Node): string | undefined {
  switch (node.type) {
    case "FunctionDeclaration":
      return node.id?.name;
    case "VariableDeclarator":
      return node.id.type === "Identifier" ? node.id.name : undefined;
    case "MethodDefinition":
    case "Property":
      return staticName(node.key, node.computed);
    default:
      return undefined;
  }
}

/** `adminAction` of `adminAction.schema(form).action(async () => …)` and of `adminAction(form, async () => …)`. */
function makerOf(node: TSESTree.Node): TSESTree.Identifier | undefined {
  const expression = bare(node);
  switch (expression.type) {
    case "Identifier":
      return expression;
    case "CallExpression":
      return makerOf(expression.callee);
    case "MemberExpression":
      return makerOf(expression.object);
    default:
      return undefined;
  }
}
