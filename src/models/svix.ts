import type { Api, LibraryModel } from "./model.ts";
import { clientClass } from "./paid-clients.ts";
import { act, actOn, lookUps, lookUpsAnd } from "./services.ts";

const ofApplication: Api = { members: { ...lookUpsAnd("precheck*"), "*": { call: actOn } } };

/** Svix: webhooks that are sent, and that are received. */
export const svix: LibraryModel = {
  name: "Svix",
  packages: ["svix"],
  versions: "^1.99.0",
  documentation: "https://docs.svix.com/",
  exports: {
    Svix: clientClass("0"),
    Webhook: { construct: { returns: { type: "Webhook" } } },
  },
  types: {
    Client: {
      members: {
        application: {
          members: { ...lookUps, create: { call: act }, getOrCreate: { call: act }, "*": { call: actOn } },
        },
        endpoint: ofApplication,
        message: ofApplication,
      },
    },
    // The signature proves who has sent it; it throws otherwise.
    Webhook: { members: { verify: { call: { guards: ["authenticated"], returns: "unknown" } } } },
  },
};
