import type { Api, LibraryModel } from "./model.ts";
import { clientClass } from "./paid-clients.ts";

const write: Api = {
  call: { effect: { danger: "storage-write", ports: { data: "0" } }, returns: "unknown", async: true },
};

/** ImageKit. */
export const imagekit: LibraryModel = {
  name: "ImageKit",
  packages: ["imagekit"],
  versions: "^6.0.0",
  documentation: "https://imagekit.io/docs/integration/nodejs",
  exports: { default: clientClass("0.privateKey") },
  types: {
    Client: {
      members: {
        "bulk*": write,
        "copy*": write,
        createFolder: write,
        "delete*": write,
        "move*": write,
        renameFile: write,
        updateFileDetails: write,
        upload: write,
      },
    },
  },
};
