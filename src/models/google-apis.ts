import type { Api, LibraryModel } from "./model.ts";

const client: Api = { construct: { returns: { type: "AuthClient" } } };
const credentials: Api = { construct: { returns: { type: "Credentials" } } };
/** `google.gmail({ version: "v1", auth })` */
const service: Api = { call: { returns: { type: "Resource" } } };

/** Google's APIs (mail, calendars, files …), by the names of their resources. */
export const googleApis: LibraryModel = {
  name: "Google APIs",
  packages: [
    "@googleapis/calendar",
    "@googleapis/docs",
    "@googleapis/drive",
    "@googleapis/gmail",
    "@googleapis/oauth2",
    "@googleapis/people",
    "@googleapis/sheets",
    "@googleapis/youtube",
    "google-auth-library",
    "googleapis",
  ],
  versions: ">=100.0.0",
  documentation: "https://googleapis.dev/nodejs/googleapis/latest/",
  exports: {
    GoogleAuth: credentials,
    JWT: credentials,
    OAuth2Client: client,
    auth: { type: "Auth" },
    google: { members: { auth: { type: "Auth" }, options: { call: { returns: "undefined" } }, "*": service } },
    "*": service,
  },
  types: {
    Auth: { members: { GoogleAuth: credentials, JWT: credentials, OAuth2: client } },
    AuthClient: {
      members: {
        // Leads to Google, whatever is in its query.
        generateAuthUrl: { call: { returns: "unknown" } },
        getAccessToken: { call: { returns: "unknown", async: true } },
        // Google gives the code to nobody but the one who signed in there; it throws for any other.
        getToken: {
          call: {
            guards: ["authenticated"],
            returns: { object: { tokens: "identity" }, otherwise: "unknown" },
            async: true,
          },
        },
        refreshAccessToken: { call: { returns: "unknown", async: true } },
        revokeCredentials: { call: { returns: "unknown", async: true } },
        revokeToken: { call: { returns: "unknown", async: true } },
        setCredentials: { call: { returns: "undefined" } },
        verifyIdToken: { call: { guards: ["authenticated"], returns: { type: "Ticket" }, async: true } },
      },
    },
    Credentials: { members: { getClient: { call: { returns: "unknown", async: true } } } },
    Resource: {
      call: {
        effect: { danger: "privileged-api", ports: { data: "0" } },
        returns: "unknown",
        async: true,
      },
      members: { "*": { type: "Resource" } },
    },
    Ticket: {
      members: { getPayload: { call: { returns: "identity" } }, getUserId: { call: { returns: "identity" } } },
    },
  },
};
