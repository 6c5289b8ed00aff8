import type { Call, LibraryModel, Result } from "./model.ts";

/** The tokens in the cookies, whose signatures were checked, or null. */
const tokens: Result = {
  oneOf: [
    { value: "null" },
    {
      value: { object: { decodedToken: "identity", metadata: "identity", token: "identity" }, otherwise: "identity" },
      facts: ["authenticated"],
    },
  ],
};

const privileged: Call = {
  async: true,
  effect: { danger: "privileged-api", ports: { id: "0", data: "1" }, credentials: "server" },
  returns: "unknown",
};

/** What next-firebase-auth-edge means. */
export const nextFirebaseAuthEdge: LibraryModel = {
  name: "next-firebase-auth-edge",
  packages: ["next-firebase-auth-edge", "next-firebase-auth-edge/auth", "next-firebase-auth-edge/next/tokens"],
  versions: "^1.12.0",
  documentation: "https://next-firebase-auth-edge-docs.vercel.app/docs/usage/server-actions",
  exports: {
    getFirebaseAuth: { call: { returns: { type: "Auth" } } },
    getTokens: { call: { async: true, returns: tokens } },
    getTokensFromObject: { call: { async: true, returns: tokens } },
  },
  types: {
    Auth: {
      members: {
        verifyAndRefreshExpiredIdToken: { call: { async: true, guards: ["authenticated"], returns: "identity" } },
        verifyIdToken: { call: { async: true, guards: ["authenticated"], returns: "identity" } },
        "*": { call: privileged },
      },
    },
  },
};
