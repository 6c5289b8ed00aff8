import type { Api, LibraryModel } from "./model.ts";

const write: Api = {
  call: { effect: { danger: "storage-write", ports: { data: "1", path: "0" } }, returns: "unknown", async: true },
};
const between: Api = {
  call: { effect: { danger: "storage-write", ports: { from: "0", path: "1" } }, returns: "unknown", async: true },
};
const permit: Api = {
  call: { effect: { danger: "storage-write", ports: { path: "0.pathname" } }, returns: "unknown", async: true },
};
const read: Api = {
  call: { effect: { danger: "storage-read", ports: { path: "0" } }, returns: "unknown", async: true },
};

/** Vercel Blob. */
export const vercelBlob: LibraryModel = {
  name: "Vercel Blob",
  packages: ["@vercel/blob", "@vercel/blob/client"],
  versions: "^2.8.0",
  documentation: "https://vercel.com/docs/vercel-blob/using-blob-sdk",
  exports: {
    completeMultipartUpload: write,
    copy: between,
    createFolder: write,
    createMultipartUpload: write,
    createMultipartUploader: write,
    del: {
      call: {
        effect: { danger: "storage-write", picks: "0", ports: { path: "0" } },
        returns: "undefined",
        async: true,
      },
    },
    generateClientTokenFromReadWriteToken: permit,
    get: read,
    handleUpload: {
      call: {
        effect: { danger: "storage-write", ports: { data: "0.body" } },
        callbacks: [
          { at: "0.onBeforeGenerateToken", when: "now", with: [{ from: ["0.body"] }] },
          { at: "0.onUploadCompleted", when: "later", with: [{ from: ["0.body"] }] },
        ],
        returns: "unknown",
        async: true,
      },
    },
    head: read,
    issueSignedToken: permit,
    list: {
      call: { effect: { danger: "storage-read", ports: { path: "0.prefix" } }, returns: "unknown", async: true },
    },
    put: write,
    // Fetches the address on the server.
    putFromUrl: {
      call: { effect: { danger: "storage-write", ports: { path: "0", url: "1" } }, returns: "unknown", async: true },
    },
    rename: between,
    uploadPart: write,
  },
};
