import type { Api, Call, Effect, LibraryModel } from "./model.ts";

const effect: Effect = {
  danger: "ai",
  ports: { messages: "0.messages", model: "0.model", prompt: "0.prompt", system: "0.system" },
};
const generate: Call = { effect, returns: "unknown", async: true };

/** It answers while it goes on; what it calls at the end comes later. */
const stream: Call = {
  effect,
  callbacks: [
    { at: "0.onFinish", when: "later", with: ["unknown"] },
    { at: "0.onError", when: "later", with: ["error"] },
  ],
  returns: "unknown",
};

const embedding: Call = {
  effect: { danger: "ai", ports: { input: "0.value", model: "0.model" } },
  returns: "unknown",
  async: true,
};
const agent: Api = { construct: { returns: { type: "Agent" } } };

/** The AI SDK. */
export const ai: LibraryModel = {
  name: "AI SDK",
  packages: ["ai"],
  versions: "^6.0.326",
  documentation: "https://ai-sdk.dev/docs/reference/ai-sdk-core",
  exports: {
    Experimental_Agent: agent,
    ToolLoopAgent: agent,
    embed: { call: embedding },
    embedMany: { call: { ...embedding, effect: { danger: "ai", ports: { input: "0.values", model: "0.model" } } } },
    experimental_generateImage: { call: generate },
    experimental_generateSpeech: { call: { ...generate, effect: { danger: "ai", ports: { prompt: "0.text" } } } },
    experimental_generateVideo: { call: generate },
    experimental_transcribe: { call: { ...generate, effect: { danger: "ai", ports: { input: "0.audio" } } } },
    generateImage: { call: generate },
    generateObject: { call: generate },
    generateText: { call: generate },
    rerank: { call: { ...generate, effect: { danger: "ai", ports: { input: "0.documents", prompt: "0.query" } } } },
    streamObject: { call: stream },
    streamText: { call: stream },
  },
  types: {
    Agent: { members: { generate: { call: generate }, stream: { call: { ...stream, async: true } } } },
  },
};
