import type { Api, LibraryModel } from "./model.ts";
import { paidClient } from "./paid-clients.ts";
import { actOn } from "./services.ts";

const paid: Api = { call: actOn };

/** Firecrawl: what pages of others hold, paid for by the page. */
export const firecrawl: LibraryModel = {
  name: "Firecrawl",
  packages: ["@mendable/firecrawl-js"],
  versions: "^1.21.0 || ^4.42.0",
  documentation: "https://docs.firecrawl.dev/sdks/node",
  exports: { Firecrawl: paidClient, FirecrawlClient: paidClient, default: paidClient },
  types: {
    Client: {
      members: {
        agent: paid,
        asyncBatchScrapeUrls: paid,
        asyncCrawlUrl: paid,
        batchScrape: paid,
        batchScrapeUrls: paid,
        cancelCrawl: paid,
        crawl: paid,
        crawlUrl: paid,
        extract: paid,
        map: paid,
        mapUrl: paid,
        scrape: paid,
        scrapeUrl: paid,
        search: paid,
        startAgent: paid,
        startBatchScrape: paid,
        startCrawl: paid,
        startExtract: paid,
      },
    },
  },
};
