import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

import { bare } from "../ast/bare.ts";
import { holds } from "../ast/around.ts";
import { children } from "../ast/children.ts";
import { isFunction } from "../ast/functions.ts";

/** What is said instead of an error's own text. */
const ownWords = '"Something went wrong."';

/** What variables are called that hold errors. */
const errorName = /^(?:e|ex|err|error|exception)$|Error$/u;

/** A part of an answer that tells of an error, and what to write instead. */
interface Telling {
  readonly node: TSESTree.Node;
  readonly text: string;
}

/** Says something of the program's own where an answer tells what an error says, and logs that, unless the `catch` does something with it. */
export function ownWordsEdit(
  sourceCode: Readonly<TSESLint.SourceCode>,
  node: TSESTree.Node,
): TSESLint.ReportFixFunction | undefined {
  const answer = answerOf(node);
  const clause = sourceCode.getAncestors(node).findLast((one) => one.type === "CatchClause" || isFunction(one));
  const caught = clause?.type === "CatchClause" && clause.param?.type === "Identifier" ? clause.param.name : undefined;
  const isError = (name: string) => (caught === undefined ? errorName.test(name) : name === caught);
  const isCertain =
    caught !== undefined ||
    node.type === "Property" ||
    (clause !== undefined && isFunction(clause) && clause.params.some((one) => mentions(one, isError))) ||
    isUnder(sourceCode.getAncestors(node), clause, isError);
  const telling = answer && tellingIn(answer, { isError, isCertain, sourceCode });
  if (telling === undefined || telling.length === 0) {
    return undefined;
  }
  const isDropped =
    caught !== undefined &&
    clause?.type === "CatchClause" &&
    node.parent?.type === "BlockStatement" &&
    !clause.body.body.some(
      (statement) => statement !== node && !holds(statement, node) && mentions(statement, isError),
    );
  const indent = " ".repeat(node.loc.start.column);
  return (fixer) => [
    ...(isDropped ? [fixer.insertTextBefore(node, `console.error(${caught});\n${indent}`)] : []),
    ...telling.map((one) => fixer.replaceText(one.node, one.text)),
  ];
}

/** What is answered by a `return`, or by the arrow function that a property holds. */
function answerOf(node: TSESTree.Node): TSESTree.Node | undefined {
  switch (node.type) {
    case "ReturnStatement":
      return node.argument ?? undefined;
    case "Property":
      return node.value.type === "ArrowFunctionExpression" && node.value.body.type !== "BlockStatement"
        ? node.value.body
        : undefined;
    default:
      return undefined;
  }
}

interface Look {
  readonly isError: (name: string) => boolean;
  /** There is an error where this is answered; otherwise the answer looks whether there is one. */
  readonly isCertain: boolean;
  readonly sourceCode: Readonly<TSESLint.SourceCode>;
}

/** Whether an answer stands under a test of what holds an error. */
function isUnder(
  ancestors: readonly TSESTree.Node[],
  outer: TSESTree.Node | undefined,
  isError: (name: string) => boolean,
): boolean {
  return ancestors
    .slice(outer === undefined ? 0 : ancestors.indexOf(outer))
    .some((one) => one.type === "IfStatement" && mentions(one.test, isError));
}

/** What says no more of an error than whether there is one, or what kind it is. */
function isTest(expression: TSESTree.Node): boolean {
  return (
    (expression.type === "UnaryExpression" && expression.operator !== "+") ||
    (expression.type === "BinaryExpression" && /^(?:[!=]==?|[<>]=?|in|instanceof)$/u.test(expression.operator))
  );
}

/** The smallest parts of an answer that can be replaced as a whole; undefined where one cannot. */
function tellingIn(answer: TSESTree.Node, look: Look): readonly Telling[] | undefined {
  const { isError, isCertain } = look;
  const expression = bare(answer);
  if (!mentions(expression, isError) || isTest(expression)) {
    return [];
  }
  if (expression.type === "ConditionalExpression" && !isTest(expression.test)) {
    const [yes, no] = [expression.consequent, expression.alternate].map((part) =>
      tellingIn(part, { ...look, isCertain: isCertain || mentions(expression.test, isError) }),
    );
    return yes && no && [...yes, ...no];
  }
  if (!isCertain && expression.type !== "ObjectExpression" && expression.type !== "ArrayExpression") {
    return perhaps(expression, look);
  }
  const parts =
    expression.type === "ObjectExpression"
      ? expression.properties.map((property): readonly Telling[] | undefined => {
          if (property.type !== "Property" || property.computed) {
            return mentions(property, isError) ? undefined : [];
          }
          if (property.shorthand && property.key.type === "Identifier") {
            const { name } = property.key;
            const text = isCertain ? ownWords : `${name} && ${ownWords}`;
            return isError(name) ? [{ node: property, text: `${name}: ${text}` }] : [];
          }
          return tellingIn(property.value, look);
        })
      : expression.type === "ArrayExpression"
        ? expression.elements.map((element) => (element === null ? [] : tellingIn(element, look)))
        : expression.type === "CallExpression" && answer.parent?.type === "ReturnStatement" && !isWords(expression)
          ? [undefined]
          : [[{ node: expression, text: ownWords }]];
  return parts.includes(undefined) ? undefined : parts.flatMap((part) => part ?? []);
}

/** Whether what a call makes of an error is a text, by its name: whatever else it may be, its callers know what they get. */
function isWords({ callee }: TSESTree.CallExpression): boolean {
  const name = callee.type === "MemberExpression" ? callee.property : callee;
  return name.type === "Identifier" && /message|string|text/iu.test(name.name);
}

/** What an error says, if there is one: `error`, `error?.message`, `error?.message ?? "Saved."`. */
function perhaps(expression: TSESTree.Node, { isError, sourceCode }: Look): readonly Telling[] | undefined {
  const { left, right } =
    expression.type === "LogicalExpression" && expression.operator !== "&&"
      ? expression
      : { left: expression, right: undefined };
  const read = left.type === "ChainExpression" ? left.expression : left;
  const root = read.type === "MemberExpression" && read.optional ? read.object : read;
  if (root.type !== "Identifier" || !isError(root.name) || (right !== undefined && mentions(right, isError))) {
    return undefined;
  }
  const otherwise = right === undefined ? "undefined" : sourceCode.getText(right);
  const text =
    root === read && right === undefined ? `${root.name} && ${ownWords}` : `${root.name} ? ${ownWords} : ${otherwise}`;
  return [{ node: expression, text }];
}

/** Whether a variable that holds an error is read here and now; a member that is called the same is none. */
function mentions(node: TSESTree.Node, isError: (name: string) => boolean): boolean {
  switch (node.type) {
    case "Identifier":
      return isError(node.name);
    case "MemberExpression":
      return mentions(node.object, isError) || (node.computed && mentions(node.property, isError));
    case "Property":
      return mentions(node.value, isError) || (node.computed && mentions(node.key, isError));
    default:
      return !isFunction(node) && children(node).some((child) => mentions(child, isError));
  }
}
