import type { Api, LibraryModel } from "./model.ts";

const named = { bucket: "0", path: "1" } as const;
const write: Api = { call: { effect: { danger: "storage-write", ports: named }, returns: "unknown", async: true } };
const put: Api = {
  call: { effect: { danger: "storage-write", ports: { ...named, data: "2" } }, returns: "unknown", async: true },
};
const read: Api = { call: { effect: { danger: "storage-read", ports: named }, returns: "unknown", async: true } };
/** An address for whoever has it, and what is gone after that, are picked. */
const sign: Api = {
  call: { effect: { danger: "storage-read", picks: "1", ports: named }, returns: "string", async: true },
};
const remove: Api = {
  call: { effect: { danger: "storage-write", picks: "1", ports: named }, returns: "unknown", async: true },
};
const administration: Api = {
  call: { effect: { danger: "storage-write", ports: { bucket: "0" } }, returns: "unknown", async: true },
};

/** MinIO's client, for whatever speaks as S3 does. */
export const minio: LibraryModel = {
  name: "MinIO",
  packages: ["minio"],
  versions: ">=7.0.0",
  documentation: "https://min.io/docs/minio/linux/developers/javascript/API.html",
  exports: { Client: { construct: { returns: { type: "Client" } } } },
  types: {
    Client: {
      members: {
        fPutObject: write,
        getObject: read,
        getPartialObject: read,
        makeBucket: administration,
        presignedGetObject: sign,
        presignedPutObject: write,
        putObject: put,
        removeBucket: administration,
        removeObject: remove,
        removeObjects: remove,
        setBucketPolicy: administration,
        statObject: read,
      },
    },
  },
};
