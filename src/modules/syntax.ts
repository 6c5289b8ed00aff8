import type { TSESTree } from "@typescript-eslint/utils";

/** The names that a declaration binds. */
export function declaredNames(declaration: TSESTree.Node): readonly string[] {
  switch (declaration.type) {
    case "VariableDeclaration":
      return declaration.declarations.flatMap(({ id }) => patternNames(id));
    case "FunctionDeclaration":
    case "ClassDeclaration":
    case "TSEnumDeclaration":
    case "TSImportEqualsDeclaration":
      return declaration.id ? [declaration.id.name] : [];
    case "TSModuleDeclaration":
      return declaration.id.type === "Identifier" ? [declaration.id.name] : [];
    default:
      return [];
  }
}

/** The names that a pattern binds. */
export function patternNames(pattern: TSESTree.Node): readonly string[] {
  switch (pattern.type) {
    case "Identifier":
      return [pattern.name];
    case "ObjectPattern":
      return pattern.properties.flatMap((property) =>
        patternNames(property.type === "Property" ? property.value : property.argument),
      );
    case "ArrayPattern":
      return pattern.elements.flatMap((element) => (element ? patternNames(element) : []));
    case "AssignmentPattern":
      return patternNames(pattern.left);
    case "RestElement":
      return patternNames(pattern.argument);
    default:
      return [];
  }
}

/** The specifier of `require("x")` or `await import("x")`. */
export function requiredSpecifier(node: TSESTree.Node): string | undefined {
  if (node.type === "AwaitExpression") {
    const { argument } = node;
    return argument.type === "ImportExpression" ? literalIn(argument.source) : undefined;
  }
  if (node.type !== "CallExpression" || node.callee.type !== "Identifier" || node.callee.name !== "require") {
    return undefined;
  }
  const [argument] = node.arguments;
  return argument && node.arguments.length === 1 ? literalIn(argument) : undefined;
}

function literalIn(node: TSESTree.Node): string | undefined {
  return node.type === "Literal" && typeof node.value === "string" ? node.value : undefined;
}

interface RequiredName {
  readonly local: string;
  readonly specifier: string;
  readonly name: string;
}

/** What `const x = require("y")`, `const { a, b: c } = require("y")` and `const x = require("y").a` import. */
export function requiredNames(id: TSESTree.Node, init: TSESTree.Expression): readonly RequiredName[] {
  const specifier = requiredSpecifier(init);
  if (specifier === undefined) {
    const member =
      init.type === "MemberExpression" && !init.computed && init.property.type === "Identifier" ? init : undefined;
    const required = member && requiredSpecifier(member.object);
    return required !== undefined && id.type === "Identifier" && member?.property.type === "Identifier"
      ? [{ local: id.name, specifier: required, name: member.property.name }]
      : [];
  }
  if (id.type === "Identifier") {
    return [{ local: id.name, specifier, name: "*" }];
  }
  if (id.type !== "ObjectPattern") {
    return [];
  }
  return id.properties.flatMap((property) => {
    if (property.type !== "Property" || property.computed || property.value.type !== "Identifier") {
      return [];
    }
    const name = property.key.type === "Identifier" ? property.key.name : literalIn(property.key);
    return name === undefined ? [] : [{ local: property.value.name, specifier, name }];
  });
}
