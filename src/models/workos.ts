import type { Api, Call, LibraryModel, Result } from "./model.ts";

const signedIn: Result = { object: { user: "identity" }, otherwise: "identity" };

/** Without `ensureSignedIn` the answer is always an object, whose `user` is null when nobody is signed in. */
const withAuth: readonly Call[] = [
  { when: { at: "0.ensureSignedIn", is: true }, async: true, guards: ["authenticated"], returns: signedIn },
  {
    async: true,
    returns: {
      oneOf: [
        { value: { object: { user: "null" }, otherwise: "undefined" } },
        { value: signedIn, facts: ["authenticated"] },
      ],
    },
  },
];

const privileged: Api = {
  call: {
    async: true,
    effect: { danger: "privileged-api", ports: { data: "0" }, credentials: "server" },
    returns: "unknown",
  },
};

/** Changes the account or membership with an id, or that is described; `manageNamed` is told whose. */
const manage: Api = {
  call: {
    async: true,
    effect: { danger: "privileged-api", ports: { data: "0" }, account: "0", credentials: "server" },
    returns: "unknown",
  },
};
const manageNamed: Api = {
  call: {
    async: true,
    effect: { danger: "privileged-api", ports: { data: "0" }, account: "0.userId", credentials: "server" },
    returns: "unknown",
  },
};

/** Throws when the code or password is wrong. */
const authenticate: Api = {
  call: {
    async: true,
    logs: true,
    effect: { danger: "sign-in", ports: { credentials: "0" } },
    guards: ["authenticated"],
    returns: { object: { user: "identity" }, otherwise: "identity" },
  },
};

const sealed: Call = {
  async: true,
  returns: {
    oneOf: [
      { value: { object: { authenticated: "false", reason: "string" } } },
      {
        value: { object: { authenticated: "true", user: "identity" }, otherwise: "identity" },
        facts: ["authenticated"],
      },
    ],
  },
};

/** What WorkOS AuthKit and its client for Node.js mean. */
export const workos: LibraryModel = {
  name: "WorkOS",
  packages: ["@workos-inc/authkit-nextjs", "@workos-inc/node"],
  versions: "@workos-inc/authkit-nextjs ^3.0.0",
  documentation: "https://github.com/workos/authkit-nextjs#readme",
  exports: {
    WorkOS: { construct: { returns: { type: "Client" } } },
    getSignInUrl: { call: { async: true, returns: "string" } },
    getSignUpUrl: { call: { async: true, returns: "string" } },
    getWorkOS: { call: { returns: { type: "Client" } } },
    refreshSession: { call: withAuth },
    saveSession: { call: { async: true, logs: true, effect: { danger: "session-create" }, returns: "undefined" } },
    signOut: { call: { async: true, effect: { danger: "sign-out", ports: { url: "0.returnTo" } }, never: "leaves" } },
    // Asks WorkOS for a session in that organisation, which answers only to its members.
    switchToOrganization: {
      call: { async: true, guards: ["authenticated"], effect: { danger: "cookie" }, returns: signedIn },
    },
    validateApiKey: {
      call: {
        async: true,
        returns: {
          oneOf: [
            { value: { object: { apiKey: "null" } } },
            { value: { object: { apiKey: "identity" } }, facts: ["authenticated"] },
          ],
        },
      },
    },
    withAuth: { call: withAuth },
  },
  types: {
    // The session that a cookie holds, once it is unsealed.
    SealedSession: {
      members: {
        authenticate: { call: sealed },
        refresh: { call: sealed },
        getLogoutUrl: { call: { async: true, returns: "string" } },
      },
    },
    Client: {
      members: {
        userManagement: {
          members: {
            authenticateWithCode: authenticate,
            authenticateWithEmailVerification: authenticate,
            authenticateWithMagicAuth: authenticate,
            authenticateWithPassword: authenticate,
            authenticateWithTotp: authenticate,
            createMagicAuth: {
              call: {
                async: true,
                logs: true,
                effect: { danger: "sign-in", ports: { to: "0.email" } },
                returns: "unknown",
              },
            },
            createOrganizationMembership: manageNamed,
            createPasswordReset: {
              call: {
                async: true,
                logs: true,
                effect: { danger: "account-recovery", ports: { to: "0.email" } },
                returns: "unknown",
              },
            },
            createUser: manage,
            deactivateOrganizationMembership: manage,
            deleteOrganizationMembership: manage,
            deleteUser: manage,
            getAuthorizationUrl: { call: { returns: "string" } },
            resetPassword: {
              call: {
                async: true,
                logs: true,
                effect: { danger: "account-recovery", ports: { data: "0" } },
                returns: "unknown",
              },
            },
            loadSealedSession: { call: { returns: { type: "SealedSession" } } },
            updateOrganizationMembership: manage,
            updateUser: manageNamed,
            revokeSession: { call: { async: true, effect: { danger: "sign-out" }, returns: "undefined" } },
            "*": privileged,
          },
        },
        // Done by somebody who has given a password and not yet a code.
        multiFactorAuth: {
          members: {
            challengeFactor: { call: { async: true, logs: true, effect: { danger: "sign-in" }, returns: "unknown" } },
            enrollFactor: { call: { async: true, logs: true, effect: { danger: "sign-in" }, returns: "unknown" } },
            verifyChallenge: { call: { async: true, logs: true, effect: { danger: "sign-in" }, returns: "unknown" } },
            "*": privileged,
          },
        },
        "*": { members: { "*": privileged } },
      },
    },
  },
};
