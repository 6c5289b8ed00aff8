import type { Api, LibraryModel } from "./model.ts";
import { clientClass } from "./paid-clients.ts";

const send: Api = {
  call: {
    effect: { danger: "sms", ports: { from: "0.from", text: "0.text", to: "0.to" } },
    returns: "unknown",
    async: true,
  },
};

/** Vonage: text messages, messages of other kinds, and calls. */
export const vonage: LibraryModel = {
  name: "Vonage",
  packages: ["@vonage/server-sdk"],
  versions: "^3.27.0",
  documentation: "https://developer.vonage.com/en/tools/server-sdks/nodejs",
  exports: { Vonage: clientClass("0.apiSecret") },
  types: {
    Client: {
      members: {
        messages: {
          members: {
            send: { call: { effect: { danger: "sms", ports: { data: "0" } }, returns: "unknown", async: true } },
          },
        },
        sms: { members: { send } },
        voice: {
          members: {
            createOutboundCall: {
              call: {
                effect: { danger: "sms", ports: { data: "0", to: "0.to" } },
                returns: "unknown",
                async: true,
              },
            },
          },
        },
      },
    },
  },
};
