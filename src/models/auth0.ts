import type { Api, Call, LibraryModel, Result } from "./model.ts";

const session: Result = {
  oneOf: [
    { value: "null" },
    { value: { object: { user: "identity" }, otherwise: "identity" }, facts: ["authenticated"] },
  ],
};

/** A token of the caller's, to be handed on; without a session it throws. */
const token: Api = { call: { async: true, guards: ["authenticated"], returns: "identity" } };
const getSession: Api = { call: { async: true, returns: session } };
/** What whoever has a session does to the own account; it throws without one. */
const own: Call = {
  async: true,
  effect: { danger: "privileged-api", ports: { data: "0" }, credentials: "caller" },
  guards: ["authenticated"],
  returns: "unknown",
};
const leave: Api = { call: { async: true, effect: { danger: "redirect" }, returns: "unknown" } };
const signIn: Api = {
  call: { async: true, effect: { danger: "sign-in", ports: { credentials: "0" } }, returns: "unknown" },
};
/** A code or a link is sent, or something to be answered on a device of one's own. */
const challenge: Api = {
  call: { async: true, effect: { danger: "account-recovery", ports: { data: "0" } }, returns: "unknown" },
};
const harmless: Api = { call: { async: true, effect: { danger: "harmless" }, returns: "unknown" } };

/** What 3 exports, and gives by hand: changing or prolonging a session does nothing where there is none. */
const functions: Readonly<Record<string, Api>> = {
  getAccessToken: token,
  getSession,
  touchSession: { call: { async: true, effect: { danger: "cookie" }, returns: "undefined" } },
  updateSession: { call: { async: true, effect: { danger: "cookie" }, returns: "undefined" } },
};

/** What Auth0's SDK for Next.js means, in its third and fourth major. */
export const auth0: LibraryModel = {
  name: "Auth0",
  packages: ["@auth0/nextjs-auth0", "@auth0/nextjs-auth0/edge", "@auth0/nextjs-auth0/server"],
  versions: "^3.8.0 || ^4.30.0",
  documentation: "https://github.com/auth0/nextjs-auth0#readme",
  exports: {
    Auth0Client: { construct: { returns: { type: "Client" } } },
    initAuth0: { call: { returns: { type: "Instance" } } },
    ...functions,
  },
  types: {
    Client: {
      members: {
        connectAccount: { call: own },
        // What it fetches goes out with the caller's token.
        createFetcher: {
          call: { async: true, guards: ["authenticated"], returns: { type: "Fetcher" } },
        },
        customTokenExchange: signIn,
        disconnectAccount: { call: own },
        getAccessToken: token,
        getAccessTokenForConnection: token,
        getConnectedAccounts: { call: { async: true, guards: ["authenticated"], returns: "identity" } },
        getSession,
        getTokenByBackchannelAuth: challenge,
        mfa: {
          members: { challenge, enroll: { call: { ...own, guards: [] } }, getAuthenticators: harmless, verify: signIn },
        },
        middleware: harmless,
        passkey: {
          members: {
            challenge: harmless,
            enrollmentChallenge: harmless,
            enrollmentVerify: signIn,
            getToken: signIn,
            register: harmless,
          },
        },
        passwordless: {
          members: {
            challengeWithEmail: challenge,
            challengeWithPhoneNumber: challenge,
            loginWithOtp: signIn,
            start: challenge,
            verify: signIn,
          },
        },
        revokeRefreshToken: {
          call: { async: true, effect: { danger: "sign-out" }, guards: ["authenticated"], returns: "undefined" },
        },
        startEnterpriseLogin: leave,
        startInteractiveLogin: leave,
        updateSession: {
          call: { async: true, effect: { danger: "cookie" }, guards: ["authenticated"], returns: "undefined" },
        },
      },
    },
    Fetcher: {
      members: {
        fetchWithAuth: {
          call: {
            async: true,
            effect: { danger: "request", ports: { url: "0", init: "1" }, credentials: "caller" },
            returns: "unknown",
          },
        },
        getAccessToken: token,
      },
    },
    Instance: { members: functions },
  },
};
