import type { Api, LibraryModel } from "./model.ts";
import { clientClass } from "./paid-clients.ts";
import { actOn, lookUps } from "./services.ts";

const client = clientClass("0.tokenSecret");
const resource: Api = { type: "Resource" };

/** Mux: videos, and signatures that prove that it has sent something. */
export const mux: LibraryModel = {
  name: "Mux",
  packages: ["@mux/mux-node"],
  versions: "^15.3.0",
  documentation: "https://www.mux.com/docs/integrations/mux-node-sdk",
  exports: { Mux: client, default: client },
  types: {
    Client: {
      members: {
        video: resource,
        webhooks: {
          members: {
            unwrap: { call: { guards: ["authenticated"], returns: "unknown", async: true } },
            verifySignature: { call: { guards: ["authenticated"], returns: "undefined", async: true } },
          },
        },
      },
    },
    Resource: { call: actOn, members: { ...lookUps, "*": resource } },
  },
};
