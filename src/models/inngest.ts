import type { LibraryModel } from "./model.ts";

/** Inngest: events that are sent; what its functions do runs elsewhere. */
export const inngest: LibraryModel = {
  name: "Inngest",
  packages: ["inngest"],
  versions: "^4.24.0",
  documentation: "https://www.inngest.com/docs/reference/events/send",
  exports: { Inngest: { construct: { returns: { type: "Inngest" } } } },
  types: {
    Inngest: {
      members: {
        createFunction: { call: { returns: "unknown" } },
        send: {
          call: {
            effect: { danger: "queue", ports: { data: "0.data", message: "0", name: "0.name" } },
            returns: "unknown",
            async: true,
          },
        },
        sendSignal: {
          call: { effect: { danger: "queue", ports: { message: "0" } }, returns: "unknown", async: true },
        },
      },
    },
  },
};
