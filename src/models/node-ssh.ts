import type { Api, LibraryModel } from "./model.ts";

/** A shell of the other machine reads the text. */
const command: Api = {
  call: { effect: { danger: "process", ports: { command: "0", options: "1" } }, returns: "unknown", async: true },
};

/** A file of this machine, and one of the other. */
const copy: Api = {
  call: { effect: { danger: "file-write", ports: { path: "1", source: "0" } }, returns: "unknown", async: true },
};

/** node-ssh. */
export const nodeSsh: LibraryModel = {
  name: "node-ssh",
  packages: ["node-ssh"],
  versions: ">=12.0.0",
  documentation: "https://github.com/steelbrain/node-ssh",
  exports: { NodeSSH: { construct: { returns: { type: "NodeSSH" } } } },
  types: {
    NodeSSH: {
      members: {
        connect: { call: { returns: { type: "NodeSSH" }, async: true } },
        // Behind the text stand arguments, which are quoted.
        exec: {
          call: {
            effect: { danger: "process", ports: { command: "0", options: "2" } },
            returns: "unknown",
            async: true,
          },
        },
        execCommand: command,
        getDirectory: copy,
        getFile: copy,
        mkdir: { call: { effect: { danger: "file-write", ports: { path: "0" } }, returns: "unknown", async: true } },
        putDirectory: copy,
        putFile: copy,
        putFiles: { call: { effect: { danger: "file-write", ports: { data: "0" } }, returns: "unknown", async: true } },
      },
    },
  },
};
