import type { LibraryModel } from "./model.ts";
import { paidClient } from "./paid-clients.ts";

/** Groq's client. */
export const groq: LibraryModel = {
  name: "Groq",
  packages: ["groq-sdk"],
  versions: "^1.6.0",
  documentation: "https://github.com/groq/groq-typescript/blob/main/api.md",
  exports: { Groq: paidClient, default: paidClient },
  types: {
    Client: { members: { "*": { type: "Resource" } } },
    Resource: {
      call: {
        effect: { danger: "ai", ports: { input: "0.input", messages: "0.messages", model: "0.model" } },
        returns: "unknown",
        async: true,
      },
      members: { "*": { type: "Resource" } },
    },
  },
};
