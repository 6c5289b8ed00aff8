import type { Api, LibraryModel } from "./model.ts";

const read: Api = {
  call: { effect: { danger: "storage-read", ports: { path: "0" } }, returns: "unknown", async: true },
};
const remove: Api = {
  call: { effect: { danger: "storage-write", picks: "0", ports: { path: "0" } }, returns: "unknown", async: true },
};
const write: Api = {
  call: { effect: { danger: "storage-write", ports: { path: "0" } }, returns: "unknown", async: true },
};
const upload: Api = {
  call: { effect: { danger: "storage-write", ports: { data: "0" } }, returns: "unknown", async: true },
};

/** UploadThing's server API. */
export const uploadthing: LibraryModel = {
  name: "UploadThing",
  packages: ["uploadthing/server"],
  versions: "^7.7.4",
  documentation: "https://docs.uploadthing.com/api-reference/ut-api",
  exports: { UTApi: { construct: { returns: { type: "UTApi" } } } },
  types: {
    UTApi: {
      members: {
        deleteFiles: remove,
        generateSignedURL: read,
        getFileUrls: read,
        getSignedURL: read,
        getUsageInfo: { call: { effect: { danger: "storage-read" }, returns: "unknown", async: true } },
        listFiles: { call: { effect: { danger: "storage-read" }, returns: "unknown", async: true } },
        renameFiles: write,
        updateACL: write,
        uploadFiles: upload,
        // Fetches the address on UploadThing's servers.
        uploadFilesFromUrl: upload,
      },
    },
  },
};
