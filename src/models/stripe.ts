import type { Api, Call, LibraryModel } from "./model.ts";

const create: Call = { effect: { danger: "payment", ports: { data: "0" } }, returns: "unknown", async: true };
const change: Call = { effect: { danger: "payment", ports: { data: "1", id: "0" } }, returns: "unknown", async: true };
const look: Call = { effect: { danger: "harmless", ports: { id: "0" } }, returns: "unknown", async: true };

/** Prices and products are there to be shown. */
const catalogue: Api = {
  type: "Resource",
  members: { list: { call: look }, retrieve: { call: look }, search: { call: look } },
};

/** The signature proves that Stripe has sent it; they throw otherwise. */
const webhooks: Api = {
  members: {
    constructEvent: { call: { guards: ["authenticated"], returns: "unknown" } },
    constructEventAsync: { call: { guards: ["authenticated"], returns: "unknown", async: true } },
    constructEventWithoutVerification: { call: { returns: { from: ["0"] } } },
  },
};

/** Stripe. */
export const stripe: LibraryModel = {
  name: "Stripe",
  packages: ["stripe"],
  versions: "^23.1.0",
  documentation: "https://docs.stripe.com/api?lang=node",
  exports: {
    Stripe: { construct: { returns: { type: "Stripe" } }, members: { webhooks } },
    default: { construct: { returns: { type: "Stripe" } }, members: { webhooks } },
  },
  types: {
    Resource: {
      call: change,
      members: {
        create: { call: create },
        list: { call: create },
        search: { call: create },
        "*": { type: "Resource" },
      },
    },
    Stripe: { members: { prices: catalogue, products: catalogue, webhooks, "*": { type: "Resource" } } },
  },
};
