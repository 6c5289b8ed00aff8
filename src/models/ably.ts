import type { Api, LibraryModel } from "./model.ts";

const client: Api = {
  construct: [
    // With a key of the client's own, it is they who speak.
    { when: { at: "0", carries: "client" }, returns: "unknown" },
    { when: { at: "0.key", carries: "client" }, returns: "unknown" },
    { returns: { type: "Client" } },
  ],
};

/** Ably. */
export const ably: LibraryModel = {
  name: "Ably",
  packages: ["ably"],
  versions: "^2.28.0",
  documentation: "https://ably.com/docs/api/rest-sdk",
  exports: { Realtime: client, Rest: client, default: { members: { Realtime: client, Rest: client } } },
  types: {
    Channel: {
      members: {
        publish: {
          call: {
            effect: { danger: "privileged-api", ports: { data: "1", event: "0" } },
            returns: "unknown",
            async: true,
          },
        },
      },
    },
    Client: { members: { channels: { members: { get: { call: { returns: { type: "Channel" } } } } } } },
  },
};
