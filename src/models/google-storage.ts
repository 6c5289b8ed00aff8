import type { Api, Call, LibraryModel } from "./model.ts";

const write = (ports: Readonly<Record<string, string>> = {}): Api => ({
  call: { effect: { danger: "storage-write", ports }, returns: "unknown", async: true },
});
const read: Api = { call: { effect: { danger: "storage-read" }, returns: "unknown", async: true } };

/** An address that lets whoever has it read, or do what else it was made for. */
const signed: readonly Call[] = [
  {
    when: { at: "0.action", is: "read" },
    effect: { danger: "storage-read" },
    returns: { tuple: ["string"] },
    async: true,
  },
  {
    when: { at: "0.action", is: "list" },
    effect: { danger: "storage-read" },
    returns: { tuple: ["string"] },
    async: true,
  },
  { effect: { danger: "storage-write" }, returns: { tuple: ["string"] }, async: true },
];

/** Google Cloud Storage. */
export const googleStorage: LibraryModel = {
  name: "Google Cloud Storage",
  packages: ["@google-cloud/storage"],
  versions: ">=6.0.0",
  documentation: "https://googleapis.dev/nodejs/storage/latest/",
  exports: { Storage: { construct: { returns: { type: "Storage" } } } },
  types: {
    Bucket: {
      members: {
        delete: write(),
        deleteFiles: write(),
        file: { call: { returns: { type: "File" } } },
        getFiles: read,
        makePublic: write(),
        // A file of this machine.
        upload: write({ path: "1.destination" }),
      },
    },
    File: {
      members: {
        copy: write(),
        createResumableUpload: write(),
        createWriteStream: { call: { effect: { danger: "storage-write" }, returns: "unknown" } },
        delete: write(),
        download: read,
        generateSignedPostPolicyV4: write(),
        getSignedUrl: { call: signed },
        makePublic: write(),
        move: write(),
        save: write({ data: "0" }),
        setMetadata: write({ data: "0" }),
      },
    },
    Storage: {
      members: { bucket: { call: { returns: { type: "Bucket" } } }, createBucket: write(), getBuckets: read },
    },
  },
};
