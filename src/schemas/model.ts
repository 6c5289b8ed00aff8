import type { Openness } from "./row-security.ts";

/** One field of a data model, as code sees it. */
export interface Column {
  /** The property's name in code; a field of an embedded document has its path (`address.street`). */
  readonly name: string;
  /** The type as the schema says it: `String`, `varchar`, `ObjectId`, an enum's name. */
  readonly type: string;
  readonly list: boolean;
  readonly optional: boolean;
  /** Unique by itself; a column of a compound key is not. */
  readonly unique: boolean;
  readonly id: boolean;
  /**
   * The model that a relation field or a foreign key leads to. A relation field, which is no column, has it as its type
   * too.
   */
  readonly relation?: string;
  /** Never selected unless asked for by name (mongoose `select: false`). */
  readonly hidden?: boolean;
  /** The values of an enumeration, where the schema says them. */
  readonly values?: readonly string[];
  /** The text of the schema's documentation comments (`///` in schema.prisma). */
  readonly documentation?: string;
}

/** A table, collection or model, and what a row of it holds. */
export interface DataModel {
  readonly source: "prisma" | "drizzle" | "mongoose" | "entity" | "sql";
  /** `User`; for a table of SQL or a collection of Payload its own; for a drizzle table the variable's name or the table's; for a mongoose schema the model's; for an entity its class's. */
  readonly name: string;
  /** By the name in code: scalar columns and relation fields. */
  readonly columns: ReadonlyMap<string, Column>;
  /** What row level security lets people do with every row of it. */
  readonly open?: Openness;
}

/** A column of which only the name is known. */
export function columnNamed(name: string): Column {
  return { name, type: "", list: false, optional: false, unique: false, id: false };
}

/** A model of which only the name is known. */
export function modelNamed(name: string): DataModel {
  return { source: "prisma", name, columns: new Map() };
}

/** Is this a field that joins another model, so that a plain query does not return it? */
export function isRelationField(column: Column): boolean {
  return column.relation !== undefined && column.type === column.relation;
}
