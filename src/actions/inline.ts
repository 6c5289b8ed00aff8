import type { TSESTree } from "@typescript-eslint/utils";

import { bare } from "../ast/bare.ts";
import { children } from "../ast/children.ts";
import { type FunctionNode, isFunction } from "../ast/functions.ts";
import type { Action } from "./action.ts";
import { ownDirective } from "./directives.ts";

/** A name that stands before an expression. It goes to the function in it, be that wrapped in calls. */
interface Label {
  readonly name: string;
  readonly node: TSESTree.Node;
  readonly value: TSESTree.Node;
}

/** The functions with a "use server" of their own, save those that are actions as exports already. */
export function findInline(
  program: TSESTree.Program,
  text: string,
  exported: ReadonlySet<FunctionNode>,
): readonly Action[] {
  const found = inlineIn(program, placesOfDirective(text), [], undefined);
  return found.filter((action) => action.function === undefined || !exported.has(action.function));
}

function placesOfDirective(text: string): readonly number[] {
  return [...text.matchAll(/use server/gu)].map(({ index }) => index);
}

/** Whether one of some places is in a node. A class's decorators may stand before it, and before the `export` that it belongs to. */
function holdsAny(node: TSESTree.Node, places: readonly number[]): boolean {
  const [start, end] = node.range;
  return (
    places.some((place) => place >= start && place < end) ||
    ("declaration" in node && node.declaration ? holdsAny(node.declaration, places) : false) ||
    ("decorators" in node && node.decorators.some((decorator) => holdsAny(decorator, places)))
  );
}

function inlineIn(
  node: TSESTree.Node,
  places: readonly number[],
  enclosing: readonly TSESTree.Node[],
  label: Label | undefined,
): readonly Action[] {
  if (!holdsAny(node, places)) {
    return [];
  }
  const isScope = isFunction(node) || node.type === "ClassDeclaration" || node.type === "ClassExpression";
  const inner = isScope ? [...enclosing, node] : enclosing;
  const own = labelIn(node);
  // What is further inside of a function or an element is not what the name stands for.
  const handedOn = isScope || node.type === "JSXElement" ? undefined : label;

  const below = children(node).flatMap((child) =>
    inlineIn(child, places, inner, child === own?.value ? own : handedOn),
  );
  // Next.js rejects the directive in a function that is not async, and overlooks it in a constructor.
  return isFunction(node) && node.async && ownDirective(node) === "use server"
    ? [inlineAction(node, enclosing, label), ...below]
    : below;
}

function inlineAction(node: FunctionNode, enclosing: readonly TSESTree.Node[], label: Label | undefined): Action {
  const found = { kind: "inline", function: node, enclosing } as const;
  if (node.id) {
    return { ...found, name: node.id.name, node: node.id };
  }
  if (label === undefined) {
    return { ...found, name: "anonymous", node };
  }
  return { ...found, name: label.name, node: isValue(label, node) ? label.node : node };
}

// Whether the function is the labelled value itself, not a part of it.
function isValue({ value }: Label, node: FunctionNode): boolean {
  return value.type === "JSXExpressionContainer" ? bare(value.expression) === node : bare(value) === node;
}

/** The name that a node gives to one of its children. */
function labelIn(node: TSESTree.Node): Label | undefined {
  switch (node.type) {
    case "VariableDeclarator":
      return node.init ? named(node.id, node.init) : undefined;
    case "AssignmentExpression":
    case "AssignmentPattern":
      return named(node.left, node.right);
    case "Property":
    case "MethodDefinition":
    case "PropertyDefinition":
    case "AccessorProperty":
      return node.value && !node.computed ? named(node.key, node.value) : undefined;
    case "JSXAttribute":
      return node.value && node.name.type === "JSXIdentifier"
        ? { name: `${node.name.name}={…}`, node: node.name, value: node.value }
        : undefined;
    case "ExportDefaultDeclaration":
      return { name: "default", node: node.declaration, value: node.declaration };
    default:
      return undefined;
  }
}

function named(target: TSESTree.Node, value: TSESTree.Node): Label | undefined {
  switch (target.type) {
    case "Identifier":
      return { name: target.name, node: target, value };
    case "PrivateIdentifier":
      return { name: `#${target.name}`, node: target, value };
    case "Literal":
      return { name: String(target.value), node: target, value };
    case "MemberExpression":
      return target.computed ? undefined : named(target.property, value);
    default:
      return undefined;
  }
}
