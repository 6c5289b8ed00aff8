import type { TSESTree } from "@typescript-eslint/utils";

import { children } from "../ast/children.ts";
import { bindingsOf, declarationOf } from "./bindings.ts";

/** Whether nothing is left of a statement of `block` once TypeScript was erased. */
export function isErased(statement: TSESTree.Node, block: TSESTree.Node): boolean {
  switch (statement.type) {
    case "TSInterfaceDeclaration":
    case "TSTypeAliasDeclaration":
    case "TSDeclareFunction":
      return true;
    case "TSModuleDeclaration":
      return isDeclared(statement) || !holdsValues(statement);
    case "ImportDeclaration":
      return isImportErased(statement, block);
    case "ExportAllDeclaration":
      return statement.exportKind === "type";
    case "ExportNamedDeclaration":
      if (statement.exportKind === "type") {
        return true;
      }
      return statement.declaration
        ? isErased(statement.declaration, block)
        : !statement.source &&
            statement.specifiers.every(({ exportKind }: TSESTree.ExportSpecifier) => exportKind === "type");
    default:
      return isDeclared(statement);
  }
}

/** The names of a module that stand for types alone: what is exported under them is no value. */
export function typeNamesOf(program: TSESTree.Program): ReadonlySet<string> {
  const types = new Set<string>();
  const values = new Set<string>();
  for (const statement of program.body) {
    const declaration = declarationOf(statement);
    switch (declaration.type) {
      case "TSInterfaceDeclaration":
      case "TSTypeAliasDeclaration":
        types.add(declaration.id.name);
        break;
      case "TSModuleDeclaration":
        for (const { name } of bindingsOf(declaration)) {
          (isDeclared(declaration) || holdsValues(declaration) ? values : types).add(name);
        }
        break;
      case "ImportDeclaration":
        for (const specifier of declaration.specifiers) {
          (isTypeSpecifier(specifier, declaration) ? types : values).add(specifier.local.name);
        }
        break;
      default:
        for (const { name } of bindingsOf(declaration)) {
          values.add(name);
        }
    }
  }
  return new Set([...types].filter((name) => !values.has(name)));
}

/** Whether a namespace exists at run time: one of types alone does not. */
export function holdsValues({ body }: TSESTree.TSModuleDeclaration): boolean {
  return (body?.body ?? []).some((statement) => {
    const declaration = declarationOf(statement);
    switch (declaration.type) {
      case "TSInterfaceDeclaration":
      case "TSTypeAliasDeclaration":
        return false;
      case "TSModuleDeclaration":
        return holdsValues(declaration);
      default:
        return true;
    }
  });
}

/** Whether `declare` stands before a declaration. */
export function isDeclared(node: TSESTree.Node): boolean {
  return "declare" in node && node.declare;
}

// An import for its effects stays, and so does an empty list, which is one.
function isImportErased(statement: TSESTree.ImportDeclaration, block: TSESTree.Node): boolean {
  return (
    statement.importKind === "type" ||
    (statement.specifiers.length > 0 &&
      statement.specifiers.every(
        (specifier) => isTypeSpecifier(specifier, statement) || isUnused(specifier.local, block),
      ))
  );
}

function isTypeSpecifier(specifier: TSESTree.ImportClause, { importKind }: TSESTree.ImportDeclaration): boolean {
  return importKind === "type" || ("importKind" in specifier && specifier.importKind === "type");
}

/** Whether the value behind a name is never asked for: TypeScript drops such imports. */
function isUnused(id: TSESTree.Identifier, block: TSESTree.Node): boolean {
  return !children(block).some((child) => isRead(id.name, child));
}

// Where types stand, and names that refer to nothing: `x.name`, `{ name: x }`.
const types = new Set([
  "typeAnnotation",
  "returnType",
  "typeParameters",
  "typeArguments",
  "superTypeArguments",
  "implements",
]);
const typesAndKeys = new Set([...types, "key", "property"]);

/** Whether a name occurs where values do. Scopes are not looked at: a parameter of the same name counts, too. */
function isRead(name: string, node: TSESTree.Node): boolean {
  if (node.type === "Identifier" || node.type === "JSXIdentifier") {
    return node.name === name;
  }
  if (
    node.type === "ImportDeclaration" ||
    node.type === "TSInterfaceDeclaration" ||
    ("exportKind" in node && node.exportKind === "type")
  ) {
    return false;
  }
  const { computed = false } = node as { readonly computed?: boolean };
  return children(node, computed ? types : typesAndKeys).some((child) => isRead(name, child));
}
