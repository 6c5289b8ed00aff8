import type { Api, LibraryModel } from "./model.ts";

const functions: Readonly<Record<string, Api>> = {
  // Looks into a token without asking who made it.
  decode: {
    call: [
      {
        when: { at: "1.complete", is: true },
        returns: {
          oneOf: [
            { value: "null" },
            { value: { object: { header: { written: "0" }, payload: { written: "0" }, signature: { from: ["0"] } } } },
          ],
        },
      },
      { returns: { oneOf: [{ value: "null" }, { value: { written: "0" } }] } },
    ],
  },
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

const { decode = {}, sign = {}, verify = {} } = functions;

/** The same, each from a file of its own. */
export const jsonwebtokenDecode = onlyOf("decode", decode);
export const jsonwebtokenSign = onlyOf("sign", sign);
export const jsonwebtokenVerify = onlyOf("verify", verify);

function onlyOf(name: string, api: Api): LibraryModel {
  return {
    name: `jsonwebtoken/${name}`,
    packages: [`jsonwebtoken/${name}`],
    versions: "^8.5.0 || ^9.0.0",
    documentation: "https://github.com/auth0/node-jsonwebtoken#readme",
    exports: { default: api },
  };
}

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
