import type { Api, Call, LibraryModel } from "./model.ts";
import { standard, standardApi } from "./standard-schema.ts";

const anything: Api = { call: { returns: { schema: { make: "any" } } } };
const array: Api = { call: { returns: { schema: { make: "array", of: "0" } } } };
const boolean: Api = { call: { returns: { schema: { make: "boolean" } } } };
const closedObject: Api = { call: { returns: { schema: { make: "object", of: "0", keys: "closed" } } } };
const date: Api = { call: { returns: { schema: { make: "date" } } } };
const email: Api = { call: { returns: { schema: { make: "email" } } } };
const enumeration: Api = { call: { returns: { schema: { make: "enum", of: "0" } } } };
const exactObject: Api = { call: { returns: { schema: { make: "object", of: "0", keys: "exact" } } } };
const file: Api = { call: { returns: { schema: { make: "file" } } } };
const identifier: Api = { call: { returns: { schema: { make: "identifier" } } } };
const intersection: Api = { call: { returns: { schema: { make: "intersection", of: "0" } } } };
const nil: Api = { call: { returns: { schema: { make: "null" } } } };
const nothing: Api = { call: { returns: { schema: { make: "undefined" } } } };
const nullable: Api = { call: { returns: { schema: { make: "nullable", of: "0" } } } };
const number: Api = { call: { returns: { schema: { make: "number" } } } };
const openObject: Api = { call: { returns: { schema: { make: "object", of: "0", keys: "open" } } } };
const optional: Api = {
  call: [
    // The default stands in for what is missing.
    { when: { at: "1", present: true }, returns: { argument: "0" } },
    { returns: { schema: { make: "optional", of: "0" } } },
  ],
};
const record: Api = { call: { returns: { schema: { make: "record", of: "1", names: "0" } } } };
const same: Api = { call: { returns: { argument: "0" } } };
const string: Api = { call: { returns: { schema: { make: "string" } } } };
const tuple: Api = { call: { returns: { schema: { make: "tuple", of: "0" } } } };
const union: Api = { call: { returns: { schema: { make: "union", of: "0" } } } };
const url: Api = { call: { returns: { schema: { make: "url" } } } };
const variant: Api = { call: { returns: { schema: { make: "union", of: "1" } } } };

const parse: Call = { validates: { value: "1", schema: "0", failure: "throws" } };
const safeParse: Call = {
  validates: {
    value: "1",
    schema: "0",
    failure: {
      passed: { object: { issues: "undefined", output: "output", success: "true", typed: "true" } },
      failed: {
        object: { issues: { array: "unknown" }, output: "unknown", success: "false", typed: "boolean" },
      },
    },
  },
};

/** Schemas, and the actions of a pipe that prove something more: both are schemas here, and a pipe is what all of them say. */
export const valibot: LibraryModel = {
  name: "Valibot",
  packages: ["valibot"],
  versions: "^1.5.0",
  documentation: "https://valibot.dev/api/",
  exports: {
    ValiError: { construct: { returns: "unknown" } },
    any: anything,
    array: array,
    arrayAsync: array,
    assert: { call: parse },
    base64: identifier,
    bigint: number,
    blob: file,
    boolean: boolean,
    cache: same,
    cacheAsync: same,
    config: same,
    creditCard: identifier,
    cuid2: identifier,
    custom: anything,
    customAsync: anything,
    date: date,
    decimal: identifier,
    digits: identifier,
    email: email,
    enum: enumeration,
    enum_: enumeration,
    exactOptional: optional,
    exactOptionalAsync: optional,
    fallback: same,
    fallbackAsync: same,
    file: file,
    hash: identifier,
    hexColor: identifier,
    hexadecimal: identifier,
    imei: identifier,
    instance: file,
    intersect: intersection,
    intersectAsync: intersection,
    is: { call: { validates: { value: "1", schema: "0", failure: "boolean" } } },
    isoDate: identifier,
    isoDateTime: identifier,
    isoDateTimeSecond: identifier,
    isoTime: identifier,
    isoTimeSecond: identifier,
    isoTimestamp: identifier,
    isoWeek: identifier,
    jwsCompact: identifier,
    keyof: enumeration,
    ksuid: identifier,
    lazy: anything,
    lazyAsync: anything,
    literal: enumeration,
    looseObject: openObject,
    looseObjectAsync: openObject,
    looseTuple: tuple,
    looseTupleAsync: tuple,
    mac: identifier,
    mac48: identifier,
    mac64: identifier,
    map: record,
    mapAsync: record,
    message: same,
    nan: number,
    nanoid: identifier,
    never: nothing,
    nonNullable: same,
    nonNullableAsync: same,
    nonNullish: same,
    nonNullishAsync: same,
    nonOptional: same,
    nonOptionalAsync: same,
    null: nil,
    null_: nil,
    nullable: nullable,
    nullableAsync: nullable,
    nullish: optional,
    nullishAsync: optional,
    number: number,
    object: closedObject,
    objectAsync: closedObject,
    objectWithRest: openObject,
    objectWithRestAsync: openObject,
    octal: identifier,
    omit: same,
    optional: optional,
    optionalAsync: optional,
    parse: { call: parse },
    parseAsync: { call: { ...parse, async: true } },
    partial: same,
    partialAsync: same,
    pick: same,
    picklist: enumeration,
    pipe: { call: { returns: { schema: { make: "intersection", of: "*" } } } },
    pipeAsync: { call: { returns: { schema: { make: "intersection", of: "*" } } } },
    promise: anything,
    record: record,
    recordAsync: record,
    required: same,
    requiredAsync: same,
    rfcEmail: email,
    safeParse: { call: safeParse },
    safeParseAsync: { call: { ...safeParse, async: true } },
    set: array,
    setAsync: array,
    slug: identifier,
    strictObject: exactObject,
    strictObjectAsync: exactObject,
    strictTuple: tuple,
    strictTupleAsync: tuple,
    string: string,
    tuple: tuple,
    tupleAsync: tuple,
    tupleWithRest: tuple,
    tupleWithRestAsync: tuple,
    ulid: identifier,
    undefined: nothing,
    undefined_: nothing,
    undefinedable: optional,
    undefinedableAsync: optional,
    union: union,
    unionAsync: union,
    unknown: anything,
    unwrap: same,
    url: url,
    uuid: identifier,
    variant: variant,
    variantAsync: variant,
    void: nothing,
    void_: nothing,
  },
  types: { Schema: { members: { "~standard": standard } }, Standard: standardApi },
  parsing: {
    expression: "$import($schema, $value)",
    import: { name: "parse", packages: ["valibot"] },
    types: ["InferInput", "InferOutput"],
    changes: String.raw`\b(?:\w+Async|parseJson|rawTransform|to[A-Z]\w*|transform)\b(?<!to(?:Low|Upp)erCase|toM(?:ax|in)Value)`,
  },
};
