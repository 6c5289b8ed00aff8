import type { Api, LibraryModel } from "./model.ts";
import { clientClass } from "./paid-clients.ts";
import { change, changeCustomer, changeSubscription, create, pausedContract } from "./payments.ts";
import { lookUpsAnd, signed } from "./services.ts";

const described: Readonly<Record<string, Api>> = { ...lookUpsAnd("all"), create: { call: create } };

/** Razorpay. */
export const razorpay: LibraryModel = {
  name: "Razorpay",
  packages: ["razorpay", "razorpay/dist/utils/razorpay-utils"],
  versions: "^2.9.8",
  documentation: "https://razorpay.com/docs/payments/server-integration/nodejs/",
  exports: {
    default: {
      ...clientClass("0.key_secret"),
      members: { validateWebhookSignature: { call: signed } },
    },
    validatePaymentVerification: { call: signed },
    validateWebhookSignature: { call: signed },
  },
  types: {
    Client: {
      members: {
        customers: { members: { ...described, "*": { call: changeCustomer } } },
        subscriptions: { members: { ...described, ...pausedContract, "*": { call: changeSubscription } } },
        "*": { members: { ...described, "*": { call: change } } },
      },
    },
  },
};
