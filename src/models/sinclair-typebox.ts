import type { Api, LibraryModel } from "./model.ts";
import { olderTypes, typeboxTypes } from "./typebox-types.ts";

const types: Readonly<Record<string, Api>> = { ...typeboxTypes, ...olderTypes };

const assert: Api = { call: { validates: { value: "1", schema: "0", failure: "throws" } } };

const values: Readonly<Record<string, Api>> = {
  Assert: assert,
  Cast: { call: { validates: { value: "1", schema: "0", failure: "throws" } } },
  Check: { call: { validates: { value: "1", schema: "0", failure: "boolean" } } },
  Clean: { call: { validates: { value: "1", schema: "0", keys: "closed", failure: "never" } } },
  Convert: { call: { returns: { argument: "1" } } },
  // Checks, and changes nothing but what a transform says.
  Decode: assert,
  Default: { call: { returns: { argument: "1" } } },
  // Drops what the type does not name before it checks.
  Parse: { call: { validates: { value: "1", schema: "0", keys: "closed", failure: "throws" } } },
};

/** TypeBox before its first major. */
export const sinclairTypebox: LibraryModel = {
  name: "TypeBox 0",
  packages: ["@sinclair/typebox", "@sinclair/typebox/compiler", "@sinclair/typebox/value"],
  versions: "^0.34.52",
  documentation: "https://github.com/sinclairzx81/typebox-legacy",
  exports: {
    ...types,
    ...values,
    Type: { members: types },
    TypeCompiler: {
      members: {
        Compile: { call: { returns: { schema: { change: "same", of: "0" }, as: "Validator" } } },
      },
    },
    Value: { members: values },
  },
  types: {
    Schema: {},
    Transform: {
      members: { Decode: { call: { returns: { schema: { make: "any" }, as: "Transform" } } } },
    },
    Validator: {
      members: {
        Check: { call: { validates: { value: "0", failure: "boolean" } } },
        Decode: { call: { validates: { value: "0", failure: "throws" } } },
      },
    },
  },
  parsing: {
    expression: "$import($schema, $value)",
    import: { name: "Parse", packages: ["@sinclair/typebox/value"] },
    types: ["Static"],
    changes: String.raw`\b(?:Codec|Decode|Encode|Transform|Unsafe)\b`,
    closes: true,
  },
};
