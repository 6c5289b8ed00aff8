import type { Api, LibraryModel } from "./model.ts";

const upload: Api = {
  call: {
    effect: { danger: "storage-write", ports: { data: "0" }, credentials: "server" },
    returns: "unknown",
  },
};

/** An address at which the client may upload something itself. */
const permit: Api = {
  call: { effect: { danger: "storage-write", credentials: "server" }, returns: "string", async: true },
};
const remove: Api = {
  call: {
    effect: { danger: "storage-write", picks: "0", ports: { path: "0" }, credentials: "server" },
    returns: "unknown",
    async: true,
  },
};
const update: Api = {
  call: {
    effect: { danger: "storage-write", picks: "0.id", ports: { data: "0", path: "0.id" }, credentials: "server" },
    returns: "unknown",
    async: true,
  },
};

/** An address at which the client may read what is not for everybody. */
const show = (at: string): Api => ({
  call: {
    effect: { danger: "storage-read", picks: at, ports: { path: at }, credentials: "server" },
    returns: "string",
    async: true,
  },
});

const secretly: Api = {
  members: { base64: upload, createSignedURL: permit, file: upload, json: upload, url: upload },
};
const openly: Api = { members: { ...secretly.members, cid: upload, fileArray: upload } };
const files: Api = { members: { delete: remove, update } };

/** Pinata's SDK. */
export const pinata: LibraryModel = {
  name: "Pinata",
  packages: ["pinata"],
  versions: "^1.0.0 || ^2.5.6",
  documentation: "https://docs.pinata.cloud/sdk/getting-started",
  exports: { PinataSDK: { construct: { returns: { type: "Client" } } } },
  types: {
    Client: {
      members: {
        files: { members: { ...files.members, private: files, public: files } },
        gateways: {
          members: {
            // As its first version had it; what was kept was private then.
            createSignedURL: show("0.cid"),
            private: { members: { createAccessLink: show("0.cid") } },
          },
        },
        upload: { members: { ...openly.members, private: secretly, public: openly } },
      },
    },
  },
};
