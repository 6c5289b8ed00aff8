import type { Call, LibraryModel, Outcome, Result } from "./model.ts";

/** The session that the request's cookie proves. Plugins add members to it. */
const session: Result = { object: { session: "identity", user: "identity" }, otherwise: "identity" };

const outcomes: readonly Outcome[] = [{ value: "null" }, { value: session, facts: ["authenticated"] }];

/** What a call of the API answers when the caller has just proved who they are; otherwise it throws. */
const signedIn: Result = { object: { session: "identity", token: "identity", user: "identity" }, otherwise: "unknown" };

const signIn: readonly Call[] = [
  {
    when: { at: "0.asResponse", is: true },
    async: true,
    effect: { danger: "sign-in", ports: { credentials: "0.body" } },
    returns: "unknown",
  },
  {
    async: true,
    effect: { danger: "sign-in", ports: { credentials: "0.body" } },
    guards: ["authenticated"],
    returns: signedIn,
  },
];

const signUp: readonly Call[] = [
  {
    when: { at: "0.asResponse", is: true },
    async: true,
    effect: { danger: "sign-up", ports: { data: "0.body" } },
    returns: "unknown",
  },
  {
    async: true,
    effect: { danger: "sign-up", ports: { data: "0.body" } },
    guards: ["authenticated"],
    returns: signedIn,
  },
];

/** Only starts to sign in: it sends a code or a link, or names the page of a provider. */
const startSignIn: Call = {
  async: true,
  effect: { danger: "sign-in", ports: { credentials: "0.body" } },
  returns: "unknown",
};

/** Sends a code or a link, or takes it back: whoever receives the mail may do it. */
const recover: Call = {
  async: true,
  effect: { danger: "account-recovery", ports: { data: "0.body" } },
  returns: "unknown",
};

/** Checks a code or password and throws when it is wrong. */
const check: Call = {
  async: true,
  effect: { danger: "password-check", ports: { data: "0.body" } },
  returns: "unknown",
};

/** Tells whether a name is taken, to anybody who asks. */
const lookUp: Call = { async: true, effect: { danger: "harmless" }, returns: "unknown" };

/** Done with the server's rights, whatever headers come along: nothing asks who is calling. */
const unchecked: Call = {
  async: true,
  effect: {
    danger: "privileged-api",
    ports: { data: "0.body", query: "0.query" },
    credentials: "server",
    parses: true,
  },
  returns: "unknown",
};

/** Adds whoever is named to an organisation, whoever is calling. */
const addMember: Call = {
  async: true,
  effect: {
    danger: "privileged-api",
    ports: { data: "0.body" },
    account: "0.body.userId",
    credentials: "server",
    parses: true,
  },
  returns: "unknown",
};

/** Asks for the session in the headers, and for what it may do. */
const ofHeaders: Call = {
  when: { at: "0.headers", present: true },
  async: true,
  effect: {
    danger: "privileged-api",
    ports: { data: "0.body", query: "0.query" },
    credentials: "caller",
    parses: true,
  },
  guards: ["authenticated?"],
  returns: "unknown",
};

/** What only answers for the session in the headers that it is given, and throws without one. */
const ofCaller: Call = { async: true, guards: ["authenticated"], returns: "identity" };

/** What Better Auth means. */
export const betterAuth: LibraryModel = {
  name: "Better Auth",
  packages: [
    "better-auth",
    "better-auth/api",
    "better-auth/client",
    "better-auth/cookies",
    "better-auth/minimal",
    "better-auth/react",
  ],
  versions: "^1.4.0",
  documentation: "https://better-auth.com/docs/concepts/api",
  exports: {
    APIError: { construct: { returns: "unknown" } },
    betterAuth: { call: { returns: { type: "Auth" } } },
    createAuthClient: { call: { returns: { type: "Client" } } },
    // Opens the signed or encrypted copy of the session that a cookie may carry.
    getCookieCache: { call: { async: true, returns: { oneOf: outcomes } } },
    // The cookie as it came: it says that somebody claims a session, not that there is one.
    getSessionCookie: {
      call: {
        returns: { oneOf: [{ value: "null" }, { value: { client: "cookie", verifiedBy: "auth.api.getSession" } }] },
      },
    },
    isAPIError: { call: { returns: "boolean" } },
  },
  types: {
    Api: {
      members: {
        addMember: { call: addMember },
        changeEmail: { type: "Endpoint" },
        changePassword: { type: "Endpoint" },
        checkOrganizationSlug: { call: lookUp },
        checkVerificationOTP: { call: check },
        consumePhoneNumberOTP: { call: check },
        // Without headers nobody is asked who is calling, unlike in what else the admin plugin offers.
        createUser: {
          call: [
            ofHeaders,
            {
              async: true,
              effect: {
                danger: "privileged-api",
                ports: { data: "0.body" },
                account: "0.body",
                credentials: "server",
                parses: true,
              },
              returns: "unknown",
            },
          ],
        },
        createVerificationOTP: { call: unchecked },
        forgetPassword: { call: recover },
        forgetPasswordEmailOTP: { call: recover },
        generateTOTP: { call: unchecked },
        getActiveMember: { call: ofCaller },
        getActiveMemberRole: { call: ofCaller },
        // The organisation in the session, or the one that is named if whoever is calling belongs to it.
        getFullOrganization: {
          call: {
            async: true,
            guards: ["authenticated"],
            returns: { oneOf: [{ value: "null" }, { value: "identity" }] },
          },
        },
        getSession: {
          call: [
            { when: { at: "0.asResponse", is: true }, async: true, returns: "unknown" },
            {
              when: { at: "0.returnHeaders", is: true },
              async: true,
              returns: {
                oneOf: [
                  { value: { object: { headers: "unknown", response: "null" } } },
                  { value: { object: { headers: "unknown", response: session } }, facts: ["authenticated"] },
                ],
              },
            },
            { async: true, returns: { oneOf: outcomes } },
          ],
        },
        getVerificationOTP: { call: unchecked },
        hasPermission: {
          call: {
            async: true,
            returns: {
              oneOf: [
                { value: { object: { error: "unknown", success: "false" } } },
                { value: { object: { error: "null", success: "true" } }, facts: ["role"] },
              ],
            },
          },
        },
        isUsernameAvailable: { call: lookUp },
        listOrganizations: { call: { async: true, guards: ["authenticated"], returns: { array: "identity" } } },
        listSessions: { call: { async: true, guards: ["authenticated"], returns: { array: "identity" } } },
        listUserAccounts: { call: { async: true, guards: ["authenticated"], returns: { array: "identity" } } },
        magicLinkVerify: { call: signIn },
        ok: { call: { async: true, effect: { danger: "harmless" }, returns: { object: { ok: "true" } } } },
        requestPasswordReset: { call: recover },
        requestPasswordResetCallback: { call: recover },
        requestPasswordResetEmailOTP: { call: recover },
        requestPasswordResetPhoneNumber: { call: recover },
        resetPassword: { call: recover },
        resetPasswordEmailOTP: { call: recover },
        resetPasswordPhoneNumber: { call: recover },
        sendPhoneNumberOTP: { call: startSignIn },
        sendTwoFactorOTP: { call: startSignIn },
        sendVerificationEmail: { call: recover },
        sendVerificationOTP: { call: startSignIn },
        signInAnonymous: { call: signUp },
        signInEmail: { call: signIn },
        signInEmailOTP: { call: signIn },
        signInMagicLink: { call: startSignIn },
        signInPhoneNumber: { call: signIn },
        signInSocial: { call: startSignIn },
        signInUsername: { call: signIn },
        signInWithOAuth2: { call: startSignIn },
        signOut: { call: { async: true, effect: { danger: "sign-out" }, returns: "unknown" } },
        signUpEmail: { call: signUp },
        userHasPermission: {
          call: [
            {
              when: { at: "0.headers", present: true },
              async: true,
              returns: {
                oneOf: [
                  { value: { object: { error: "unknown", success: "false" } } },
                  { value: { object: { error: "null", success: "true" } }, facts: ["role"] },
                ],
              },
            },
            // Asks about the user or role that is named: it depends on who named it.
            {
              async: true,
              returns: {
                oneOf: [
                  { value: { object: { error: "unknown", success: "false" } } },
                  { value: { object: { error: "null", success: "true" } }, facts: ["role?"] },
                ],
              },
            },
          ],
        },
        verifyBackupCode: { call: signIn },
        verifyEmail: { call: recover },
        verifyEmailOTP: { call: recover },
        verifyPassword: { call: check },
        verifyPhoneNumber: { call: signIn },
        verifyTOTP: { call: signIn },
        verifyTwoFactorOTP: { call: signIn },
        viewBackupCodes: { call: unchecked },
        "*": { type: "Endpoint" },
      },
    },
    Auth: {
      members: {
        $context: { value: { promise: { type: "Context" } } },
        api: { type: "Api" },
        handler: { call: { async: true, returns: "unknown" } },
        options: { value: "unknown" },
      },
    },
    Client: {
      members: {
        getSession: {
          call: {
            async: true,
            returns: {
              oneOf: [
                { value: { object: { data: "null", error: "unknown" } } },
                { value: { object: { data: session, error: "null" } }, facts: ["authenticated"] },
              ],
            },
          },
        },
        "*": { type: "ClientCall" },
      },
    },
    // Goes through the public endpoints, like anybody's browser.
    ClientCall: {
      call: {
        async: true,
        effect: { danger: "privileged-api", ports: { data: "0" }, credentials: "caller" },
        returns: "unknown",
      },
      members: {
        "*": {
          call: {
            async: true,
            effect: { danger: "privileged-api", ports: { data: "0" }, credentials: "caller" },
            returns: "unknown",
          },
          members: {
            "*": {
              call: {
                async: true,
                effect: { danger: "privileged-api", ports: { data: "0" }, credentials: "caller" },
                returns: "unknown",
              },
            },
          },
        },
      },
    },
    Context: {
      members: {
        adapter: { type: "ContextAdapter" },
        internalAdapter: { type: "ContextAdapter" },
        password: {
          members: {
            hash: {
              call: {
                async: true,
                effect: { danger: "password-hash", ports: { password: "0" } },
                returns: { digest: ["0"] },
              },
            },
            verify: {
              call: {
                async: true,
                effect: { danger: "password-check", ports: { hash: "0.hash", password: "0.password" } },
                returns: "boolean",
              },
            },
          },
        },
      },
    },
    // The tables of users, sessions and accounts themselves.
    ContextAdapter: {
      members: {
        "*": {
          call: {
            async: true,
            effect: { danger: "privileged-api", ports: { id: "0", data: "1" }, credentials: "server" },
            returns: "unknown",
          },
        },
      },
    },
    // With the caller's headers an endpoint asks what the caller may do; without them it is the server that asks.
    Endpoint: { call: [ofHeaders, unchecked] },
  },
};
