import type { Api, LibraryModel } from "./model.ts";

const client: Api = {
  construct: [
    // With a key of the client's own, it is they who pay.
    { when: { at: "0.apiKey", carries: "client" }, returns: "unknown" },
    { returns: { type: "Client" } },
  ],
};

/** Anthropic's client. */
export const anthropic: LibraryModel = {
  name: "Anthropic",
  packages: ["@anthropic-ai/sdk"],
  versions: "^1.12.0",
  documentation: "https://github.com/anthropics/anthropic-sdk-typescript/blob/main/api.md",
  exports: { Anthropic: client, default: client },
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
