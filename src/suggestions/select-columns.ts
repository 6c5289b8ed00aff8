import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

import type { AnalysedAction, RawRecord } from "../analysis/index.ts";
import { dataModelOf, functionOf } from "../analysis/index.ts";
import { children } from "../ast/children.ts";
import { staticName } from "../flow/language/names.ts";
import type { DataModel } from "../schemas/index.ts";
import { isRelationField } from "../schemas/index.ts";
import { chainAround, linksOf, type Link } from "./chains.ts";

type Fix = TSESLint.ReportFixFunction;

/** Query methods of mongoose whose result is a query, which takes a `.select()`. */
const mongooseQueries = /^find(?:ById|One)?(?:And(?:Update|Delete|Replace))?$/u;

/** Methods of Prisma that give rows. */
const prismaMethods =
  /^(?:find(?:Unique|First)(?:OrThrow)?|findMany|create|createManyAndReturn|update|updateManyAndReturn|upsert|delete)$/u;

/**
 * Makes a query bring all columns but some. Nothing where those are used elsewhere in the action, where a type says
 * that they are there, or where the query already says what it brings.
 */
export function selectEdit(
  { action, run }: AnalysedAction,
  record: RawRecord,
  left: readonly string[],
): Fix | undefined {
  const { effect, model: name } = record;
  const node = functionOf(action, run.host);
  const query = effect?.query;
  const call = effect?.site.node;
  if (
    node === undefined ||
    query === undefined ||
    call?.type !== "CallExpression" ||
    // A helper's query may serve others, who need what this action should not hand out.
    call.range[0] < node.range[0] ||
    call.range[1] > node.range[1] ||
    effect?.way.at(-1)?.node !== call ||
    query.columns.kind !== "all" ||
    query.relations.length > 0 ||
    query.joined.length > 0 ||
    node.returnType !== undefined
  ) {
    return undefined;
  }
  const model = dataModelOf(query, run.host);
  const chain = chainAround(call);
  if ((model !== undefined && model.name !== name) || isUsed(node, chain, new Set(left)) || isTyped(chain)) {
    return undefined;
  }
  const links = linksOf(chain);
  switch (model?.source) {
    case "prisma":
      return prismaSelect(links, model, left);
    case "drizzle":
      return drizzleColumns(links, model, left);
    case "mongoose":
      return mongooseSelect(links, left);
    case "sql":
      return supabaseColumns(links, model, left);
    // Its columns are chosen by another argument of each method.
    case "entity":
    case undefined:
      return undefined;
  }
}

/** Whether code outside of a query reads one of the columns, under whatever it keeps the row. */
function isUsed(node: TSESTree.Node, except: TSESTree.Node, columns: ReadonlySet<string>): boolean {
  if (node === except) {
    return false;
  }
  const name =
    node.type === "MemberExpression"
      ? staticName(node.property, node.computed)
      : node.type === "Property" && node.parent.type === "ObjectPattern"
        ? staticName(node.key, node.computed)
        : undefined;
  return (name !== undefined && columns.has(name)) || children(node).some((child) => isUsed(child, except, columns));
}

/** `const user: User = await …`, `(await …) as User` */
function isTyped(node: TSESTree.Node): boolean {
  const { parent } = node;
  switch (parent?.type) {
    case "AwaitExpression":
    case "TSNonNullExpression":
    case "ChainExpression":
      return isTyped(parent);
    case "TSAsExpression":
    case "TSSatisfiesExpression":
      return true;
    case "VariableDeclarator":
      return "typeAnnotation" in parent.id && parent.id.typeAnnotation !== undefined;
    default:
      return false;
  }
}

/** The columns that stay; names that are paths have none that could be written so. */
function kept({ columns }: DataModel, left: readonly string[]): readonly string[] | undefined {
  const names = [...columns.values()]
    .filter((column) => !isRelationField(column) && !left.includes(column.name))
    .map(({ name }) => name);
  return names.length > 0 && names.every((name) => /^[A-Za-z_$][\w$]*$/u.test(name)) ? names : undefined;
}

function prismaSelect(links: readonly Link[], model: DataModel, left: readonly string[]): Fix | undefined {
  const [link, ...more] = links;
  const names = kept(model, left);
  return link === undefined || more.length > 0 || names === undefined || !prismaMethods.test(link.name)
    ? undefined
    : withMember(link.call, "select", `{ ${names.map((name) => `${name}: true`).join(", ")} }`);
}

function drizzleColumns(links: readonly Link[], model: DataModel, left: readonly string[]): Fix | undefined {
  const [first] = links;
  if (first !== undefined && /^find(?:First|Many)$/u.test(first.name)) {
    return withMember(first.call, "columns", `{ ${left.map((name) => `${name}: false`).join(", ")} }`);
  }
  // `select()` and `returning()` give what they are told; the rows of joined tables come as objects.
  const giving = links.find(({ name }) => name === "returning") ?? links.find(({ name }) => name === "select");
  const [table] = links.find(({ name }) => /^(?:from|insert|update|delete)$/u.test(name))?.call.arguments ?? [];
  const names = kept(model, left);
  if (
    giving === undefined ||
    giving.call.arguments.length > 0 ||
    table?.type !== "Identifier" ||
    names === undefined ||
    links.some(({ name }) => /join/iu.test(name))
  ) {
    return undefined;
  }
  const text = names.map((name) => `${name}: ${table.name}.${name}`).join(", ");
  const end = giving.call.range[1] - 1;
  return (fixer) => fixer.insertTextAfterRange([end, end], `{ ${text} }`);
}

function mongooseSelect(links: readonly Link[], left: readonly string[]): Fix | undefined {
  const [first] = links;
  // MongoDB refuses a path beside one that holds it.
  const names = left.filter((name) => !left.some((other) => name.startsWith(`${other}.`)));
  return first === undefined ||
    !mongooseQueries.test(first.name) ||
    links.some(({ name }) => name === "select" || name === "projection")
    ? undefined
    : (fixer) => fixer.insertTextAfter(first.call, `.select("${names.map((name) => `-${name}`).join(" ")}")`);
}

/** `from("users").select("*")`; texts of SQL name their columns in another place each time. */
function supabaseColumns(links: readonly Link[], model: DataModel, left: readonly string[]): Fix | undefined {
  const select = links.find(({ name }) => name === "select")?.call;
  const [told] = select?.arguments ?? [];
  const names = kept(model, left);
  if (
    select === undefined ||
    names === undefined ||
    !links.some(({ name }) => name === "from") ||
    (told !== undefined && (told.type !== "Literal" || told.value !== "*"))
  ) {
    return undefined;
  }
  const text = `"${names.join(", ")}"`;
  const end = select.range[1] - 1;
  return (fixer) => (told === undefined ? fixer.insertTextAfterRange([end, end], text) : fixer.replaceText(told, text));
}

/** One more member of the object that a call is given. */
function withMember(call: TSESTree.CallExpression, name: string, value: string): Fix | undefined {
  const [options, ...more] = call.arguments;
  const text = `${name}: ${value}`;
  if (more.length > 0) {
    return undefined;
  }
  if (options === undefined) {
    const end = call.range[1] - 1;
    return (fixer) => fixer.insertTextAfterRange([end, end], `{ ${text} }`);
  }
  if (
    options.type !== "ObjectExpression" ||
    options.properties.some(
      (one) =>
        one.type === "SpreadElement" ||
        /^(?:select|include|omit|columns|with)$/u.test(staticName(one.key, one.computed) ?? "select"),
    )
  ) {
    return undefined;
  }
  const last = options.properties.at(-1);
  return last === undefined
    ? (fixer) => fixer.replaceText(options, `{ ${text} }`)
    : (fixer) => fixer.insertTextAfter(last, `, ${text}`);
}
