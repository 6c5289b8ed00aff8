import type { TSESTree } from "@typescript-eslint/utils";

import { bare } from "../ast/bare.ts";
import { type FunctionNode, isFunction } from "../ast/functions.ts";
import type { Action } from "./action.ts";
import { bindingsOf, declarationOf } from "./bindings.ts";
import { ownDirective } from "./directives.ts";
import { holdsValues, isDeclared, typeNamesOf } from "./type-only.ts";

/** What a "use server" module exports. */
export interface ModuleExports {
  readonly actions: readonly Action[];
  /** The functions that are exported themselves: a directive of their own says nothing new. */
  readonly functions: ReadonlySet<FunctionNode>;
}

type Export = Omit<Action, "kind" | "enclosing">;

/** The exports of a "use server" module that Next.js registers; it asks of few whether they are functions at all. */
export function findExports(program: TSESTree.Program, text: string): ModuleExports {
  const types = typeNamesOf(program);
  const exported = program.body.flatMap((statement) => exportsOf(statement, types));

  // Next.js keeps one name for each binding, the last, and one action for each name. A default function is registered
  // in any case.
  const lasts = new Map(exported.map((found) => [found.local, found]));
  const names = new Map<string, Export>();
  for (const found of exported) {
    const isKnown =
      found.local === undefined ||
      (found.name === "default" && found.function !== undefined) ||
      lasts.get(found.local) === found;
    if (isKnown && !names.has(found.name)) {
      names.set(found.name, found);
    }
  }

  const locals = functionsByName(program, text);
  const declared = new Map(
    program.body.flatMap((statement) => bindingsOf(declarationOf(statement))).map((id) => [id.name, id]),
  );
  const functionOf = ({ local, function: own }: Export) => (local === undefined ? own : locals.get(local));
  return {
    actions: [...names.values()]
      .filter((found) => !isCached(functionOf(found)))
      .map((found) => ({ kind: "export", enclosing: [], ...shownIn(declared, found) })),
    functions: new Set(exported.map(functionOf).filter(isFunction)),
  };
}

/** What is exported behind its declaration is shown where it is declared, which is where its code is. */
function shownIn(declared: ReadonlyMap<string, TSESTree.Identifier>, found: Export): Export {
  const id = found.local === undefined ? undefined : declared.get(found.local);
  return id === undefined || id === found.node ? found : { ...found, node: id, exported: found.node };
}

function exportsOf(statement: TSESTree.Statement, types: ReadonlySet<string>): readonly Export[] {
  if (statement.type === "ExportDefaultDeclaration") {
    const { declaration } = statement;
    return declaration.type === "Identifier" && types.has(declaration.name) ? [] : defaultExport(declaration);
  }
  if (statement.type !== "ExportNamedDeclaration" || statement.exportKind === "type") {
    return [];
  }
  if (statement.declaration) {
    return declaredExports(statement.declaration);
  }
  const { source } = statement;
  const specifiers: readonly TSESTree.ExportSpecifier[] = statement.specifiers;
  return specifiers.flatMap((specifier): readonly Export[] => {
    if (specifier.exportKind === "type") {
      return [];
    }
    const found = { name: nameOf(specifier.exported), node: specifier };
    const name = nameOf(specifier.local);
    if (source) {
      return [{ ...found, from: { specifier: source.value, name } }];
    }
    return types.has(name) ? [] : [{ ...found, local: name }];
  });
}

function defaultExport(declaration: TSESTree.DefaultExportDeclarations): readonly Export[] {
  const name = "default";
  switch (declaration.type) {
    case "FunctionDeclaration":
      return [
        declaration.id
          ? { name, node: declaration.id, local: declaration.id.name, function: declaration }
          : { name, node: declaration, function: declaration },
      ];
    case "ClassDeclaration":
    case "TSDeclareFunction":
    case "TSEnumDeclaration":
    case "TSInterfaceDeclaration":
    case "TSModuleDeclaration":
    case "TSTypeAliasDeclaration":
    case "VariableDeclaration":
      return [];
    default: {
      const value = bare(declaration);
      const found = { name, node: value, expression: declaration };
      if (value.type === "Identifier") {
        return [{ ...found, local: value.name }];
      }
      return [isFunction(value) ? { ...found, function: value } : found];
    }
  }
}

function declaredExports(declaration: TSESTree.NamedExportDeclarations): readonly Export[] {
  if (isDeclared(declaration) || isNeverRegistered(declaration)) {
    return [];
  }
  const functions = new Map(functionsIn(declaration).map(([id, found]) => [id, found]));
  return bindingsOf(declaration).map((id) => {
    const found = { name: id.name, node: id, local: id.name };
    const declared = functions.get(id);
    return declared ? { ...found, function: declared } : found;
  });
}

function isNeverRegistered(declaration: TSESTree.NamedExportDeclarations): boolean {
  switch (declaration.type) {
    case "ClassDeclaration":
      return true;
    case "TSImportEqualsDeclaration":
      return declaration.moduleReference.type === "TSExternalModuleReference";
    case "TSModuleDeclaration":
      return !holdsValues(declaration);
    default:
      return false;
  }
}

/** The functions that a declaration gives a name to, each with that name. */
function functionsIn(declaration: TSESTree.Node): readonly (readonly [TSESTree.Identifier, FunctionNode])[] {
  if (declaration.type === "FunctionDeclaration") {
    return declaration.id ? [[declaration.id, declaration]] : [];
  }
  if (declaration.type !== "VariableDeclaration") {
    return [];
  }
  return declaration.declarations.flatMap(({ id, init }) => {
    const value = init ? bare(init) : undefined;
    return id.type === "Identifier" && isFunction(value) ? [[id, value] as const] : [];
  });
}

/** The functions at the top level by their names. One in parentheses is a mere value to Next.js. */
function functionsByName(program: TSESTree.Program, text: string): ReadonlyMap<string, FunctionNode> {
  return new Map(
    program.body
      .flatMap((statement) => functionsIn(declarationOf(statement)))
      .filter(([id, found]) => found.type === "FunctionDeclaration" || !isParenthesized(found, id, text))
      .map(([id, found]) => [id.name, found]),
  );
}

function isParenthesized(value: FunctionNode, id: TSESTree.Identifier, text: string): boolean {
  const between = text.slice(id.range[1], value.range[0]);
  return between.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/gu, "").includes("(");
}

// Next.js makes a cached function of it instead. It overlooks a function expression with a name of its own.
function isCached(found: FunctionNode | undefined): boolean {
  return (
    found !== undefined && !(found.type === "FunctionExpression" && found.id) && ownDirective(found) === "use cache"
  );
}

function nameOf(name: TSESTree.Identifier | TSESTree.StringLiteral): string {
  return name.type === "Identifier" ? name.name : name.value;
}
