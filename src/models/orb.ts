import type { Api, LibraryModel } from "./model.ts";
import { change, changeCustomer, changeSubscription, contract, create, look } from "./payments.ts";

/** What takes no id first. */
const described: Readonly<Record<string, Api>> = {
  create: { call: create },
  list: { call: create },
};

/** Plans, prices and what they are made of are there to be shown. */
const catalogue: Api = { type: "Resource", members: { fetch: { call: look }, list: { call: look } } };

/** The signature proves that Orb has sent it; they throw otherwise. */
const webhooks: Api = {
  members: {
    unwrap: { call: { guards: ["authenticated"], returns: "unknown" } },
    verifySignature: { call: { guards: ["authenticated"], returns: "undefined" } },
  },
};

/** Orb: who pays for what, by how much of it they use. */
export const orb: LibraryModel = {
  name: "Orb",
  packages: ["orb-billing"],
  versions: "^6.11.0",
  documentation: "https://docs.withorb.com/api-reference",
  exports: {
    Orb: { construct: { returns: { type: "Orb" } } },
    default: { construct: { returns: { type: "Orb" } } },
  },
  types: {
    CustomerPart: { call: changeCustomer, members: { "*": { type: "CustomerPart" } } },
    Customers: { call: changeCustomer, members: { ...described, "*": { type: "CustomerPart" } } },
    Orb: {
      members: {
        customers: { type: "Customers" },
        events: { type: "Resource", members: { ingest: { call: create } } },
        items: catalogue,
        metrics: catalogue,
        plans: catalogue,
        prices: catalogue,
        subscriptions: { type: "Subscriptions" },
        topLevel: { members: { ping: { call: look } } },
        webhooks,
        "*": { type: "Resource" },
      },
    },
    Resource: { call: change, members: { ...described, "*": { type: "Resource" } } },
    Subscriptions: {
      call: changeSubscription,
      members: { ...described, ...contract, "*": { call: changeSubscription } },
    },
  },
};
