import type { Api, LibraryModel } from "./model.ts";
import { clientWithKey, paidClient, paidResource } from "./paid-clients.ts";

const paid: Api = { type: "Resource" };

/** Deepgram: what is said, written down and the other way round. */
export const deepgram: LibraryModel = {
  name: "Deepgram",
  packages: ["@deepgram/sdk"],
  versions: "^3.13.0 || ^5.13.0",
  documentation: "https://developers.deepgram.com/docs/js-sdk",
  exports: { DeepgramClient: paidClient, createClient: { call: clientWithKey("0") } },
  types: {
    Client: { members: { listen: paid, read: paid, speak: paid } },
    Resource: paidResource,
  },
};
