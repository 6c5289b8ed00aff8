import type { Api, LibraryModel } from "./model.ts";

const anything: Api = { value: { schema: { make: "any" } } };
const array: Api = { call: { returns: { schema: { make: "array", of: "0" } } } };
const first: Api = { call: { returns: { argument: "0" } } };
const list: Api = { value: { schema: { make: "array", of: "0" } } };
const nothing: Api = { value: { schema: { make: "undefined" } } };
const number: Api = { value: { schema: { make: "number" } } };
const openObject: Api = { call: { returns: { schema: { make: "object", of: "0", keys: "open" } } } };

/** io-ts. What a codec does not name stays in the value, unless it is `strict()` or `exact()`, which drop it. */
export const ioTs: LibraryModel = {
  name: "io-ts",
  packages: ["io-ts"],
  versions: "^2.2.22",
  documentation: "https://github.com/gcanti/io-ts/blob/master/index.md",
  exports: {
    Int: number,
    UnknownArray: list,
    UnknownRecord: { value: { schema: { make: "record", of: "0" } } },
    array,
    bigint: number,
    boolean: { value: { schema: { make: "boolean" } } },
    brand: { call: { returns: { schema: { change: "vetted", by: "1", of: "0" } } } },
    exact: { call: { returns: { schema: { change: "closed", of: "0" } } } },
    interface: openObject,
    intersection: { call: { returns: { schema: { make: "intersection", of: "0" } } } },
    keyof: { call: { returns: { schema: { make: "enum", of: "0" } } } },
    literal: { call: { returns: { schema: { make: "enum", of: "0" } } } },
    null: { value: { schema: { make: "null" } } },
    number,
    partial: openObject,
    readonly: first,
    readonlyArray: array,
    record: { call: { returns: { schema: { make: "record", of: "1", names: "0" } } } },
    recursion: { call: { returns: { schema: { make: "any" } } } },
    strict: { call: { returns: { schema: { make: "object", of: "0", keys: "closed" } } } },
    string: { value: { schema: { make: "string" } } },
    tuple: { call: { returns: { schema: { make: "tuple", of: "0" } } } },
    type: openObject,
    undefined: nothing,
    union: { call: { returns: { schema: { make: "union", of: "0" } } } },
    unknown: anything,
    void: nothing,
  },
  types: {
    Schema: {
      members: {
        decode: {
          call: {
            validates: {
              value: "0",
              failure: {
                passed: { object: { _tag: { literal: "Right" }, right: "output" } },
                failed: { object: { _tag: { literal: "Left" }, left: { array: "unknown" } } },
              },
            },
          },
        },
        is: { call: { validates: { value: "0", failure: "boolean" } } },
        pipe: { call: { returns: { argument: "0" } } },
      },
    },
  },
};
