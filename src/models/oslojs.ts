import type { Api, LibraryModel } from "./model.ts";

const digest: Api = { call: { returns: { digest: ["0"] } } };
/** The same in other letters. */
const coded: Api = { call: { returns: { from: ["0"] } } };

/** Oslo's packages for digests, codes and encodings, of which Lucia's guide makes sessions. */
export const oslojs: LibraryModel = {
  name: "Oslo packages",
  packages: [
    "@oslojs/crypto/hmac",
    "@oslojs/crypto/random",
    "@oslojs/crypto/sha2",
    "@oslojs/crypto/subtle",
    "@oslojs/encoding",
  ],
  versions: "^1.0.0",
  documentation: "https://oslojs.dev",
  exports: {
    constantTimeEqual: { call: { returns: "boolean" } },
    decodeBase64: coded,
    decodeBase64url: coded,
    decodeHex: coded,
    encodeBase32: coded,
    encodeBase32LowerCase: coded,
    encodeBase32LowerCaseNoPadding: coded,
    encodeBase32UpperCaseNoPadding: coded,
    encodeBase64: coded,
    encodeBase64url: coded,
    encodeHexLowerCase: coded,
    encodeHexUpperCase: coded,
    generateRandomInteger: { call: { returns: { random: "secure" } } },
    generateRandomString: { call: { returns: { random: "secure" } } },
    hmac: { call: { returns: { digest: ["2"], keyed: true } } },
    sha224: digest,
    sha256: digest,
    sha384: digest,
    sha512: digest,
  },
};
