import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

import type { InjectionReport } from "../analysis/index.ts";
import { functionOf, parameterOf } from "../analysis/index.ts";
import { holds } from "../ast/around.ts";
import { isFunction, type FunctionNode } from "../ast/functions.ts";
import { staticName } from "../flow/language/names.ts";
import { isClientValue, spotsOf } from "./client-values.ts";
import { importing } from "./imports.ts";

type Fix = TSESLint.ReportFixFunction;
type SourceCode = Readonly<TSESLint.SourceCode>;

/** The code of an action, and the parameter by which the client's value came. */
interface Place {
  readonly node: FunctionNode;
  readonly parameter: TSESTree.Parameter;
  readonly call: TSESTree.CallExpression;
}

/** Where a call of the action's own is given the client's value; nothing where that happens in another function. */
function placeOf({ found: { action, effect, origin } }: InjectionReport): Place | undefined {
  const { host } = action.run;
  const node = functionOf(action.action, host);
  const parameter = parameterOf(action.action, origin, host);
  const call = effect.site.node;
  return node !== undefined &&
    parameter !== undefined &&
    call.type === "CallExpression" &&
    effect.way.at(-1)?.node === call &&
    holds(node, call)
    ? { node, parameter, call }
    : undefined;
}

/** Follows an address only if it is a path of the same site: one slash, and neither another one nor what browsers take for one. */
export function samePathEdit(sourceCode: SourceCode, report: InjectionReport): Fix | undefined {
  const place = placeOf(report);
  const [target] = place?.call.arguments ?? [];
  if (
    place === undefined ||
    target === undefined ||
    !isClientValue(target, report.found.origin.path, place.parameter) ||
    target.type === "TSAsExpression"
  ) {
    return undefined;
  }
  const text = sourceCode.getText(target);
  return (fixer) => fixer.replaceText(target, String.raw`/^\/(?![/\\\s])/.test(${text}) ? ${text} : "/"`);
}

/** Keeps the last part of a path only, where the client's value is a part of one. */
export function baseNameEdit(sourceCode: SourceCode, report: InjectionReport): Fix | undefined {
  const place = placeOf(report);
  // The last part of `..` is that: what is deleted then is the folder around.
  if (report.found.effect.danger === "file-delete") {
    return undefined;
  }
  const spots = place && spotsOf(place.node.body, report.found.origin.path, place.parameter).filter(isPartOfPath);
  const used = importing(sourceCode, ["node:path", "path"], ["basename"]);
  return spots === undefined || spots.length === 0 || used === undefined
    ? undefined
    : (fixer) => [
        ...used.fix(fixer),
        ...spots.map((spot) => fixer.replaceText(spot, `${used.local("basename")}(${sourceCode.getText(spot)})`)),
      ];
}

/** `path.join(folder, name)`, `` `${folder}/${name}` ``; what stands first in a path is none. */
function isPartOfPath(node: TSESTree.Node): boolean {
  const { parent } = node;
  if (parent?.type === "TemplateLiteral") {
    const before = parent.quasis[parent.expressions.indexOf(node as TSESTree.Expression)]?.value.raw;
    return before === "" ? isPartOfPath(parent) : before?.endsWith("/") === true;
  }
  if (parent?.type !== "CallExpression" || parent.arguments.indexOf(node as TSESTree.Expression) < 1) {
    return false;
  }
  const { callee } = parent;
  const name =
    callee.type === "MemberExpression"
      ? staticName(callee.property, callee.computed)
      : callee.type === "Identifier"
        ? callee.name
        : undefined;
  return name === "join" || name === "resolve";
}

/** Methods that take SQL as a text, and the tags that bind what stands in a template. */
const tags: Readonly<Record<string, string>> = { $executeRawUnsafe: "$executeRaw", $queryRawUnsafe: "$queryRaw" };

/** The tag whose method takes SQL as a text: `sql.raw()` of Drizzle and Kysely, `sql.unsafe()` of Postgres.js, `Prisma.raw()`. */
function tagBeside(program: TSESTree.Program, object: TSESTree.Expression, method: string): string | undefined {
  if (object.type !== "Identifier" || !/^(?:raw|unsafe)$/u.test(method)) {
    return undefined;
  }
  const imported = program.body
    .flatMap((statement) => (statement.type === "ImportDeclaration" ? statement.specifiers : []))
    .find(({ local }) => local.name === object.name);
  const name =
    imported?.type === "ImportSpecifier" && imported.imported.type === "Identifier"
      ? imported.imported.name
      : undefined;
  return method === "unsafe" || name === "sql" ? object.name : name === "Prisma" ? `${object.name}.sql` : undefined;
}

/** `ids.map(quoted).join(",")`: several values, which are not bound as one. */
function isList(node: TSESTree.Expression): boolean {
  return (
    node.type === "CallExpression" &&
    node.callee.type === "MemberExpression" &&
    staticName(node.callee.property, node.callee.computed) === "join"
  );
}

/** Makes a template with SQL one of the tag that binds its values, where each stands in the place of a value. */
export function boundEdit(sourceCode: SourceCode, report: InjectionReport): Fix | undefined {
  const call = placeOf(report)?.call;
  const [template, ...others] = call?.arguments ?? [];
  if (
    call?.callee.type !== "MemberExpression" ||
    template?.type !== "TemplateLiteral" ||
    template.expressions.some((expression) => isFunction(expression) || isList(expression)) ||
    others.length > 0
  ) {
    return undefined;
  }
  const { object, property, computed } = call.callee;
  const name = staticName(property, computed) ?? "";
  const tag = tags[name];
  const types = call.typeArguments === undefined ? "" : sourceCode.getText(call.typeArguments);
  const beside = tagBeside(sourceCode.ast, object, name);
  const before =
    tag !== undefined && !computed
      ? `${sourceCode.text.slice(object.range[0], property.range[0])}${tag}${types}`
      : beside === undefined
        ? undefined
        : `${beside}${types}`;
  const quasis = before === undefined ? undefined : boundTexts(template.quasis.map(({ value }) => value.raw));
  return quasis === undefined || before === undefined
    ? undefined
    : (fixer) =>
        fixer.replaceText(
          call,
          `${before}\`${quasis
            .map((text, index) => {
              const expression = template.expressions[index];
              return expression === undefined ? text : `${text}\${${sourceCode.getText(expression)}}`;
            })
            .join("")}\``,
        );
}

/** Behind such a text a value follows, and no name. */
const beforeValue =
  /(?:[=<>]|\b(?:and|between|else|i?like|limit|offset|then|when)|\b(?:in|values)\s*\((?:[^()]|\([^()]*\))*?[(,]?|\bvalues\s*\(.*,)\s*$/isu;

/** The texts around bound values, without the quotes around those; nothing where one is a part of a text or a name. */
function boundTexts(texts: readonly string[]): readonly string[] | undefined {
  const bound = [...texts];
  for (let index = 0; index < texts.length - 1; index += 1) {
    const text = bound[index] ?? "";
    const next = bound[index + 1] ?? "";
    if (text.endsWith("'") && next.startsWith("'")) {
      bound[index] = text.slice(0, -1);
      bound[index + 1] = next.slice(1);
    }
    const before = bound.slice(0, index + 1).join("?");
    const isQuoted = (before.match(/'/gu) ?? []).length % 2 === 1 || /["`]$/u.test(before);
    if (isQuoted || !beforeValue.test(before) || /^["\w.$]/u.test(bound[index + 1] ?? "")) {
      return undefined;
    }
  }
  return bound;
}
