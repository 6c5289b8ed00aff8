import type { Api, DefinedWord, LibraryModel } from "./model.ts";
import { standard, standardApi } from "./standard-schema.ts";

const same: Api = { call: { returns: { schema: { change: "same" } } } };
const anything: Api = { call: { returns: { schema: { make: "any" } } } };

/** What a keyword proves; `string.uuid.v4` is a `string.uuid`. */
const words: Readonly<Record<string, DefinedWord>> = {
  Date: "date",
  File: "file",
  bigint: "number",
  boolean: "boolean",
  null: "null",
  number: "number",
  string: "string",
  "string.alpha": "identifier",
  "string.alphanumeric": "identifier",
  "string.base64": "identifier",
  "string.creditCard": "identifier",
  "string.date": "identifier",
  "string.date.iso.parse": "date",
  "string.date.parse": "date",
  "string.digits": "identifier",
  "string.email": "email",
  "string.hex": "identifier",
  "string.integer": "identifier",
  "string.integer.parse": "number",
  "string.ip": "identifier",
  "string.json.parse": "any",
  "string.numeric": "identifier",
  "string.numeric.parse": "number",
  "string.semver": "identifier",
  "string.url": "url",
  "string.url.parse": "any",
  "string.uuid": "identifier",
  undefined: "null",
};

const enumeration: Api = { call: { returns: { schema: { make: "enum", of: "*" } } } };

const type: Api = {
  call: [
    // A tuple expression, spread: `type("string", "|", "null")`.
    { when: { at: "1", present: true }, returns: { schema: { make: "definition", of: "*", words } } },
    { returns: { schema: { make: "definition", of: "0", words } } },
  ],
  members: {
    enumerated: enumeration,
    errors: { type: "Errors" },
    instanceOf: anything,
    unit: enumeration,
  },
};

/** The three things that become of undeclared keys. */
const undeclared: Api = {
  call: [
    { when: { at: "0", is: "delete" }, returns: { schema: { change: "closed" } } },
    { when: { at: "0", is: "reject" }, returns: { schema: { change: "exact" } } },
    { when: { at: "0", is: "ignore" }, returns: { schema: { change: "open" } } },
    { returns: { schema: { change: "same" } } },
  ],
};

/** ArkType. A type is a function, which gives the value or an instance of `type.errors`. */
export const arktype: LibraryModel = {
  name: "ArkType",
  packages: ["arktype"],
  versions: "^2.2.9",
  documentation: "https://arktype.io/docs/type-api",
  exports: {
    ArkErrors: { type: "Errors" },
    type,
  },
  types: {
    Errors: { construct: { returns: "unknown" } },
    Schema: {
      call: { validates: { value: "0", failure: { passed: "output", failed: { type: "Errors" } } } },
      members: {
        // All others narrow what is there, or say something about it.
        "*": same,
        allows: { call: { validates: { value: "0", failure: "boolean" } } },
        and: { call: { returns: { schema: { change: "and", by: "0" } } } },
        array: { call: { returns: { schema: { change: "array" } } } },
        as: same,
        assert: { call: { validates: { value: "0", failure: "throws" } } },
        exclude: anything,
        extract: anything,
        from: { call: { validates: { value: "0", failure: "throws" } } },
        get: anything,
        keyof: { call: { returns: { schema: { make: "enum", of: "this" } } } },
        merge: { call: { returns: { schema: { change: "merge", by: "0" } } } },
        narrow: { call: { returns: { schema: { change: "vetted" } } } },
        omit: { call: { returns: { schema: { change: "omit", by: "*" } } } },
        onDeepUndeclaredKey: undeclared,
        onUndeclaredKey: undeclared,
        optional: { call: { returns: { schema: { change: "optional" } } } },
        or: { call: { returns: { schema: { change: "or", by: "0" } } } },
        partial: { call: { returns: { schema: { change: "partial" } } } },
        pick: { call: { returns: { schema: { change: "pick", by: "*" } } } },
        pipe: anything,
        to: anything,
        "~standard": standard,
      },
    },
    Standard: standardApi,
  },
  parsing: {
    expression: "$schema.assert($value)",
    members: ["infer", "inferOut"],
    changes: String.raw`=>|\b(?:parse|pipe|to)\b`,
  },
};
