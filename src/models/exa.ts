import type { Api, LibraryModel } from "./model.ts";
import { clientClass } from "./paid-clients.ts";
import { actOn } from "./services.ts";

const paid: Api = { call: actOn };
const client = clientClass("0");

/** Exa: searches, paid for one by one. */
export const exa: LibraryModel = {
  name: "Exa",
  packages: ["exa-js"],
  versions: "^2.23.0",
  documentation: "https://docs.exa.ai/sdks/typescript-sdk-specification",
  exports: { Exa: client, default: client },
  types: {
    Client: {
      members: {
        answer: paid,
        findSimilar: paid,
        findSimilarAndContents: paid,
        getContents: paid,
        search: paid,
        searchAndContents: paid,
        streamAnswer: paid,
      },
    },
  },
};
