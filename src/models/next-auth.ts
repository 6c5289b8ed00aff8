import type { LibraryModel, Result } from "./model.ts";

/** Nobody is signed in, or the session that the request's cookie proves. */
const session: Result = {
  oneOf: [{ value: "null" }, { value: "identity", facts: ["authenticated"] }],
};

/** What Auth.js (NextAuth) means, in its fourth and fifth major. */
export const nextAuth: LibraryModel = {
  name: "Auth.js",
  packages: ["next-auth", "next-auth/jwt", "next-auth/middleware", "next-auth/next"],
  versions: "^4.24.0 || ^5.0.0-beta.29",
  documentation: "https://authjs.dev/reference/nextjs",
  exports: {
    AuthError: { construct: { returns: "unknown" } },
    CredentialsSignin: { construct: { returns: "unknown" } },
    // In 5 the result has the functions; in 4 it is itself the handler of the API route.
    default: { call: { returns: { type: "NextAuth" } } },
    decode: { call: { async: true, returns: session } },
    encode: { call: { async: true, returns: { from: ["0.token"], as: "string" } } },
    getServerSession: { call: { async: true, returns: session } },
    getToken: {
      call: [
        // The cookie as it came, not decrypted.
        { when: { at: "0.raw", is: true }, async: true, returns: { client: "cookie" } },
        { async: true, returns: session },
      ],
    },
    unstable_getServerSession: { call: { async: true, returns: session } },
    withAuth: { call: { returns: "unknown" } },
  },
  types: {
    NextAuth: {
      call: { async: true, returns: "unknown" },
      members: {
        auth: {
          call: [
            // Around a route handler or the middleware: it adds `req.auth`, but lets everybody through.
            { when: { at: "0", callable: true }, returns: { argument: "0" } },
            { async: true, returns: session },
          ],
        },
        handlers: {},
        signIn: {
          call: [
            // It throws when the credentials are wrong; a provider that sends a link or redirects proves nothing yet.
            {
              when: { at: "1.redirect", is: false },
              async: true,
              effect: { danger: "sign-in", ports: { provider: "0", credentials: "1" } },
              guards: ["authenticated?"],
              returns: "unknown",
            },
            // Without a provider it leads to the page on which one is chosen.
            { when: { at: "0", present: false }, async: true, effect: { danger: "redirect" }, never: "leaves" },
            {
              async: true,
              effect: { danger: "sign-in", ports: { provider: "0", credentials: "1", url: "1.redirectTo" } },
              never: "leaves",
            },
          ],
        },
        signOut: {
          call: [
            { when: { at: "0.redirect", is: false }, async: true, effect: { danger: "sign-out" }, returns: "unknown" },
            { async: true, effect: { danger: "sign-out", ports: { url: "0.redirectTo" } }, never: "leaves" },
          ],
        },
        // Changes the caller's own session, if there is one.
        unstable_update: {
          call: {
            async: true,
            effect: { danger: "session-create", ports: { data: "0" }, credentials: "caller" },
            returns: session,
          },
        },
      },
    },
  },
};
