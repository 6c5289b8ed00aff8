import type { Api, LibraryModel } from "./model.ts";

const anything: Api = { call: { returns: { schema: { make: "any" } } } };
const boolean: Api = { call: { returns: { schema: { make: "boolean" } } } };
const date: Api = { call: { returns: { schema: { make: "date" } } } };
const enumeration: Api = { call: { returns: { schema: { make: "enum", of: "0" } } } };
const first: Api = { call: { returns: { argument: "0" } } };
const number: Api = { call: { returns: { schema: { make: "number" } } } };
const record: Api = { call: { returns: { schema: { make: "record", of: "1", names: "0" } } } };
const string: Api = { call: { returns: { schema: { make: "string" } } } };
const vetted: Api = { call: { returns: { schema: { change: "vetted", of: "0" } } } };

/** Superstruct. `object()` refuses unknown keys, `type()` lets them through, and `mask()` drops those of an `object()`. */
export const superstruct: LibraryModel = {
  name: "Superstruct",
  packages: ["superstruct"],
  versions: "^1.0.0 || ^2.0.2",
  documentation: "https://docs.superstructjs.org/api-reference/core",
  exports: {
    StructError: { construct: { returns: "unknown" } },
    any: anything,
    array: { call: { returns: { schema: { make: "array", of: "0" } } } },
    assert: { call: { validates: { value: "0", schema: "1", failure: "throws" } } },
    assign: { call: { returns: { schema: { make: "intersection", of: "*" } } } },
    bigint: number,
    boolean,
    coerce: first,
    create: { call: { validates: { value: "0", schema: "1", failure: "throws" } } },
    date,
    defaulted: first,
    define: anything,
    deprecated: first,
    dynamic: anything,
    empty: first,
    enums: enumeration,
    func: anything,
    instance: { call: { returns: { schema: { make: "file" } } } },
    integer: number,
    intersection: { call: { returns: { schema: { make: "intersection", of: "0" } } } },
    is: { call: { validates: { value: "0", schema: "1", failure: "boolean" } } },
    lazy: anything,
    literal: enumeration,
    map: record,
    mask: { call: { validates: { value: "0", schema: "1", failure: "throws" } } },
    max: first,
    min: first,
    never: { call: { returns: { schema: { make: "undefined" } } } },
    nonempty: first,
    nullable: { call: { returns: { schema: { make: "nullable", of: "0" } } } },
    number,
    object: {
      call: [
        {
          when: { at: "0", present: true },
          returns: { schema: { make: "object", of: "0", keys: "exact" } },
        },
        { returns: { schema: { make: "object", of: "0", keys: "open" } } },
      ],
    },
    omit: { call: { returns: { schema: { change: "omit", by: "1", of: "0" } } } },
    optional: { call: { returns: { schema: { make: "optional", of: "0" } } } },
    partial: { call: { returns: { schema: { change: "partial", of: "0" } } } },
    pattern: { call: { returns: { schema: { change: "vetted", of: "0", by: "1" } } } },
    pick: { call: { returns: { schema: { change: "pick", by: "1", of: "0" } } } },
    record,
    refine: vetted,
    regexp: anything,
    set: { call: { returns: { schema: { make: "array", of: "0" } } } },
    size: first,
    string,
    struct: anything,
    trimmed: first,
    tuple: { call: { returns: { schema: { make: "tuple", of: "0" } } } },
    type: { call: { returns: { schema: { make: "object", of: "0", keys: "open" } } } },
    union: { call: { returns: { schema: { make: "union", of: "0" } } } },
    unknown: anything,
    validate: {
      call: {
        validates: {
          value: "0",
          schema: "1",
          failure: { passed: { tuple: ["undefined", "output"] }, failed: { tuple: ["unknown", "undefined"] } },
        },
      },
    },
  },
  types: {
    Schema: {
      members: {
        assert: { call: { validates: { value: "0", failure: "throws" } } },
        create: { call: { validates: { value: "0", failure: "throws" } } },
        is: { call: { validates: { value: "0", failure: "boolean" } } },
        mask: { call: { validates: { value: "0", failure: "throws" } } },
        schema: { value: { schemas: "this" } },
        validate: {
          call: {
            validates: {
              value: "0",
              failure: { passed: { tuple: ["undefined", "output"] }, failed: { tuple: ["unknown", "undefined"] } },
            },
          },
        },
      },
    },
  },
  parsing: {
    expression: "$import($value, $schema)",
    import: { name: "create", packages: ["superstruct"] },
    types: ["Infer"],
    changes: String.raw`\bcoerce\b`,
  },
};
