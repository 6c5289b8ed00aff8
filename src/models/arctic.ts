import type { Api, LibraryModel } from "./model.ts";

/** What a provider says of whoever signs in there. */
const told: Api = { call: { returns: "identity" } };
const error: Api = { construct: { returns: "error" } };

const provider: Api = { construct: { returns: { type: "Provider" } } };

/** Arctic: signing in with an OAuth provider. */
export const arctic: LibraryModel = {
  name: "Arctic",
  packages: ["arctic"],
  versions: ">=2.0.0",
  documentation: "https://arcticjs.dev",
  exports: {
    ArcticFetchError: error,
    GitHub: provider,
    Google: provider,
    OAuth2Client: provider,
    OAuth2RequestError: error,
    UnexpectedErrorResponseBodyError: error,
    UnexpectedResponseError: error,
    decodeIdToken: { call: { returns: { from: ["0"], as: "object" } } },
    generateCodeVerifier: { call: { returns: { random: "secure" } } },
    generateState: { call: { returns: { random: "secure" } } },
    // All others are providers, too.
    "*": provider,
  },
  types: {
    Provider: {
      members: {
        // Leads to the provider, whatever is in its query.
        createAuthorizationURL: { call: { returns: "unknown" } },
        createAuthorizationURLWithPKCE: { call: { returns: "unknown" } },
        refreshAccessToken: { call: { returns: { type: "Tokens" }, async: true } },
        revokeToken: { call: { returns: "undefined", async: true } },
        // The provider gives the code to nobody but the one who signed in there; it throws for any other.
        validateAuthorizationCode: {
          call: { guards: ["authenticated"], returns: { type: "Tokens" }, async: true },
        },
      },
    },
    Tokens: {
      members: {
        accessToken: told,
        accessTokenExpiresAt: { call: { returns: "date" } },
        data: { value: "identity" },
        hasRefreshToken: { call: { returns: "boolean" } },
        idToken: told,
        refreshToken: told,
        scopes: { call: { returns: "unknown" } },
      },
    },
  },
};
