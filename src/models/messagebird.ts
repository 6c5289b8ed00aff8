import type { LibraryModel } from "./model.ts";
import { clientWithKey } from "./paid-clients.ts";

/** MessageBird, now Bird. What it answers goes to a callback. */
export const messagebird: LibraryModel = {
  name: "MessageBird",
  packages: ["messagebird"],
  versions: "^4.0.0",
  documentation: "https://developers.messagebird.com/api/",
  exports: { initClient: { call: clientWithKey("0") } },
  types: {
    Client: {
      members: {
        messages: {
          members: {
            create: {
              call: {
                effect: { danger: "sms", ports: { from: "0.originator", text: "0.body", to: "0.recipients" } },
                returns: "undefined",
              },
            },
          },
        },
        verify: {
          members: {
            create: { call: { effect: { danger: "sms", ports: { to: "0" } }, returns: "undefined" } },
          },
        },
      },
    },
  },
};
