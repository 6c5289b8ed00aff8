import type { Api, LibraryModel } from "./model.ts";
import { clientClass } from "./paid-clients.ts";
import { actOn, change, create } from "./payments.ts";
import { lookUps } from "./services.ts";

const controller: Api = { construct: { returns: { type: "Controller" } } };

/** PayPal. */
export const paypal: LibraryModel = {
  name: "PayPal",
  packages: ["@paypal/paypal-server-sdk"],
  versions: "^2.5.0",
  documentation: "https://developer.paypal.com/serversdk/typescript",
  exports: {
    Client: clientClass("0.clientCredentialsAuthCredentials.oAuthClientSecret"),
    OrdersController: controller,
    PaymentsController: controller,
    SubscriptionsController: controller,
    VaultController: controller,
  },
  types: {
    Client: {},
    Controller: {
      members: {
        ...lookUps,
        // Those take an id alone.
        activateBillingPlan: { call: change },
        "create*": { call: create },
        deactivateBillingPlan: { call: change },
        deletePaymentToken: { call: change },
        "*": { call: actOn },
      },
    },
  },
};
