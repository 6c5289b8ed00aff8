import type { Api, LibraryModel, SchemaStep } from "./model.ts";

const described: SchemaStep = { make: "json-schema", of: "0" };
const self: Api = { call: { returns: "this" } };

/** What a compiled schema is: a function that says whether its argument passes. */
const validator: Api = { call: { validates: { value: "0", failure: "boolean" } } };

/** A validator that removes all members which a schema does not name from what it checks. */
const closing: Api = { call: { validates: { value: "0", keys: "exact", failure: "boolean" } } };

const client: Readonly<Record<string, Api>> = {
  addFormat: self,
  addKeyword: self,
  addMetaSchema: self,
  addSchema: self,
  addVocabulary: self,
  errorsText: { call: { returns: "string" } },
};

const ajvClass: Api = {
  construct: [
    { when: { at: "0.removeAdditional", is: "all" }, returns: { type: "ClosingAjv" } },
    { returns: { type: "Ajv" } },
  ],
};

/** Ajv. It changes nothing that it checks, unless its options say so; an object may have other members unless the schema refuses them. */
export const ajv: LibraryModel = {
  name: "Ajv",
  packages: ["ajv", "ajv/dist/2019", "ajv/dist/2020"],
  versions: "^8.20.0",
  documentation: "https://ajv.js.org/api.html",
  exports: { Ajv: ajvClass, default: ajvClass },
  types: {
    Ajv: {
      members: {
        ...client,
        compile: { call: { returns: { schema: described, as: "Schema" } } },
        compileAsync: { call: { returns: { schema: described, as: "Schema" }, async: true } },
        getSchema: { call: { returns: { schema: { make: "any" }, as: "Schema" } } },
        validate: { call: { validates: { value: "1", schema: described, failure: "boolean" } } },
      },
    },
    ClosingAjv: {
      members: {
        ...client,
        compile: { call: { returns: { schema: described, as: "ClosingSchema" } } },
        compileAsync: { call: { returns: { schema: described, as: "ClosingSchema" }, async: true } },
        getSchema: { call: { returns: { schema: { make: "any" }, as: "ClosingSchema" } } },
        validate: { call: { validates: { value: "1", schema: described, keys: "exact", failure: "boolean" } } },
      },
    },
    ClosingSchema: closing,
    Schema: validator,
  },
};
