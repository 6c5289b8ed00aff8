import type { LibraryModel } from "./model.ts";
import { paidClient } from "./paid-clients.ts";

/** OpenAI's client. */
export const openai: LibraryModel = {
  name: "OpenAI",
  packages: ["openai"],
  versions: "^6.49.0",
  documentation: "https://github.com/openai/openai-node/blob/master/api.md",
  exports: { AzureOpenAI: paidClient, OpenAI: paidClient, default: paidClient },
  types: {
    Client: {
      members: {
        webhooks: {
          members: {
            unwrap: { call: { guards: ["authenticated"], returns: "unknown", async: true } },
            verifySignature: { call: { guards: ["authenticated"], returns: "undefined", async: true } },
          },
        },
        "*": { type: "Resource" },
      },
    },
    Resource: {
      call: {
        effect: {
          danger: "ai",
          ports: { input: "0.input", messages: "0.messages", model: "0.model", prompt: "0.prompt" },
        },
        returns: "unknown",
        async: true,
      },
      members: { "*": { type: "Resource" } },
    },
  },
};
