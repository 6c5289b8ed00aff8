import type { Api, LibraryModel } from "./model.ts";

const client: Api = {
  construct: [
    // With a key of the client's own, it is they who pay.
    { when: { at: "0.apiKey", carries: "client" }, returns: "unknown" },
    { returns: { type: "Client" } },
  ],
};

/** OpenAI's client. */
export const openai: LibraryModel = {
  name: "OpenAI",
  packages: ["openai"],
  versions: "^6.49.0",
  documentation: "https://github.com/openai/openai-node/blob/master/api.md",
  exports: { AzureOpenAI: client, OpenAI: client, default: client },
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
