import type { Api, LibraryModel } from "./model.ts";

const write = (ports: Readonly<Record<string, string>> = {}): Api => ({
  call: { effect: { danger: "storage-write", ports }, returns: "unknown", async: true },
});
const read: Api = { call: { effect: { danger: "storage-read" }, returns: "unknown", async: true } };
const blob: Api = { call: { returns: { type: "Blob" } } };

/** Azure's Blob Storage. */
export const azureBlob: LibraryModel = {
  name: "Azure Blob Storage",
  packages: ["@azure/storage-blob"],
  versions: "^12.0.0",
  documentation: "https://learn.microsoft.com/javascript/api/overview/azure/storage-blob-readme",
  exports: {
    BlobServiceClient: {
      construct: { returns: { type: "Service" } },
      members: { fromConnectionString: { call: { returns: { type: "Service" } } } },
    },
    BlockBlobClient: { construct: { returns: { type: "Blob" } } },
    ContainerClient: { construct: { returns: { type: "Container" } } },
  },
  types: {
    Blob: {
      members: {
        beginCopyFromURL: write(),
        delete: write(),
        deleteIfExists: write(),
        download: read,
        downloadToBuffer: read,
        setMetadata: write({ data: "0" }),
        syncUploadFromURL: write(),
        upload: write({ data: "0" }),
        uploadData: write({ data: "0" }),
        uploadFile: write(),
        uploadStream: write({ data: "0" }),
      },
    },
    Container: {
      members: {
        delete: write(),
        deleteBlob: write({ path: "0" }),
        deleteIfExists: write(),
        getBlobClient: blob,
        getBlockBlobClient: blob,
        uploadBlockBlob: write({ data: "1", path: "0" }),
      },
    },
    Service: {
      members: {
        createContainer: write(),
        deleteContainer: write(),
        getContainerClient: { call: { returns: { type: "Container" } } },
      },
    },
  },
};
