import type { Api, Keys, Result } from "./model.ts";

const anything: Api = { call: { returns: { schema: { make: "any" } } } };
const enumeration: Api = { call: { returns: { schema: { make: "enum", of: "0" } } } };
const first: Api = { call: { returns: { argument: "0" } } };
const number: Api = { call: { returns: { schema: { make: "number" } } } };
const date: Api = { call: { returns: { schema: { make: "date" } } } };
const nothing: Api = { call: { returns: { schema: { make: "undefined" } } } };
const text: Api = { call: { returns: { schema: { make: "string" } } } };
const identifier: Result = { schema: { make: "identifier" } };

function object(keys: Keys): Result {
  return { schema: { make: "object", of: "0", keys } };
}

/** What makes types, in both of TypeBox's packages. */
export const typeboxTypes: Readonly<Record<string, Api>> = {
  Any: anything,
  Array: { call: { returns: { schema: { make: "array", of: "0" } } } },
  BigInt: number,
  Boolean: { call: { returns: { schema: { make: "boolean" } } } },
  Enum: enumeration,
  Exclude: anything,
  Extract: anything,
  Index: anything,
  Integer: number,
  Intersect: { call: { returns: { schema: { make: "intersection", of: "0" } } } },
  KeyOf: enumeration,
  Literal: enumeration,
  Mapped: anything,
  Never: nothing,
  Null: { call: { returns: { schema: { make: "null" } } } },
  Number: number,
  // What it does not name stays, unless it is told to refuse it.
  Object: {
    call: [
      { when: { at: "1.additionalProperties", is: false }, returns: object("exact") },
      { returns: object("open") },
    ],
  },
  Omit: { call: { returns: { schema: { change: "omit", by: "1", of: "0" } } } },
  Optional: { call: { returns: { schema: { make: "optional", of: "0" } } } },
  Partial: { call: { returns: { schema: { change: "partial", of: "0" } } } },
  Pick: { call: { returns: { schema: { change: "pick", by: "1", of: "0" } } } },
  Readonly: first,
  Record: { call: { returns: { schema: { make: "record", of: "1", names: "0" } } } },
  Ref: anything,
  Required: first,
  String: {
    call: [
      { when: { at: "0.format", is: "email" }, returns: { schema: { make: "email" } } },
      { when: { at: "0.format", is: "uri" }, returns: { schema: { make: "url" } } },
      { when: { at: "0.format", is: "uuid" }, returns: identifier },
      { when: { at: "0.format", is: "date" }, returns: identifier },
      { when: { at: "0.format", is: "date-time" }, returns: identifier },
      { returns: { schema: { make: "string" } } },
    ],
  },
  TemplateLiteral: text,
  Tuple: { call: { returns: { schema: { make: "tuple", of: "0" } } } },
  Undefined: nothing,
  Union: { call: { returns: { schema: { make: "union", of: "0" } } } },
  Unknown: anything,
  Unsafe: anything,
  Void: nothing,
};

/** Types that only the older package has. */
export const olderTypes: Readonly<Record<string, Api>> = {
  Composite: { call: { returns: { schema: { make: "intersection", of: "0" } } } },
  Date: date,
  Recursive: anything,
  RegExp: text,
  Transform: { call: { returns: { type: "Transform" } } },
  Uint8Array: anything,
};
