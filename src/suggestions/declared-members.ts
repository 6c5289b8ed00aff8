import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

import type { AnalysedAction, OpenWrite } from "../analysis/index.ts";
import { functionOf, parameterOf } from "../analysis/index.ts";
import { isPrivilegeColumn } from "../schemas/index.ts";
import { chainAround } from "./chains.ts";

/**
 * Writes the members that a parameter's type declares instead of all that the client sends: `{ ...input }` becomes
 * `{ title: input.title }`. Nothing where the type cannot be looked into, or names a column that decides what somebody
 * may do.
 */
export function declaredMembersEdit(
  sourceCode: Readonly<TSESLint.SourceCode>,
  { action, run }: AnalysedAction,
  { effect, origin }: OpenWrite,
): TSESLint.ReportFixFunction | undefined {
  const { host } = run;
  const node = functionOf(action, host);
  const parameter = parameterOf(action, origin, host);
  const call = effect.site.node;
  if (
    node === undefined ||
    parameter?.type !== "Identifier" ||
    effect.way.at(-1)?.node !== call ||
    origin.path !== parameter.name ||
    parameter.typeAnnotation === undefined
  ) {
    return undefined;
  }
  const members = membersOf(parameter.typeAnnotation.typeAnnotation, host.program);
  if (members === undefined || members.some(isPrivilegeColumn)) {
    return undefined;
  }
  const variable = sourceCode.scopeManager
    ?.getDeclaredVariables(node)
    .find(({ name, defs }) => name === parameter.name && defs.some(({ type }) => (type as string) === "Parameter"));
  const references = variable?.references ?? [];
  const { range: all } = chainAround(call);
  const inside = references.filter(({ identifier: { range } }) => all[0] <= range[0] && range[1] <= all[1]);
  const wholes = inside.filter(({ identifier }) => identifier.parent.type !== "MemberExpression");
  const [whole, ...others] = wholes;
  if (whole === undefined || others.length > 0 || references.some((reference) => reference.isWrite())) {
    return undefined;
  }
  return namedIn(whole.identifier as TSESTree.Identifier, members);
}

function namedIn(whole: TSESTree.Identifier, members: readonly string[]): TSESLint.ReportFixFunction | undefined {
  const { parent } = whole;
  const textOf = (names: readonly string[]) => names.map((name) => `${name}: ${whole.name}.${name}`).join(", ");
  if (parent.type === "SpreadElement" && parent.parent.type === "ObjectExpression") {
    const { properties } = parent.parent;
    const before = namesIn(properties.slice(0, properties.indexOf(parent)));
    const after = namesIn(properties.slice(properties.indexOf(parent) + 1));
    const left = members.filter((name) => !after.has(name));
    return left.length === 0 || left.some((name) => before.has(name))
      ? undefined
      : (fixer) => fixer.replaceText(parent, textOf(left));
  }
  const text = `{ ${textOf(members)} }`;
  if (parent.type === "Property" && parent.value === whole && !parent.computed) {
    return (fixer) => (parent.shorthand ? fixer.insertTextAfter(parent, `: ${text}`) : fixer.replaceText(whole, text));
  }
  return parent.type === "CallExpression" && parent.arguments.includes(whole)
    ? (fixer) => fixer.replaceText(whole, text)
    : undefined;
}

function namesIn(properties: readonly TSESTree.ObjectLiteralElement[]): ReadonlySet<string> {
  return new Set(
    properties.flatMap((property) =>
      property.type === "Property" && property.key.type === "Identifier" && !property.computed
        ? [property.key.name]
        : [],
    ),
  );
}

/** The members that a literal type, or an interface or alias of the file for one, declares by name. */
function membersOf(type: TSESTree.TypeNode, program: TSESTree.Program): readonly string[] | undefined {
  if (type.type === "TSTypeLiteral") {
    return namedMembers(type.members);
  }
  if (type.type !== "TSTypeReference" || type.typeName.type !== "Identifier" || type.typeArguments) {
    return undefined;
  }
  const { name } = type.typeName;
  for (const statement of program.body) {
    const declaration = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
    if (declaration?.type === "TSInterfaceDeclaration" && declaration.id.name === name) {
      return declaration.extends.length > 0 ? undefined : namedMembers(declaration.body.body);
    }
    if (declaration?.type === "TSTypeAliasDeclaration" && declaration.id.name === name) {
      return declaration.typeAnnotation.type === "TSTypeLiteral"
        ? namedMembers(declaration.typeAnnotation.members)
        : undefined;
    }
  }
  return undefined;
}

function namedMembers(members: readonly TSESTree.TypeElement[]): readonly string[] | undefined {
  const names = members.map((member) =>
    member.type === "TSPropertySignature" && member.key.type === "Identifier" && !member.computed
      ? member.key.name
      : undefined,
  );
  return names.length > 0 && names.every((name) => name !== undefined) ? names : undefined;
}
