import type { Api, LibraryModel } from "./model.ts";
import { clientClass } from "./paid-clients.ts";
import { act } from "./services.ts";

/** Whoever is given it may listen to the channel. */
const admit: Api = {
  call: { effect: { danger: "privileged-api", ports: { channel: "1", data: "2" } }, returns: "unknown" },
};

/** Pusher. */
export const pusher: LibraryModel = {
  name: "Pusher",
  packages: ["pusher"],
  versions: "^5.3.0",
  documentation: "https://pusher.com/docs/channels/server_api/overview/",
  exports: { default: clientClass("0.secret") },
  types: {
    Client: {
      members: {
        authenticate: admit,
        authorizeChannel: admit,
        sendToUser: {
          call: {
            effect: { danger: "privileged-api", ports: { data: "2", event: "1", to: "0" } },
            returns: "unknown",
            async: true,
          },
        },
        terminateUserConnections: {
          call: { effect: { danger: "privileged-api", ports: { id: "0" } }, returns: "unknown", async: true },
        },
        trigger: {
          call: {
            effect: { danger: "privileged-api", ports: { channel: "0", data: "2", event: "1" } },
            returns: "unknown",
            async: true,
          },
        },
        triggerBatch: { call: act },
      },
    },
  },
};
