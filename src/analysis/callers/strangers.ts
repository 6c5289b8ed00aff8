import type { TSESTree } from "@typescript-eslint/utils";

import { bare } from "../../ast/bare.ts";
import { nodesAround } from "../../ast/around.ts";
import { isFunction } from "../../ast/functions.ts";
import type { Site } from "../../flow/event.ts";
import { staticName } from "../../flow/language/names.ts";
import type { SourceModule } from "../../modules/index.ts";

/** Methods of texts, lists, dates, maps and addresses, which change nothing but what the program has in hand. */
const builtIn =
  /^(?:append|at|charAt|charCodeAt|codePointAt|concat|endsWith|entries|every|filter|find\w*|flat|flatMap|forEach|from|get|get\w*Time|getDate|getDay|getFullYear|getHours|getMinutes|getMonth|getSeconds|getUTC\w+|has|includes|indexOf|join|keys|lastIndexOf|localeCompare|map|match|matchAll|normalize|padEnd|padStart|pop|push|reduce|repeat|replace|replaceAll|reverse|round|search|set(?:UTC)?(?:Date|FullYear|Hours|Milliseconds|Minutes|Month|Seconds)|shift|slice|some|sort|splice|split|startsWith|substr|substring|test|to[A-Z]\w*|trim|trimEnd|trimStart|unshift|values|valueOf)$/u;

/** Methods that change a collection, of which the program's own are only in hand. */
const ofCollections = /^(?:add|clear|delete|set)$/u;

/** What stands around an expression without waiting for it. */
const transparent: ReadonlySet<string> = new Set([
  "ChainExpression",
  "ConditionalExpression",
  "LogicalExpression",
  "SequenceExpression",
  "SpreadElement",
]);

/**
 * Whether a call of code that cannot be looked into may change something outside of the program. What it would have to
 * wait for, or does not look at, may; what uses the result at once has computed something.
 */
export function mayChange({ module, node }: Site): boolean {
  if (node.type !== "CallExpression") {
    return false;
  }
  const callee = bare(node.callee);
  const method = callee.type === "MemberExpression" ? staticName(callee.property, callee.computed) : undefined;
  if (method !== undefined && builtIn.test(method)) {
    return false;
  }
  const around = nodesAround(module.program, node);
  return around.length === 0 || (isWaitedFor(around, module) && !changesItsOwn(callee, method, around, module));
}

/** Whether a call's result is a statement of its own, awaited, returned, or one of several to be waited for. */
function isWaitedFor(around: readonly TSESTree.Node[], module: SourceModule): boolean {
  const [parent, ...further] = around.filter(({ type }) => !transparent.has(type) && !type.startsWith("TS"));
  switch (parent?.type) {
    case "VariableDeclarator":
      return parent.id.type !== "Identifier" || isAwaitedLater(parent.id.name, further, module);
    case "AssignmentExpression":
      return parent.left.type !== "Identifier" || isAwaitedLater(parent.left.name, further, module);
    case "ArrayExpression":
      return /^Promise\b/u.test(textOf(further[0], module));
    case "MemberExpression":
      return /\.(?:catch|finally|then)$/u.test(textOf(parent, module));
    case "BinaryExpression":
    case "CallExpression":
    case "ForOfStatement":
    case "IfStatement":
    case "NewExpression":
    case "Property":
    case "SwitchStatement":
    case "TemplateLiteral":
    case "UnaryExpression":
    case "WhileStatement":
      return false;
    default:
      return true;
  }
}

/** Whether somebody waits for what is kept under a name. */
function isAwaitedLater(name: string, around: readonly TSESTree.Node[], module: SourceModule): boolean {
  const within = textOf(around.find(isFunction) ?? module.program, module);
  const escaped = name.replaceAll("$", String.raw`\$`);
  return new RegExp(String.raw`\b(?:await|return)\s+${escaped}\b|\bPromise\.\w+\([^)]*\b${escaped}\b`, "u").test(
    within,
  );
}

/** Puts something into a list, a map or an address that the program has in hand, rather than into what is imported. */
function changesItsOwn(
  callee: TSESTree.Node,
  method: string | undefined,
  [parent]: readonly TSESTree.Node[],
  module: SourceModule,
): boolean {
  let root = callee;
  while (root.type === "MemberExpression") {
    root = bare(root.object);
  }
  return (
    method !== undefined &&
    ofCollections.test(method) &&
    parent?.type === "ExpressionStatement" &&
    root.type === "Identifier" &&
    !module.imports.has(root.name)
  );
}

function textOf(node: TSESTree.Node | undefined, module: SourceModule): string {
  return node === undefined ? "" : module.text.slice(...node.range);
}
