import type { Api, Call, LibraryModel } from "./model.ts";

/** Throws unless the token was made by whoever holds the key. */
const verify: Call = {
  async: true,
  guards: ["authenticated"],
  returns: { object: { key: "unknown", payload: "identity", protectedHeader: "unknown" } },
};

const decrypt: Call = {
  async: true,
  guards: ["authenticated"],
  returns: { object: { key: "unknown", plaintext: "identity", protectedHeader: "unknown" } },
};

/** Looks into a token without asking who made it. */
const decode: Call = { returns: { written: "0" } };

const encrypter: Api = { construct: { returns: { type: "Encrypter" } } };
const signer: Api = { construct: { returns: { type: "Signer" } } };
/** Of these, what is signed is what it is made of. */
const claims = (type: string): Api => ({
  construct: { effect: { danger: "harmless", ports: { sealed: "0" } }, returns: { type } },
});
const key: Api = { call: { async: true, returns: "unknown" } };

/** What jose means. */
export const jose: LibraryModel = {
  name: "jose",
  packages: [
    "jose",
    "jose/jwt/decrypt",
    "jose/jwt/encrypt",
    "jose/jwt/sign",
    "jose/jwt/verify",
    "jose/util/decode_jwt",
  ],
  versions: "^4.15.0 || ^5.10.0 || ^6.2.0",
  documentation: "https://github.com/panva/jose/tree/main/docs",
  exports: {
    CompactEncrypt: encrypter,
    CompactSign: signer,
    EncryptJWT: claims("Encrypter"),
    FlattenedEncrypt: encrypter,
    FlattenedSign: signer,
    GeneralEncrypt: encrypter,
    GeneralSign: signer,
    SignJWT: claims("Signer"),
    UnsecuredJWT: {
      construct: { returns: { type: "Unsecured" } },
      // Tokens without a signature: anybody can write one.
      members: {
        decode: { call: { returns: { object: { header: "unknown", payload: { written: "0" } } } } },
      },
    },
    compactDecrypt: { call: decrypt },
    compactVerify: { call: verify },
    createLocalJWKSet: { call: { returns: "unknown" } },
    createRemoteJWKSet: { call: { returns: "unknown" } },
    decodeJwt: { call: decode },
    decodeProtectedHeader: { call: decode },
    exportJWK: key,
    exportPKCS8: key,
    exportSPKI: key,
    flattenedDecrypt: { call: decrypt },
    flattenedVerify: { call: verify },
    generalDecrypt: { call: decrypt },
    generalVerify: { call: verify },
    generateKeyPair: key,
    generateSecret: key,
    importJWK: key,
    importPKCS8: key,
    importSPKI: key,
    importX509: key,
    jwtDecrypt: {
      call: {
        async: true,
        guards: ["authenticated"],
        returns: { object: { key: "unknown", payload: "identity", protectedHeader: "unknown" } },
      },
    },
    jwtVerify: { call: verify },
  },
  types: {
    Encrypter: {
      members: {
        encrypt: { call: { async: true, effect: { danger: "harmless" }, returns: "string" } },
        "*": { call: { returns: "this" } },
      },
    },
    Signer: {
      members: {
        sign: { call: { async: true, effect: { danger: "harmless" }, returns: "string" } },
        "*": { call: { returns: "this" } },
      },
    },
    Unsecured: {
      members: {
        encode: { call: { returns: "string" } },
        "*": { call: { returns: "this" } },
      },
    },
  },
};
