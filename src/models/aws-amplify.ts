import type { Api, Call, LibraryModel } from "./model.ts";

/** Somebody signs in, or goes on with it. */
const signIn: Call = {
  logs: true,
  effect: { danger: "sign-in", ports: { credentials: "0" } },
  returns: "unknown",
  async: true,
};
const signUp: Call = {
  logs: true,
  effect: { danger: "sign-up", ports: { data: "0" } },
  returns: "unknown",
  async: true,
};
const recover: Call = {
  logs: true,
  effect: { danger: "account-recovery", ports: { data: "0" } },
  returns: "unknown",
  async: true,
};
/** Of who is signed in; throws for anybody else. The tokens in the cookies are verified before they are read. */
const caller: Call = { guards: ["authenticated"], returns: "identity", async: true };
/** Without somebody who is signed in, it gives no tokens. */
const session: Call = {
  returns: {
    oneOf: [
      { value: { object: { tokens: "undefined", userSub: "undefined" }, otherwise: "unknown" } },
      {
        value: { object: { tokens: "identity", userSub: "identity" }, otherwise: "unknown" },
        facts: ["authenticated"],
      },
    ],
  },
  async: true,
};

/** A model of the data: what may be done with it, the service decides by who is signed in. */
const rows: Api = {
  members: {
    create: {
      call: {
        effect: { danger: "database-write", ports: { data: "0" }, credentials: "caller" },
        query: { start: { verb: "create", model: "member" }, data: "0" },
        returns: "unknown",
        async: true,
      },
    },
    delete: {
      call: {
        effect: { danger: "database-write", credentials: "caller" },
        query: { start: { verb: "delete", model: "member" }, where: { form: "object", at: "0", dialect: "plain" } },
        returns: "unknown",
        async: true,
      },
    },
    get: {
      call: { effect: { danger: "database-read", credentials: "caller" }, returns: "unknown", async: true },
    },
    list: {
      call: { effect: { danger: "database-read", credentials: "caller" }, returns: "unknown", async: true },
    },
    update: {
      call: {
        effect: { danger: "database-write", ports: { data: "0" }, credentials: "caller" },
        query: { start: { verb: "update", model: "member" }, data: "0" },
        returns: "unknown",
        async: true,
      },
    },
  },
};

/** AWS Amplify, as server actions call it. */
export const awsAmplify: LibraryModel = {
  name: "AWS Amplify",
  packages: [
    "@aws-amplify/adapter-nextjs",
    "@aws-amplify/adapter-nextjs/api",
    "@aws-amplify/adapter-nextjs/data",
    "aws-amplify/auth",
    "aws-amplify/auth/server",
  ],
  versions: "aws-amplify ^6.22.0, @aws-amplify/adapter-nextjs ^1.8.0",
  documentation: "https://docs.amplify.aws/nextjs/build-a-backend/server-side-rendering/",
  exports: {
    confirmResetPassword: { call: recover },
    confirmSignIn: { call: signIn },
    confirmSignUp: { call: signUp },
    createServerRunner: {
      call: { returns: { object: { runWithAmplifyServerContext: { type: "Run" } }, otherwise: "unknown" } },
    },
    fetchAuthSession: { call: session },
    fetchUserAttributes: { call: caller },
    generateServerClientUsingCookies: {
      call: { returns: { object: { models: { type: "Models" } }, otherwise: "unknown" } },
    },
    getCurrentUser: { call: caller },
    resendSignUpCode: { call: recover },
    resetPassword: { call: recover },
    signIn: { call: signIn },
    signOut: { call: { effect: { danger: "sign-out" }, returns: "unknown", async: true } },
    signUp: { call: signUp },
  },
  types: {
    Models: { members: { "*": rows } },
    Run: {
      call: {
        callbacks: [{ at: "0.operation", when: "now", with: ["unknown"] }],
        returns: "callback",
        async: true,
      },
    },
  },
};
