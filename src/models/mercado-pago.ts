import type { Api, LibraryModel } from "./model.ts";
import { actOn, create } from "./payments.ts";
import { lookUps } from "./services.ts";

/** The configuration holds the token; with one of the client's own, it is they who are paid. */
const config: Api = { construct: { returns: { object: { accessToken: { argument: "0.accessToken" } } } } };

const resource: Api = {
  construct: [
    { when: { at: "0.accessToken", carries: "client" }, returns: "unknown" },
    { returns: { type: "Resource" } },
  ],
};

/** Mercado Pago. */
export const mercadoPago: LibraryModel = {
  name: "Mercado Pago",
  packages: ["mercadopago"],
  versions: "^3.6.0",
  documentation: "https://www.mercadopago.com/developers/en/docs/sdks-library/server-side",
  exports: {
    AdvancedPayment: resource,
    CardToken: resource,
    Customer: resource,
    CustomerCard: resource,
    DisbursementRefund: resource,
    Invoice: resource,
    MercadoPagoConfig: config,
    MerchantOrder: resource,
    Order: resource,
    Payment: resource,
    PaymentRefund: resource,
    Point: resource,
    PreApproval: resource,
    PreApprovalPlan: resource,
    Preference: resource,
    WebhookSignatureValidator: {
      members: { validate: { call: { guards: ["authenticated"], returns: "undefined" } } },
    },
    default: config,
  },
  types: {
    Resource: { members: { ...lookUps, create: { call: create }, "*": { call: actOn } } },
  },
};
