import type { Api, LibraryModel } from "./model.ts";

const service: Api = { construct: { returns: { type: "Service" } } };

/** LiveKit: rooms, and streams into and out of them. */
export const livekit: LibraryModel = {
  name: "LiveKit",
  packages: ["livekit-server-sdk"],
  versions: ">=2.0.0",
  documentation: "https://docs.livekit.io/reference/server-sdk-js/",
  exports: {
    // A ticket for a room, which is made for whoever asks.
    AccessToken: { construct: { returns: { type: "Token" } } },
    AgentDispatchClient: service,
    EgressClient: service,
    IngressClient: service,
    RoomServiceClient: service,
    SipClient: service,
  },
  types: {
    Service: {
      members: {
        "*": {
          call: {
            effect: { danger: "privileged-api", ports: { name: "0", data: "1" }, credentials: "server" },
            returns: "unknown",
            async: true,
          },
        },
      },
    },
    Token: {
      members: {
        addGrant: { call: { returns: "undefined" } },
        toJwt: { call: { returns: "unknown", async: true } },
      },
    },
  },
};
