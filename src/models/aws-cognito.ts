import type { Api, Call, LibraryModel, Result } from "./model.ts";

/** What can be asked of a user pool: what is told of it stands at `input`. */
type Operation = (input: string) => Call;

/** Tokens for who has signed in, or the next challenge. */
const result: Result = {
  oneOf: [
    { value: { object: { AuthenticationResult: "undefined" }, otherwise: "unknown" } },
    { value: { object: { AuthenticationResult: "unknown" }, otherwise: "undefined" }, facts: ["authenticated"] },
  ],
};

/** Operations by what they do, whatever the client calls them. */
const operations = {
  begin: (input) => ({
    logs: true,
    effect: { danger: "sign-in", ports: { credentials: `${input}.AuthParameters` } },
    returns: result,
    async: true,
  }),
  continue: (input) => ({
    logs: true,
    effect: { danger: "sign-in", ports: { credentials: `${input}.ChallengeResponses` } },
    returns: result,
    async: true,
  }),
  register: (input) => ({
    logs: true,
    effect: { danger: "sign-up", ports: { data: input } },
    returns: "unknown",
    async: true,
  }),
  // A code is sent, or used.
  recover: (input) => ({
    logs: true,
    effect: { danger: "account-recovery", ports: { to: `${input}.Username`, data: input } },
    returns: "unknown",
    async: true,
  }),
  // With the token of whoever it is about, which is checked: it throws for any other.
  own: (input) => ({
    effect: { danger: "privileged-api", ports: { data: input }, credentials: "caller" },
    guards: ["authenticated"],
    returns: "unknown",
    async: true,
  }),
  whoever: () => ({ guards: ["authenticated"], returns: "identity", async: true }),
  leave: () => ({ effect: { danger: "sign-out" }, returns: "unknown", async: true }),
  // Who it is about is told by name.
  manage: (input) => ({
    effect: {
      danger: "privileged-api",
      ports: { data: input, user: `${input}.Username` },
      account: `${input}.Username`,
      credentials: "server",
    },
    returns: "unknown",
    async: true,
  }),
  administer: (input) => ({
    effect: { danger: "privileged-api", ports: { data: input }, credentials: "server" },
    returns: "unknown",
    async: true,
  }),
  // Sign-in forms ask whether there is somebody of that name, too.
  look: (input) => ({ effect: { danger: "harmless", ports: { id: input } }, returns: "unknown", async: true }),
} satisfies Readonly<Record<string, Operation>>;

type Name = keyof typeof operations;
const names = Object.keys(operations) as readonly Name[];

/** What is asked for by its name, as the command is called, and the method of the service. */
const asked: Readonly<Record<string, Name>> = {
  AdminAddUserToGroup: "manage",
  AdminConfirmSignUp: "manage",
  AdminCreateUser: "manage",
  AdminDeleteUser: "manage",
  AdminDeleteUserAttributes: "manage",
  AdminDisableUser: "manage",
  AdminEnableUser: "manage",
  AdminGetUser: "look",
  AdminInitiateAuth: "begin",
  AdminListGroupsForUser: "look",
  AdminRemoveUserFromGroup: "manage",
  AdminResetUserPassword: "manage",
  AdminRespondToAuthChallenge: "continue",
  AdminSetUserMFAPreference: "manage",
  AdminSetUserPassword: "manage",
  AdminUpdateUserAttributes: "manage",
  AdminUserGlobalSignOut: "manage",
  AssociateSoftwareToken: "look",
  ChangePassword: "own",
  ConfirmForgotPassword: "recover",
  ConfirmSignUp: "register",
  CreateGroup: "administer",
  DeleteGroup: "administer",
  DeleteUser: "own",
  DeleteUserAttributes: "own",
  ForgotPassword: "recover",
  GetUser: "whoever",
  GetUserAttributeVerificationCode: "own",
  GlobalSignOut: "leave",
  InitiateAuth: "begin",
  ListUsers: "administer",
  ListUsersInGroup: "administer",
  ResendConfirmationCode: "recover",
  RespondToAuthChallenge: "continue",
  RevokeToken: "leave",
  SetUserMFAPreference: "own",
  SignUp: "register",
  UpdateGroup: "administer",
  UpdateUserAttributes: "own",
  VerifyUserAttribute: "own",
};

/** Tokens that have run out are no guess of a password. */
const refresh = (input: string): readonly Call[] =>
  ["REFRESH_TOKEN", "REFRESH_TOKEN_AUTH"].map((flow) => ({
    when: { at: `${input}.AuthFlow`, is: flow },
    effect: { danger: "harmless" },
    returns: "unknown",
    async: true,
  }));

/** Commands by what they do; the mark tells `send()` so. */
const command = (does: Name): Api => ({
  construct: { returns: { object: { does: { literal: does }, input: { argument: "0" } } } },
});
const method = (name: Name): Api => ({
  call: name === "begin" ? [...refresh("0"), operations.begin("0")] : operations[name]("0"),
});

const send: Api = {
  call: [
    ...refresh("0.input"),
    ...names.map((name): Call => ({ when: { at: "0.does", is: name }, ...operations[name]("0.input") })),
    { returns: "unknown", async: true },
  ],
};

/** Amazon Cognito's user pools. */
export const awsCognito: LibraryModel = {
  name: "AWS Cognito",
  packages: ["@aws-sdk/client-cognito-identity-provider"],
  versions: "^3.840.0",
  documentation: "https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/client/cognito-identity-provider/",
  exports: {
    CognitoIdentityProvider: { construct: { returns: { type: "Service" } } },
    CognitoIdentityProviderClient: { construct: { returns: { type: "Client" } } },
    ...Object.fromEntries(Object.entries(asked).map(([name, does]) => [`${name}Command`, command(does)])),
  },
  types: {
    Client: { members: { send } },
    Service: {
      members: {
        ...Object.fromEntries(
          Object.entries(asked).map(([name, does]) => [
            `${name.charAt(0).toLowerCase()}${name.slice(1)}`,
            method(does),
          ]),
        ),
        send,
      },
    },
  },
};
