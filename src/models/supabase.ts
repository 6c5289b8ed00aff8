import type { Api, Call, LibraryModel, Operator, QueryStep, Result, Where } from "./model.ts";

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
const answer: Result = {
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

const auth: Api = {
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
            { value: { object: { data: { object: { session: { client: "cookie" } } }, error: "null" } } },
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

const rows: QueryStep = { start: { verb: "read", model: "0" }, rows: "data-error-many" };
const columns: QueryStep = { columns: { at: "0", form: "text" }, rows: "data-error-many" };
/** Only `select` after it asks for the rows that are written. */
const written = "data-error-none";
const same: Api = { call: { query: {}, returns: "query" } };
/** A filter of one column, with one value. */
const comparing = (operator: Operator): Api => ({
  call: { query: { where: { form: "column", plain: true, column: "0", operator, value: "1" } }, returns: "query" },
});
const compared = comparing("compare");
const like = comparing("like");
const filtered: Where = { form: "column", plain: true, column: "0", operator: "compare", value: "2" };

/** The row with the key that is sent is changed, unless it is told apart from others by something else. */
function upsert(credentials: "caller" | "server"): readonly Call[] {
  const call: Call = {
    effect: { danger: "database-write", ports: { data: "0" }, credentials },
    query: { verb: "upsert", data: "0", rows: written },
    returns: { type: "Filters" },
  };
  return [
    { ...call, when: { at: "1.onConflict", present: true } },
    { ...call, query: { ...call.query, overwrites: { key: "id" } } },
  ];
}

/** The chain behind `select`, `insert`, `update`, `upsert`, `delete` and `rpc`, which is run by awaiting it. */
const filters: Readonly<Record<string, Api>> = {
  abortSignal: same,
  containedBy: compared,
  contains: comparing("has"),
  csv: same,
  eq: comparing("equal"),
  explain: same,
  filter: {
    call: [
      { when: { at: "1", is: "eq" }, query: { where: { ...filtered, operator: "equal" } }, returns: "query" },
      { when: { at: "1", is: "in" }, query: { where: { ...filtered, operator: "in" } }, returns: "query" },
      { query: { where: filtered }, returns: "query" },
    ],
  },
  geojson: same,
  gt: compared,
  gte: compared,
  ilike: like,
  ilikeAllOf: like,
  ilikeAnyOf: like,
  in: comparing("in"),
  is: comparing("equal"),
  isDistinct: comparing("not"),
  like,
  likeAllOf: like,
  likeAnyOf: like,
  limit: { call: { query: { ports: { limit: "0" } }, returns: "query" } },
  lt: compared,
  lte: compared,
  match: { call: { query: { where: { form: "object", at: "0", dialect: "plain" } }, returns: "query" } },
  maxAffected: same,
  maybeSingle: { call: { query: { rows: "data-error-one" }, returns: "query" } },
  neq: comparing("not"),
  not: {
    call: {
      query: { where: { form: "column", plain: true, column: "0", operator: "not", value: "2" } },
      returns: "query",
    },
  },
  notIn: comparing("not"),
  // Filters as text, in PostgREST's own syntax.
  or: { call: { query: { where: { form: "condition", at: "0" } }, returns: "query" } },
  order: same,
  overlaps: compared,
  overrideTypes: same,
  range: { call: { query: { ports: { limit: "1", skip: "0" } }, returns: "query" } },
  rangeAdjacent: compared,
  rangeGt: compared,
  rangeGte: compared,
  rangeLt: compared,
  rangeLte: compared,
  regexIMatch: like,
  regexMatch: like,
  returns: same,
  rollback: same,
  select: { call: { query: columns, returns: "query" } },
  single: { call: { query: { rows: "data-error-one" }, returns: "query" } },
  textSearch: like,
  throwOnError: same,
};

/** The key that row level security does not hold. */
const serviceKey = ["service", "secret", "admin"];

const publicUrl: Result = { object: { data: { object: { publicUrl: { from: ["0"], as: "string" } } } } };

/** What Supabase's clients mean. One that carries the caller's cookies or token is held by row level security. */
export const supabase: LibraryModel = {
  name: "Supabase",
  packages: ["@supabase/auth-helpers-nextjs", "@supabase/ssr", "@supabase/supabase-js"],
  versions: "@supabase/supabase-js ^2.109.0, @supabase/ssr ^0.12.0, @supabase/auth-helpers-nextjs ^0.10.0",
  documentation: "https://supabase.com/docs/reference/javascript/introduction",
  exports: {
    createBrowserClient: { call: { returns: { type: "CallerClient" } } },
    createBrowserSupabaseClient: { call: { returns: { type: "CallerClient" } } },
    createClient: {
      call: [
        { when: { at: "2.accessToken", present: true }, returns: { type: "CallerClient" } },
        { when: { at: "2.global.headers.Authorization", present: true }, returns: { type: "CallerClient" } },
        { returns: { type: "ServerClient" } },
      ],
    },
    createClientComponentClient: { call: { returns: { type: "CallerClient" } } },
    createMiddlewareClient: { call: { returns: { type: "CallerClient" } } },
    createMiddlewareSupabaseClient: { call: { returns: { type: "CallerClient" } } },
    createPagesBrowserClient: { call: { returns: { type: "CallerClient" } } },
    createPagesServerClient: { call: { returns: { type: "CallerClient" } } },
    createRouteHandlerClient: { call: { returns: { type: "CallerClient" } } },
    createServerActionClient: { call: { returns: { type: "CallerClient" } } },
    createServerClient: {
      call: [
        // Whoever sends no cookies has the rights of that key.
        { when: { at: "1", named: serviceKey }, returns: { type: "ServerClient" } },
        { returns: { type: "CallerClient" } },
      ],
    },
    createServerComponentClient: { call: { returns: { type: "CallerClient" } } },
    createServerSupabaseClient: { call: { returns: { type: "CallerClient" } } },
  },
  types: {
    // Needs the service role's key, whatever else the client carries.
    Admin: {
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
    },
    CallerBucket: {
      members: {
        copy: {
          call: {
            async: true,
            effect: { danger: "storage-write", ports: { from: "0", path: "1" }, credentials: "caller" },
            returns: answer,
          },
        },
        createSignedUploadUrl: {
          call: {
            async: true,
            effect: { danger: "storage-write", ports: { path: "0" }, credentials: "caller" },
            returns: answer,
          },
        },
        createSignedUrl: {
          call: {
            async: true,
            effect: { danger: "storage-read", ports: { path: "0" }, credentials: "caller" },
            returns: answer,
          },
        },
        createSignedUrls: {
          call: {
            async: true,
            effect: { danger: "storage-read", ports: { path: "0" }, credentials: "caller" },
            returns: answer,
          },
        },
        download: {
          call: {
            async: true,
            effect: { danger: "storage-read", ports: { path: "0" }, credentials: "caller" },
            returns: answer,
          },
        },
        exists: {
          call: {
            async: true,
            effect: { danger: "storage-read", ports: { path: "0" }, credentials: "caller" },
            returns: answer,
          },
        },
        getPublicUrl: { call: { returns: publicUrl } },
        info: {
          call: {
            async: true,
            effect: { danger: "storage-read", ports: { path: "0" }, credentials: "caller" },
            returns: answer,
          },
        },
        list: {
          call: {
            async: true,
            effect: { danger: "storage-read", ports: { path: "0" }, credentials: "caller" },
            returns: answer,
          },
        },
        move: {
          call: {
            async: true,
            effect: { danger: "storage-write", ports: { from: "0", path: "1" }, credentials: "caller" },
            returns: answer,
          },
        },
        remove: {
          call: {
            async: true,
            effect: { danger: "storage-write", ports: { path: "0" }, credentials: "caller" },
            returns: answer,
          },
        },
        update: {
          call: {
            async: true,
            effect: { danger: "storage-write", ports: { path: "0", data: "1" }, credentials: "caller" },
            returns: answer,
          },
        },
        upload: {
          call: {
            async: true,
            effect: { danger: "storage-write", ports: { path: "0", data: "1" }, credentials: "caller" },
            returns: answer,
          },
        },
        // The token in the signed address is the permission.
        uploadToSignedUrl: {
          call: {
            async: true,
            effect: { danger: "storage-write", ports: { path: "0", data: "2" }, credentials: "caller" },
            returns: answer,
          },
        },
      },
    },
    CallerClient: {
      members: {
        auth,
        from: { call: { query: rows, returns: { type: "CallerTable" } } },
        functions: {
          members: {
            invoke: {
              call: {
                async: true,
                effect: { danger: "privileged-api", ports: { name: "0", data: "1.body" }, credentials: "caller" },
                returns: answer,
              },
            },
          },
        },
        rpc: {
          call: {
            effect: { danger: "database-write", ports: { name: "0", data: "1" }, credentials: "caller" },
            query: { start: { verb: "raw", model: "0" }, procedure: "0", data: "1", rows: "data-error-any" },
            returns: { type: "Filters" },
          },
        },
        schema: { call: { returns: "this" } },
        storage: {
          members: {
            from: { call: { returns: { type: "CallerBucket" } } },
            "*": {
              call: {
                async: true,
                effect: { danger: "storage-write", ports: { name: "0" }, credentials: "caller" },
                returns: answer,
              },
            },
          },
        },
      },
    },
    CallerTable: {
      members: {
        delete: {
          call: {
            effect: { danger: "database-write", credentials: "caller" },
            query: { verb: "delete", rows: written },
            returns: { type: "Filters" },
          },
        },
        insert: {
          call: {
            effect: { danger: "database-write", ports: { data: "0" }, credentials: "caller" },
            query: { verb: "create", data: "0", rows: written },
            returns: { type: "Filters" },
          },
        },
        select: {
          call: {
            effect: { danger: "database-read", credentials: "caller" },
            query: columns,
            returns: { type: "Filters" },
          },
        },
        update: {
          call: {
            effect: { danger: "database-write", ports: { data: "0" }, credentials: "caller" },
            query: { verb: "update", data: "0", rows: written },
            returns: { type: "Filters" },
          },
        },
        upsert: {
          call: upsert("caller"),
        },
      },
    },
    Filters: { members: filters },
    ServerBucket: {
      members: {
        copy: {
          call: {
            async: true,
            effect: { danger: "storage-write", ports: { from: "0", path: "1" }, credentials: "server" },
            returns: answer,
          },
        },
        createSignedUploadUrl: {
          call: {
            async: true,
            effect: { danger: "storage-write", ports: { path: "0" }, credentials: "server" },
            returns: answer,
          },
        },
        createSignedUrl: {
          call: {
            async: true,
            effect: { danger: "storage-read", ports: { path: "0" }, credentials: "server" },
            returns: answer,
          },
        },
        createSignedUrls: {
          call: {
            async: true,
            effect: { danger: "storage-read", ports: { path: "0" }, credentials: "server" },
            returns: answer,
          },
        },
        download: {
          call: {
            async: true,
            effect: { danger: "storage-read", ports: { path: "0" }, credentials: "server" },
            returns: answer,
          },
        },
        exists: {
          call: {
            async: true,
            effect: { danger: "storage-read", ports: { path: "0" }, credentials: "server" },
            returns: answer,
          },
        },
        getPublicUrl: { call: { returns: publicUrl } },
        info: {
          call: {
            async: true,
            effect: { danger: "storage-read", ports: { path: "0" }, credentials: "server" },
            returns: answer,
          },
        },
        list: {
          call: {
            async: true,
            effect: { danger: "storage-read", ports: { path: "0" }, credentials: "server" },
            returns: answer,
          },
        },
        move: {
          call: {
            async: true,
            effect: { danger: "storage-write", ports: { from: "0", path: "1" }, credentials: "server" },
            returns: answer,
          },
        },
        remove: {
          call: {
            async: true,
            effect: { danger: "storage-write", ports: { path: "0" }, credentials: "server" },
            returns: answer,
          },
        },
        update: {
          call: {
            async: true,
            effect: { danger: "storage-write", ports: { path: "0", data: "1" }, credentials: "server" },
            returns: answer,
          },
        },
        upload: {
          call: {
            async: true,
            effect: { danger: "storage-write", ports: { path: "0", data: "1" }, credentials: "server" },
            returns: answer,
          },
        },
        uploadToSignedUrl: {
          call: {
            async: true,
            effect: { danger: "storage-write", ports: { path: "0", data: "2" }, credentials: "caller" },
            returns: answer,
          },
        },
      },
    },
    ServerClient: {
      members: {
        auth,
        from: { call: { query: rows, returns: { type: "ServerTable" } } },
        functions: {
          members: {
            invoke: {
              call: {
                async: true,
                effect: { danger: "privileged-api", ports: { name: "0", data: "1.body" }, credentials: "server" },
                returns: answer,
              },
            },
          },
        },
        rpc: {
          call: {
            effect: { danger: "database-write", ports: { name: "0", data: "1" }, credentials: "server" },
            query: { start: { verb: "raw", model: "0" }, procedure: "0", data: "1", rows: "data-error-any" },
            returns: { type: "Filters" },
          },
        },
        schema: { call: { returns: "this" } },
        storage: {
          members: {
            from: { call: { returns: { type: "ServerBucket" } } },
            "*": {
              call: {
                async: true,
                effect: { danger: "storage-write", ports: { name: "0" }, credentials: "server" },
                returns: answer,
              },
            },
          },
        },
      },
    },
    ServerTable: {
      members: {
        delete: {
          call: {
            effect: { danger: "database-write", credentials: "server" },
            query: { verb: "delete", rows: written },
            returns: { type: "Filters" },
          },
        },
        insert: {
          call: {
            effect: { danger: "database-write", ports: { data: "0" }, credentials: "server" },
            query: { verb: "create", data: "0", rows: written },
            returns: { type: "Filters" },
          },
        },
        select: {
          call: {
            effect: { danger: "database-read", credentials: "server" },
            query: columns,
            returns: { type: "Filters" },
          },
        },
        update: {
          call: {
            effect: { danger: "database-write", ports: { data: "0" }, credentials: "server" },
            query: { verb: "update", data: "0", rows: written },
            returns: { type: "Filters" },
          },
        },
        upsert: {
          call: upsert("server"),
        },
      },
    },
  },
};
