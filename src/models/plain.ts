import type { LibraryModel } from "./model.ts";
import { paidClient } from "./paid-clients.ts";
import { act } from "./services.ts";

/** Plain: what customers write to a team. */
export const plain: LibraryModel = {
  name: "Plain",
  packages: ["@team-plain/typescript-sdk"],
  versions: "^5.12.0",
  documentation: "https://www.plain.com/docs/api-reference/graphql/typescript-sdk",
  exports: { PlainClient: paidClient },
  types: {
    Client: {
      members: {
        "add*": { call: act },
        "assign*": { call: act },
        "create*": { call: act },
        "delete*": { call: act },
        "remove*": { call: act },
        "reply*": { call: act },
        "send*": { call: act },
        "set*": { call: act },
        "update*": { call: act },
        "upsert*": { call: act },
      },
    },
  },
};
