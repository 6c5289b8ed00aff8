import type { Api, Call, LibraryModel } from "./model.ts";

/** A public function of the deployment is asked, which anybody may ask; it decides by the token whether it answers. */
const asked: readonly Call[] = [
  {
    when: { at: "2.token", present: true },
    effect: { danger: "request", ports: { body: "1", headers: "2.token" }, credentials: "caller" },
    returns: "unknown",
    async: true,
  },
  { effect: { danger: "request", ports: { body: "1", headers: "2.token" } }, returns: "unknown", async: true },
];

const ask = (credentials?: "caller"): Api => ({
  call: {
    effect: { danger: "request", ports: { body: "1" }, ...(credentials !== undefined && { credentials }) },
    returns: "unknown",
    async: true,
  },
});

const client = (credentials?: "caller"): Api => ({
  members: {
    action: ask(credentials),
    clearAuth: { call: { returns: "undefined" } },
    consistentQuery: ask(credentials),
    mutation: ask(credentials),
    query: ask(credentials),
    setAuth: { call: { returns: "undefined" } },
  },
});

/** Convex: what its functions are asked from a server of Next.js, and who its own authentication says is calling. */
export const convex: LibraryModel = {
  name: "Convex",
  packages: ["@convex-dev/auth/nextjs/server", "convex/browser", "convex/nextjs"],
  versions: "convex ^1.48.0, @convex-dev/auth ^0.0.95",
  documentation: "https://docs.convex.dev/client/nextjs/app-router/server-rendering",
  exports: {
    ConvexHttpClient: {
      construct: [
        { when: { at: "1.auth", present: true }, returns: { type: "OfCaller" } },
        { returns: { type: "Client" } },
      ],
    },
    // What the cookie holds. Whether it is genuine, the deployment tells that it is shown to.
    convexAuthNextjsToken: {
      call: { async: true, returns: { oneOf: [{ value: "undefined" }, { value: { client: "cookie" } }] } },
    },
    fetchAction: { call: asked },
    fetchMutation: { call: asked },
    fetchQuery: { call: asked },
    // Asks the deployment.
    isAuthenticatedNextjs: {
      call: { async: true, returns: { oneOf: [{ value: "false" }, { value: "true", facts: ["authenticated"] }] } },
    },
    preloadQuery: { call: asked },
    preloadedQueryResult: { call: { returns: "unknown" } },
  },
  types: { Client: client(), OfCaller: client("caller") },
};
