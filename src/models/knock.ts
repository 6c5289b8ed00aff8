import type { Api, LibraryModel } from "./model.ts";
import { paidClient } from "./paid-clients.ts";
import { actOn, lookUps } from "./services.ts";

const resource: Api = { type: "Resource" };

/** Knock. */
export const knock: LibraryModel = {
  name: "Knock",
  packages: ["@knocklabs/node"],
  versions: "^1.35.0",
  documentation: "https://docs.knock.app/sdks/node/overview",
  exports: { Knock: paidClient, default: paidClient },
  types: {
    Client: {
      members: {
        messages: resource,
        objects: resource,
        schedules: resource,
        tenants: resource,
        users: resource,
        workflows: resource,
      },
    },
    Resource: { call: actOn, members: { ...lookUps, "*": resource } },
  },
};
