import type { Api, Call, LibraryModel, Parsing, ResultForm } from "./model.ts";
import { standard, standardApi } from "./standard-schema.ts";

const result: ResultForm = {
  passed: { object: { data: "output", error: "undefined", success: "true" } },
  failed: { object: { data: "undefined", error: { object: {}, otherwise: "unknown" }, success: "false" } },
};

/** A condition of the program's own. */
const vetted: Api = { call: { returns: { schema: { change: "vetted" } } } };
const same: Api = { call: { returns: { schema: { change: "same" } } } };
const identified: Api = { call: { returns: { schema: { change: "identifier" } } } };
const anything: Api = { call: { returns: { schema: { make: "any" } } } };
const string: Api = { call: { returns: { schema: { make: "string" } } } };
const identifier: Api = { call: { returns: { schema: { make: "identifier" } } } };
const number: Api = { call: { returns: { schema: { make: "number" } } } };
const boolean: Api = { call: { returns: { schema: { make: "boolean" } } } };
const date: Api = { call: { returns: { schema: { make: "date" } } } };
const nothing: Api = { call: { returns: { schema: { make: "undefined" } } } };
const firstSchema: Api = { call: { returns: { argument: "0" } } };
const secondSchema: Api = { call: { returns: { argument: "1" } } };
const union: Api = { call: { returns: { schema: { make: "union", of: "0" } } } };
const closedObject: Api = { call: { returns: { schema: { make: "object", of: "0", keys: "closed" } } } };
const openObject: Api = { call: { returns: { schema: { make: "object", of: "0", keys: "open" } } } };
const closed: Api = { call: { returns: { schema: { change: "closed" } } } };
const open: Api = { call: { returns: { schema: { change: "open" } } } };
const exactObject: Api = { call: { returns: { schema: { make: "object", of: "0", keys: "exact" } } } };
const extended: Api = { call: { returns: { schema: { change: "extend", by: "0" } } } };
const extendedArgument: Api = { call: { returns: { schema: { make: "intersection", of: "*" } } } };
const partial: Api = { call: { returns: { schema: { change: "partial" } } } };
const looseRecord: Api = { call: { returns: { schema: { make: "record", of: "1" } } } };
const record: Api = {
  call: [
    { when: { at: "1", present: true }, returns: { schema: { make: "record", of: "1", names: "0" } } },
    { returns: { schema: { make: "record", of: "0" } } },
  ],
};

/** What an enumeration allows, by its names. */
const words: Api = { value: { words: "this", as: "object" } };

const memberSchemas: Api = { value: { schemas: "this" } };

const parse: Call = { validates: { value: "0", failure: "throws" } };
const safeParse: Call = { validates: { value: "0", failure: result } };
const validate: Call = { validates: { value: "0", failure: "boolean" } };
const parseArgument: Call = { validates: { value: "1", schema: "0", failure: "throws" } };
const safeParseArgument: Call = { validates: { value: "1", schema: "0", failure: result } };

/** The methods of all kinds of schemas in one, since their names do not collide. */
export const zodSchema: Api = {
  members: {
    Enum: words,
    Values: words,
    and: { call: { returns: { schema: { change: "and", by: "0" } } } },
    array: { call: { returns: { schema: { change: "array" } } } },
    augment: extended,
    base64: identified,
    base64url: identified,
    brand: same,
    catch: same,
    catchall: open,
    check: vetted,
    cidr: same,
    cidrv4: same,
    cidrv6: same,
    clone: same,
    cuid: identified,
    cuid2: identified,
    date: identified,
    datetime: identified,
    decode: { call: parse },
    decodeAsync: { call: { ...parse, async: true } },
    deepPartial: partial,
    default: same,
    describe: same,
    duration: identified,
    e164: identified,
    email: { call: { returns: { schema: { change: "email" } } } },
    element: { value: { schema: { change: "element" } } },
    emoji: same,
    enum: words,
    endsWith: vetted,
    exactOptional: { call: { returns: { schema: { change: "optional" } } } },
    exactPartial: partial,
    exclude: same,
    extend: extended,
    extract: same,
    finite: same,
    gt: same,
    gte: same,
    guid: identified,
    includes: vetted,
    innerType: same,
    int: same,
    ip: same,
    ipv4: same,
    ipv6: same,
    isNullable: { call: { returns: "boolean" } },
    isOptional: { call: { returns: "boolean" } },
    jwt: identified,
    keyof: { call: { returns: { schema: { make: "enum", of: "this" } } } },
    ksuid: identified,
    length: same,
    loose: open,
    lowercase: same,
    lt: same,
    lte: same,
    max: same,
    maxLength: same,
    merge: { call: { returns: { schema: { change: "merge", by: "0" } } } },
    meta: same,
    mime: same,
    min: same,
    minLength: same,
    multipleOf: same,
    nanoid: identified,
    negative: same,
    nonempty: same,
    nonnegative: same,
    nonoptional: same,
    nonpositive: same,
    nonstrict: open,
    normalize: same,
    nullable: { call: { returns: { schema: { change: "nullable" } } } },
    // Of undefined and null, undefined is the one that changes what a filter means.
    nullish: { call: { returns: { schema: { change: "optional" } } } },
    omit: { call: { returns: { schema: { change: "omit", by: "0" } } } },
    optional: { call: { returns: { schema: { change: "optional" } } } },
    options: { value: { words: "this", as: "list" } },
    or: { call: { returns: { schema: { change: "or", by: "0" } } } },
    overwrite: same,
    parse: { call: parse },
    parseAsync: { call: { ...parse, async: true } },
    partial,
    passthrough: open,
    pick: { call: { returns: { schema: { change: "pick", by: "0" } } } },
    pipe: { call: { returns: { schema: { change: "pipe", by: "0" } } } },
    positive: same,
    prefault: same,
    readonly: same,
    refine: vetted,
    refinement: vetted,
    regex: vetted,
    register: same,
    removeDefault: same,
    required: same,
    rest: same,
    safe: same,
    safeDecode: { call: safeParse },
    safeDecodeAsync: { call: { ...safeParse, async: true } },
    safeExtend: extended,
    safeParse: { call: safeParse },
    safeParseAsync: { call: { ...safeParse, async: true } },
    shape: memberSchemas,
    size: same,
    slugify: same,
    sourceType: same,
    spa: { call: { ...safeParse, async: true } },
    startsWith: vetted,
    step: same,
    strict: { call: { returns: { schema: { change: "exact" } } } },
    strip: closed,
    superRefine: vetted,
    time: identified,
    toLowerCase: same,
    toUpperCase: same,
    transform: { call: { returns: { schema: { change: "transform", by: "0" } } } },
    trim: same,
    ulid: identified,
    unwrap: same,
    uppercase: same,
    url: { call: { returns: { schema: { change: "url" } } } },
    uuid: identified,
    uuidv4: identified,
    uuidv6: identified,
    uuidv7: identified,
    validate: { call: validate },
    validateAsync: { call: { ...validate, async: true } },
    with: same,
    xid: identified,
    "~standard": standard,
  },
};

/** What `z` has, which other packages hand on. */
export const zodNamespace: Readonly<Record<string, Api>> = {
  // What it says is about what was sent, and made for whoever sent it.
  ZodError: { construct: { returns: "unknown" } },
  any: anything,
  array: { call: { returns: { schema: { make: "array", of: "0" } } } },
  base64: identifier,
  base64url: identifier,
  bigint: number,
  boolean,
  catch: firstSchema,
  cidrv4: string,
  cidrv6: string,
  codec: secondSchema,
  // What it gives has the shape; what it was given need not have it.
  coerce: { members: { bigint: number, boolean, date, number, string } },
  creditCard: identifier,
  cuid: identifier,
  cuid2: identifier,
  currencyCode: identifier,
  custom: {
    call: [
      { when: { at: "0", present: false }, returns: { schema: { make: "untested" } } },
      { returns: { schema: { make: "any" } } },
    ],
  },
  date,
  decode: { call: parseArgument },
  decodeAsync: { call: { ...parseArgument, async: true } },
  discriminatedUnion: { call: { returns: { schema: { make: "union", of: "1" } } } },
  e164: identifier,
  effect: firstSchema,
  email: { call: { returns: { schema: { make: "email" } } } },
  emoji: string,
  enum: { call: { returns: { schema: { make: "enum", of: "0" } } } },
  exactOptional: { call: { returns: { schema: { make: "optional", of: "0" } } } },
  extend: extendedArgument,
  file: { call: { returns: { schema: { make: "file" } } } },
  float32: number,
  float64: number,
  function: anything,
  guid: identifier,
  hash: identifier,
  hex: identifier,
  hostname: string,
  httpUrl: { call: { returns: { schema: { make: "url" } } } },
  iban: identifier,
  // Mostly of `File`.
  instanceof: { call: { returns: { schema: { make: "file" } } } },
  int: number,
  int32: number,
  int64: number,
  intersection: { call: { returns: { schema: { make: "intersection", of: "*" } } } },
  ipv4: string,
  ipv6: string,
  iso: { members: { date: identifier, datetime: identifier, duration: identifier, time: identifier } },
  json: anything,
  jwt: identifier,
  keyof: { call: { returns: { schema: { make: "enum", of: "0" } } } },
  ksuid: identifier,
  lazy: anything,
  literal: { call: { returns: { schema: { make: "literal", of: "0" } } } },
  looseObject: openObject,
  looseRecord,
  mac: identifier,
  map: record,
  merge: extendedArgument,
  nan: number,
  nanoid: identifier,
  nativeEnum: { call: { returns: { schema: { make: "enum", of: "0" } } } },
  never: nothing,
  nonoptional: firstSchema,
  null: { call: { returns: { schema: { make: "null" } } } },
  nullable: { call: { returns: { schema: { make: "nullable", of: "0" } } } },
  nullish: { call: { returns: { schema: { make: "optional", of: "0" } } } },
  number,
  object: closedObject,
  oboolean: boolean,
  omit: firstSchema,
  onumber: number,
  optional: { call: { returns: { schema: { make: "optional", of: "0" } } } },
  ostring: string,
  parse: { call: parseArgument },
  parseAsync: { call: { ...parseArgument, async: true } },
  partial: firstSchema,
  partialRecord: record,
  pick: firstSchema,
  pipe: secondSchema,
  pipeline: secondSchema,
  prefault: firstSchema,
  preprocess: secondSchema,
  promise: anything,
  readonly: firstSchema,
  record,
  safeDecode: { call: safeParseArgument },
  safeDecodeAsync: { call: { ...safeParseArgument, async: true } },
  safeExtend: extendedArgument,
  safeParse: { call: safeParseArgument },
  safeParseAsync: { call: { ...safeParseArgument, async: true } },
  set: { call: { returns: { schema: { make: "array", of: "0" } } } },
  strictObject: exactObject,
  string,
  stringFormat: string,
  stringbool: boolean,
  symbol: anything,
  templateLiteral: string,
  transform: anything,
  transformer: firstSchema,
  tuple: { call: { returns: { schema: { make: "tuple", of: "0" } } } },
  uint32: number,
  uint64: number,
  ulid: identifier,
  undefined: nothing,
  union,
  unknown: anything,
  url: { call: { returns: { schema: { make: "url" } } } },
  uuid: identifier,
  uuidv4: identifier,
  uuidv6: identifier,
  uuidv7: identifier,
  validate: { call: { validates: { value: "1", schema: "0", failure: "boolean" } } },
  validateAsync: { call: { validates: { value: "1", schema: "0", failure: "boolean" }, async: true } },
  void: nothing,
  xid: identifier,
  xor: union,
};

/** How a value is parsed with any schema that is one of zod's. */
export const zodParsing: Parsing = {
  expression: "$schema.parse($value)",
  types: ["TypeOf", "infer", "output"],
  changes: String.raw`\b(?:async|codec|pipe|preprocess|transform)\b`,
};

/** Zod, its third and fourth major and `zod/mini`, whose names do not collide. */
export const zod: LibraryModel = {
  name: "zod",
  packages: ["zod", "zod/*"],
  versions: "^3.25.0 || ^4.6.0",
  documentation: "https://zod.dev/api",
  exports: {
    ...zodNamespace,
    default: { members: zodNamespace },
    z: { members: zodNamespace },
  },
  types: { Schema: zodSchema, Standard: standardApi },
  parsing: zodParsing,
};
