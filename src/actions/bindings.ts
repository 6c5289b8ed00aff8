import type { TSESTree } from "@typescript-eslint/utils";

/** What a statement declares or exports; the statement itself where it does neither. */
export function declarationOf(statement: TSESTree.Statement): TSESTree.Node {
  return "declaration" in statement && statement.declaration ? statement.declaration : statement;
}

/** The names that a declaration gives to values or namespaces, as Next.js collects them. Types have none. */
export function bindingsOf(declaration: TSESTree.Node): readonly TSESTree.Identifier[] {
  switch (declaration.type) {
    case "VariableDeclaration":
      return declaration.declarations.flatMap(({ id }) => patternBindings(id));
    case "FunctionDeclaration":
    case "ClassDeclaration":
      return declaration.id ? [declaration.id] : [];
    case "TSEnumDeclaration":
    case "TSImportEqualsDeclaration":
      return [declaration.id];
    case "TSModuleDeclaration":
      return outermost(declaration.id);
    default:
      return [];
  }
}

function patternBindings(pattern: TSESTree.Node): readonly TSESTree.Identifier[] {
  switch (pattern.type) {
    case "Identifier":
      return [pattern];
    case "ArrayPattern":
      return pattern.elements.flatMap((element) => (element ? patternBindings(element) : []));
    case "ObjectPattern":
      return pattern.properties.flatMap((property) =>
        property.type === "RestElement" ? patternBindings(property) : propertyBindings(property),
      );
    case "AssignmentPattern":
      return patternBindings(pattern.left);
    case "RestElement":
      return pattern.argument.type === "Identifier" ? [pattern.argument] : [];
    default:
      return [];
  }
}

// Next.js passes over a renamed property with a default, `{ a: b = c }`, so `b` is exported, but is no action.
function propertyBindings({ shorthand, value }: TSESTree.Property): readonly TSESTree.Identifier[] {
  return shorthand || value.type !== "AssignmentPattern" ? patternBindings(value) : [];
}

// `namespace A.B {}` declares `A`; a module with a quoted name declares nothing.
function outermost(id: TSESTree.TSModuleDeclaration["id"]): readonly TSESTree.Identifier[] {
  switch (id.type) {
    case "Identifier":
      return [id];
    case "TSQualifiedName":
      return id.left.type === "Identifier" || id.left.type === "TSQualifiedName" ? outermost(id.left) : [];
    default:
      return [];
  }
}
