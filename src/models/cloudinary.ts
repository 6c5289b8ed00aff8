import type { Api, LibraryModel } from "./model.ts";

const upload: Api = {
  call: { effect: { danger: "storage-write", ports: { data: "0", options: "1" } }, returns: "unknown", async: true },
};
const stream: Api = {
  call: {
    effect: { danger: "storage-write", ports: { options: "0" } },
    callbacks: [{ at: "1", when: "later", with: ["undefined", "unknown"] }],
    returns: "unknown",
  },
};
const remove: Api = {
  call: { effect: { danger: "storage-write", picks: "0", ports: { path: "0" } }, returns: "unknown", async: true },
};
const change: Api = {
  call: { effect: { danger: "storage-write", ports: { path: "0" } }, returns: "unknown", async: true },
};

/** Cloudinary: uploads, and its administration by name only. */
export const cloudinary: LibraryModel = {
  name: "Cloudinary",
  packages: ["cloudinary"],
  versions: "^2.11.0",
  documentation: "https://cloudinary.com/documentation/node_integration",
  exports: {
    default: { members: { v2: { type: "Cloudinary" } } },
    v2: { type: "Cloudinary" },
  },
  types: {
    Cloudinary: {
      members: {
        api: {
          members: { "*": { call: { effect: { danger: "privileged-api" }, returns: "unknown", async: true } } },
        },
        config: { call: { returns: "unknown" } },
        uploader: {
          members: {
            destroy: remove,
            explicit: change,
            rename: change,
            unsigned_upload: upload,
            upload,
            upload_chunked: upload,
            upload_chunked_stream: stream,
            upload_large: upload,
            upload_stream: stream,
          },
        },
        // `api_sign_request` makes a signature with which the browser uploads.
        utils: {
          members: {
            api_sign_request: {
              call: { effect: { danger: "storage-write", ports: { options: "0" } }, returns: "string" },
            },
          },
        },
      },
    },
  },
};
