import type { LibraryModel } from "./model.ts";

/** Plaid: people's bank accounts, by tokens that the server keeps. */
export const plaid: LibraryModel = {
  name: "Plaid",
  packages: ["plaid"],
  versions: ">=10.0.0",
  documentation: "https://plaid.com/docs/api/",
  exports: {
    Configuration: { construct: { returns: "unknown" } },
    PlaidApi: { construct: { returns: { type: "Client" } } },
  },
  types: {
    Client: {
      members: {
        "*": {
          call: {
            effect: { danger: "privileged-api", ports: { data: "0" }, credentials: "server" },
            returns: "unknown",
            async: true,
          },
        },
      },
    },
  },
};
