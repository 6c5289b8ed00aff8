import type { Api, LibraryModel } from "./model.ts";

const named = { bucket: "0", path: "1" } as const;
const write: Api = { call: { effect: { danger: "storage-write", ports: named }, returns: "unknown", async: true } };
const put: Api = {
  call: { effect: { danger: "storage-write", ports: { ...named, data: "2" } }, returns: "unknown", async: true },
};
const read: Api = { call: { effect: { danger: "storage-read", ports: named }, returns: "unknown", async: true } };
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
        presignedGetObject: read,
        presignedPutObject: write,
        putObject: put,
        removeBucket: administration,
        removeObject: write,
        removeObjects: write,
        setBucketPolicy: administration,
        statObject: read,
      },
    },
  },
};
