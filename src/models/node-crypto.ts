import type { Api, Call, LibraryModel, Result } from "./model.ts";

const secure: Api = { call: { returns: { random: "secure" } } };
const key: Api = { call: { returns: { secret: "key" } } };
const unknown: Api = { call: { returns: "unknown" } };

/** A comparison with a signature or secret that came out equal: whoever sent the other side holds the key. */
const proven: Result = { oneOf: [{ value: "false" }, { value: "true", facts: ["authenticated?"] }] };

/** A digest that is meant for passwords; the callback's form gives it to the last argument. */
const slowHash: Call = {
  effect: { danger: "password-hash", ports: { password: "0" } },
  callbacks: [{ at: "-1", when: "later", with: ["null", { digest: ["0", "1"] }] }],
  returns: { digest: ["0", "1"] },
};

const subtle: Api = {
  members: {
    decrypt: { call: { returns: "unknown", async: true } },
    deriveBits: { call: { returns: { secret: "key" }, async: true } },
    deriveKey: { call: { returns: { secret: "key" }, async: true } },
    digest: { call: { returns: { digest: ["1"] }, async: true } },
    encrypt: { call: { returns: "unknown", async: true } },
    exportKey: { call: { returns: { secret: "key" }, async: true } },
    generateKey: { call: { returns: { secret: "key" }, async: true } },
    importKey: { call: { returns: { secret: "key" }, async: true } },
    sign: { call: { returns: { digest: ["2"], keyed: true }, async: true } },
    unwrapKey: { call: { returns: { secret: "key" }, async: true } },
    verify: { call: { returns: proven, async: true } },
    wrapKey: { call: { returns: "unknown", async: true } },
  },
};

/** The Web's crypto object, which is a global as well. */
export const webCrypto: Api = { members: { getRandomValues: secure, randomUUID: secure, subtle } };

const namespace: Readonly<Record<string, Api>> = {
  createCipheriv: { call: { returns: { type: "Cipher" } } },
  createDecipheriv: { call: { returns: { type: "Cipher" } } },
  createHash: { call: { returns: { type: "Hash" } } },
  createHmac: { call: { returns: { type: "Hmac" } } },
  createPrivateKey: key,
  createSecretKey: key,
  createSign: { call: { returns: { type: "Sign" } } },
  createVerify: { call: { returns: { type: "Verify" } } },
  diffieHellman: key,
  generateKey: {
    call: { callbacks: [{ at: "-1", when: "later", with: ["null", { secret: "key" }] }], returns: "undefined" },
  },
  generateKeyPair: {
    call: {
      callbacks: [{ at: "-1", when: "later", with: ["null", "unknown", { secret: "key" }] }],
      returns: "undefined",
    },
  },
  generateKeyPairSync: { call: { returns: { object: { privateKey: { secret: "key" }, publicKey: "unknown" } } } },
  generateKeySync: key,
  getRandomValues: secure,
  hash: { call: { returns: { digest: ["1"] } } },
  hkdf: {
    call: { callbacks: [{ at: "-1", when: "later", with: ["null", { secret: "key" }] }], returns: { secret: "key" } },
  },
  hkdfSync: key,
  pbkdf2: { call: slowHash },
  pbkdf2Sync: { call: slowHash },
  privateDecrypt: unknown,
  privateEncrypt: unknown,
  pseudoRandomBytes: secure,
  publicDecrypt: unknown,
  publicEncrypt: unknown,
  randomBytes: {
    call: {
      callbacks: [{ at: "-1", when: "later", with: ["null", { random: "secure" }] }],
      returns: { random: "secure" },
    },
  },
  randomFillSync: secure,
  randomInt: {
    call: {
      callbacks: [{ at: "-1", when: "later", with: ["null", { random: "secure" }] }],
      returns: { random: "secure" },
    },
  },
  randomUUID: secure,
  scrypt: { call: slowHash },
  scryptSync: { call: slowHash },
  sign: { call: { returns: { digest: ["1"], keyed: true } } },
  subtle,
  timingSafeEqual: { call: { compares: ["0", "1"], returns: proven } },
  verify: { call: { returns: proven } },
  webcrypto: webCrypto,
};

/** Node's crypto module. */
export const nodeCrypto: LibraryModel = {
  name: "node:crypto",
  packages: ["crypto", "node:crypto"],
  versions: ">=20",
  documentation: "https://nodejs.org/api/crypto.html",
  exports: { ...namespace, default: { members: namespace } },
  types: {
    Cipher: {
      members: {
        final: unknown,
        getAuthTag: unknown,
        setAAD: { call: { returns: "this" } },
        setAuthTag: { call: { returns: "this" } },
        update: unknown,
      },
    },
    // What went in stays known along a chain: whatever is asked of a digest is one.
    Hash: {
      members: {
        copy: { call: { returns: "this" } },
        digest: { call: { returns: { digest: ["this"] } } },
        update: { call: { returns: { digest: ["0"] } } },
      },
    },
    Hmac: {
      members: {
        digest: { call: { returns: { digest: ["this"], keyed: true } } },
        update: { call: { returns: { digest: ["0"], keyed: true } } },
      },
    },
    Sign: {
      members: {
        sign: { call: { returns: { digest: ["this"], keyed: true } } },
        update: { call: { returns: { digest: ["0"], keyed: true } } },
      },
    },
    Verify: {
      members: {
        update: { call: { returns: "this" } },
        verify: { call: { returns: proven } },
      },
    },
  },
};
