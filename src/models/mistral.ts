import type { Api, LibraryModel } from "./model.ts";
import { paidClient, paidResource } from "./paid-clients.ts";

const paid: Api = { type: "Resource" };

/** Mistral's client. */
export const mistral: LibraryModel = {
  name: "Mistral",
  packages: ["@mistralai/mistralai"],
  versions: "^2.7.0",
  documentation: "https://docs.mistral.ai/getting-started/clients",
  exports: { Mistral: paidClient },
  types: {
    Client: {
      members: { agents: paid, audio: paid, chat: paid, classifiers: paid, embeddings: paid, fim: paid, ocr: paid },
    },
    Resource: paidResource,
  },
};
