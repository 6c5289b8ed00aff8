import type { Api, LibraryModel, Result } from "./model.ts";

const session: Result = {
  oneOf: [
    { value: "null" },
    { value: { object: { user: "identity" }, otherwise: "identity" }, facts: ["authenticated"] },
  ],
};

/** What 3 exports and what a client of 4 has. Without a session `getAccessToken` throws. */
const functions: Readonly<Record<string, Api>> = {
  getAccessToken: { call: { async: true, guards: ["authenticated"], returns: "identity" } },
  getSession: { call: { async: true, returns: session } },
  updateSession: { call: { async: true, effect: { danger: "cookie" }, returns: "undefined" } },
};

/** What Auth0's SDK for Next.js means, in its third and fourth major. */
export const auth0: LibraryModel = {
  name: "Auth0",
  packages: ["@auth0/nextjs-auth0", "@auth0/nextjs-auth0/edge", "@auth0/nextjs-auth0/server"],
  versions: "^3.8.0 || ^4.30.0",
  documentation: "https://github.com/auth0/nextjs-auth0#readme",
  exports: {
    Auth0Client: { construct: { returns: { type: "Client" } } },
    initAuth0: { call: { returns: { type: "Client" } } },
    ...functions,
  },
  types: { Client: { members: functions } },
};
