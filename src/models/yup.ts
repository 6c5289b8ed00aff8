import type { Api, Call, LibraryModel } from "./model.ts";
import { standard, standardApi } from "./standard-schema.ts";

const same: Api = { call: { returns: { schema: { change: "same" } } } };
const validate: Call = { validates: { value: "0", failure: "throws" } };
const stripping: Call = {
  when: { at: "1.stripUnknown", is: true },
  validates: { value: "0", keys: "closed", failure: "throws" },
};
const isValid: Call = { validates: { value: "0", failure: "boolean" } };

/** The methods of all kinds of schemas in one, since their names do not collide. */
const schema: Api = {
  members: {
    camelCase: same,
    clone: same,
    compact: same,
    concat: same,
    constantCase: same,
    datetime: { call: { returns: { schema: { change: "identifier" } } } },
    deepPartial: { call: { returns: { schema: { change: "partial" } } } },
    default: same,
    defined: same,
    email: { call: { returns: { schema: { change: "email" } } } },
    ensure: same,
    equals: { call: { returns: { schema: { make: "enum", of: "0" } } } },
    exact: { call: { returns: { schema: { change: "closed" } } } },
    fields: { value: { schemas: "this" } },
    from: same,
    integer: same,
    isValid: { call: { ...isValid, async: true } },
    isValidSync: { call: isValid },
    json: same,
    label: same,
    length: same,
    lessThan: same,
    lowercase: same,
    matches: { call: { returns: { schema: { change: "vetted" } } } },
    max: same,
    meta: same,
    min: same,
    moreThan: same,
    negative: same,
    // Refuses them, or drops them where it casts.
    noUnknown: { call: { returns: { schema: { change: "closed" } } } },
    nonNullable: same,
    nope: same,
    not: same,
    notOneOf: same,
    notRequired: { call: { returns: { schema: { change: "optional" } } } },
    nullable: { call: { returns: { schema: { change: "nullable" } } } },
    of: { call: { returns: { schema: { make: "array", of: "0" } } } },
    omit: { call: { returns: { schema: { change: "omit", by: "0" } } } },
    oneOf: { call: { returns: { schema: { make: "enum", of: "0" } } } },
    optional: { call: { returns: { schema: { change: "optional" } } } },
    partial: { call: { returns: { schema: { change: "partial" } } } },
    pick: { call: { returns: { schema: { change: "pick", by: "0" } } } },
    positive: same,
    required: same,
    round: same,
    shape: { call: { returns: { schema: { change: "extend", by: "0" } } } },
    snakeCase: same,
    strict: same,
    stripUnknown: { call: { returns: { schema: { change: "closed" } } } },
    test: same,
    transform: same,
    trim: same,
    truncate: same,
    typeError: same,
    uppercase: same,
    url: { call: { returns: { schema: { change: "url" } } } },
    uuid: { call: { returns: { schema: { change: "identifier" } } } },
    validate: {
      call: [
        { ...stripping, async: true },
        { ...validate, async: true },
      ],
    },
    validateSync: { call: [stripping, validate] },
    when: same,
    withMutation: same,
    "~standard": standard,
  },
};

const boolean: Api = { call: { returns: { schema: { make: "boolean" } } } };

const members: Readonly<Record<string, Api>> = {
  ValidationError: { construct: { returns: "unknown" } },
  array: { call: { returns: { schema: { make: "array", of: "0" } } } },
  bool: boolean,
  boolean,
  date: { call: { returns: { schema: { make: "date" } } } },
  lazy: { call: { returns: { schema: { make: "any" } } } },
  mixed: { call: { returns: { schema: { make: "any" } } } },
  number: { call: { returns: { schema: { make: "number" } } } },
  // It lets unknown keys through unless told otherwise.
  object: { call: { returns: { schema: { make: "object", of: "0", keys: "open" } } } },
  string: { call: { returns: { schema: { make: "string" } } } },
  tuple: { call: { returns: { schema: { make: "tuple", of: "0" } } } },
};

/** Yup. */
export const yup: LibraryModel = {
  name: "Yup",
  packages: ["yup"],
  versions: "^1.7.0",
  documentation: "https://github.com/jquense/yup#api",
  exports: { ...members, default: { members } },
  types: { Schema: schema, Standard: standardApi },
  parsing: {
    expression: "await $schema.validate($value, { stripUnknown: true })",
    types: ["InferType"],
    changes: String.raw`\b(?:from|json|transform)\b`,
    closes: true,
  },
};
