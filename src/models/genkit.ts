import type { Api, Call, LibraryModel, Result } from "./model.ts";
import { standardApi } from "./standard-schema.ts";
import { zodNamespace, zodParsing, zodSchema } from "./zod.ts";

/** A model is asked, which is paid for; the input stands alone, or in an object. */
const paid = (returns: Result = "unknown"): Call => ({
  effect: { danger: "ai", ports: { prompt: "0" } },
  returns,
  async: true,
});
const asked: Api = { call: paid() };
/** It answers while it goes on. */
const streamed: Api = { call: { effect: { danger: "ai", ports: { prompt: "0" } }, returns: "unknown" } };
const free: Api = { call: { returns: "unknown", async: true } };
const prompt: Api = { call: { returns: { type: "Prompt" } } };
const chat: Api = { call: { returns: { type: "Chat" } } };
const session: Api = { call: { returns: { type: "Session" } } };

/** A function of the program's that is given what its schema has let through, and throws otherwise. */
const flow: Api = {
  call: {
    pipeline: [
      { add: "input", at: "0.inputSchema" },
      {
        finish: "1",
        handler: ["parsed", "unknown"],
        middleware: [],
        context: "0",
        input: "0",
        result: "plain",
      },
    ],
  },
};

/** A step that is only watched. */
const step: Api = {
  call: [
    {
      when: { at: "1", callable: true },
      callbacks: [{ at: "1", when: "now" }],
      returns: "callback",
      async: true,
    },
    {
      callbacks: [{ at: "2", when: "now", with: [{ argument: "1" }] }],
      returns: "callback",
      async: true,
    },
  ],
};

/** Genkit: flows are functions, and prompts ask a model when they are called. */
export const genkit: LibraryModel = {
  name: "Genkit",
  packages: ["genkit", "genkit/beta"],
  versions: "^1.0.0",
  documentation: "https://genkit.dev/docs/flows/",
  exports: {
    Genkit: { construct: { returns: { type: "Genkit" } } },
    genkit: { call: { returns: { type: "Genkit" } } },
    z: { members: zodNamespace },
  },
  types: {
    Chat: { members: { send: asked, sendStream: streamed } },
    Genkit: {
      members: {
        cancelOperation: free,
        chat,
        checkOperation: free,
        createSession: session,
        currentContext: { call: { returns: "unknown" } },
        defineFlow: flow,
        definePrompt: prompt,
        // The schema itself.
        defineSchema: { call: { returns: { argument: "1" } } },
        defineTool: flow,
        dynamicTool: flow,
        embed: asked,
        embedMany: asked,
        evaluate: asked,
        generate: asked,
        generateOperation: asked,
        generateStream: streamed,
        index: {
          call: { effect: { danger: "database-write", ports: { data: "0" } }, returns: "undefined", async: true },
        },
        loadSession: { call: { returns: { type: "Session" }, async: true } },
        prompt,
        rerank: asked,
        retrieve: asked,
        run: step,
      },
    },
    Prompt: { call: paid(), members: { render: free, stream: streamed } },
    Schema: zodSchema,
    Session: { members: { chat } },
    Standard: standardApi,
  },
  parsing: zodParsing,
};
