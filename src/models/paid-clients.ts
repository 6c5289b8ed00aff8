import type { Api, Call, Place } from "./model.ts";
import { lookUps } from "./services.ts";

/** What makes a client of a service with the key that stands there; the model says what its type has. */
export function clientWithKey(key: Place, type = "Client"): readonly Call[] {
  return [
    // With a key of the client's own, it is they who pay.
    { when: { at: key, carries: "client" }, returns: "unknown" },
    { returns: { type } },
  ];
}

/** The class of clients that are made with a key, which stands there. */
export function clientClass(key: Place, type = "Client"): Api {
  return { construct: clientWithKey(key, type) };
}

/** The client of a service that is paid for, made with a key; the model says what its type `Client` has. */
export const paidClient: Api = clientClass("0.apiKey");

/** Whatever is asked of a part of it, however deep that stands, is paid for; what only tells of it costs nothing. */
export const paidResource: Api = {
  call: {
    effect: { danger: "ai", ports: { input: "0", options: "1" } },
    returns: "unknown",
    async: true,
  },
  members: { ...lookUps, "*": { type: "Resource" } },
};
