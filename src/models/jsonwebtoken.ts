import type { Api, LibraryModel } from "./model.ts";

const functions: Readonly<Record<string, Api>> = {
  // Looks into a token without asking who made it.
  decode: { call: { returns: { oneOf: [{ value: "null" }, { value: { from: ["0"], as: "object" } }] } } },
  sign: {
    call: [
      {
        when: { at: "-1", callable: true },
        effect: { danger: "harmless" },
        callbacks: [{ at: "-1", when: "now", with: [{ oneOf: [{ value: "null" }, { value: "error" }] }, "string"] }],
        returns: "undefined",
      },
      { effect: { danger: "harmless", ports: { sealed: "0" } }, returns: "string" },
    ],
  },
  // Throws unless the token was made by whoever holds the key.
  verify: {
    call: [
      {
        when: { at: "-1", callable: true },
        callbacks: [
          {
            at: "-1",
            when: "now",
            with: [
              { oneOf: [{ value: "null" }, { value: "error" }] },
              { oneOf: [{ value: "undefined" }, { value: "identity", facts: ["authenticated"] }] },
            ],
          },
        ],
        returns: "undefined",
      },
      {
        when: { at: "2.complete", is: true },
        guards: ["authenticated"],
        returns: { object: { header: "unknown", payload: "identity", signature: "unknown" } },
      },
      { guards: ["authenticated"], returns: "identity" },
    ],
  },
};

/** What jsonwebtoken means. */
export const jsonwebtoken: LibraryModel = {
  name: "jsonwebtoken",
  packages: ["jsonwebtoken"],
  versions: "^8.5.0 || ^9.0.0",
  documentation: "https://github.com/auth0/node-jsonwebtoken#readme",
  exports: {
    JsonWebTokenError: { construct: { returns: "error" } },
    NotBeforeError: { construct: { returns: "error" } },
    TokenExpiredError: { construct: { returns: "error" } },
    ...functions,
    default: { members: functions },
  },
};
