import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

import { bare } from "../ast/bare.ts";
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
  const telling = answer && tellingIn(answer, isError);
  if (telling === undefined || telling.length === 0) {
    return undefined;
  }
  const isDropped =
    caught !== undefined &&
    clause?.type === "CatchClause" &&
    node.parent?.type === "BlockStatement" &&
    !clause.body.body.some(
      (statement) => statement !== node && !contains(statement, node) && mentions(statement, isError),
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

/** The smallest parts of an answer that can be replaced as a whole; undefined where one cannot. */
function tellingIn(answer: TSESTree.Node, isError: (name: string) => boolean): readonly Telling[] | undefined {
  const expression = bare(answer);
  if (!mentions(expression, isError)) {
    return [];
  }
  const parts =
    expression.type === "ObjectExpression"
      ? expression.properties.map((property): readonly Telling[] | undefined => {
          if (property.type !== "Property" || property.computed) {
            return mentions(property, isError) ? undefined : [];
          }
          if (property.shorthand && property.key.type === "Identifier") {
            return isError(property.key.name) ? [{ node: property, text: `${property.key.name}: ${ownWords}` }] : [];
          }
          return tellingIn(property.value, isError);
        })
      : expression.type === "ArrayExpression"
        ? expression.elements.map((element) => (element === null ? [] : tellingIn(element, isError)))
        : [[{ node: expression, text: ownWords }]];
  return parts.includes(undefined) ? undefined : parts.flatMap((part) => part ?? []);
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

function contains(outer: TSESTree.Node, { range }: TSESTree.Node): boolean {
  return outer.range[0] <= range[0] && range[1] <= outer.range[1];
}
