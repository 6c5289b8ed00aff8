import type { LibraryModel } from "./model.ts";

/**
 * What Next.js' functions for the request mean. In 14 they answer at once, from 15 on with a promise: awaiting what is no
 * promise changes nothing, so both are said in one way.
 */
export const nextHeaders: LibraryModel = {
  name: "next/headers",
  packages: ["next/headers"],
  versions: "^14.2.0 || ^15.5.0 || ^16.4.0",
  documentation: "https://nextjs.org/docs/app/api-reference/functions",
  exports: {
    cookies: { call: { neverFails: true, returns: { type: "Cookies" } } },
    draftMode: { call: { neverFails: true, returns: { type: "DraftMode" } } },
    headers: { call: { neverFails: true, returns: { type: "Headers" } } },
  },
  types: {
    Cookies: {
      members: {
        delete: { call: { neverFails: true, effect: { danger: "cookie", ports: { name: "0" } }, returns: "this" } },
        get: {
          call: {
            neverFails: true,
            returns: {
              oneOf: [
                { value: "undefined" },
                { value: { object: { name: { from: ["0"], as: "string" }, value: { client: "cookie" } } } },
              ],
            },
          },
        },
        getAll: {
          call: {
            neverFails: true,
            returns: { array: { object: { name: { client: "cookie" }, value: { client: "cookie" } } } },
          },
        },
        has: { call: { neverFails: true, returns: "boolean" } },
        set: {
          call: [
            {
              when: { at: "1", present: true },
              neverFails: true,
              effect: { danger: "cookie", ports: { name: "0", value: "1", options: "2" } },
              returns: "this",
            },
            {
              neverFails: true,
              effect: { danger: "cookie", ports: { name: "0.name", value: "0.value", options: "0" } },
              returns: "this",
            },
          ],
        },
        size: { value: "number" },
      },
    },
    DraftMode: {
      members: {
        disable: { call: { neverFails: true, effect: { danger: "cookie" }, returns: "undefined" } },
        // Shows what has not been published to whoever called.
        enable: {
          call: {
            neverFails: true,
            effect: { danger: "privileged-api", credentials: "server" },
            returns: "undefined",
          },
        },
        isEnabled: { value: "boolean" },
      },
    },
    Headers: {
      members: {
        entries: { call: { returns: { array: { tuple: [{ client: "header" }, { client: "header" }] } } } },
        forEach: {
          call: {
            callbacks: [{ at: "0", when: "now", with: [{ client: "header" }, { client: "header" }, "this"] }],
            returns: "undefined",
          },
        },
        get: { call: { neverFails: true, returns: { oneOf: [{ value: "null" }, { value: { client: "header" } }] } } },
        getSetCookie: { call: { returns: { array: { client: "header" } } } },
        has: { call: { neverFails: true, returns: "boolean" } },
        keys: { call: { returns: { array: { client: "header" } } } },
        values: { call: { returns: { array: { client: "header" } } } },
      },
    },
  },
};
