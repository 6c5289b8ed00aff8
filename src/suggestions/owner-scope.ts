import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

import type { AnalysedAction, UnownedRecord } from "../analysis/index.ts";
import { dataModelOf, functionOf } from "../analysis/index.ts";
import { holds } from "../ast/around.ts";
import { staticName } from "../flow/language/names.ts";
import type { DataModel } from "../schemas/index.ts";
import { isRelationField, principalKind } from "../schemas/index.ts";
import { callerAt } from "./callers.ts";
import { chainAround, linksOf, type Link } from "./chains.ts";
import { importing } from "./imports.ts";

type SourceCode = Readonly<TSESLint.SourceCode>;

/** One more condition of a query: that its rows are the caller's own. */
export interface ScopeEdit {
  readonly column: string;
  /** How the code says who that is: `session.user.id`. */
  readonly caller: string;
  readonly fix: TSESLint.ReportFixFunction;
}

/** Methods of Prisma's that take conditions beside a unique one. */
const prismaMethods = /^(?:find(?:Unique|First)(?:OrThrow)?|findMany|(?:update|delete)(?:Many)?)$/u;

/** Methods of Mongoose's that take a filter first, and those that take an id in its place. */
const filtering = /^(?:find(?:One)?(?:And(?:Update|Delete|Replace))?|(?:update|delete)(?:One|Many)|replaceOne)$/u;
const byId = /^findById(?<then>And(?:Update|Delete))?$/u;

/**
 * Asks for the caller's own row. Nothing unless a schema has one column that says whose a row is, and the action has
 * looked at the session in a way that the file shows how to read.
 */
export function scopeEdit(
  sourceCode: SourceCode,
  analysed: AnalysedAction,
  { effect }: UnownedRecord,
): ScopeEdit | undefined {
  const { action, run } = analysed;
  const node = functionOf(action, run.host);
  const call = effect.site.node;
  const model = effect.query && dataModelOf(effect.query, run.host);
  const column = model && ownerOf(model);
  if (
    node === undefined ||
    model === undefined ||
    column === undefined ||
    !effect.state.has("authenticated") ||
    effect.way.at(-1)?.node !== call ||
    !holds(node, call)
  ) {
    return undefined;
  }
  const caller = callerAt(analysed, call, node);
  const links = linksOf(chainAround(call));
  const fix = caller === undefined ? undefined : conditionIn(sourceCode, model.source, links, column, caller);
  return caller === undefined || fix === undefined ? undefined : { column, caller, fix };
}

/** The one column by which a row is somebody's. */
function ownerOf(model: DataModel): string | undefined {
  const [only, ...others] = [...model.columns.values()].filter(
    (column) =>
      !column.id && column.name !== "email" && !isRelationField(column) && principalKind(column, model) === "user",
  );
  return others.length === 0 ? only?.name : undefined;
}

function conditionIn(
  sourceCode: SourceCode,
  source: DataModel["source"],
  links: readonly Link[],
  column: string,
  caller: string,
): TSESLint.ReportFixFunction | undefined {
  const [first, ...others] = links;
  switch (source) {
    case "prisma": {
      const options = first?.call.arguments[0];
      const where =
        first !== undefined &&
        others.length === 0 &&
        prismaMethods.test(first.name) &&
        options?.type === "ObjectExpression"
          ? options.properties.find((one) => one.type === "Property" && staticName(one.key, one.computed) === "where")
          : undefined;
      return where?.type === "Property" ? withMember(where.value, column, caller) : undefined;
    }
    case "mongoose":
      return first && mongooseFilter(sourceCode, first, column, caller);
    case "drizzle":
      return drizzleCondition(sourceCode, links, column, caller);
    case "sql":
      return supabaseFilter(links, column, caller);
    default:
      return undefined;
  }
}

function withMember(node: TSESTree.Node | undefined, column: string, caller: string) {
  const last = node?.type === "ObjectExpression" ? node.properties.at(-1) : undefined;
  const isNamed = node?.type === "ObjectExpression" && node.properties.every((one) => one.type === "Property");
  return last === undefined || !isNamed
    ? undefined
    : (fixer: TSESLint.RuleFixer) => fixer.insertTextAfter(last, `, ${column}: ${caller}`);
}

function mongooseFilter(sourceCode: SourceCode, { name, call }: Link, column: string, caller: string) {
  const [id] = call.arguments;
  const method = byId.exec(name);
  const { callee } = call;
  if (method === null) {
    return filtering.test(name) ? withMember(id, column, caller) : undefined;
  }
  if (id === undefined || id.type === "SpreadElement" || callee.type !== "MemberExpression" || callee.computed) {
    return undefined;
  }
  const filter = `{ _id: ${sourceCode.getText(id)}, ${column}: ${caller} }`;
  return (fixer: TSESLint.RuleFixer) => [
    fixer.replaceText(callee.property, `findOne${method.groups?.["then"] ?? ""}`),
    fixer.replaceText(id, filter),
  ];
}

/** `.where(eq(posts.id, id))` */
function drizzleCondition(sourceCode: SourceCode, links: readonly Link[], column: string, caller: string) {
  const condition = links.find(({ name }) => name === "where")?.call.arguments[0];
  const table = links.find(({ name }) => /^(?:from|update|delete)$/u.test(name))?.call.arguments[0];
  const used = importing(sourceCode, ["drizzle-orm"], ["and", "eq"]);
  if (
    condition?.type !== "CallExpression" ||
    table?.type !== "Identifier" ||
    used === undefined ||
    links.some(({ name }) => /join/iu.test(name))
  ) {
    return undefined;
  }
  const own = `${used.local("eq")}(${table.name}.${column}, ${caller})`;
  const isAnd = condition.callee.type === "Identifier" && condition.callee.name === used.local("and");
  const last = isAnd ? condition.arguments.at(-1) : undefined;
  return (fixer: TSESLint.RuleFixer) => [
    ...used.fix(fixer),
    last === undefined
      ? fixer.replaceText(condition, `${used.local("and")}(${sourceCode.getText(condition)}, ${own})`)
      : fixer.insertTextAfter(last, `, ${own}`),
  ];
}

/** `from("posts").delete().eq("id", id)`; a text of SQL is left to who has written it. */
function supabaseFilter(links: readonly Link[], column: string, caller: string) {
  const filter = links.find(({ name }) => name === "eq");
  return filter === undefined || !links.some(({ name }) => name === "from")
    ? undefined
    : (fixer: TSESLint.RuleFixer) => fixer.insertTextAfter(filter.call, `.eq("${column}", ${caller})`);
}
