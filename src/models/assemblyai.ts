import type { Api, LibraryModel } from "./model.ts";
import { paidClient } from "./paid-clients.ts";

const paid: Api = { call: { effect: { danger: "ai", ports: { input: "0" } }, returns: "unknown", async: true } };

/** AssemblyAI: what is said, written down. */
export const assemblyAi: LibraryModel = {
  name: "AssemblyAI",
  packages: ["assemblyai"],
  versions: "^4.41.0",
  documentation: "https://www.assemblyai.com/docs",
  exports: { AssemblyAI: paidClient },
  types: {
    Client: {
      members: {
        transcripts: {
          members: {
            create: paid,
            delete: {
              call: { effect: { danger: "privileged-api", ports: { id: "0" } }, returns: "unknown", async: true },
            },
            submit: paid,
            transcribe: paid,
          },
        },
      },
    },
  },
};
