import type { Api, LibraryModel } from "./model.ts";
import { typeboxTypes } from "./typebox-types.ts";

/** A function that is given a type and a value. */
const assert: Api = { call: { validates: { value: "1", schema: "0", failure: "throws" } } };
const check: Api = { call: { validates: { value: "1", schema: "0", failure: "boolean" } } };
const clean: Api = { call: { validates: { value: "1", schema: "0", keys: "closed", failure: "never" } } };
const decode: Api = { call: { validates: { value: "1", schema: "0", keys: "closed", failure: "throws" } } };

const values: Readonly<Record<string, Api>> = {
  Assert: assert,
  Check: check,
  Clean: clean,
  Convert: { call: { returns: { argument: "1" } } },
  Decode: decode,
  Default: { call: { returns: { argument: "1" } } },
  // Gives back what passes as it is.
  Parse: assert,
};

const compile: Api = { call: { returns: { schema: { change: "same", of: "0" }, as: "Validator" } } };

/** TypeBox, from its first major on. */
export const typebox: LibraryModel = {
  name: "TypeBox",
  packages: ["typebox", "typebox/compile", "typebox/value"],
  versions: "^1.4.3",
  documentation: "https://sinclairzx81.github.io/typebox/",
  exports: {
    ...typeboxTypes,
    ...values,
    Compile: compile,
    Type: { members: typeboxTypes },
    Value: { members: values },
    // Of whichever entry point: the names do not collide.
    default: { ...compile, members: { ...typeboxTypes, ...values } },
  },
  types: {
    Schema: {},
    Validator: {
      members: {
        Check: { call: { validates: { value: "0", failure: "boolean" } } },
        Clean: { call: { validates: { value: "0", keys: "closed", failure: "never" } } },
        Convert: { call: { returns: { argument: "0" } } },
        Decode: { call: { validates: { value: "0", keys: "closed", failure: "throws" } } },
        Default: { call: { returns: { argument: "0" } } },
        Parse: { call: { validates: { value: "0", failure: "throws" } } },
      },
    },
  },
  parsing: {
    expression: "$import($schema, $value)",
    import: { name: "Parse", packages: ["typebox/value"] },
    types: ["Static"],
    changes: String.raw`\b(?:Codec|Decode|Encode|Transform|Unsafe)\b`,
  },
};
