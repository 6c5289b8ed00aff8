import type { Api, LibraryModel } from "./model.ts";
import { change, changeCustomer, changeSubscription, contract, create, look } from "./payments.ts";

/** What takes no id first. */
const described: Readonly<Record<string, Api>> = {
  create: { call: create },
  list: { call: create },
  search: { call: create },
};

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

const takeAway: Api = {
  call: { effect: { danger: "payment", picks: "0", ports: { data: "1", id: "0" } }, returns: "unknown", async: true },
};

const error: Api = { construct: { returns: "error" } };

/** What Stripe says to whoever runs the program; `StripeCardError` is for whoever pays. */
const errors: Api = {
  members: {
    StripeAPIError: error,
    StripeAuthenticationError: error,
    StripeConnectionError: error,
    StripeError: error,
    StripeIdempotencyError: error,
    StripeInvalidRequestError: error,
    StripePermissionError: error,
    StripeRateLimitError: error,
    StripeSignatureVerificationError: error,
  },
};

/** Stripe. */
export const stripe: LibraryModel = {
  name: "Stripe",
  packages: ["stripe"],
  versions: "^23.1.0",
  documentation: "https://docs.stripe.com/api?lang=node",
  exports: {
    Stripe: { construct: { returns: { type: "Stripe" } }, members: { errors, webhooks } },
    default: { construct: { returns: { type: "Stripe" } }, members: { errors, webhooks } },
  },
  types: {
    Customers: { call: changeCustomer, members: { ...described, "*": { call: changeCustomer } } },
    Resource: { call: change, members: { ...described, "*": { type: "Resource" } } },
    Stripe: {
      members: {
        customers: { type: "Customers" },
        paymentMethods: {
          type: "Resource",
          members: { ...described, detach: takeAway, update: takeAway, "*": { call: change } },
        },
        prices: catalogue,
        products: catalogue,
        subscriptions: { type: "Subscriptions" },
        webhooks,
        "*": { type: "Resource" },
      },
    },
    Subscriptions: {
      call: changeSubscription,
      members: { ...described, ...contract, "*": { call: changeSubscription } },
    },
  },
};
