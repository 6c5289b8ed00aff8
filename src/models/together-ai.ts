import type { Api, LibraryModel } from "./model.ts";
import { paidClient, paidResource } from "./paid-clients.ts";

const paid: Api = { type: "Resource" };

/** Together AI. */
export const togetherAi: LibraryModel = {
  name: "Together AI",
  packages: ["together-ai"],
  versions: "^0.52.0",
  documentation: "https://docs.together.ai/reference",
  exports: { Together: paidClient, default: paidClient },
  types: {
    Client: {
      members: { audio: paid, chat: paid, completions: paid, embeddings: paid, images: paid, rerank: paid },
    },
    Resource: paidResource,
  },
};
