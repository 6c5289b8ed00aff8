import type { Api, LibraryModel } from "./model.ts";

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
