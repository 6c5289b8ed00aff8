import type { TSESTree } from "@typescript-eslint/utils";

import { bare } from "../../ast/bare.ts";
import { children } from "../../ast/children.ts";
import { isFunction } from "../../ast/functions.ts";

/** Whether something below a node gives a name a new value. Functions are not looked into: they run later. */
export function assignsName(node: TSESTree.Node, name: string): boolean {
  if (node.type === "AssignmentExpression" && node.left.type === "Identifier" && node.left.name === name) {
    return true;
  }
  return !isFunction(node) && children(node).some((child) => assignsName(child, name));
}

/** The name of a property, when it can be read off the syntax. */
export function staticName(key: TSESTree.Node, computed: boolean): string | undefined {
  if (!computed && key.type === "Identifier") {
    return key.name;
  }
  if (key.type === "Literal" && (typeof key.value === "string" || typeof key.value === "number")) {
    return String(key.value);
  }
  if (key.type === "TemplateLiteral" && key.expressions.length === 0) {
    return key.quasis[0]?.value.cooked ?? undefined;
  }
  if (
    key.type === "MemberExpression" &&
    key.object.type === "Identifier" &&
    key.object.name === "Symbol" &&
    key.property.type === "Identifier"
  ) {
    return `@@${key.property.name}`;
  }
  return key.type === "PrivateIdentifier" ? `#${key.name}` : undefined;
}

/** A call's function as the code says it, when it is a plain chain of names: `prisma.user.update`, `this.db.post.create`. */
export function calledName(node: TSESTree.Node): string | undefined {
  switch (node.type) {
    case "CallExpression":
    case "NewExpression":
      return chainOf(node.callee);
    case "TaggedTemplateExpression":
      return chainOf(node.tag);
    default:
      return undefined;
  }
}

function chainOf(node: TSESTree.Node): string | undefined {
  switch (node.type) {
    case "Identifier":
      return node.name;
    case "ThisExpression":
      return "this";
    case "TSNonNullExpression":
    case "TSAsExpression":
    case "ChainExpression":
      return chainOf(node.expression);
    case "MemberExpression": {
      const object = chainOf(node.object);
      const name = staticName(node.property, node.computed);
      return object === undefined || name === undefined ? undefined : `${object}.${name}`;
    }
    default:
      return undefined;
  }
}

/** The longest way to a method that is said as it is written. */
const longestChain = 60;

/** A call's function as the code writes it, also behind other calls: `supabase.from("posts").delete`. */
export function writtenCall(node: TSESTree.Node): string | undefined {
  const written = node.type === "CallExpression" ? writtenChain(node.callee) : calledName(node);
  return written === undefined || written.length > longestChain ? calledName(node) : written;
}

function writtenChain(node: TSESTree.Node): string | undefined {
  switch (node.type) {
    case "AwaitExpression":
      return writtenChain(node.argument);
    case "CallExpression": {
      const callee = writtenChain(node.callee);
      return callee && `${callee}(${writtenArguments(node.arguments)})`;
    }
    case "TSNonNullExpression":
    case "TSAsExpression":
    case "ChainExpression":
      return writtenChain(node.expression);
    case "MemberExpression": {
      const object = writtenChain(node.object);
      const name = staticName(node.property, node.computed);
      return object === undefined || name === undefined ? undefined : `${object}.${name}`;
    }
    default:
      return chainOf(node);
  }
}

function writtenArguments(nodes: readonly TSESTree.Node[]): string {
  const [only, ...others] = nodes;
  if (only === undefined) {
    return "";
  }
  const text = only.type === "Literal" && others.length === 0 ? only.value : undefined;
  return typeof text === "string" && /^[\w-]+$/u.test(text) ? `"${text}"` : "…";
}

/** The last name of an expression: `storedToken`, `token` in `row.token`. */
export function lastNameOf(node: TSESTree.Node): string | undefined {
  const expression = bare(node);
  switch (expression.type) {
    case "Identifier":
      return expression.name;
    case "MemberExpression":
      return !expression.computed && expression.property.type === "Identifier" ? expression.property.name : undefined;
    case "ChainExpression":
      return lastNameOf(expression.expression);
    default:
      return undefined;
  }
}

/** Whether a `?.` further left in the same chain skips the rest of it: in `a?.b.c`, undefined flows past `.c`. */
export function isShortened(object: TSESTree.Node): boolean {
  switch (object.type) {
    case "MemberExpression":
      return object.optional || isShortened(object.object);
    case "CallExpression":
      return object.optional || isShortened(object.callee);
    case "TSNonNullExpression":
      return isShortened(object.expression);
    default:
      return false;
  }
}
