import type { TSESTree } from "@typescript-eslint/utils";

import type { Column, DataModel } from "./model.ts";

type Members = ReadonlyMap<string, TSESTree.TypeNode>;

/**
 * Reads the tables of the `Database` type that `supabase gen types` writes, by their names: what a row holds, which values
 * an enumeration has, and where foreign keys lead.
 */
export function supabaseTables(program: TSESTree.Program): ReadonlyMap<string, DataModel> {
  const tables = new Map<string, DataModel>();
  const database = program.body.map((statement) => databaseIn(statement)).find((found) => found !== undefined);
  const schemas = Array.from(database?.values() ?? [], membersOf);
  const enums = new Map<string, readonly string[]>();
  for (const schema of schemas) {
    for (const [name, type] of membersOf(schema.get("Enums"))) {
      enums.set(name, textsIn(type));
    }
  }
  for (const schema of schemas) {
    for (const [name, table] of [...membersOf(schema.get("Tables")), ...membersOf(schema.get("Views"))]) {
      const parts = membersOf(table);
      if (!tables.has(name) && parts.has("Row")) {
        tables.set(name, { source: "sql", name, columns: columnsOf(parts, enums) });
      }
    }
  }
  return tables;
}

function databaseIn(statement: TSESTree.ProgramStatement): Members | undefined {
  const declared = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
  if (declared?.type === "TSTypeAliasDeclaration") {
    return declared.id.name === "Database" ? membersOf(declared.typeAnnotation) : undefined;
  }
  return declared?.type === "TSInterfaceDeclaration" && declared.id.name === "Database"
    ? namedMembers(declared.body.body)
    : undefined;
}

function membersOf(type: TSESTree.TypeNode | undefined): Members {
  return type?.type === "TSTypeLiteral" ? namedMembers(type.members) : new Map();
}

function namedMembers(members: readonly TSESTree.TypeElement[]): Members {
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

function columnsOf(table: Members, enums: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, Column> {
  const keys = foreignKeysOf(table.get("Relationships"));
  return new Map(
    Array.from(membersOf(table.get("Row")), ([name, told]) => {
      const parts = told.type === "TSUnionType" ? told.types : [told];
      const held = parts.filter(({ type }) => type !== "TSNullKeyword");
      const element = held[0]?.type === "TSArrayType" ? held[0].elementType : held[0];
      const type = element === undefined ? "unknown" : typeNameOf(element);
      const key = keys.get(name);
      const values = enums.get(type) ?? (held.length > 1 ? held.flatMap(textsIn) : []);
      return [
        name,
        {
          name,
          type,
          list: held[0]?.type === "TSArrayType",
          optional: held.length < parts.length,
          unique: key?.isOnly === true,
          // The types do not say it; hardly a table is made otherwise.
          id: name === "id",
          ...(key === undefined ? {} : { relation: key.table }),
          ...(values.length === 0 ? {} : { values }),
        },
      ];
    }),
  );
}

interface ForeignKey {
  readonly table: string;
  readonly isOnly: boolean;
}

/** `Relationships: [{ columns: ["user_id"]; isOneToOne: true; referencedRelation: "users"; … }]` */
function foreignKeysOf(relationships: TSESTree.TypeNode | undefined): ReadonlyMap<string, ForeignKey> {
  const keys = new Map<string, ForeignKey>();
  for (const element of relationships?.type === "TSTupleType" ? relationships.elementTypes : []) {
    const parts = membersOf(element);
    const columns = textsIn(parts.get("columns"));
    const [table] = textsIn(parts.get("referencedRelation"));
    const [column] = columns;
    // Views over the referenced table come after it.
    if (column !== undefined && table !== undefined && columns.length === 1 && !keys.has(column)) {
      keys.set(column, { table, isOnly: isTrue(parts.get("isOneToOne")) });
    }
  }
  return keys;
}

function isTrue(type: TSESTree.TypeNode | undefined): boolean {
  return type?.type === "TSLiteralType" && type.literal.type === "Literal" && type.literal.value === true;
}

/** The texts of `"a"`, `"a" | "b"` and `["a", "b"]`. */
function textsIn(type: TSESTree.TypeNode | undefined): readonly string[] {
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

/** `string`, `Json`, and of `Database["public"]["Enums"]["role"]` the last name. */
function typeNameOf(type: TSESTree.TypeNode): string {
  if (type.type === "TSIndexedAccessType") {
    return textsIn(type.indexType)[0] ?? "unknown";
  }
  if (type.type === "TSTypeReference" && type.typeName.type === "Identifier") {
    return type.typeName.name;
  }
  return /^TS(?<name>\w+)Keyword$/u.exec(type.type)?.groups?.["name"]?.toLowerCase() ?? "unknown";
}
