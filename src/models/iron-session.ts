import type { LibraryModel, Result } from "./model.ts";

/** What a sealed cookie says about the caller, if there is one and it says so. */
const caller: Result = { oneOf: [{ value: "undefined" }, { value: "identity", facts: ["authenticated"] }] };

/** Anything else in it: the program put it there, perhaps before anybody signed in. */
const kept: Result = { oneOf: [{ value: "undefined" }, { value: "identity", facts: ["authenticated?"] }] };

/** What iron-session means. The session is always an object; an unknown caller's is empty. */
export const ironSession: LibraryModel = {
  name: "iron-session",
  packages: ["iron-session", "iron-session/edge"],
  versions: "^8.0.0",
  documentation: "https://github.com/vvo/iron-session#readme",
  exports: {
    getIronSession: {
      call: {
        async: true,
        returns: {
          object: {
            account: caller,
            destroy: { type: "Destroy" },
            email: caller,
            id: caller,
            isLoggedIn: caller,
            isSignedIn: caller,
            loggedIn: caller,
            save: { type: "Save" },
            sub: caller,
            uid: caller,
            updateConfig: { type: "UpdateConfig" },
            user: caller,
            userId: caller,
            user_id: caller,
            username: caller,
          },
          otherwise: kept,
        },
      },
    },
    sealData: { call: { async: true, effect: { danger: "harmless", ports: { sealed: "0" } }, returns: "string" } },
    // Gives an empty object for a seal that was tampered with or is too old.
    unsealData: {
      call: {
        async: true,
        returns: {
          object: {
            account: caller,
            email: caller,
            id: caller,
            isLoggedIn: caller,
            isSignedIn: caller,
            loggedIn: caller,
            sub: caller,
            uid: caller,
            user: caller,
            userId: caller,
            user_id: caller,
            username: caller,
          },
          otherwise: kept,
        },
      },
    },
  },
  types: {
    Destroy: { call: { effect: { danger: "sign-out" }, returns: "undefined" } },
    Save: {
      call: { async: true, effect: { danger: "session-create", ports: { sealed: "this" } }, returns: "undefined" },
    },
    UpdateConfig: { call: { effect: { danger: "harmless" }, returns: "undefined" } },
  },
};
