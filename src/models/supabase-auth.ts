import type { Api, Call, Result } from "./model.ts";

/** An error of the auth server: an object, whose message is written for the person who signs in. */
const authError: Result = { object: { code: "unknown", message: "string", name: "string", status: "unknown" } };

/** The auth server was asked and vouches for the caller, or gave an error. */
const user: Result = {
  oneOf: [
    { value: { object: { data: { object: { user: "null" } }, error: authError } } },
    { value: { object: { data: { object: { user: "identity" } }, error: "null" } }, facts: ["authenticated"] },
  ],
};

/** The same for those that begin a session. */
const begun: Result = {
  oneOf: [
    { value: { object: { data: { object: { session: "null", user: "null" } }, error: authError } } },
    {
      value: { object: { data: { object: { session: "identity", user: "identity" } }, error: "null" } },
      facts: ["authenticated"],
    },
  ],
};

/** Something was sent or started; nothing is known of the caller yet. */
const started: Result = {
  oneOf: [
    {
      value: {
        object: {
          data: { object: { session: "null", url: "null", user: "null" }, otherwise: "null" },
          error: authError,
        },
      },
    },
    { value: { object: { data: { object: { session: "null", user: "null" }, otherwise: "unknown" }, error: "null" } } },
  ],
};

/** `{ data, error }` of everything else. */
export const answer: Result = {
  oneOf: [
    { value: { object: { data: "null", error: "error" } } },
    { value: { object: { data: "unknown", error: "null" } } },
  ],
};

/** Changes or deletes the account with an id. */
const manage: Api = {
  call: {
    async: true,
    effect: { danger: "privileged-api", ports: { user: "0", data: "1" }, account: "0", credentials: "server" },
    returns: answer,
  },
};

const begin: Call = {
  async: true,
  logs: true,
  effect: { danger: "sign-in", ports: { credentials: "0" } },
  returns: begun,
};
const recover: Call = {
  async: true,
  logs: true,
  effect: { danger: "account-recovery", ports: { data: "0" } },
  returns: started,
};
const ofCaller: Call = {
  async: true,
  effect: { danger: "privileged-api", ports: { data: "0" }, credentials: "caller" },
  returns: answer,
};

/** `client.auth`: whoever calls it acts for the session in the cookie, but for what an administrator does. */
export const auth: Api = {
  members: {
    admin: { type: "Admin" },
    exchangeCodeForSession: { call: begin },
    // Checks the token's signature, or asks the auth server where the key is symmetric.
    getClaims: {
      call: {
        async: true,
        returns: {
          oneOf: [
            { value: { object: { data: "null", error: authError } } },
            { value: { object: { data: "null", error: "null" } } },
            {
              value: {
                object: {
                  data: { object: { claims: "identity", header: "unknown", signature: "unknown" } },
                  error: "null",
                },
              },
              facts: ["authenticated"],
            },
          ],
        },
      },
    },
    // Reads the session out of the cookie and believes it: whoever wrote the cookie chose the user in it.
    getSession: {
      call: {
        async: true,
        returns: {
          oneOf: [
            { value: { object: { data: { object: { session: "null" } }, error: authError } } },
            { value: { object: { data: { object: { session: "null" } }, error: "null" } } },
            {
              value: {
                object: {
                  data: { object: { session: { client: "cookie", verifiedBy: "auth.getUser" } } },
                  error: "null",
                },
              },
            },
          ],
        },
      },
    },
    getUser: { call: { async: true, returns: user } },
    getUserIdentities: { call: { async: true, returns: answer } },
    linkIdentity: { call: ofCaller },
    mfa: { members: { "*": { call: ofCaller } } },
    reauthenticate: { call: recover },
    refreshSession: { call: { async: true, returns: begun } },
    resend: {
      call: {
        async: true,
        logs: true,
        effect: { danger: "account-recovery", ports: { to: "0.email", data: "0" } },
        returns: started,
      },
    },
    resetPasswordForEmail: {
      call: {
        async: true,
        logs: true,
        effect: { danger: "account-recovery", ports: { to: "0", url: "1.redirectTo" } },
        returns: started,
      },
    },
    setSession: { call: begin },
    signInAnonymously: { call: { async: true, effect: { danger: "sign-up" }, returns: begun } },
    signInWithIdToken: { call: begin },
    signInWithOAuth: {
      call: {
        async: true,
        logs: true,
        effect: { danger: "sign-in", ports: { provider: "0.provider", url: "0.options.redirectTo" } },
        returns: started,
      },
    },
    signInWithOtp: {
      call: {
        async: true,
        logs: true,
        effect: { danger: "sign-in", ports: { to: "0.email", url: "0.options.emailRedirectTo" } },
        returns: started,
      },
    },
    signInWithPassword: { call: begin },
    signInWithSSO: {
      call: { async: true, logs: true, effect: { danger: "sign-in", ports: { credentials: "0" } }, returns: started },
    },
    signInWithWeb3: { call: begin },
    signOut: {
      call: {
        async: true,
        effect: { danger: "sign-out" },
        returns: { oneOf: [{ value: { object: { error: authError } } }, { value: { object: { error: "null" } } }] },
      },
    },
    // Without a confirmed address there is no session yet, but the new account is the caller's.
    signUp: { call: { async: true, effect: { danger: "sign-up", ports: { credentials: "0" } }, returns: begun } },
    unlinkIdentity: { call: ofCaller },
    // Changes the account of the session in the cookie, which the auth server checks.
    updateUser: {
      call: {
        async: true,
        effect: { danger: "privileged-api", ports: { data: "0" }, credentials: "caller" },
        returns: user,
      },
    },
    verifyOtp: { call: begin },
  },
};

/** `client.auth.admin`, which needs the service role's key, whatever else the client carries. */
export const admin: Api = {
  members: {
    createUser: {
      call: {
        async: true,
        effect: { danger: "privileged-api", ports: { data: "0" }, account: "0", credentials: "server" },
        returns: answer,
      },
    },
    deleteUser: manage,
    mfa: {
      members: {
        "*": {
          call: {
            async: true,
            effect: { danger: "privileged-api", ports: { id: "0.userId", data: "0" }, credentials: "server" },
            returns: answer,
          },
        },
      },
    },
    updateUserById: manage,
    "*": {
      call: {
        async: true,
        effect: { danger: "privileged-api", ports: { id: "0", data: "1" }, credentials: "server" },
        returns: answer,
      },
    },
  },
};
