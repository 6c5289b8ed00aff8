import type { TSESTree } from "@typescript-eslint/utils";

import { bare } from "../../ast/bare.ts";
import { children } from "../../ast/children.ts";
import { staticName } from "../../flow/language/names.ts";

/** A change to a request's headers after which Next.js finds every origin to be its own. */
export interface DisarmedCheck {
  readonly node: TSESTree.Node;
  readonly header: string;
}

/** Files that Next.js runs before each request. */
const runsFirst = /(?:^|[\\/])(?:middleware|proxy)\.[cm]?[jt]s$/u;

/** Whether requests may be changed by a file before server actions see them. */
export function mayChangeRequests(file: string, text: string): boolean {
  return runsFirst.test(file) && /next\/server/u.test(text) && /origin/iu.test(text);
}

/**
 * Where a file takes the `Origin` header away, or makes the header that Next.js compares it with (`Host`,
 * `X-Forwarded-Host`) of it, without ever looking at which origin it is.
 */
export function disarmedChecksIn(program: TSESTree.Program): readonly DisarmedCheck[] {
  const names = originNames(program);
  if (looksAtOrigin(program, names)) {
    return [];
  }
  const found: DisarmedCheck[] = [];
  const look = (node: TSESTree.Node): void => {
    const call = headerCall(node);
    const isDeletion = call?.method === "delete" && call.header === "origin";
    const isCopy =
      call?.method === "set" &&
      /^(?:x-forwarded-)?host$/u.test(call.header) &&
      call.value !== undefined &&
      isOfOrigin(call.value, names);
    if (call !== undefined && (isDeletion || isCopy)) {
      found.push({ node, header: call.header });
    }
    children(node).forEach(look);
  };
  look(program);
  return found;
}

/** `headers.set("x-forwarded-host", value)` and the like, on whatever is called headers. */
function headerCall(node: TSESTree.Node) {
  if (node.type !== "CallExpression" || node.callee.type !== "MemberExpression") {
    return undefined;
  }
  const { callee, arguments: args } = node;
  const [first, value] = args;
  const header = first?.type === "Literal" && typeof first.value === "string" ? first.value.toLowerCase() : undefined;
  const object = bare(callee.object);
  const name =
    object.type === "Identifier"
      ? object.name
      : object.type === "MemberExpression"
        ? (staticName(object.property, object.computed) ?? "")
        : "";
  const method = staticName(callee.property, callee.computed);
  return header !== undefined && /headers$/iu.test(name) && !/^res/iu.test(name)
    ? { method, header, value }
    : undefined;
}

/** The variables that hold the request's origin, or a part of it. */
function originNames(program: TSESTree.Program): ReadonlySet<string> {
  const names = new Set<string>();
  const look = (node: TSESTree.Node): void => {
    if (
      node.type === "VariableDeclarator" &&
      node.id.type === "Identifier" &&
      node.init &&
      isOfOrigin(node.init, names)
    ) {
      names.add(node.id.name);
    }
    children(node).forEach(look);
  };
  look(program);
  return names;
}

function isOfOrigin(node: TSESTree.Node, names: ReadonlySet<string>): boolean {
  const call = headerCall(node);
  return (
    (call?.method === "get" && call.header === "origin") ||
    (node.type === "Identifier" && names.has(node.name)) ||
    children(node).some((child) => isOfOrigin(child, names))
  );
}

/** Methods by which a text is taken apart, rather than looked at. */
const conversion = /^(?:at|get|pop|replace|replaceAll|set|shift|slice|split|substring|toLowerCase|toString|trim)$/u;

/** Compares the origin, asks something of it, or hands it to a function that may. */
function looksAtOrigin(node: TSESTree.Node, names: ReadonlySet<string>): boolean {
  return isLook(node, names) || children(node).some((child) => looksAtOrigin(child, names));
}

function isLook(node: TSESTree.Node, names: ReadonlySet<string>): boolean {
  const isOrigin = (one: TSESTree.Node) => isOfOrigin(one, names);
  switch (node.type) {
    case "BinaryExpression": {
      const sides = [node.left, node.right];
      return /^[=!]==?$/u.test(node.operator) && sides.some(isOrigin) && !sides.some(isNothing);
    }
    case "SwitchStatement":
      return isOrigin(node.discriminant);
    case "CallExpression": {
      const { callee } = node;
      if (callee.type === "MemberExpression") {
        const method = staticName(callee.property, callee.computed) ?? "";
        const isLogged = callee.object.type === "Identifier" && callee.object.name === "console";
        return !conversion.test(method) && !isLogged && (isOrigin(callee.object) || node.arguments.some(isOrigin));
      }
      return callee.type === "Identifier" && callee.name !== "String" && node.arguments.some(isOrigin);
    }
    default:
      return false;
  }
}

function isNothing(node: TSESTree.Node): boolean {
  return (
    (node.type === "Literal" && (node.value === null || node.value === "")) ||
    (node.type === "Identifier" && node.name === "undefined")
  );
}
