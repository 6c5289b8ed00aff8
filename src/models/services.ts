import type { Api, Call } from "./model.ts";

// What clients of services have in common, whichever the service: what only tells something, and what does something.

const look: Api = { call: { effect: { danger: "harmless", ports: { id: "0" } }, returns: "unknown", async: true } };

/** What only tells something, by how it is called. */
export const lookUps: Readonly<Record<string, Api>> = {
  "fetch*": look,
  "find*": look,
  "get*": look,
  "list*": look,
  "retrieve*": look,
  "search*": look,
};

/** The same of those that one service has beside them. */
export function lookUpsAnd(...names: readonly string[]): Readonly<Record<string, Api>> {
  return { ...lookUps, ...Object.fromEntries(names.map((name) => [name, look])) };
}

/** Does something with the server's key; it is told of in an object. */
export const act: Call = {
  effect: { danger: "privileged-api", ports: { data: "0" } },
  returns: "unknown",
  async: true,
};

/** Does something with the server's key to what has this id. */
export const actOn: Call = {
  effect: { danger: "privileged-api", ports: { data: "1", id: "0" } },
  returns: "unknown",
  async: true,
};

/** What answers whether a signature proves who has sent something. */
export const signed: Call = {
  returns: {
    oneOf: [{ value: "true", facts: ["authenticated"] }, { value: "false" }],
  },
};
