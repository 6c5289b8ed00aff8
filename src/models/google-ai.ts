import type { Api, LibraryModel } from "./model.ts";

/** The input stands alone, or in an object. */
const generate: Api = {
  call: { effect: { danger: "ai", ports: { prompt: "0" } }, returns: "unknown", async: true },
};
const count: Api = { call: { effect: { danger: "harmless" }, returns: "unknown", async: true } };

/** Google's two clients of Gemini. */
export const googleAi: LibraryModel = {
  name: "Google AI",
  packages: ["@google/genai", "@google/generative-ai"],
  versions: ">=0.24.0",
  documentation: "https://googleapis.github.io/js-genai/",
  exports: {
    GoogleGenAI: { construct: { returns: { type: "Client" } } },
    GoogleGenerativeAI: { construct: { returns: { type: "OlderClient" } } },
  },
  types: {
    Chat: { members: { sendMessage: generate, sendMessageStream: generate } },
    Client: {
      members: {
        chats: { members: { create: { call: { returns: { type: "Chat" } } } } },
        models: {
          members: {
            computeTokens: count,
            countTokens: count,
            editImage: generate,
            embedContent: generate,
            generateContent: generate,
            generateContentStream: generate,
            generateImages: generate,
            generateVideos: generate,
            upscaleImage: generate,
          },
        },
      },
    },
    Model: {
      members: {
        batchEmbedContents: generate,
        countTokens: count,
        embedContent: generate,
        generateContent: generate,
        generateContentStream: generate,
        startChat: { call: { returns: { type: "Chat" } } },
      },
    },
    OlderClient: { members: { getGenerativeModel: { call: { returns: { type: "Model" } } } } },
  },
};
