import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

import type { AnalysedAction, UncheckedUse } from "../analysis/index.ts";
import { functionOf, parameterOf } from "../analysis/index.ts";
import { bare } from "../ast/bare.ts";
import { children } from "../ast/children.ts";
import { isFunction, type FunctionNode } from "../ast/functions.ts";
import { staticName } from "../flow/language/names.ts";
import { insertedBehind, insertedFirst } from "./insertion.ts";

type Client = UncheckedUse["origin"];
type Fix = TSESLint.ReportFixFunction;

/** More than so many values are for a schema. */
const mostTests = 5;

/**
 * Stops an action whose arguments and form entries are not of the types that it declares for them. Nothing unless every
 * unchecked value is one whose type says so in a word, or a form's text that has a name.
 */
export function typeTestEdit({ action, run }: AnalysedAction, uses: readonly UncheckedUse[]): Fix | undefined {
  const { host } = run;
  const node = functionOf(action, host);
  const origins = new Map(uses.map(({ origin }) => [origin.path, origin]));
  if (node?.body.type !== "BlockStatement" || origins.size === 0 || origins.size > mostTests) {
    return undefined;
  }
  const tests: string[] = [];
  const entries: Entry[] = [];
  for (const origin of origins.values()) {
    const entry = entryOf(node, origin);
    const test = entry === undefined ? argumentTest(action, origin, host) : undefined;
    if (entry !== undefined) {
      entries.push(entry);
    } else if (test !== undefined) {
      tests.push(test);
    } else {
      return undefined;
    }
  }
  const { text } = host;
  return (fixer) => [
    ...(tests.length === 0 ? [] : [insertedFirst(fixer, node, refusal(tests), text)]),
    ...groupsOf(entries).flatMap((group) => [
      ...group.flatMap(({ uncast }) => uncast(fixer)),
      ...group
        .slice(-1)
        .map(({ statement }) =>
          insertedBehind(fixer, statement, refusal(group.map(({ name }) => `typeof ${name} !== "string"`)), text),
        ),
    ]),
  ];
}

function refusal(tests: readonly string[]): string {
  return `if (${tests.join(" || ")}) {\n  throw new Error("Invalid input");\n}`;
}

/** A test that is true of what an argument, or a member of one, should not be. */
function argumentTest(
  action: AnalysedAction["action"],
  origin: Client,
  module: AnalysedAction["run"]["host"],
): string | undefined {
  const parameter = parameterOf(action, origin, module);
  const [, ...names] = origin.path.split(".");
  if (parameter === undefined || !("typeAnnotation" in parameter) || names.length > 1 || /[[(]/u.test(origin.path)) {
    return undefined;
  }
  const declared = parameter.typeAnnotation?.typeAnnotation;
  const [name] = names;
  const type = name === undefined ? declared : declared && memberType(declared, name, module.program);
  const isOptional = "optional" in parameter && parameter.optional;
  const spelling =
    parameter.type === "Identifier"
      ? origin.path
      : parameter.type === "ObjectPattern" && name !== undefined
        ? localOf(parameter, name)
        : undefined;
  return type === undefined || spelling === undefined || isOptional ? undefined : testOf(type, spelling);
}

function testOf(type: TSESTree.TypeNode, name: string): string | undefined {
  switch (type.type) {
    case "TSStringKeyword":
    case "TSNumberKeyword":
    case "TSBooleanKeyword":
      return `typeof ${name} !== "${type.type.slice(2, -"Keyword".length).toLowerCase()}"`;
    case "TSArrayType": {
      const of = type.elementType.type === "TSArrayType" ? undefined : testOf(type.elementType, "one");
      return of === undefined
        ? undefined
        : `!Array.isArray(${name}) || !${name}.every((one) => ${of.replace(" !== ", " === ").replace(/^!/u, "")})`;
    }
    case "TSUnionType": {
      const texts = type.types.flatMap((part) =>
        part.type === "TSLiteralType" && part.literal.type === "Literal" && typeof part.literal.value === "string"
          ? [JSON.stringify(part.literal.value)]
          : [],
      );
      return texts.length === type.types.length ? `![${texts.join(", ")}].includes(${name})` : undefined;
    }
    default:
      return undefined;
  }
}

/** What a literal type, or an interface or alias of the file for one, says of a member that has to be there. */
function memberType(type: TSESTree.TypeNode, name: string, program: TSESTree.Program): TSESTree.TypeNode | undefined {
  const members =
    type.type === "TSTypeLiteral"
      ? type.members
      : type.type === "TSTypeReference" && type.typeName.type === "Identifier" && !type.typeArguments
        ? membersOfName(type.typeName.name, program)
        : [];
  const member = members.find(
    (one): one is TSESTree.TSPropertySignature =>
      one.type === "TSPropertySignature" && staticName(one.key, one.computed) === name,
  );
  return member === undefined || member.optional ? undefined : member.typeAnnotation?.typeAnnotation;
}

function membersOfName(name: string, { body }: TSESTree.Program): readonly TSESTree.TypeElement[] {
  for (const statement of body) {
    const declaration = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
    if (declaration?.type === "TSInterfaceDeclaration" && declaration.id.name === name) {
      return declaration.body.body;
    }
    if (
      declaration?.type === "TSTypeAliasDeclaration" &&
      declaration.id.name === name &&
      declaration.typeAnnotation.type === "TSTypeLiteral"
    ) {
      return declaration.typeAnnotation.members;
    }
  }
  return [];
}

/** What a member is called where a parameter is taken apart. */
function localOf({ properties }: TSESTree.ObjectPattern, name: string): string | undefined {
  const property = properties.find((one) => one.type === "Property" && staticName(one.key, one.computed) === name);
  return property?.type === "Property" && property.value.type === "Identifier" ? property.value.name : undefined;
}

/** `const name = form.get("name") as string;` */
interface Entry {
  readonly name: string;
  readonly statement: TSESTree.VariableDeclaration;
  /** Takes back what says that it is a string, so that the test is seen to be needed. */
  readonly uncast: (fixer: TSESLint.RuleFixer) => readonly TSESLint.RuleFix[];
}

function entryOf(node: FunctionNode, { path }: Client): Entry | undefined {
  const [statement, ...others] = declarationsIn(node.body).filter(({ declarations }) =>
    declarations.some(({ init }) => init !== null && readerOf(bare(init)) === path),
  );
  const [declarator, ...more] = statement?.declarations ?? [];
  const init = declarator?.init;
  if (
    statement?.kind !== "const" ||
    others.length > 0 ||
    more.length > 0 ||
    declarator?.id.type !== "Identifier" ||
    declarator.id.typeAnnotation !== undefined ||
    !init ||
    (init.type === "TSAsExpression" && init.typeAnnotation.type !== "TSStringKeyword")
  ) {
    return undefined;
  }
  const call = bare(init);
  return {
    name: declarator.id.name,
    statement,
    uncast: (fixer) => (call === init ? [] : [fixer.removeRange([call.range[1], init.range[1]])]),
  };
}

/** The declarations of a function's own code. */
function declarationsIn(node: TSESTree.Node): readonly TSESTree.VariableDeclaration[] {
  return [
    ...(node.type === "VariableDeclaration" && node.parent.type === "BlockStatement" ? [node] : []),
    ...children(node).flatMap((child) => (isFunction(child) ? [] : declarationsIn(child))),
  ];
}

/** `form.get("name")`, as an origin says it. */
function readerOf(node: TSESTree.Node): string | undefined {
  const [argument, ...others] = node.type === "CallExpression" ? node.arguments : [];
  return node.type === "CallExpression" &&
    node.callee.type === "MemberExpression" &&
    node.callee.object.type === "Identifier" &&
    staticName(node.callee.property, node.callee.computed) === "get" &&
    argument?.type === "Literal" &&
    others.length === 0
    ? `${node.callee.object.name}.get("${String(argument.value)}")`
    : undefined;
}

/** Those that stand one behind the other are tested together. */
function groupsOf(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  const sorted = entries.toSorted((one, other) => one.statement.range[0] - other.statement.range[0]);
  const groups: Entry[][] = [];
  for (const entry of sorted) {
    const group = groups.at(-1);
    const before = group?.at(-1)?.statement;
    const { parent } = entry.statement;
    const follows =
      parent.type === "BlockStatement" &&
      before?.parent === parent &&
      parent.body.indexOf(before) === parent.body.indexOf(entry.statement) - 1;
    if (group !== undefined && follows) {
      group.push(entry);
    } else {
      groups.push([entry]);
    }
  }
  return groups;
}
