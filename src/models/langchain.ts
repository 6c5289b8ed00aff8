import type { Api, LibraryModel } from "./model.ts";

const paid: Api = {
  call: { effect: { danger: "ai", ports: { prompt: "0" } }, returns: { from: ["0"] }, async: true },
};
/** A model like it, with other settings. */
const same: Api = { call: { returns: "this" } };
const model: Api = {
  construct: [
    // With a key of the client's own, it is they who pay.
    { when: { at: "0.apiKey", carries: "client" }, returns: "unknown" },
    { when: { at: "0.openAIApiKey", carries: "client" }, returns: "unknown" },
    { returns: { type: "Model" } },
  ],
};

/** LangChain's models, called by themselves; what a chain of others does is not followed. */
export const langchain: LibraryModel = {
  name: "LangChain",
  packages: ["@langchain/anthropic", "@langchain/google-genai", "@langchain/mistralai", "@langchain/openai"],
  versions: ">=0.3.0",
  documentation: "https://docs.langchain.com/oss/javascript/langchain/models",
  exports: {
    ChatAnthropic: model,
    ChatGoogleGenerativeAI: model,
    ChatMistralAI: model,
    ChatOpenAI: model,
    OpenAIEmbeddings: { construct: { returns: { type: "Embeddings" } } },
  },
  types: {
    Embeddings: { members: { embedDocuments: paid, embedQuery: paid } },
    Model: {
      members: {
        batch: paid,
        bindTools: same,
        invoke: paid,
        stream: paid,
        withConfig: same,
        withRetry: same,
        withStructuredOutput: same,
      },
    },
  },
};
