import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

import { staticName } from "../flow/language/names.ts";
import { importing, isTaken } from "./imports.ts";

type SourceCode = Readonly<TSESLint.SourceCode>;

/** Something that cannot be guessed in place of what can. */
export interface RandomEdit {
  /** The function that makes it. */
  readonly by: string;
  readonly fix: TSESLint.ReportFixFunction;
}

/** The largest range that `randomInt()` takes. */
const mostNumbers = 2 ** 48;

/** Texts of so many characters and more are tokens, whose length nobody counts. */
const longCode = 10;

/**
 * Makes a number in a range by `randomInt()`, and a text by `randomUUID()`, or by `randomBytes()` where it is short and
 * people may have to type it. Nothing for counters, and where the number itself is used, as a time is.
 */
export function secureRandomEdit(sourceCode: SourceCode, node: TSESTree.Node): RandomEdit | undefined {
  return node.type === "CallExpression" ? (inRange(sourceCode, node) ?? inText(sourceCode, node)) : undefined;
}

/** `Math.floor(Math.random() * n)`, `Math.floor(a + Math.random() * b)` */
function inRange(sourceCode: SourceCode, node: TSESTree.Node): RandomEdit | undefined {
  const product = isMathCall(node, ["random"]) ? operation(node, ["*"]) : undefined;
  const range = product && otherOf(product, node);
  if (product === undefined || range === undefined || !isWhole(range)) {
    return undefined;
  }
  const sum = operation(product, ["+"]);
  const base = sum && otherOf(sum, product);
  const [lowest, count] = [base === undefined ? 0 : numberOf(base), numberOf(range)];
  const inner = sum ?? product;
  const outer = roundedBy(inner);
  const more = outer !== undefined && isMathCall(outer, ["round"]) ? 1 : 0;
  if (
    outer === undefined ||
    lowest === undefined ||
    (count === undefined && (more > 0 || lowest > 0)) ||
    (count ?? 0) + lowest + more > mostNumbers
  ) {
    return undefined;
  }
  const text =
    count === undefined || lowest + more === 0
      ? sourceCode.getText(range)
      : [...(lowest === 0 ? [] : [lowest]), lowest + count + more].join(", ");
  const used = importing(sourceCode, ["node:crypto", "crypto"], ["randomInt"]);
  return (
    used && {
      by: "randomInt()",
      fix: (fixer) => [...used.fix(fixer), fixer.replaceText(outer, `${used.local("randomInt")}(${text})`)],
    }
  );
}

/** What a number is rounded by: `Math.floor(x)`, `x | 0`, `~~x`. */
function roundedBy(node: TSESTree.Node): TSESTree.Node | undefined {
  const { parent } = node;
  if (parent?.type === "CallExpression" && parent.arguments[0] === node) {
    return isMathCall(parent, ["floor", "round", "trunc"]) ? parent : undefined;
  }
  const or = operation(node, ["|"]);
  if (or !== undefined) {
    return or.left === node && numberOf(or.right) === 0 ? or : undefined;
  }
  const around = parent?.parent;
  const isNot = (one: TSESTree.Node | undefined) => one?.type === "UnaryExpression" && one.operator === "~";
  return isNot(parent) && isNot(around) ? around : undefined;
}

function operation(node: TSESTree.Node, operators: readonly string[]): TSESTree.BinaryExpression | undefined {
  const { parent } = node;
  return parent?.type === "BinaryExpression" && operators.includes(parent.operator) ? parent : undefined;
}

function otherOf({ left, right }: TSESTree.BinaryExpression, node: TSESTree.Node): TSESTree.Node {
  return left === node ? right : left;
}

function isMathCall(node: TSESTree.Node, names: readonly string[]): boolean {
  return (
    node.type === "CallExpression" &&
    node.callee.type === "MemberExpression" &&
    node.callee.object.type === "Identifier" &&
    node.callee.object.name === "Math" &&
    names.includes(staticName(node.callee.property, node.callee.computed) ?? "")
  );
}

/** A whole number, by what people multiply with before they round: `10`, `letters.length`, `max - min + 1`. */
function isWhole(node: TSESTree.Node): boolean {
  switch (node.type) {
    case "Identifier":
      return true;
    case "BinaryExpression":
      return /^[-+]$/u.test(node.operator) && isWhole(node.left) && isWhole(node.right);
    case "MemberExpression":
      return staticName(node.property, node.computed) === "length";
    default:
      return numberOf(node) !== undefined;
  }
}

function numberOf(node: TSESTree.Node): number | undefined {
  return node.type === "Literal" && typeof node.value === "number" && Number.isSafeInteger(node.value)
    ? node.value
    : undefined;
}

/** A text that is made of what can be guessed, and nothing else. */
interface Chain {
  readonly node: TSESTree.Node;
  readonly isText: boolean;
  /** How many characters are left of it. */
  readonly length?: number | undefined;
  readonly isUpper: boolean;
}

function inText(sourceCode: SourceCode, node: TSESTree.Node): RandomEdit | undefined {
  const { node: top, isText, length, isUpper } = wholeOf(chainOf({ node, isText: false, isUpper: false }));
  const within = top.parent;
  if (!isText && within?.type !== "TemplateLiteral") {
    return undefined;
  }
  const isShort = length !== undefined && length < longCode;
  const name = isShort ? "randomBytes" : "randomUUID";
  const used =
    !isShort && !isTaken(sourceCode, "crypto")
      ? { local: () => "crypto.randomUUID", fix: () => [] }
      : importing(sourceCode, ["node:crypto", "crypto"], [name]);
  if (used === undefined || (length ?? 1) < 1) {
    return undefined;
  }
  const made = isShort
    ? `${used.local(name)}(${String(Math.ceil(length / 2))}).toString("hex")${length % 2 === 0 ? "" : `.slice(0, ${String(length)})`}`
    : `${used.local(name)}()`;
  return {
    by: `${name}()`,
    fix: (fixer) => [...used.fix(fixer), fixer.replaceText(top, isUpper ? `${made}.toUpperCase()` : made)],
  };
}

const methods = /^(?:pad(?:End|Start)|replace(?:All)?|slice|subst(?:r|ring)|to(?:LowerCase|String|UpperCase))$/u;

/** What is called on it, and around it: `String(x)`, `x.toString(36).slice(2)`. */
function chainOf(chain: Chain): Chain {
  const { node } = chain;
  const { parent } = node;
  if (parent?.type === "CallExpression" && parent.callee.type === "Identifier" && parent.arguments[0] === node) {
    return parent.callee.name === "String" ? chainOf({ ...chain, node: parent, isText: true }) : chain;
  }
  const call = parent?.type === "MemberExpression" && parent.object === node ? parent.parent : undefined;
  const name =
    parent?.type === "MemberExpression" && call?.type === "CallExpression" && call.callee === parent
      ? (staticName(parent.property, parent.computed) ?? "")
      : "";
  if (call?.type !== "CallExpression" || !methods.test(name)) {
    return chain;
  }
  const [first, second] = call.arguments.map(numberOf);
  const cut =
    first === undefined || second === undefined
      ? undefined
      : name === "substr"
        ? second
        : /^(?:slice|substring)$/u.test(name)
          ? second - first
          : undefined;
  return chainOf({
    node: call,
    isText: chain.isText || name === "toString",
    length: cut ?? chain.length,
    isUpper: chain.isUpper || name === "toUpperCase",
  });
}

/** Several such texts, one behind the other, with nothing between them but what parts them. */
function wholeOf(chain: Chain): Chain {
  const { node, isText } = chain;
  const sum = operation(node, ["+"]);
  if (sum !== undefined && isText && isGuessable(otherOf(sum, node))) {
    return wholeOf({ ...chain, node: sum, length: undefined });
  }
  const { parent } = node;
  return parent?.type === "TemplateLiteral" &&
    parent.expressions.length > 1 &&
    parent.parent.type !== "TaggedTemplateExpression" &&
    parent.expressions.every(isGuessable) &&
    parent.quasis.every(({ value }) => /^[-_.:]*$/u.test(value.raw))
    ? { ...chain, node: parent, isText: true, length: undefined }
    : chain;
}

/** `Math.random().toString(36)`, `Date.now()` and the like, and nothing else in it. */
function isGuessable(node: TSESTree.Node): boolean {
  if (node.type === "BinaryExpression") {
    return node.operator === "+" && isGuessable(node.left) && isGuessable(node.right);
  }
  if (node.type !== "CallExpression") {
    return false;
  }
  const { callee } = node;
  if (callee.type !== "MemberExpression") {
    return callee.type === "Identifier" && callee.name === "String" && node.arguments.every(isGuessable);
  }
  const name = staticName(callee.property, callee.computed) ?? "";
  return callee.object.type === "Identifier"
    ? /^(?:Date\.now|Math\.random|performance\.now)$/u.test(`${callee.object.name}.${name}`)
    : (methods.test(name) && isGuessable(callee.object)) ||
        (name === "getTime" && callee.object.type === "NewExpression" && callee.object.arguments.length === 0);
}
