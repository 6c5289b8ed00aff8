import type { TSESTree } from "@typescript-eslint/utils";

import { membersOf, namedMembers, textsIn, typeNameOf, type Members } from "./declared-types.ts";
import type { Column, DataModel } from "./model.ts";

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
