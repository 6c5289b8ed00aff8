import type { Api, LibraryModel } from "./model.ts";
import { clientClass } from "./paid-clients.ts";
import { change, changeCustomer, changeSubscription, contract, create } from "./payments.ts";
import { lookUpsAnd } from "./services.ts";

const described: Readonly<Record<string, Api>> = { ...lookUpsAnd("all*"), "create*": { call: create } };
const gateway = clientClass("0.privateKey");

/** Braintree. */
export const braintree: LibraryModel = {
  name: "Braintree",
  packages: ["braintree"],
  versions: "^3.40.0",
  documentation: "https://developer.paypal.com/braintree/docs/start/hello-server/node/",
  exports: { BraintreeGateway: gateway, default: { members: { BraintreeGateway: gateway } } },
  types: {
    Client: {
      members: {
        clientToken: {
          members: {
            generate: {
              // Without a customer, it lets somebody pay, and see nothing.
              call: [
                {
                  when: { at: "0.customerId", present: true },
                  effect: { danger: "payment", ports: { customer: "0.customerId" } },
                  returns: "unknown",
                  async: true,
                },
                { effect: { danger: "harmless" }, returns: "unknown", async: true },
              ],
            },
          },
        },
        customer: { members: { ...described, "*": { call: changeCustomer } } },
        subscription: { members: { ...described, ...contract, "*": { call: changeSubscription } } },
        transaction: {
          members: {
            ...described,
            sale: { call: create },
            "*": { call: change },
          },
        },
        webhookNotification: {
          // It rejects what Braintree has not signed.
          members: { parse: { call: { guards: ["authenticated"], returns: "unknown", async: true } } },
        },
        ...Object.fromEntries(
          ["address", "creditCard", "dispute", "merchantAccount", "paymentMethod", "paymentMethodNonce", "plan"].map(
            (name): [string, Api] => [name, { members: { ...described, "*": { call: change } } }],
          ),
        ),
      },
    },
  },
};
