import type { Api, LibraryModel } from "./model.ts";

/** A token of the caller's, to be handed on; without a session it throws. */
const token: Api = { call: { async: true, guards: ["authenticated"], returns: "identity" } };

/** What Logto's SDK for Next.js means in server actions. */
export const logto: LibraryModel = {
  name: "Logto",
  packages: ["@logto/next/server-actions"],
  versions: "^4.2.0",
  documentation: "https://docs.logto.io/quick-starts/next-app-router",
  exports: {
    getAccessToken: token,
    getAccessTokenRSC: token,
    getLogtoContext: {
      call: {
        async: true,
        returns: {
          oneOf: [
            {
              value: {
                object: {
                  accessToken: "undefined",
                  claims: "undefined",
                  isAuthenticated: "false",
                  userInfo: "undefined",
                },
                otherwise: "undefined",
              },
            },
            {
              value: {
                object: { claims: "identity", isAuthenticated: "true", userInfo: "identity" },
                otherwise: "identity",
              },
              facts: ["authenticated"],
            },
          ],
        },
      },
    },
    getOrganizationToken: token,
    getOrganizationTokenRSC: token,
    signIn: { call: { async: true, effect: { danger: "redirect" }, never: "leaves", returns: "undefined" } },
    signOut: { call: { async: true, effect: { danger: "sign-out" }, never: "leaves", returns: "undefined" } },
  },
};
