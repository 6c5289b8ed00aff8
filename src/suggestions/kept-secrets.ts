import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

import { bare } from "../ast/bare.ts";
import { isFunction, type FunctionNode } from "../ast/functions.ts";
import { staticName } from "../flow/language/names.ts";
import { insertedFirst } from "./insertion.ts";
import { withComma } from "./lists.ts";

type Fix = TSESLint.ReportFixFunction;
type SourceCode = Readonly<TSESLint.SourceCode>;

/**
 * Takes members out of the object that a `return` gives; each is said by the names that lead to it. Nothing where one
 * comes in another way (a spread, a variable), or where a type says that it is there.
 */
export function leaveOutEdit(
  sourceCode: SourceCode,
  node: TSESTree.Node,
  paths: readonly (readonly string[])[],
): Fix | undefined {
  const around = sourceCode.getAncestors(node).findLast(isFunction);
  const answer = node.type === "ReturnStatement" && node.argument ? bare(node.argument) : undefined;
  if (answer?.type !== "ObjectExpression" || around?.returnType !== undefined || paths.length === 0) {
    return undefined;
  }
  const found = paths.map((path) => memberAt(answer, path));
  const members = found.flatMap((member) => member ?? []);
  const isWritten = members.length === found.length && members.every((one, index) => members.indexOf(one) === index);
  return isWritten ? (fixer) => members.map((member) => fixer.removeRange(withComma(sourceCode, member))) : undefined;
}

function memberAt(
  object: TSESTree.ObjectExpression,
  [name, ...rest]: readonly string[],
): TSESTree.Property | undefined {
  const members = object.properties.filter(
    (one): one is TSESTree.Property => one.type === "Property" && staticName(one.key, one.computed) === name,
  );
  const [member, ...others] = members;
  if (member === undefined || others.length > 0) {
    return undefined;
  }
  const value = bare(member.value);
  // The whole of what is read from somewhere: `...config` may hold the secret as well.
  return rest.length > 0 && value.type === "ObjectExpression" ? memberAt(value, rest) : member;
}

/**
 * Reads a secret in the action's own code instead of binding it: the bound argument and its parameter become a variable.
 * Nothing unless this call is the only use of a function of the same file.
 */
export function readInsideEdit(sourceCode: SourceCode, call: TSESTree.Node, secret: string): Fix | undefined {
  if (call.type !== "CallExpression" || call.callee.type !== "MemberExpression") {
    return undefined;
  }
  const { object } = call.callee;
  const [self, ...bound] = call.arguments;
  const [argument, ...others] = bound.filter((one) => isSecret(one, secret));
  const node = object.type === "Identifier" ? functionOnlyUsedBy(sourceCode, object) : undefined;
  const index = argument === undefined ? -1 : bound.indexOf(argument);
  const parameter = node?.params[index];
  if (
    self === undefined ||
    argument === undefined ||
    others.length > 0 ||
    bound.some(({ type }) => type === "SpreadElement") ||
    node?.body.type !== "BlockStatement" ||
    parameter?.type !== "Identifier" ||
    parameter.optional
  ) {
    return undefined;
  }
  const isEmpty = node.body.body.length === 0;
  const statement = `const ${parameter.name} = ${sourceCode.getText(argument)};`;
  return (fixer) => [
    ...(bound.length === 1
      ? [fixer.replaceText(call, sourceCode.getText(object))]
      : [fixer.removeRange(withComma(sourceCode, argument))]),
    fixer.removeRange(withComma(sourceCode, parameter)),
    // A function that does nothing reads nothing.
    ...(isEmpty ? [] : [insertedFirst(fixer, node, statement, sourceCode.text)]),
  ];
}

/** `process.env.NAME`, also with what makes TypeScript content. */
function isSecret(node: TSESTree.Node, secret: string): boolean {
  const expression = bare(node);
  return expression.type === "LogicalExpression"
    ? isSecret(expression.left, secret) && expression.right.type === "Literal"
    : expression.type === "MemberExpression" &&
        staticName(expression.property, expression.computed) === secret &&
        /^(?:process\.)?env$/u.test(nameOf(expression.object));
}

function nameOf(node: TSESTree.Node): string {
  return node.type === "MemberExpression"
    ? `${nameOf(node.object)}.${staticName(node.property, node.computed) ?? ""}`
    : node.type === "Identifier"
      ? node.name
      : "";
}

/** The function that a name stands for, if nobody else uses it. */
function functionOnlyUsedBy(sourceCode: SourceCode, name: TSESTree.Identifier): FunctionNode | undefined {
  const scopes = sourceCode.scopeManager?.scopes ?? [];
  const variable = scopes
    .flatMap(({ variables }) => variables)
    .find(({ references }) => references.some(({ identifier }) => identifier === name));
  const [definition, ...others] = variable?.defs ?? [];
  const uses = variable?.references.filter((reference) => !(reference.init === true)) ?? [];
  const node = definition?.node as TSESTree.Node | undefined;
  const code = node?.type === "VariableDeclarator" ? (node.init ?? undefined) : node;
  const statement = node?.type === "VariableDeclarator" ? node.parent : node;
  return others.length === 0 &&
    uses.length === 1 &&
    code !== undefined &&
    isFunction(code) &&
    statement?.parent?.type.startsWith("Export") === false
    ? code
    : undefined;
}
