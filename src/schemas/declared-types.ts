import type { TSESTree } from "@typescript-eslint/utils";

/** The members of a type or an interface that are properties, by their names. */
export type Members = ReadonlyMap<string, TSESTree.TypeNode>;

/** The members of a type that is written out where it is used; none of any other. */
export function membersOf(type: TSESTree.TypeNode | undefined): Members {
  return type?.type === "TSTypeLiteral" ? namedMembers(type.members) : new Map();
}

export function namedMembers(members: readonly TSESTree.TypeElement[]): Members {
  return new Map(
    members.flatMap((member) => {
      const type = member.type === "TSPropertySignature" ? member.typeAnnotation?.typeAnnotation : undefined;
      const name = member.type === "TSPropertySignature" ? nameOf(member.key) : undefined;
      return type === undefined || name === undefined ? [] : [[name, type] as const];
    }),
  );
}

function nameOf(key: TSESTree.Node): string | undefined {
  if (key.type === "Identifier") {
    return key.name;
  }
  return key.type === "Literal" && typeof key.value === "string" ? key.value : undefined;
}

/** The texts of `"a"`, `"a" | "b"` and `["a", "b"]`. */
export function textsIn(type: TSESTree.TypeNode | undefined): readonly string[] {
  if (type?.type === "TSUnionType") {
    return type.types.flatMap(textsIn);
  }
  if (type?.type === "TSTupleType") {
    return type.elementTypes.flatMap(textsIn);
  }
  return type?.type === "TSLiteralType" && type.literal.type === "Literal" && typeof type.literal.value === "string"
    ? [type.literal.value]
    : [];
}

/** The types of a union, and of the unions in it; of any other type that one. */
export function partsOf(type: TSESTree.TypeNode): readonly TSESTree.TypeNode[] {
  return type.type === "TSUnionType" ? type.types.flatMap(partsOf) : [type];
}

/** `string`, `Json`, and of `Database["public"]["Enums"]["role"]` the last name. */
export function typeNameOf(type: TSESTree.TypeNode): string {
  if (type.type === "TSIndexedAccessType") {
    return textsIn(type.indexType)[0] ?? "unknown";
  }
  return referredName(type) ?? /^TS(?<name>\w+)Keyword$/u.exec(type.type)?.groups?.["name"]?.toLowerCase() ?? "unknown";
}

/** The name of a type that is declared elsewhere. */
export function referredName(type: TSESTree.TypeNode | undefined): string | undefined {
  return type?.type === "TSTypeReference" && type.typeName.type === "Identifier" ? type.typeName.name : undefined;
}
