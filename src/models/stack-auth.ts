import type { Api, LibraryModel, Result } from "./model.ts";

/** The caller, with what may be asked about them. */
const user: Result = {
  object: {
    getPermission: { type: "GetPermission" },
    getTeam: { type: "GetTeam" },
    hasPermission: { type: "HasPermission" },
  },
  otherwise: "identity",
};

const privileged: Api = {
  call: {
    async: true,
    effect: { danger: "privileged-api", ports: { data: "0" }, credentials: "server" },
    returns: "unknown",
  },
};

/** What Stack Auth means. */
export const stackAuth: LibraryModel = {
  name: "Stack Auth",
  packages: ["@stackframe/stack"],
  versions: "^2.8.0",
  documentation: "https://docs.stack-auth.com/docs/sdk/objects/stack-app",
  exports: { StackServerApp: { construct: { returns: { type: "App" } } } },
  types: {
    App: {
      members: {
        createTeam: privileged,
        createUser: privileged,
        getTeam: privileged,
        getUser: {
          call: [
            { when: { at: "0.or", is: "redirect" }, async: true, guards: ["authenticated"], returns: user },
            { when: { at: "0.or", is: "throw" }, async: true, guards: ["authenticated"], returns: user },
            // Makes an account for whoever has none.
            { when: { at: "0.or", is: "anonymous" }, async: true, returns: user },
            {
              when: { at: "0.or", is: "return-null" },
              async: true,
              returns: { oneOf: [{ value: "null" }, { value: user, facts: ["authenticated"] }] },
            },
            // Somebody else, by their id or API key.
            {
              when: { at: "0", present: true },
              async: true,
              effect: { danger: "privileged-api", ports: { id: "0" }, credentials: "server" },
              returns: "unknown",
            },
            { async: true, returns: { oneOf: [{ value: "null" }, { value: user, facts: ["authenticated"] }] } },
          ],
        },
        grantProduct: privileged,
        listTeams: privileged,
        listUsers: privileged,
        sendEmail: {
          call: {
            async: true,
            effect: { danger: "mail", ports: { to: "0.userIds", html: "0.html" } },
            returns: "unknown",
          },
        },
        sendForgotPasswordEmail: {
          call: {
            async: true,
            logs: true,
            effect: { danger: "account-recovery", ports: { to: "0" } },
            returns: "unknown",
          },
        },
        sendMagicLinkEmail: {
          call: { async: true, logs: true, effect: { danger: "sign-in", ports: { to: "0" } }, returns: "unknown" },
        },
      },
    },
    GetPermission: {
      call: { async: true, returns: { oneOf: [{ value: "null" }, { value: "identity", facts: ["role"] }] } },
    },
    // A team of the caller's; null where they are no member.
    GetTeam: {
      call: { async: true, returns: { oneOf: [{ value: "null" }, { value: "identity", facts: ["authenticated"] }] } },
    },
    HasPermission: {
      call: { async: true, returns: { oneOf: [{ value: "false" }, { value: "true", facts: ["role"] }] } },
    },
  },
};
