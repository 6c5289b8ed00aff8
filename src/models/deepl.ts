import type { Api, LibraryModel } from "./model.ts";
import { clientClass } from "./paid-clients.ts";

const client = clientClass("0");
const paid: Api = {
  call: { effect: { danger: "ai", ports: { input: "0" } }, returns: "unknown", async: true },
};
const managed: Api = {
  call: { effect: { danger: "privileged-api", ports: { id: "0" } }, returns: "unknown", async: true },
};

/** DeepL's translations, which are paid for by the letter. */
export const deepl: LibraryModel = {
  name: "DeepL",
  packages: ["deepl-node"],
  versions: "^1.28.0",
  documentation: "https://github.com/DeepLcom/deepl-node#readme",
  exports: { DeepLClient: client, Translator: client },
  types: {
    Client: {
      members: {
        createGlossary: managed,
        createGlossaryWithCsv: managed,
        deleteGlossary: managed,
        rephraseText: paid,
        translateDocument: paid,
        translateText: paid,
        uploadDocument: paid,
      },
    },
  },
};
