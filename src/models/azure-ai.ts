import type { Api, LibraryModel } from "./model.ts";
import { lookUps } from "./services.ts";

/** Reads a document, which is paid by the page. */
const analysis: Api = {
  call: { effect: { danger: "ai", ports: { model: "0", input: "1" } }, returns: "unknown", async: true },
};

/** Azure's Document Intelligence. */
export const azureDocuments: LibraryModel = {
  name: "Azure Document Intelligence",
  packages: ["@azure/ai-form-recognizer"],
  versions: "^5.1.0",
  documentation: "https://learn.microsoft.com/javascript/api/overview/azure/ai-form-recognizer-readme",
  exports: { DocumentAnalysisClient: { construct: { returns: { type: "Client" } } } },
  types: {
    Client: {
      members: {
        beginAnalyzeDocument: analysis,
        beginAnalyzeDocumentFromUrl: analysis,
        beginClassifyDocument: analysis,
        beginClassifyDocumentFromUrl: analysis,
      },
    },
  },
};

const change: Api = {
  call: { effect: { danger: "database-write", ports: { data: "0" } }, returns: "unknown", async: true },
};
const look: Api = { call: { effect: { danger: "database-read" }, returns: "unknown", async: true } };

/** Azure's AI Search. */
export const azureSearch: LibraryModel = {
  name: "Azure AI Search",
  packages: ["@azure/search-documents"],
  versions: "^13.0.0",
  documentation: "https://learn.microsoft.com/javascript/api/overview/azure/search-documents-readme",
  exports: {
    SearchClient: { construct: { returns: { type: "Client" } } },
    SearchIndexClient: { construct: { returns: { type: "IndexClient" } } },
  },
  types: {
    Client: {
      members: {
        deleteDocuments: change,
        getDocument: look,
        indexDocuments: change,
        mergeDocuments: change,
        mergeOrUploadDocuments: change,
        search: look,
        uploadDocuments: change,
      },
    },
    IndexClient: {
      members: {
        createIndex: change,
        createOrUpdateIndex: change,
        deleteIndex: change,
        getSearchClient: { call: { returns: { type: "Client" } } },
      },
    },
  },
};

/** What is asked of it is paid for by the call, whichever it is; what has been asked before may be looked at. */
const asked: Api = {
  call: { effect: { danger: "ai", ports: { input: "0" } }, returns: "unknown", async: true },
};

/** Azure's Computer Vision and Text Analytics. */
export const azureCognitive: LibraryModel = {
  name: "Azure AI services",
  packages: ["@azure/ai-text-analytics", "@azure/cognitiveservices-computervision"],
  versions: "@azure/ai-text-analytics ^5.1.0, @azure/cognitiveservices-computervision ^8.2.0",
  documentation: "https://learn.microsoft.com/javascript/api/overview/azure/cognitive-services",
  exports: {
    ComputerVisionClient: { construct: { returns: { type: "Client" } } },
    TextAnalyticsClient: { construct: { returns: { type: "Client" } } },
  },
  types: { Client: { members: { ...lookUps, "*": asked } } },
};

/** Azure's services that are asked by their addresses: `client.path("/imageanalysis:analyze").post({ body })`. */
export const azureRest: LibraryModel = {
  name: "Azure AI REST clients",
  packages: [
    "@azure-rest/ai-document-intelligence",
    "@azure-rest/ai-inference",
    "@azure-rest/ai-translation-text",
    "@azure-rest/ai-vision-image-analysis",
  ],
  versions: ">=1.0.0-beta.1",
  documentation: "https://learn.microsoft.com/javascript/api/overview/azure/ai-services",
  exports: {
    default: { call: { returns: { type: "Client" } } },
    isUnexpected: { call: { returns: "boolean" } },
  },
  types: {
    Client: { members: { path: { call: { returns: { type: "Path" } } } } },
    Path: {
      members: {
        get: { call: { effect: { danger: "harmless" }, returns: "unknown", async: true } },
        post: {
          call: { effect: { danger: "ai", ports: { input: "0.body" } }, returns: "unknown", async: true },
        },
      },
    },
  },
};

const completion: Api = {
  call: { effect: { danger: "ai", ports: { messages: "1", model: "0" } }, returns: "unknown", async: true },
};

/** OpenAI's models at Azure; since version 2, the package only adds types to OpenAI's own client. */
export const azureOpenAi: LibraryModel = {
  name: "Azure OpenAI",
  packages: ["@azure/openai"],
  versions: ">=1.0.0-beta.1 <2.0.0",
  documentation: "https://www.npmjs.com/package/@azure/openai/v/1.0.0-beta.13",
  exports: { OpenAIClient: { construct: { returns: { type: "Client" } } } },
  types: {
    Client: {
      members: {
        getAudioTranscription: completion,
        getAudioTranslation: completion,
        getChatCompletions: completion,
        getCompletions: completion,
        getEmbeddings: completion,
        getImages: completion,
        streamChatCompletions: completion,
        streamCompletions: completion,
      },
    },
  },
};
