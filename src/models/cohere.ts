import type { Api, LibraryModel } from "./model.ts";
import { clientClass } from "./paid-clients.ts";

const paid: Api = {
  call: { effect: { danger: "ai", ports: { input: "0", model: "0.model" } }, returns: "unknown", async: true },
};
const client = clientClass("0.token");

/** Cohere. */
export const cohere: LibraryModel = {
  name: "Cohere",
  packages: ["cohere-ai"],
  versions: "^8.1.0",
  documentation: "https://docs.cohere.com/reference/about",
  exports: { CohereClient: client, CohereClientV2: client },
  types: {
    Client: {
      members: {
        chat: paid,
        chatStream: paid,
        classify: paid,
        embed: paid,
        generate: paid,
        generateStream: paid,
        rerank: paid,
        summarize: paid,
      },
    },
  },
};
