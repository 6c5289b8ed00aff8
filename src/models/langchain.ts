import type { Api, Call, LibraryModel } from "./model.ts";
import { change, removal, search } from "./search-engines.ts";

/** Somebody pays for each of these. */
const paid: Api = {
  call: { effect: { danger: "ai", ports: { prompt: "0" } }, returns: { from: ["0"] }, async: true },
};
/** It like it is, with other settings. */
const same: Api = { call: { returns: "this" } };
/** What only makes something of what it is given. */
const free: Api = { call: { returns: { from: ["0"] }, async: true } };

const model: Api = {
  construct: [
    // With a key of the client's own, it is they who pay.
    { when: { at: "0.apiKey", carries: "client" }, returns: "unknown" },
    { when: { at: "0.openAIApiKey", carries: "client" }, returns: "unknown" },
    { returns: { type: "Model" } },
  ],
};
const embeddings: Api = {
  construct: [
    { when: { at: "0.apiKey", carries: "client" }, returns: "unknown" },
    { when: { at: "0.openAIApiKey", carries: "client" }, returns: "unknown" },
    { returns: { type: "Embeddings" } },
  ],
};

/** What a model that is paid for has a part in is paid for; anything else is not. */
const composed: readonly Call[] = [
  { when: { at: "*", holds: "Model" }, returns: { type: "Model" } },
  { returns: { type: "Step" } },
];
const chain: Api = { call: composed };
const chainClass: Api = { construct: composed, members: { fromLLM: chain } };
/** Runnables that are put together of others. */
const runnables: Api = { construct: composed, members: { from: chain } };
/** A step that the program has written itself. */
const lambda: Api = {
  construct: { callbacks: [{ at: "0.func", when: "now", with: ["unknown"] }], returns: { type: "Step" } },
  members: {
    from: { call: { callbacks: [{ at: "0", when: "now", with: ["unknown"] }], returns: { type: "Step" } } },
  },
};
/** Says which model by a name. */
const byName: Api = { call: { returns: { type: "Model" } } };

const step: Api = { construct: { returns: { type: "Step" } } };
const steps: Api = { call: { returns: { type: "Step" } } };
const prompt: Api = {
  construct: { returns: { type: "Step" } },
  members: { fromMessages: steps, fromTemplate: steps },
};
const parser: Api = {
  construct: { returns: { type: "Step" } },
  members: { fromNamesAndDescriptions: steps, fromZodSchema: steps },
};
const message: Api = { construct: { returns: { from: ["0"] } } };
const splitter: Api = {
  construct: { returns: { type: "Splitter" } },
  members: { fromLanguage: { call: { returns: { type: "Splitter" } } } },
};

/** Texts or documents that a store is filled with, or one that is there already. */
const filled: Api = {
  call: { effect: { danger: "database-write", ports: { data: "0" } }, returns: { type: "Store" }, async: true },
};
const opened: Api = { call: { returns: { type: "Store" }, async: true } };
const ofStore = { fromDocuments: filled, fromExistingIndex: opened, fromTexts: filled };
const store: Api = { construct: { returns: { type: "Store" } }, members: ofStore };
/** In this process' memory: what is put there and looked for is embedded, and nothing else. */
const embedded: Api = {
  call: { effect: { danger: "ai", ports: { prompt: "0" } }, returns: { type: "Memory" }, async: true },
};
const memory: Api = {
  construct: { returns: { type: "Memory" } },
  members: { fromDocuments: embedded, fromTexts: embedded },
};
/** Loads a page when it is told to. */
const page: Api = { construct: { effect: { danger: "request", ports: { url: "0" } }, returns: { type: "Loader" } } };

/** LangChain's models, and what is put together of them. */
export const langchain: LibraryModel = {
  name: "LangChain",
  packages: [
    "@langchain/anthropic",
    "@langchain/aws",
    "@langchain/classic/*",
    "@langchain/cohere",
    "@langchain/community/*",
    "@langchain/core/*",
    "@langchain/deepseek",
    "@langchain/google-genai",
    "@langchain/google-vertexai",
    "@langchain/groq",
    "@langchain/langgraph/prebuilt",
    "@langchain/mistralai",
    "@langchain/mongodb",
    "@langchain/openai",
    "@langchain/pinecone",
    "@langchain/qdrant",
    "@langchain/textsplitters",
    "@langchain/xai",
    "langchain",
    "langchain/*",
  ],
  versions: ">=0.1.0",
  documentation: "https://docs.langchain.com/oss/javascript/langchain/models",
  exports: {
    // Models
    AzureChatOpenAI: model,
    AzureOpenAI: model,
    BedrockChat: model,
    ChatAnthropic: model,
    ChatBedrockConverse: model,
    ChatCohere: model,
    ChatDeepSeek: model,
    ChatFireworks: model,
    ChatGoogleGenerativeAI: model,
    ChatGroq: model,
    ChatMistralAI: model,
    ChatOpenAI: model,
    ChatPerplexity: model,
    ChatTogetherAI: model,
    ChatVertexAI: model,
    ChatXAI: model,
    Cohere: model,
    OpenAI: model,
    VertexAI: model,
    createAgent: byName,
    initChatModel: { call: { returns: { type: "Model" }, async: true } },
    // Embeddings
    AzureOpenAIEmbeddings: embeddings,
    BedrockEmbeddings: embeddings,
    CohereEmbeddings: embeddings,
    GoogleGenerativeAIEmbeddings: embeddings,
    MistralAIEmbeddings: embeddings,
    OpenAIEmbeddings: embeddings,
    VertexAIEmbeddings: embeddings,
    // Chains
    AgentExecutor: { construct: composed, members: { fromAgentAndTools: chain } },
    ConversationChain: chainClass,
    ConversationalRetrievalQAChain: chainClass,
    LLMChain: { construct: composed },
    RetrievalQAChain: chainClass,
    RunnableBranch: runnables,
    RunnableLambda: lambda,
    RunnableMap: runnables,
    RunnableParallel: runnables,
    RunnablePassthrough: { construct: { returns: { type: "Step" } }, members: { assign: chain } },
    RunnableSequence: runnables,
    RunnableWithMessageHistory: { construct: composed },
    createHistoryAwareRetriever: chain,
    createOpenAIFunctionsAgent: chain,
    createOpenAIToolsAgent: chain,
    createReactAgent: chain,
    createRetrievalChain: chain,
    createStructuredChatAgent: chain,
    createStuffDocumentsChain: chain,
    createToolCallingAgent: chain,
    initializeAgentExecutorWithOptions: chain,
    loadQAMapReduceChain: chain,
    loadQARefineChain: chain,
    loadQAStuffChain: chain,
    loadSummarizationChain: chain,
    // What goes in and out
    AIMessage: message,
    ChatMessage: message,
    ChatPromptTemplate: prompt,
    CommaSeparatedListOutputParser: step,
    Document: { construct: { returns: { argument: "0" } } },
    FewShotPromptTemplate: prompt,
    HumanMessage: message,
    HumanMessagePromptTemplate: prompt,
    JsonOutputParser: step,
    MessagesPlaceholder: step,
    PromptTemplate: prompt,
    StringOutputParser: step,
    StructuredOutputParser: parser,
    SystemMessage: message,
    SystemMessagePromptTemplate: prompt,
    ToolMessage: message,
    // Texts and stores
    CharacterTextSplitter: splitter,
    CheerioWebBaseLoader: page,
    Chroma: { ...store, members: { ...ofStore, fromExistingCollection: opened } },
    FaissStore: store,
    MarkdownTextSplitter: splitter,
    MemoryVectorStore: memory,
    MongoDBAtlasVectorSearch: store,
    NeonPostgres: { ...store, members: { ...ofStore, initialize: opened } },
    PGVectorStore: { ...store, members: { ...ofStore, initialize: opened } },
    PineconeStore: store,
    PlaywrightWebBaseLoader: page,
    PuppeteerWebBaseLoader: page,
    QdrantVectorStore: store,
    RecursiveCharacterTextSplitter: splitter,
    RecursiveUrlLoader: page,
    SupabaseVectorStore: store,
    TokenTextSplitter: splitter,
    UpstashVectorStore: store,
  },
  types: {
    Embeddings: { members: { embedDocuments: paid, embedQuery: paid } },
    Loader: { members: { load: { call: { returns: "unknown", async: true } } } },
    Memory: {
      members: {
        addDocuments: paid,
        asRetriever: { call: { returns: { type: "MemoryRetriever" } } },
        similaritySearch: paid,
        similaritySearchWithScore: paid,
      },
    },
    MemoryRetriever: { members: { invoke: paid, pipe: steps } },
    Model: {
      members: {
        batch: paid,
        bind: same,
        bindTools: same,
        call: paid,
        generate: paid,
        generatePrompt: paid,
        invoke: paid,
        pipe: same,
        predict: paid,
        run: paid,
        stream: paid,
        streamEvents: paid,
        withConfig: same,
        withFallbacks: same,
        withListeners: same,
        withRetry: same,
        withStructuredOutput: same,
      },
    },
    Retriever: { members: { invoke: search, pipe: steps } },
    Splitter: { members: { createDocuments: free, splitDocuments: free, splitText: free } },
    Step: {
      members: {
        batch: free,
        format: free,
        formatMessages: free,
        getFormatInstructions: { call: { returns: "string" } },
        invoke: free,
        partial: { call: { returns: "this", async: true } },
        pipe: chain,
        stream: free,
        withConfig: same,
        withListeners: same,
        withRetry: same,
      },
    },
    Store: {
      members: {
        addDocuments: change("0"),
        addVectors: change("1"),
        asRetriever: { call: { returns: { type: "Retriever" } } },
        delete: removal("0"),
        maxMarginalRelevanceSearch: search,
        similaritySearch: search,
        similaritySearchVectorWithScore: search,
        similaritySearchWithScore: search,
      },
    },
  },
};
