import type { LibraryModel } from "./model.ts";
import { paidClient } from "./paid-clients.ts";

/** Anthropic's client. */
export const anthropic: LibraryModel = {
  name: "Anthropic",
  packages: ["@anthropic-ai/sdk"],
  versions: "^1.12.0",
  documentation: "https://github.com/anthropics/anthropic-sdk-typescript/blob/main/api.md",
  exports: { Anthropic: paidClient, default: paidClient },
  types: {
    Client: { members: { "*": { type: "Resource" } } },
    Resource: {
      call: {
        effect: { danger: "ai", ports: { messages: "0.messages", model: "0.model", system: "0.system" } },
        returns: "unknown",
        async: true,
      },
      members: { "*": { type: "Resource" } },
    },
  },
};
