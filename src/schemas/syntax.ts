import type { TSESTree } from "@typescript-eslint/utils";

/** A node, or what stands for none: the parsers say `null` or nothing. */
type Maybe<Node> = Node | null | undefined;

/** An expression without the type-level clothes around it: `x as const`, `x satisfies T`, `x!`. */
export function bare(node: Maybe<TSESTree.Node>): TSESTree.Node | undefined {
  let current = node ?? undefined;
  while (
    current?.type === "TSAsExpression" ||
    current?.type === "TSSatisfiesExpression" ||
    current?.type === "TSNonNullExpression" ||
    current?.type === "TSTypeAssertion" ||
    current?.type === "ChainExpression"
  ) {
    current = current.expression;
  }
  return current;
}

/** The text of a string literal, also of a template without holes. */
export function stringOf(node: Maybe<TSESTree.Node>): string | undefined {
  const inner = bare(node);
  if (inner?.type === "Literal" && typeof inner.value === "string") {
    return inner.value;
  }
  return inner?.type === "TemplateLiteral" && inner.quasis.length === 1
    ? (inner.quasis[0]?.value.cooked ?? undefined)
    : undefined;
}

/** Is it the literal `true`? */
export function isTrue(node: Maybe<TSESTree.Node>): boolean {
  const inner = bare(node);
  return inner?.type === "Literal" && inner.value === true;
}

/** The named properties of an object literal. Spreads and computed names say nothing that could be read here. */
export function propertiesOf(node: Maybe<TSESTree.Node>): ReadonlyMap<string, TSESTree.Node> | undefined {
  const object = bare(node);
  if (object?.type !== "ObjectExpression") {
    return undefined;
  }
  const result = new Map<string, TSESTree.Node>();
  for (const property of object.properties) {
    if (property.type !== "Property") {
      continue;
    }
    const key = property.computed ? stringOf(property.key) : nameOfKey(property.key);
    const value = bare(property.value);
    if (key !== undefined && value !== undefined) {
      result.set(key, value);
    }
  }
  return result;
}

function nameOfKey(key: TSESTree.Node): string | undefined {
  if (key.type === "Identifier") {
    return key.name;
  }
  return key.type === "Literal" ? String(key.value) : undefined;
}

/** The last name of `a`, `a.b`, `a["b"]`: what is called or referred to. */
export function lastName(node: Maybe<TSESTree.Node>): string | undefined {
  const inner = bare(node);
  if (inner?.type === "Identifier") {
    return inner.name;
  }
  if (inner?.type !== "MemberExpression") {
    return undefined;
  }
  return inner.computed ? stringOf(inner.property) : lastName(inner.property);
}

/** What a function hands back at once or by its only top-level `return`: `() => x`, `() => { return x; }`. */
export function resultOf(node: Maybe<TSESTree.Node>): TSESTree.Node | undefined {
  const inner = bare(node);
  if (inner?.type !== "ArrowFunctionExpression" && inner?.type !== "FunctionExpression") {
    return undefined;
  }
  // Parsers that keep no body (a declaration's) say null, whatever the types say.
  const body = inner.body as Maybe<typeof inner.body>;
  if (body?.type !== "BlockStatement") {
    return bare(body);
  }
  const last = body.body.findLast((statement) => statement.type === "ReturnStatement");
  return bare(last?.argument);
}

/** The methods chained on a call, from the innermost: `text("x").notNull().unique()` is `text`, `notNull`, `unique`. */
export function chainOf(
  node: Maybe<TSESTree.Node>,
): readonly { readonly name: string; readonly call: TSESTree.CallExpression }[] {
  const chain: { readonly name: string; readonly call: TSESTree.CallExpression }[] = [];
  let current = bare(node);
  while (current?.type === "CallExpression") {
    const callee = bare(current.callee);
    chain.unshift({ name: lastName(callee) ?? "", call: current });
    current = callee?.type === "MemberExpression" ? bare(callee.object) : undefined;
  }
  return chain;
}
