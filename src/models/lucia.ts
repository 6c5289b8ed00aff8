import type { Api, LibraryModel } from "./model.ts";

/** A class that hashes passwords. */
const hasher: Api = { construct: { returns: { type: "Hasher" } } };

/** What Lucia means. */
export const lucia: LibraryModel = {
  name: "Lucia",
  packages: ["lucia"],
  versions: "^3.2.0",
  documentation: "https://v3.lucia-auth.com/reference/main/Lucia",
  exports: {
    LegacyScrypt: hasher,
    Lucia: { construct: { returns: { type: "Lucia" } } },
    Scrypt: hasher,
    generateId: { call: { returns: { random: "secure" } } },
    generateIdFromEntropySize: { call: { returns: { random: "secure" } } },
    verifyRequestOrigin: { call: { returns: "boolean" } },
  },
  types: {
    Hasher: {
      members: {
        hash: {
          call: {
            async: true,
            effect: { danger: "password-hash", ports: { password: "0" } },
            returns: { digest: ["0"] },
          },
        },
        verify: {
          call: {
            async: true,
            effect: { danger: "password-check", ports: { hash: "0", password: "1" } },
            returns: "boolean",
          },
        },
      },
    },
    Lucia: {
      members: {
        createBlankSessionCookie: { call: { returns: "unknown" } },
        createSession: {
          call: {
            async: true,
            effect: { danger: "session-create", ports: { user: "0", data: "1" }, credentials: "server" },
            returns: "identity",
          },
        },
        createSessionCookie: { call: { returns: "unknown" } },
        deleteExpiredSessions: { call: { async: true, effect: { danger: "harmless" }, returns: "undefined" } },
        getUserSessions: {
          call: {
            async: true,
            effect: { danger: "privileged-api", ports: { id: "0" }, credentials: "server" },
            returns: { array: "unknown" },
          },
        },
        invalidateSession: {
          call: { async: true, effect: { danger: "sign-out", ports: { id: "0" } }, returns: "undefined" },
        },
        invalidateUserSessions: {
          call: {
            async: true,
            effect: { danger: "privileged-api", ports: { id: "0" }, credentials: "server" },
            returns: "undefined",
          },
        },
        readBearerToken: {
          call: { returns: { oneOf: [{ value: "null" }, { value: { from: ["0"], as: "string" } }] } },
        },
        readSessionCookie: {
          call: { returns: { oneOf: [{ value: "null" }, { value: { from: ["0"], as: "string" } }] } },
        },
        sessionCookieName: { value: "string" },
        // Looks the session up by its unguessable id, which only its owner's cookie holds.
        validateSession: {
          call: {
            async: true,
            returns: {
              oneOf: [
                { value: { object: { session: "null", user: "null" } } },
                { value: { object: { session: "identity", user: "identity" } }, facts: ["authenticated"] },
              ],
            },
          },
        },
      },
    },
  },
};
