import type { TSESTree } from "@typescript-eslint/utils";

import { bare } from "../../ast/bare.ts";
import { children } from "../../ast/children.ts";
import { isFunction } from "../../ast/functions.ts";
import type { FunctionNode } from "../../ast/functions.ts";
import type { SourceModule } from "../../modules/index.ts";
import type { Run } from "../run.ts";
import type { Closure } from "../values/value.ts";
import { namesIn } from "./patterns.ts";

/** How many functions of the same module are followed from one to the next. */
const farthest = 3;

/** What has to be in the text of a module that keeps counts, so that most are not looked into. */
const mayCount = /\+\+|--|[-+]=|[-+] ?1\b|\.push\(|\[\s*\.{3}/u;
const mayKeep = /\bnew \w*(?:Map|Cache|LRU)\w*\b|=\s*(?:\{\}|\[\])/u;

/** How a function limits how often it is called: by failing, or by what it answers; undefined if it does not. */
type Limiting = "stops" | "answers";

// Key: a function's node. Owner: its tree. Never wrong: the tree says it all. Goes with the tree.
const known = new WeakMap<FunctionNode, { readonly limiting: Limiting | undefined }>();

// Key: a module. Owner: the module graph. Never wrong: a file that changes becomes another module. Goes with the module.
const candidates = new WeakMap<SourceModule, boolean>();

function mayLimit(module: SourceModule): boolean {
  let known = candidates.get(module);
  if (known === undefined) {
    known = mayKeep.test(module.text) && mayCount.test(module.text);
    candidates.set(module, known);
  }
  return known;
}

/** Notes that a function of the program's own may limit how often its caller is called: by a count in this process's memory. */
export function noteOwnLimiter(run: Run, { node, module }: Closure, site: TSESTree.Node): void {
  if (run.frame === "module" || !mayLimit(module)) {
    return;
  }
  const limiting = limitingOf(node, module, 0);
  if (limiting === "stops" || (limiting === "answers" && site !== run.unused)) {
    run.state.addPossible("limited-here");
  }
}

function limitingOf(node: FunctionNode, module: SourceModule, depth: number): Limiting | undefined {
  const before = known.get(node);
  if (before !== undefined) {
    return before.limiting;
  }
  // A function that comes back to itself counts nothing on that way.
  known.set(node, { limiting: undefined });
  const fails = mayFail(node);
  const limiting = countsCalls(node, module)
    ? fails
      ? "stops"
      : "answers"
    : depth < farthest && calledIn(node, module).some(isStopping)
      ? "stops"
      : undefined;
  known.set(node, { limiting });
  return limiting;

  /** A call that fails stops this function, too; one that answers does if this one looks at it, and fails. */
  function isStopping({ called, isUsed }: Called): boolean {
    const inner = limitingOf(called, module, depth + 1);
    return inner === "stops" || (inner === "answers" && isUsed && fails);
  }
}

/**
 * It looks something up by a key in a collection that outlives the call, adds one to it, and compares how much it is. A
 * collection that only keeps what was read, however long, is a cache.
 */
function countsCalls(node: FunctionNode, { text }: SourceModule): boolean {
  const own = new Set(node.params.flatMap(namesIn));
  const kept = new Set<string>();
  const counts = new Set<string>();
  visit(node.body, (inner) => {
    if (inner.type === "VariableDeclarator") {
      for (const name of namesIn(inner.id)) {
        own.add(name);
      }
    }
  });
  const outlives = (name: string | undefined): name is string => name !== undefined && !own.has(name);
  visit(node.body, (inner) => {
    const collection = lookedUpIn(inner);
    if (outlives(collection)) {
      kept.add(collection);
    }
  });
  // What was found there is a part of it.
  visit(node.body, (inner) => {
    if (inner.type === "VariableDeclarator" && inner.init && mentions(inner.init, kept)) {
      namesIn(inner.id).forEach((name) => kept.add(name));
    }
  });
  visit(node.body, (inner) => {
    const counted = countedIn(inner, text);
    if (counted !== undefined && kept.has(counted)) {
      counts.add(counted);
    }
  });
  return counts.size > 0 && comparesOrder(node.body);
}

/** The collection in which something is looked up by a key that is no literal: `attempts.get(ip)`, `attempts[ip]`, `this.attempts.get(ip)`. */
function lookedUpIn(node: TSESTree.Node): string | undefined {
  if (node.type === "MemberExpression" && node.computed && node.property.type !== "Literal") {
    return rootOf(node.object);
  }
  return node.type === "CallExpression" &&
    node.callee.type === "MemberExpression" &&
    node.callee.property.type === "Identifier" &&
    node.callee.property.name === "get" &&
    node.arguments[0]?.type !== "Literal"
    ? rootOf(node.callee.object)
    : undefined;
}

/** What is counted up or down, or grows by one: `entry.count++`, `attempts.set(ip, count + 1)`, `times.push(now)`. */
function countedIn(node: TSESTree.Node, text: string): string | undefined {
  switch (node.type) {
    case "UpdateExpression":
      return node.argument.type === "MemberExpression" ? rootOf(node.argument) : undefined;
    case "AssignmentExpression":
      return node.left.type === "MemberExpression" &&
        (/^[-+]=$/u.test(node.operator) || addsOne(text.slice(...node.right.range)))
        ? rootOf(node.left)
        : undefined;
    case "CallExpression": {
      const { callee } = node;
      const method =
        callee.type === "MemberExpression" && callee.property.type === "Identifier" ? callee.property.name : "";
      const adds = method === "push" || (method === "set" && addsOne(text.slice(...node.range)));
      return adds && callee.type === "MemberExpression" ? rootOf(callee.object) : undefined;
    }
    default:
      return undefined;
  }
}

function addsOne(text: string): boolean {
  return /[-+] ?1\b|\+\+|--|\[\s*\.{3}/u.test(text);
}

/** The variable that an expression starts from; of `this.attempts`, the member. */
function rootOf(expression: TSESTree.Node): string | undefined {
  const node = bare(expression);
  switch (node.type) {
    case "Identifier":
      return node.name;
    case "MemberExpression":
      return bare(node.object).type === "ThisExpression" && !node.computed
        ? `this.${node.property.name}`
        : rootOf(node.object);
    case "ChainExpression":
      return rootOf(node.expression);
    case "CallExpression":
      return rootOf(node.callee);
    default:
      return undefined;
  }
}

function mentions(node: TSESTree.Node, names: ReadonlySet<string>): boolean {
  const root = node.type === "Identifier" || node.type === "MemberExpression" ? rootOf(node) : undefined;
  return (root !== undefined && names.has(root)) || children(node).some((child) => mentions(child, names));
}

function comparesOrder(node: TSESTree.Node): boolean {
  return (node.type === "BinaryExpression" && /^[<>]=?$/u.test(node.operator)) || children(node).some(comparesOrder);
}

function mayFail(node: TSESTree.Node): boolean {
  return (
    node.type === "ThrowStatement" ||
    (node.type === "CallExpression" && node.callee.type === "Identifier" && node.callee.name === "reject") ||
    children(node).some(mayFail)
  );
}

interface Called {
  readonly called: FunctionNode;
  /** Whether the call is more than a statement. */
  readonly isUsed: boolean;
}

/** The functions of the same module that a function calls by their names. */
function calledIn(node: FunctionNode, module: SourceModule): readonly Called[] {
  const found: Called[] = [];
  const statements = new Set<TSESTree.Node>();
  visit(node.body, (inner) => {
    if (inner.type === "ExpressionStatement") {
      statements.add(inner.expression.type === "AwaitExpression" ? inner.expression.argument : inner.expression);
    }
    if (inner.type !== "CallExpression" || inner.callee.type !== "Identifier") {
      return;
    }
    const binding = module.bindings.get(inner.callee.name);
    const made =
      binding?.kind === "function"
        ? binding.node
        : binding?.kind === "variable"
          ? (binding.declarator.init ?? undefined)
          : undefined;
    const value = made && bare(made);
    if (value !== undefined && isFunction(value)) {
      found.push({ called: value, isUsed: !statements.has(inner) });
    }
  });
  return found;
}

function visit(node: TSESTree.Node, look: (node: TSESTree.Node) => void): void {
  look(node);
  for (const child of children(node)) {
    visit(child, look);
  }
}
