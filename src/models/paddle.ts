import type { Api, LibraryModel } from "./model.ts";
import { clientClass } from "./paid-clients.ts";
import { change, changeCustomer, changeSubscription, create, pausedContract } from "./payments.ts";
import { lookUpsAnd, signed } from "./services.ts";

const described = lookUpsAnd("preview*");
const ofCustomer: Api = { members: { ...described, "*": { call: changeCustomer } } };

/** Paddle. */
export const paddle: LibraryModel = {
  name: "Paddle",
  packages: ["@paddle/paddle-node-sdk"],
  versions: "^3.10.0",
  documentation: "https://developer.paddle.com/api-reference/overview",
  exports: { Paddle: clientClass("0", "Paddle") },
  types: {
    Paddle: {
      members: {
        addresses: ofCustomer,
        businesses: ofCustomer,
        customerPortalSessions: ofCustomer,
        customers: { members: { ...described, create: { call: create }, "*": { call: changeCustomer } } },
        paymentMethods: ofCustomer,
        subscriptions: { members: { ...described, ...pausedContract, "*": { call: changeSubscription } } },
        webhooks: {
          members: {
            isSignatureValid: { call: signed },
            // It throws where the signature does not prove that Paddle has sent it.
            unmarshal: { call: { guards: ["authenticated"], returns: "unknown", async: true } },
          },
        },
        "*": { members: { ...described, create: { call: create }, "*": { call: change } } },
      },
    },
  },
};
