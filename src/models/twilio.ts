import type { Api, LibraryModel } from "./model.ts";

const client: Api = { call: { returns: { type: "Client" } } };

/** Twilio: messages, calls, and everything else by its name only. */
export const twilio: LibraryModel = {
  name: "Twilio",
  packages: ["twilio"],
  versions: "^6.2.0",
  documentation: "https://www.twilio.com/docs/libraries/reference/twilio-node/",
  exports: {
    Twilio: { construct: { returns: { type: "Client" } } },
    default: {
      ...client,
      construct: { returns: { type: "Client" } },
      members: { Twilio: { construct: { returns: { type: "Client" } } } },
    },
  },
  types: {
    Client: {
      members: {
        messages: {
          type: "Resource",
          members: {
            create: {
              call: {
                effect: { danger: "sms", ports: { from: "0.from", text: "0.body", to: "0.to" } },
                returns: "unknown",
                async: true,
              },
            },
          },
        },
        "*": { type: "Resource" },
      },
    },
    // One of them, by its id.
    Context: {
      members: {
        fetch: { call: { effect: { danger: "privileged-api" }, returns: "unknown", async: true } },
        remove: { call: { effect: { danger: "privileged-api" }, returns: "unknown", async: true } },
        update: {
          call: { effect: { danger: "privileged-api", ports: { data: "0" } }, returns: "unknown", async: true },
        },
        "*": { type: "Resource" },
      },
    },
    Resource: {
      call: { returns: { type: "Context" } },
      members: {
        create: {
          call: {
            effect: { danger: "sms", ports: { data: "0", to: "0.to" } },
            returns: "unknown",
            async: true,
          },
        },
        list: { call: { effect: { danger: "privileged-api" }, returns: "unknown", async: true } },
        "*": { type: "Resource" },
      },
    },
  },
};
