import type { Api, LibraryModel } from "./model.ts";

const client: Api = { construct: { returns: { type: "Client" } } };

/** `on("ready", …)`: what is done with the connection once it is there. */
const listener: Api = {
  call: { callbacks: [{ at: "1", when: "later", with: ["unknown", "unknown"] }], returns: { type: "Client" } },
};

/** ssh2. */
export const ssh2: LibraryModel = {
  name: "ssh2",
  packages: ["ssh2"],
  versions: "^1.0.0",
  documentation: "https://github.com/mscdex/ssh2",
  exports: { Client: client, default: { members: { Client: client } } },
  types: {
    Client: {
      members: {
        connect: { call: { returns: { type: "Client" } } },
        // A shell of the other machine reads the text.
        exec: {
          call: {
            effect: { danger: "process", ports: { command: "0", options: "1" } },
            callbacks: [{ at: "-1", when: "later", with: ["undefined", "unknown"] }],
            returns: { type: "Client" },
          },
        },
        on: listener,
        once: listener,
      },
    },
  },
};
