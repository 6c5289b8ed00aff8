import type { Api, Call, LibraryModel } from "./model.ts";

const same: Api = { call: { returns: { schema: { change: "same" } } } };
const first: Api = { call: { returns: { argument: "0" } } };
const any: Api = { value: { schema: { make: "any" } } };
const date: Api = { value: { schema: { make: "date" } } };
const number: Api = { value: { schema: { make: "number" } } };
const string: Api = { value: { schema: { make: "string" } } };
const nothing: Api = { value: { schema: { make: "null" } } };
const optional: Api = { call: { returns: { schema: { make: "optional", of: "0" } } } };
const nullable: Api = { call: { returns: { schema: { make: "nullable", of: "0" } } } };
const enumeration: Api = { call: { returns: { schema: { make: "enum", of: "*" } } } };
const array: Api = { call: { returns: { schema: { make: "array", of: "0" } } } };

/** A function that checks what it is given later. */
function decoder(as: "Decoder" | "AsyncDecoder" | "Guard"): Call {
  return { returns: { schema: { change: "same", of: "0" }, as } };
}

/** A decoder drops what its schema does not name, unless it is told to keep it. */
function decoding(as: "Decoder" | "AsyncDecoder"): Api {
  return {
    call: [
      {
        when: { at: "1.onExcessProperty", is: "preserve" },
        returns: { schema: { change: "open", of: "0" }, as },
      },
      decoder(as),
    ],
  };
}

const members: Readonly<Record<string, Api>> = {
  Any: any,
  Array: array,
  Boolean: { value: { schema: { make: "boolean" } } },
  Date: date,
  Int: number,
  Literal: enumeration,
  NonEmptyArray: array,
  NonEmptyString: string,
  Null: nothing,
  NullOr: nullable,
  NullishOr: optional,
  Number: number,
  NumberFromString: number,
  String: string,
  Struct: { call: { returns: { schema: { make: "object", of: "0", keys: "closed" } } } },
  Undefined: nothing,
  UndefinedOr: optional,
  Union: {
    call: [
      { when: { at: "1", present: true }, returns: { schema: { make: "union", of: "*" } } },
      { returns: { schema: { make: "union", of: "0" } } },
    ],
  },
  Unknown: any,
  decodeUnknownPromise: decoding("AsyncDecoder"),
  decodeUnknownSync: decoding("Decoder"),
  is: { call: decoder("Guard") },
  mutable: first,
  optional,
};

/** Effect's schemas, where they are used without Effect's runtime. */
export const effectSchema: LibraryModel = {
  name: "Effect Schema",
  packages: ["@effect/schema", "@effect/schema/Schema", "effect", "effect/Schema"],
  versions: "^3.21.0 || ^4.1.0",
  documentation: "https://effect.website/docs/schema/getting-started/",
  exports: { ...members, Schema: { members } },
  types: {
    AsyncDecoder: { call: { validates: { value: "0", failure: "throws" }, async: true } },
    Decoder: { call: { validates: { value: "0", failure: "throws" } } },
    Guard: { call: { validates: { value: "0", failure: "boolean" } } },
    Schema: {
      members: {
        // All others narrow what is there, or say something about it.
        "*": same,
        // Checks a value of the type itself, and gives it.
        make: first,
        pipe: { call: { returns: { schema: { change: "vetted" } } } },
      },
    },
  },
  parsing: {
    expression: "$import.decodeUnknownSync($schema)($value)",
    import: { name: "Schema", packages: ["effect", "@effect/schema"] },
    types: ["Type"],
    members: ["Type"],
    changes: String.raw`\b(?:\w+From\w+|Date|Trim|compose|decodeTo|encodeTo|transform\w*)\b`,
  },
};
