import type { LibraryModel, Result } from "./model.ts";

const user: Result = { oneOf: [{ value: "undefined" }, { value: "identity", facts: ["authenticated"] }] };

/** What PropelAuth's SDK for Next.js means. */
export const propelauth: LibraryModel = {
  name: "PropelAuth",
  packages: ["@propelauth/nextjs/server", "@propelauth/nextjs/server/app-router"],
  versions: "^0.3.0",
  documentation: "https://docs.propelauth.com/reference/fullstack-apis/nextjsapp/getting-started",
  exports: {
    getAccessToken: { call: { returns: user } },
    getAccessTokenAsync: { call: { async: true, returns: user } },
    getUser: { call: { async: true, returns: user } },
    getUserOrRedirect: { call: { async: true, guards: ["authenticated"], returns: "identity" } },
  },
};
