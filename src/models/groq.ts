import type { Api, LibraryModel } from "./model.ts";

const client: Api = {
  construct: [
    // With a key of the client's own, it is they who pay.
    { when: { at: "0.apiKey", carries: "client" }, returns: "unknown" },
    { returns: { type: "Client" } },
  ],
};

/** Groq's client. */
export const groq: LibraryModel = {
  name: "Groq",
  packages: ["groq-sdk"],
  versions: "^1.6.0",
  documentation: "https://github.com/groq/groq-typescript/blob/main/api.md",
  exports: { Groq: client, default: client },
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
