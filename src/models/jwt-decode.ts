import type { Api, LibraryModel } from "./model.ts";

/** Looks into a token without asking who made it; throws where there is nothing to look into. */
const decode: Api = { call: { returns: { written: "0" } } };

/** What jwt-decode means. */
export const jwtDecode: LibraryModel = {
  name: "jwt-decode",
  packages: ["jwt-decode"],
  versions: "^3.1.2 || ^4.0.0",
  documentation: "https://github.com/auth0/jwt-decode#readme",
  exports: {
    InvalidTokenError: { construct: { returns: "error" } },
    // Until version 3.
    default: decode,
    jwtDecode: decode,
  },
};
