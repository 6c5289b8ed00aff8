import type { Api, LibraryModel } from "./model.ts";
import { clientWithKey } from "./paid-clients.ts";
import { actOn } from "./services.ts";

const paid: Api = { call: actOn };

/** Tavily: searches, paid for one by one. */
export const tavily: LibraryModel = {
  name: "Tavily",
  packages: ["@tavily/core"],
  versions: "^0.7.0",
  documentation: "https://docs.tavily.com/sdk/javascript/reference",
  exports: { tavily: { call: clientWithKey("0.apiKey") } },
  types: {
    Client: {
      members: {
        crawl: paid,
        extract: paid,
        map: paid,
        research: paid,
        search: paid,
        searchContext: paid,
        searchQNA: paid,
      },
    },
  },
};
