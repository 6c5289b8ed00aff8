import type { Api, Call } from "./model.ts";

// What a client of a payment provider does, whoever the provider is.

export const create: Call = { effect: { danger: "payment", ports: { data: "0" } }, returns: "unknown", async: true };

export const change: Call = {
  effect: { danger: "payment", ports: { data: "1", id: "0" } },
  returns: "unknown",
  async: true,
};

/** Looking something up by its id. */
export const look: Call = { effect: { danger: "harmless", ports: { id: "0" } }, returns: "unknown", async: true };

export const changeCustomer: Call = {
  effect: { danger: "payment", ports: { customer: "0", data: "1" } },
  returns: "unknown",
  async: true,
};

export const changeSubscription: Call = {
  effect: { danger: "payment", ports: { data: "1", subscription: "0" } },
  returns: "unknown",
  async: true,
};

const endOrChange: Api = {
  call: {
    effect: { danger: "payment", picks: "0", ports: { data: "1", subscription: "0" } },
    returns: "unknown",
    async: true,
  },
};

/** What is done to a subscription that somebody has, by its id. */
export const contract: Readonly<Record<string, Api>> = { cancel: endOrChange, update: endOrChange };

/** The same where it can be paused as well. */
export const pausedContract: Readonly<Record<string, Api>> = { ...contract, pause: endOrChange, resume: endOrChange };

/** What is told of in an object, ids and all. */
export const actOn: Call = {
  effect: { danger: "payment", ports: { data: "0", id: "0.id" } },
  returns: "unknown",
  async: true,
};
