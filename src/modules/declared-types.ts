import type { TSESTree } from "@typescript-eslint/utils";

import type { ModuleGraph } from "./graph.ts";
import type { SourceModule } from "./module.ts";

/** A name by which a module imports something. */
export interface TypeImport {
  readonly specifier: string;
  readonly name: string;
}

/** At most this many names are looked behind: `type Draft = Omit<Post, "id">`, `export * from "./post"`. */
const farthest = 6;

/** The declarations at the top of a module, without the `export` before them. */
export function declarationsIn({ program }: SourceModule): readonly TSESTree.Node[] {
  return program.body.map((statement) =>
    statement.type === "ExportNamedDeclaration" ? (statement.declaration ?? statement) : statement,
  );
}

/** Types are not among a module's imports. */
export function importedType({ program }: SourceModule, local: string): TypeImport | undefined {
  for (const statement of program.body) {
    for (const one of statement.type === "ImportDeclaration" ? statement.specifiers : []) {
      if (one.type === "ImportSpecifier" && one.local.name === local && one.imported.type === "Identifier") {
        return { specifier: (statement as TSESTree.ImportDeclaration).source.value, name: one.imported.name };
      }
    }
  }
  return undefined;
}

/** The names of the members that a type has, as far as the project's own files declare it; others are left out. */
export function memberNames(
  graph: ModuleGraph,
  module: SourceModule,
  type: TSESTree.TypeNode,
  depth = farthest,
): readonly string[] {
  switch (type.type) {
    case "TSTypeLiteral":
      return namesOf(type.members);
    case "TSIntersectionType":
      return type.types.flatMap((one) => memberNames(graph, module, one, depth));
    case "TSTypeReference": {
      const { typeName, typeArguments } = type;
      const [of, keys] = typeArguments?.params ?? [];
      if (depth === 0 || typeName.type !== "Identifier") {
        return [];
      }
      const names = () => (of === undefined ? [] : memberNames(graph, module, of, depth - 1));
      switch (typeName.name) {
        case "Partial":
        case "Readonly":
        case "Required":
          return names();
        case "Omit":
          return names().filter((name) => !textsIn(keys).includes(name));
        case "Pick":
          return names().filter((name) => textsIn(keys).includes(name));
        default:
          return of === undefined ? namesDeclared(graph, module, typeName.name, depth - 1) : [];
      }
    }
    default:
      return [];
  }
}

/** The members of the type that a module declares, imports or exports by a name. */
function namesDeclared(graph: ModuleGraph, module: SourceModule, name: string, depth: number): readonly string[] {
  for (const declaration of declarationsIn(module)) {
    if (declaration.type === "TSInterfaceDeclaration" && declaration.id.name === name) {
      const inherited = declaration.extends.flatMap(({ expression }) =>
        expression.type === "Identifier" && depth > 0 ? namesDeclared(graph, module, expression.name, depth - 1) : [],
      );
      return [...namesOf(declaration.body.body), ...inherited];
    }
    if (declaration.type === "TSTypeAliasDeclaration" && declaration.id.name === name && !declaration.typeParameters) {
      return memberNames(graph, module, declaration.typeAnnotation, depth);
    }
  }
  const imported = importedType(module, name);
  const ways = imported === undefined ? passedOn(module, name) : [imported];
  return depth <= 0 ? [] : ways.flatMap((way) => namesThere(graph, module, way, depth - 1));
}

function namesThere(graph: ModuleGraph, { file }: SourceModule, { specifier, name }: TypeImport, depth: number) {
  const resolved = graph.resolve(file, specifier);
  const other = resolved.kind === "file" ? graph.open(resolved.file) : undefined;
  return other === undefined ? [] : namesDeclared(graph, other, name, depth);
}

/** `export { Post } from "./post"`, `export * from "./post"` */
function passedOn({ program }: SourceModule, name: string): readonly TypeImport[] {
  return program.body.flatMap((statement): readonly TypeImport[] => {
    if (statement.type === "ExportAllDeclaration") {
      return [{ specifier: statement.source.value, name }];
    }
    const { source = null, specifiers = [] } = statement.type === "ExportNamedDeclaration" ? statement : {};
    return specifiers.flatMap(({ exported, local }) =>
      source !== null && exported.type === "Identifier" && exported.name === name && local.type === "Identifier"
        ? [{ specifier: source.value, name: local.name }]
        : [],
    );
  });
}

function namesOf(members: readonly TSESTree.TypeElement[]): readonly string[] {
  return members.flatMap((member) =>
    member.type === "TSPropertySignature" && member.key.type === "Identifier" && !member.computed
      ? [member.key.name]
      : [],
  );
}

/** `"id"` and `"id" | "createdAt"` */
function textsIn(type: TSESTree.TypeNode | undefined): readonly string[] {
  if (type?.type === "TSUnionType") {
    return type.types.flatMap(textsIn);
  }
  return type?.type === "TSLiteralType" && type.literal.type === "Literal" && typeof type.literal.value === "string"
    ? [type.literal.value]
    : [];
}
