import type { Api } from "./model.ts";

/** The client of a service that is paid for, made with a key; the model says what its type `Client` has. */
export const paidClient: Api = {
  construct: [
    // With a key of the client's own, it is they who pay.
    { when: { at: "0.apiKey", carries: "client" }, returns: "unknown" },
    { returns: { type: "Client" } },
  ],
};
