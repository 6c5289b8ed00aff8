import type { LibraryModel, Result } from "./model.ts";

const session: Result = { oneOf: [{ value: "undefined" }, { value: "identity", facts: ["authenticated"] }] };

/** What Descope's SDK for Next.js means. */
export const descope: LibraryModel = {
  name: "Descope",
  packages: ["@descope/nextjs-sdk/server"],
  versions: "^0.15.0",
  documentation: "https://docs.descope.com/getting-started/nextjs",
  exports: {
    createSdk: { call: { returns: { type: "Sdk" } } },
    getSession: { call: { async: true, returns: session } },
    session: { call: { async: true, returns: session } },
  },
  types: {
    Management: {
      members: {
        "*": {
          members: {
            "*": {
              call: {
                async: true,
                effect: { danger: "privileged-api", ports: { id: "0", data: "1" }, credentials: "server" },
                returns: "unknown",
              },
            },
          },
        },
      },
    },
    Sdk: {
      members: {
        management: { type: "Management" },
        // Throws unless the token was made by Descope and is not too old.
        validateJwt: { call: { async: true, guards: ["authenticated"], returns: "identity" } },
        validateSession: { call: { async: true, guards: ["authenticated"], returns: "identity" } },
      },
    },
  },
};
