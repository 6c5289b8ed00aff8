import type { Api, Call, Effect, LibraryModel, Result } from "./model.ts";

/**
 * Something that is done to whom or what an id names. 4 takes it in an object, in front of what is sent; from 5 on they
 * stand one after another. `account` is whose account or membership it is, in the one and in the other.
 */
function done(whose: "id" | "organization" | "user", account: readonly [string, string] | readonly [] = []): Api {
  const call = (id: string, ports: Effect["ports"], owner: string | undefined): Call => ({
    async: true,
    effect: {
      danger: "privileged-api",
      ports: { ...ports, [whose]: id },
      ...(owner !== undefined && { account: owner }),
      credentials: "server",
    },
    returns: "unknown",
  });
  return {
    call: [
      { when: { at: "0", object: true }, ...call("0.id", { by: "0", data: "1" }, account[0]) },
      call("0", { by: "1", data: "2" }, account[1]),
    ],
  };
}

/** A link by which whoever has it becomes somebody. */
const ticket: Result = {
  object: { data: { object: { ticket: { secret: "link" } }, otherwise: "unknown" }, ticket: { secret: "link" } },
  otherwise: "unknown",
};
const recover: Api = {
  call: { async: true, effect: { danger: "account-recovery", ports: { data: "0" } }, returns: ticket },
};

const any = done("id");
const organization = done("organization");
const members = done("organization", ["1.members", "1.members"]);
const roles = done("organization", ["0.user_id", "1"]);
const user = done("user", ["0.id", "0"]);

/** The management API, with the program's own rights. */
const client: Api = {
  members: {
    jobs: {
      members: {
        verificationEmail: { members: { create: recover } },
        verifyEmail: recover,
        "*": { type: "Resource" },
      },
    },
    organizations: {
      members: {
        addMemberRoles: roles,
        addMembers: members,
        create: any,
        deleteMemberRoles: roles,
        deleteMembers: members,
        get: any,
        getAll: any,
        getByName: any,
        list: any,
        // Invitations, connections and domains of an organisation, each with a member of its own from 5 on.
        "*": { ...organization, members: { "*": organization } },
        members: {
          members: {
            create: members,
            delete: members,
            list: organization,
            roles: { members: { assign: roles, delete: roles, list: organization } },
          },
        },
      },
    },
    tickets: { members: { changePassword: recover, verifyEmail: recover } },
    users: {
      members: {
        create: done("id", ["0", "0"]),
        get: any,
        getAll: any,
        getAuthenticationMethods: any,
        getLogs: any,
        getPermissions: any,
        getRoles: any,
        getUserOrganizations: any,
        list: any,
        listUsersByEmail: any,
        "*": { ...user, members: { get: any, list: any, "*": user } },
      },
    },
    "*": { type: "Resource" },
  },
};

const signIn: Api = {
  call: { async: true, effect: { danger: "sign-in", ports: { credentials: "0" } }, returns: "unknown" },
};
const send: Api = {
  call: { async: true, effect: { danger: "account-recovery", ports: { data: "0" } }, returns: "unknown" },
};

/** Auth0's SDK for servers: the management of accounts, and the API by which people sign in. */
export const auth0Management: LibraryModel = {
  name: "Auth0 Management",
  packages: ["auth0"],
  versions: "^4.37.0 || ^5.14.0 || ^7.1.0",
  documentation: "https://github.com/auth0/node-auth0#readme",
  exports: {
    AuthenticationClient: { construct: { returns: { type: "Authentication" } } },
    ManagementClient: { construct: { returns: { type: "Client" } } },
    UserInfoClient: { construct: { returns: { type: "UserInfo" } } },
  },
  types: {
    Authentication: {
      members: {
        database: {
          members: {
            changePassword: send,
            signUp: {
              call: { async: true, effect: { danger: "sign-up", ports: { data: "0" } }, returns: "unknown" },
            },
          },
        },
        oauth: {
          members: {
            authorizationCodeGrant: signIn,
            authorizationCodeGrantWithPKCE: signIn,
            passwordGrant: signIn,
            refreshTokenGrant: signIn,
            revokeRefreshToken: {
              call: { async: true, effect: { danger: "sign-out" }, returns: "unknown" },
            },
          },
        },
        passwordless: {
          members: { loginWithEmail: signIn, loginWithSMS: signIn, sendEmail: send, sendSMS: send },
        },
      },
    },
    Client: client,
    // What has no model of its own; from 5 on a resource has others.
    Resource: { ...any, members: { "*": { type: "Resource" } } },
    UserInfo: {
      members: {
        // Auth0 says whose the token is, or it fails.
        getUserInfo: {
          call: {
            async: true,
            guards: ["authenticated"],
            returns: { object: { data: "identity" }, otherwise: "unknown" },
          },
        },
      },
    },
  },
};
