import type { LibraryModel } from "./model.ts";
import { clientClass } from "./paid-clients.ts";
import { act } from "./services.ts";

/** Loops: mails, and what makes it send some. */
export const loops: LibraryModel = {
  name: "Loops",
  packages: ["loops"],
  versions: "^7.3.0",
  documentation: "https://loops.so/docs/sdks/javascript",
  exports: { LoopsClient: clientClass("0") },
  types: {
    Client: {
      members: {
        createContact: { call: act },
        deleteContact: { call: act },
        sendEvent: { call: act },
        sendTransactionalEmail: {
          call: {
            effect: { danger: "mail", ports: { data: "0.dataVariables", to: "0.email" } },
            returns: "unknown",
            async: true,
          },
        },
        updateContact: { call: act },
      },
    },
  },
};
