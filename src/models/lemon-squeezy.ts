import type { Api, LibraryModel } from "./model.ts";

const act: Api = {
  call: { effect: { danger: "payment", ports: { id: "0", data: "1" } }, returns: "unknown", async: true },
};
const look: Api = { call: { effect: { danger: "harmless", ports: { id: "0" } }, returns: "unknown", async: true } };

/** Lemon Squeezy. */
export const lemonSqueezy: LibraryModel = {
  name: "Lemon Squeezy",
  packages: ["@lemonsqueezy/lemonsqueezy.js"],
  versions: "^4.0.0",
  documentation: "https://docs.lemonsqueezy.com/api",
  exports: {
    activateLicense: act,
    archiveCustomer: act,
    cancelSubscription: act,
    createCheckout: act,
    createCustomer: act,
    createDiscount: act,
    createUsageRecord: act,
    createWebhook: act,
    deactivateLicense: act,
    deleteDiscount: act,
    deleteWebhook: act,
    generateOrderInvoice: act,
    issueOrderRefund: act,
    issueSubscriptionInvoiceRefund: act,
    lemonSqueezySetup: { call: { returns: "unknown" } },
    updateCustomer: act,
    updateLicenseKey: act,
    updateSubscription: act,
    updateSubscriptionItem: act,
    updateWebhook: act,
    // What gets or lists.
    "*": look,
  },
};
