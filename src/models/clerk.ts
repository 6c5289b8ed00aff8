import type { Api, Call, LibraryModel, Result } from "./model.ts";

/** Who is signed in, as `auth.protect()` hands it on. */
const signedIn: Result = {
  object: {
    actor: { oneOf: [{ value: "null" }, { value: "identity" }] },
    getToken: { type: "GetToken" },
    has: { type: "Has" },
    isAuthenticated: "true",
    orgId: { oneOf: [{ value: "null" }, { value: "identity" }] },
    orgPermissions: { oneOf: [{ value: "null" }, { value: "identity" }] },
    orgRole: { oneOf: [{ value: "null" }, { value: "identity" }] },
    orgSlug: { oneOf: [{ value: "null" }, { value: "identity" }] },
    organization: { oneOf: [{ value: "undefined" }, { value: "identity" }] },
    protect: { type: "SyncProtect" },
    redirectToSignIn: { type: "RedirectToSignIn" },
    redirectToSignUp: { type: "RedirectToSignIn" },
    session: "identity",
    sessionClaims: "identity",
    sessionId: "identity",
    user: "identity",
    userId: "identity",
  },
  otherwise: "unknown",
};

/** The answer of `auth()`: always an object, whose members are null when nobody is signed in. */
const auth: Result = {
  oneOf: [
    {
      value: {
        object: {
          actor: "null",
          getToken: { type: "GetToken" },
          has: { type: "HasNot" },
          isAuthenticated: "false",
          orgId: "null",
          orgPermissions: "null",
          orgRole: "null",
          orgSlug: "null",
          organization: "null",
          protect: { type: "SyncProtect" },
          redirectToSignIn: { type: "RedirectToSignIn" },
          redirectToSignUp: { type: "RedirectToSignIn" },
          session: "null",
          sessionClaims: "null",
          sessionId: "null",
          user: "null",
          userId: "null",
        },
        otherwise: "unknown",
      },
    },
    { value: signedIn, facts: ["authenticated"] },
  ],
};

const create: Call = {
  async: true,
  effect: { danger: "privileged-api", ports: { data: "0" }, credentials: "server" },
  returns: "unknown",
};

const createForOrganization: Call = {
  async: true,
  effect: {
    danger: "privileged-api",
    ports: { id: "0.organizationId", user: "0.userId", data: "0" },
    account: "0.userId",
    credentials: "server",
  },
  returns: "unknown",
};

const createAccount: Call = {
  async: true,
  effect: { danger: "privileged-api", ports: { data: "0" }, account: "0", credentials: "server" },
  returns: "unknown",
};

/** Changes or deletes the account with an id. */
const manage: Api = {
  call: {
    async: true,
    effect: { danger: "privileged-api", ports: { user: "0", data: "1" }, account: "0", credentials: "server" },
    returns: "unknown",
  },
};

/** The tokens by which an account was let in elsewhere, which let in whoever has them. */
const tokens: Api = {
  call: {
    async: true,
    effect: { danger: "privileged-api", ports: { user: "0" }, credentials: "server" },
    returns: "unknown",
  },
};

/** What Clerk's SDK for Next.js means, from its fourth to its seventh major. */
export const clerk: LibraryModel = {
  name: "Clerk",
  packages: ["@clerk/backend", "@clerk/nextjs", "@clerk/nextjs/server"],
  versions: "^4.31.0 || ^5.7.0 || ^6.39.0 || ^7.9.0",
  documentation: "https://clerk.com/docs/reference/nextjs/overview",
  exports: {
    // 4 and 5 answer at once, 6 and 7 with a promise: awaiting what is no promise changes nothing.
    auth: {
      call: { returns: auth },
      members: { protect: { type: "Protect" } },
    },
    clerkClient: { type: "Client", call: { returns: { type: "Client" } } },
    createClerkClient: { call: { returns: { type: "Client" } } },
    currentUser: {
      call: { async: true, returns: { oneOf: [{ value: "null" }, { value: "identity", facts: ["authenticated"] }] } },
    },
    getAuth: { call: { returns: auth } },
    redirectToSignIn: { type: "RedirectToSignIn" },
    redirectToSignUp: { type: "RedirectToSignIn" },
    verifyToken: { call: { async: true, guards: ["authenticated"], returns: "identity" } },
  },
  types: {
    Client: {
      members: {
        // Reads the request that it is given and says who made it.
        authenticateRequest: { call: { async: true, returns: { type: "RequestState" } } },
        invitations: { type: "Resource", members: { createInvitation: { call: create } } },
        organizations: {
          type: "Resource",
          members: {
            createOrganization: { call: create },
            createOrganizationInvitation: { call: createForOrganization },
            createOrganizationMembership: { call: createForOrganization },
            deleteOrganizationMembership: { call: createForOrganization },
            revokeOrganizationInvitation: { call: createForOrganization },
            updateOrganizationMembership: { call: createForOrganization },
            updateOrganizationMembershipMetadata: { call: createForOrganization },
          },
        },
        users: {
          type: "Resource",
          members: {
            banUser: manage,
            createUser: { call: createAccount },
            deleteUser: manage,
            getUserOauthAccessToken: tokens,
            disableUserMFA: manage,
            lockUser: manage,
            unbanUser: manage,
            unlockUser: manage,
            updateUser: manage,
            updateUserMetadata: manage,
            verifyPassword: {
              call: {
                async: true,
                logs: true,
                effect: {
                  danger: "password-check",
                  ports: { id: "0.userId", password: "0.password" },
                  credentials: "server",
                },
                returns: "unknown",
              },
            },
            verifyTOTP: {
              call: {
                async: true,
                logs: true,
                effect: {
                  danger: "password-check",
                  ports: { id: "0.userId", password: "0.code" },
                  credentials: "server",
                },
                returns: "unknown",
              },
            },
          },
        },
        "*": { type: "Resource" },
      },
    },
    // The caller's own bearer token, to be handed on.
    GetToken: {
      call: { async: true, returns: { oneOf: [{ value: "null" }, { value: "identity", facts: ["authenticated"] }] } },
    },
    Has: {
      call: [
        {
          when: { at: "0.role", present: true },
          returns: { oneOf: [{ value: "false" }, { value: "true", facts: ["role"] }] },
        },
        {
          when: { at: "0.permission", present: true },
          returns: { oneOf: [{ value: "false" }, { value: "true", facts: ["role"] }] },
        },
        // A plan, a feature, or how long ago the caller signed in.
        { returns: { oneOf: [{ value: "false" }, { value: "true", facts: ["authenticated"] }] } },
      ],
    },
    HasNot: { call: { returns: "false" } },
    // Leaves the request unless somebody is signed in, or has the role or permission that is asked for.
    Protect: {
      call: [
        { when: { at: "0.role", present: true }, async: true, guards: ["role"], returns: signedIn },
        { when: { at: "0.permission", present: true }, async: true, guards: ["role"], returns: signedIn },
        { when: { at: "0", callable: true }, async: true, guards: ["role"], returns: signedIn },
        { async: true, guards: ["authenticated"], returns: signedIn },
      ],
    },
    RedirectToSignIn: { call: { effect: { danger: "redirect" }, never: "leaves" } },
    RequestState: { members: { toAuth: { call: { returns: { oneOf: [{ value: "null" }, { value: auth }] } } } } },
    Resource: {
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
    SyncProtect: {
      call: [
        { when: { at: "0.role", present: true }, guards: ["role"], returns: signedIn },
        { when: { at: "0.permission", present: true }, guards: ["role"], returns: signedIn },
        { when: { at: "0", callable: true }, guards: ["role"], returns: signedIn },
        { guards: ["authenticated"], returns: signedIn },
      ],
    },
  },
};
