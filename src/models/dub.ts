import type { LibraryModel } from "./model.ts";
import { clientClass } from "./paid-clients.ts";
import { actOn, lookUpsAnd } from "./services.ts";

const resource = { members: { ...lookUpsAnd("count*"), "*": { call: actOn } } };

/** Dub: short links, and what comes of them. */
export const dub: LibraryModel = {
  name: "Dub",
  packages: ["dub"],
  versions: "^0.73.0",
  documentation: "https://dub.co/docs/sdks/typescript/overview",
  exports: { Dub: clientClass("0.token") },
  types: {
    Client: {
      members: { customers: resource, domains: resource, links: resource, partners: resource, tags: resource },
    },
  },
};
