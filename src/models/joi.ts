import type { Api, Call, LibraryModel, ResultForm } from "./model.ts";
import { standard, standardApi } from "./standard-schema.ts";

/** Every member has both, whichever way it went. */
const result: ResultForm = {
  passed: { object: { error: "undefined", value: "output", warning: "unknown" } },
  failed: { object: { error: { object: {}, otherwise: "unknown" }, value: "output", warning: "unknown" } },
};

const same: Api = { call: { returns: { schema: { change: "same" } } } };
const identified: Api = { call: { returns: { schema: { change: "identifier" } } } };
const url: Api = { call: { returns: { schema: { change: "url" } } } };
const vetted: Api = { call: { returns: { schema: { change: "vetted" } } } };
const values: Api = { call: { returns: { schema: { make: "enum", of: "*" } } } };
const boolean: Api = { call: { returns: { schema: { make: "boolean" } } } };
const exactObject = { schema: { make: "object", of: "0", keys: "exact" } } as const;

/** A validation, and what its options make of keys that the schema does not name. */
function checks(validation: Call["validates"] & object, options: string, async = false): readonly Call[] {
  const call = { ...(async && { async }) };
  return [
    { ...call, when: { at: `${options}.stripUnknown`, present: true }, validates: { ...validation, keys: "closed" } },
    { ...call, when: { at: `${options}.allowUnknown`, is: true }, validates: { ...validation, keys: "open" } },
    { ...call, validates: validation },
  ];
}

const members: Readonly<Record<string, Api>> = {
  ValidationError: { construct: { returns: "unknown" } },
  allow: values,
  alternatives: { call: { returns: { schema: { make: "union", of: "*" } } } },
  alt: { call: { returns: { schema: { make: "union", of: "*" } } } },
  any: { call: { returns: { schema: { make: "any" } } } },
  array: { call: { returns: { schema: { make: "array", of: "0" } } } },
  assert: { call: checks({ value: "0", schema: "1", failure: "throws" }, "3") },
  attempt: { call: checks({ value: "0", schema: "1", failure: "throws" }, "2") },
  binary: { call: { returns: { schema: { make: "any" } } } },
  bool: boolean,
  boolean,
  date: { call: { returns: { schema: { make: "date" } } } },
  equal: values,
  number: { call: { returns: { schema: { make: "number" } } } },
  object: {
    call: [
      { when: { at: "0", present: true }, returns: exactObject },
      // Any object at all, until it is told of keys.
      { returns: { schema: { make: "object", of: "0", keys: "open" }, as: "AnyObject" } },
    ],
  },
  string: { call: { returns: { schema: { make: "string" } } } },
  valid: values,
};

const schema: Api = {
  members: {
    // All others narrow what is there, or say something about it.
    "*": same,
    allow: { call: { returns: { schema: { change: "nullable" } } } },
    alphanum: identified,
    append: { call: { returns: { schema: { change: "extend", by: "0" } } } },
    concat: { call: { returns: { schema: { change: "merge", by: "0" } } } },
    custom: vetted,
    email: { call: { returns: { schema: { change: "email" } } } },
    equal: values,
    guid: identified,
    hex: identified,
    isoDate: identified,
    items: { call: { returns: { schema: { make: "array", of: "0" } } } },
    keys: { call: { returns: { schema: { change: "extend", by: "0" } } } },
    optional: { call: { returns: { schema: { change: "optional" } } } },
    pattern: vetted,
    regex: vetted,
    token: identified,
    try: { call: { returns: { schema: { make: "union", of: "*" } } } },
    unknown: {
      call: [
        { when: { at: "0", is: false }, returns: { schema: { change: "exact" } } },
        { returns: { schema: { change: "open" } } },
      ],
    },
    uri: url,
    uuid: identified,
    valid: values,
    validate: { call: checks({ value: "0", failure: result }, "1") },
    validateAsync: { call: checks({ value: "0", failure: "throws" }, "1", true) },
    "~standard": standard,
  },
};

/** Joi. An object refuses keys that it does not name, unless it is told otherwise; a validation's answer holds a value even where it failed. */
export const joi: LibraryModel = {
  name: "Joi",
  packages: ["@hapi/joi", "joi"],
  versions: "^17.13.0 || ^18.3.2",
  documentation: "https://joi.dev/api/",
  exports: { ...members, default: { members } },
  types: {
    AnyObject: {
      type: "Schema",
      members: {
        append: { call: { returns: exactObject } },
        keys: { call: { returns: exactObject } },
      },
    },
    Schema: schema,
    Standard: standardApi,
  },
  parsing: {
    expression: "await $schema.validateAsync($value, { stripUnknown: true })",
    changes: String.raw`\b(?:cast|custom|failover|rename)\b`,
  },
};
