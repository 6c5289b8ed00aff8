import type { Api, LibraryModel } from "./model.ts";
import { clientClass } from "./paid-clients.ts";
import { actOn, lookUpsAnd } from "./services.ts";

const resource: Api = { type: "Resource" };

/** HubSpot. */
export const hubspot: LibraryModel = {
  name: "HubSpot",
  packages: ["@hubspot/api-client"],
  versions: "^13.5.0",
  documentation: "https://developers.hubspot.com/docs/api-reference/overview",
  exports: { Client: clientClass("0.accessToken") },
  types: {
    Client: { members: { crm: resource, events: resource, marketing: resource } },
    Resource: { call: actOn, members: { ...lookUpsAnd("doSearch*", "read*"), "*": resource } },
  },
};
