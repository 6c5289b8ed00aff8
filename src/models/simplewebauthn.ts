import type { Api, LibraryModel } from "./model.ts";

/** What a browser is to sign, which changes nothing. */
const options: Api = { call: { returns: "unknown", async: true } };

/** SimpleWebAuthn: passkeys. */
export const simpleWebAuthn: LibraryModel = {
  name: "SimpleWebAuthn",
  packages: ["@simplewebauthn/server"],
  versions: ">=9.0.0",
  documentation: "https://simplewebauthn.dev/docs/packages/server",
  exports: {
    generateAuthenticationOptions: options,
    generateRegistrationOptions: options,
    // Only whoever has the key can have signed it; it throws for much that is wrong, and says so of the rest.
    verifyAuthenticationResponse: {
      call: {
        returns: {
          oneOf: [
            { value: { object: { verified: "false" }, otherwise: "unknown" } },
            { value: { object: { verified: "true" }, otherwise: "unknown" }, facts: ["authenticated"] },
          ],
        },
        async: true,
      },
    },
    // A new key is somebody's who has proved nothing by it yet.
    verifyRegistrationResponse: {
      call: { returns: { object: { verified: "boolean" }, otherwise: "unknown" }, async: true },
    },
  },
};
