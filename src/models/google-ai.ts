import type { Api, Danger, LibraryModel, Place } from "./model.ts";
import { clientClass } from "./paid-clients.ts";

/** What a call does with something at a place of its arguments. */
const does = (danger: Danger, port: string, at: Place): Api => ({
  call: { effect: { danger, ports: { [port]: at } }, returns: "unknown", async: true },
});
/** The input stands alone, or in an object. */
const generate = does("ai", "prompt", "0");
/** It costs nothing, and changes nothing: how many tokens there are, what is there already. */
const asks: Api = { call: { effect: { danger: "harmless" }, returns: "unknown", async: true } };
/** It is changed, ended or given out with the server's key. */
const manage = does("privileged-api", "id", "0");
/** Files that Google keeps for the program. */
const keep = does("storage-write", "data", "0");
const take = does("storage-read", "path", "0");

const managed = { create: manage, delete: manage, get: asks, list: asks };
const changed = { ...managed, update: manage };

/** Google's two clients of Gemini. */
export const googleAi: LibraryModel = {
  name: "Google AI",
  packages: ["@google/genai", "@google/generative-ai", "@google/generative-ai/server"],
  versions: ">=0.24.0",
  documentation: "https://googleapis.github.io/js-genai/",
  exports: {
    GoogleAICacheManager: clientClass("0", "OlderCaches"),
    GoogleAIFileManager: clientClass("0", "OlderFiles"),
    GoogleGenAI: clientClass("0.apiKey"),
    GoogleGenerativeAI: clientClass("0", "OlderClient"),
  },
  types: {
    Chat: { members: { getHistory: asks, sendMessage: generate, sendMessageStream: generate } },
    Client: {
      members: {
        agents: { members: managed },
        authTokens: { members: { create: manage } },
        batches: {
          members: {
            cancel: manage,
            create: generate,
            createEmbeddings: generate,
            delete: manage,
            get: asks,
            list: asks,
          },
        },
        caches: { members: { create: generate, delete: manage, get: asks, list: asks, update: manage } },
        chats: { members: { create: { call: { returns: { type: "Chat" } } } } },
        credentials: { members: changed },
        environments: { members: managed },
        // What is put into a store is embedded, which is paid for.
        fileSearchStores: {
          members: {
            create: keep,
            delete: keep,
            documents: { members: { delete: keep, get: asks, list: asks } },
            downloadMedia: take,
            get: asks,
            importFile: generate,
            list: asks,
            uploadToFileSearchStore: generate,
          },
        },
        files: {
          members: { delete: keep, download: take, get: asks, list: asks, registerFiles: keep, upload: keep },
        },
        interactions: { members: { cancel: manage, create: generate, delete: manage, get: asks } },
        live: { members: { connect: generate, music: { members: { connect: generate } } } },
        models: {
          members: {
            computeTokens: asks,
            countTokens: asks,
            delete: manage,
            editImage: generate,
            embedContent: generate,
            generateContent: generate,
            generateContentStream: generate,
            generateImages: generate,
            generateVideos: generate,
            get: asks,
            list: asks,
            recontextImage: generate,
            segmentImage: generate,
            update: manage,
            upscaleImage: generate,
          },
        },
        operations: { members: { get: asks, getVideosOperation: asks } },
        triggers: { members: { ...changed, listExecutions: asks, run: generate } },
        tunings: {
          members: { cancel: manage, get: asks, list: asks, tune: generate, validateReward: generate },
        },
        voices: { members: managed },
        webhooks: { members: { ...changed, ping: manage, rotateSigningSecret: manage } },
      },
    },
    Model: {
      members: {
        batchEmbedContents: generate,
        countTokens: asks,
        embedContent: generate,
        generateContent: generate,
        generateContentStream: generate,
        startChat: { call: { returns: { type: "Chat" } } },
      },
    },
    OlderCaches: { members: { create: generate, delete: manage, get: asks, list: asks, update: manage } },
    OlderClient: {
      members: {
        getGenerativeModel: { call: { returns: { type: "Model" } } },
        getGenerativeModelFromCachedContent: { call: { returns: { type: "Model" } } },
      },
    },
    OlderFiles: { members: { deleteFile: keep, getFile: asks, listFiles: asks, uploadFile: keep } },
  },
};
