import type { Api, LibraryModel } from "./model.ts";
import { standardApi } from "./standard-schema.ts";
import { zodParsing, zodSchema } from "./zod.ts";

/** An object of schemas for the table's columns, which drops everything else. */
const tableSchema: Api = { call: { returns: { schema: { make: "table", keys: "closed" } } } };

/** drizzle-zod. */
export const drizzleZod: LibraryModel = {
  name: "drizzle-zod",
  packages: ["drizzle-zod"],
  versions: "^0.8.0",
  documentation: "https://orm.drizzle.team/docs/zod",
  exports: {
    createInsertSchema: tableSchema,
    createSchemaFactory: {
      call: {
        returns: {
          object: {
            createInsertSchema: { type: "TableSchema" },
            createSelectSchema: { type: "TableSchema" },
            createUpdateSchema: { type: "TableSchema" },
          },
        },
      },
    },
    createSelectSchema: tableSchema,
    createUpdateSchema: tableSchema,
  },
  types: { Schema: zodSchema, Standard: standardApi, TableSchema: tableSchema },
  parsing: zodParsing,
};
