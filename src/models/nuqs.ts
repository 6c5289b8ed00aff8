import type { Api, LibraryModel } from "./model.ts";
import { standard, standardApi } from "./standard-schema.ts";

/** A parser of one parameter of the address, which gives nothing else than that, or nothing. */
const boolean: Api = { value: { schema: { make: "boolean" } } };
const date: Api = { value: { schema: { make: "date" } } };
const number: Api = { value: { schema: { make: "number" } } };
const string: Api = { value: { schema: { make: "string" } } };
const array: Api = { call: { returns: { schema: { make: "array", of: "0" } } } };
const enumeration: Api = { call: { returns: { schema: { make: "enum", of: "0" } } } };
/** The program's own function reads the text. */
const own: Api = { call: { returns: { schema: { make: "any" } } } };
const same: Api = { call: { returns: { schema: { change: "same" } } } };

/** What is parsed is made texts of first, whatever the client sent in the place of an address's parameters. */
const parse: Api = { call: { validates: { value: "0", failure: "throws" } } };

/** nuqs: parameters of an address that are read by a list of parsers. */
export const nuqs: LibraryModel = {
  name: "nuqs",
  packages: ["nuqs", "nuqs/server"],
  versions: "^2.4.0",
  documentation: "https://nuqs.dev/docs/server-side",
  exports: {
    createLoader: { call: { returns: { schema: { make: "object", of: "0", keys: "closed" }, as: "Loader" } } },
    createMultiParser: own,
    createParser: own,
    createSearchParamsCache: {
      call: { returns: { schema: { make: "object", of: "0", keys: "closed" }, as: "Cache" } },
    },
    createStandardSchemaV1: {
      call: { returns: { schema: { make: "object", of: "0", keys: "closed" }, as: "Described" } },
    },
    parseAsArrayOf: array,
    parseAsBoolean: boolean,
    parseAsFloat: number,
    parseAsHex: number,
    parseAsIndex: number,
    parseAsInteger: number,
    parseAsIsoDate: date,
    parseAsIsoDateTime: date,
    // A schema, or a function.
    parseAsJson: { call: { returns: { schema: { change: "same", of: "0" } } } },
    parseAsNativeArrayOf: array,
    parseAsNumberLiteral: enumeration,
    parseAsString: string,
    parseAsStringEnum: enumeration,
    parseAsStringLiteral: enumeration,
    parseAsTimestamp: date,
  },
  types: {
    Cache: { members: { parse } },
    Described: { members: { "~standard": standard } },
    Loader: parse,
    Schema: { members: { withDefault: same, withOptions: same } },
    Standard: standardApi,
  },
};
