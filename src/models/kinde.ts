import type { Api, LibraryModel } from "./model.ts";

/** Something of the session that the cookie proves, or nothing. */
const ofSession: Api = {
  call: { async: true, returns: { oneOf: [{ value: "null" }, { value: "identity", facts: ["authenticated"] }] } },
};

const flag: Api = { call: { async: true, returns: "unknown" } };

/** What Kinde's SDK for Next.js means. */
export const kinde: LibraryModel = {
  name: "Kinde",
  packages: ["@kinde-oss/kinde-auth-nextjs/server"],
  versions: "^2.13.0",
  documentation: "https://docs.kinde.com/developer-tools/sdks/backend/nextjs-sdk/",
  exports: {
    createKindeManagementAPIClient: { call: { async: true, returns: { type: "Management" } } },
    getKindeServerSession: { call: { returns: { type: "Session" } } },
  },
  types: {
    Management: {
      members: {
        "*": {
          members: {
            "*": {
              call: {
                async: true,
                effect: { danger: "privileged-api", ports: { data: "0" }, credentials: "server" },
                returns: "unknown",
              },
            },
          },
        },
      },
    },
    Session: {
      members: {
        getAccessToken: ofSession,
        getAccessTokenRaw: ofSession,
        getBooleanFlag: flag,
        getClaim: ofSession,
        getFlag: flag,
        getIdToken: ofSession,
        getIdTokenRaw: ofSession,
        getIntegerFlag: flag,
        getOrganization: ofSession,
        getPermission: {
          call: {
            async: true,
            returns: {
              oneOf: [
                { value: "null" },
                { value: { object: { isGranted: "false", orgCode: "identity" } }, facts: ["authenticated"] },
                { value: { object: { isGranted: "true", orgCode: "identity" } }, facts: ["role"] },
              ],
            },
          },
        },
        getPermissions: ofSession,
        getRoles: ofSession,
        getStringFlag: flag,
        getUser: ofSession,
        getUserOrganizations: ofSession,
        isAuthenticated: {
          call: { async: true, returns: { oneOf: [{ value: "false" }, { value: "true", facts: ["authenticated"] }] } },
        },
      },
    },
  },
};
