import type { TSESTree } from "@typescript-eslint/utils";

import { bare } from "../../ast/bare.ts";
import type { FunctionNode } from "../../ast/functions.ts";
import { staticName } from "../language/names.ts";
import type { Run } from "../run.ts";
import type { Value } from "../values/value.ts";
import { wordOf } from "./places.ts";

/** Beginnings that say nothing of where an address leads: of any, and of a path, which another slash may follow. */
const anyAddress = /^(?:https?(?::\/{0,2})?|\/)?$/iu;

/** The same as a pattern. */
const anyAddressPattern = /^\^(?:\(\?:)?(?:https?\??|\(\??:?https?\)?)?\)?:?(?:\\?\/){0,2}$/iu;

/** What makes the same text of a text, or a piece of it. */
const keeping = /^(?:trim(?:Start|End)?|to(?:Locale)?(?:Lower|Upper)Case|normalize|slice|substring|toString)$/u;

/**
 * Whether a condition of the program's own may say what a text has in it: not if it only asks for its length or its beginning,
 * whether it is there, or whether it can be read as an address.
 */
export function mayTell(run: Run, condition: Value): boolean {
  if (condition.id.startsWith("regex:")) {
    const pattern = condition.id.slice("regex:".length);
    return pattern.startsWith("^") && !anyAddressPattern.test(pattern);
  }
  const word = wordOf(run, condition);
  if (word !== undefined) {
    return !anyAddress.test(word);
  }
  const [node, ...others] = functionsIn(condition);
  return node === undefined || others.length > 0 || !asks(node, isWeak);
}

/** Whether what a function makes of a text is that text, or a piece of it. */
export function givesAgain(made: Value): boolean {
  const [node, ...others] = functionsIn(made);
  return node !== undefined && others.length === 0 && asks(node, isText);
}

function functionsIn({ alternatives }: Value): readonly (FunctionNode | undefined)[] {
  return alternatives.map((one) =>
    one.kind === "function" && one.code.kind === "closure" ? one.code.node : undefined,
  );
}

type Test = (node: TSESTree.Node, name: string) => boolean;

/** Whether a function of one text gives only what passes a test: by its expression, or by what it returns, whatever fails. */
function asks({ body, params }: FunctionNode, test: Test): boolean {
  const [text] = params;
  if (text?.type !== "Identifier") {
    return false;
  }
  return body.type === "BlockStatement" ? returns(body, text.name, test) : test(bare(body), text.name);
}

function returns(statement: TSESTree.Statement, name: string, test: Test): boolean {
  switch (statement.type) {
    case "BlockStatement":
      return statement.body.every((one) => returns(one, name, test));
    case "ReturnStatement":
      return statement.argument !== null && test(bare(statement.argument), name);
    case "ExpressionStatement":
      return isWeak(bare(statement.expression), name);
    case "TryStatement":
      return (
        returns(statement.block, name, test) &&
        (statement.handler === null || returns(statement.handler.body, name, test))
      );
    default:
      return false;
  }
}

function isWeak(node: TSESTree.Node, name: string): boolean {
  switch (node.type) {
    case "Literal":
      return typeof node.value === "boolean";
    case "UnaryExpression":
      // What must not be in a text tells more than what must.
      return node.operator === "!" && !asksInside(node.argument) && isWeak(bare(node.argument), name);
    case "LogicalExpression":
      return isWeak(bare(node.left), name) && isWeak(bare(node.right), name);
    case "BinaryExpression":
      return isLengthTest(node, name) || isProtocolTest(node, name) || isEmptyTest(node, name);
    case "NewExpression":
      return isUrl(node, name);
    case "CallExpression":
      return isWeakCall(node, name);
    default:
      return isText(node, name);
  }
}

function asksInside(node: TSESTree.Node): boolean {
  const { callee } = node.type === "CallExpression" ? node : { callee: undefined };
  return callee?.type === "MemberExpression";
}

function isLengthTest({ left, right }: TSESTree.BinaryExpression, name: string): boolean {
  const measured = bare(left);
  return (
    right.type === "Literal" &&
    measured.type === "MemberExpression" &&
    staticName(measured.property, measured.computed) === "length" &&
    isText(bare(measured.object), name)
  );
}

function isEmptyTest({ left, right }: TSESTree.BinaryExpression, name: string): boolean {
  return right.type === "Literal" && (right.value === "" || right.value === null) && isText(bare(left), name);
}

function isProtocolTest({ left, right }: TSESTree.BinaryExpression, name: string): boolean {
  return right.type === "Literal" && isProtocol(bare(left), name);
}

function isProtocol(node: TSESTree.Node, name: string): boolean {
  return (
    node.type === "MemberExpression" &&
    staticName(node.property, node.computed) === "protocol" &&
    isUrl(bare(node.object), name)
  );
}

function isUrl(node: TSESTree.Node, name: string): boolean {
  return (
    node.type === "NewExpression" &&
    node.callee.type === "Identifier" &&
    node.callee.name === "URL" &&
    node.arguments[0] !== undefined &&
    isText(bare(node.arguments[0]), name)
  );
}

/** `Boolean(text)`, `URL.canParse(text)`, `text.startsWith("https://")`, `["http:", "https:"].includes(new URL(text).protocol)`. */
function isWeakCall({ callee, arguments: args }: TSESTree.CallExpression, name: string): boolean {
  const [first] = args;
  if (first === undefined) {
    return false;
  }
  if (callee.type === "Identifier") {
    return callee.name === "Boolean" && isText(bare(first), name);
  }
  const method = callee.type === "MemberExpression" ? staticName(callee.property, callee.computed) : undefined;
  if (callee.type !== "MemberExpression" || method === undefined) {
    return false;
  }
  const object = bare(callee.object);
  switch (method) {
    case "canParse":
      return isText(bare(first), name);
    case "includes":
      return isProtocol(bare(first), name);
    case "startsWith":
      return (
        (isText(object, name) || isProtocol(object, name)) &&
        first.type === "Literal" &&
        anyAddress.test(String(first.value))
      );
    default:
      return false;
  }
}

/** The text itself, or a piece of it. */
function isText(node: TSESTree.Node, name: string): boolean {
  if (node.type === "CallExpression" && node.callee.type === "MemberExpression") {
    const { callee } = node;
    return keeping.test(staticName(callee.property, callee.computed) ?? "") && isText(bare(callee.object), name);
  }
  return node.type === "Identifier" && node.name === name;
}
