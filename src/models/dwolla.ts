import type { Call, LibraryModel } from "./model.ts";

const send: Call = {
  effect: { danger: "payment", ports: { path: "0", data: "1" }, credentials: "server" },
  returns: "unknown",
  async: true,
};
const look: Call = {
  effect: { danger: "privileged-api", ports: { path: "0", query: "1" }, credentials: "server" },
  returns: "unknown",
  async: true,
};

/** Dwolla: money is moved, and customers and their bank accounts are kept, by one path or another. */
export const dwolla: LibraryModel = {
  name: "Dwolla",
  packages: ["dwolla-v2"],
  versions: "^3.4.0",
  documentation: "https://developers.dwolla.com/docs/api-reference",
  exports: { Client: { construct: { returns: { type: "Client" } } } },
  types: {
    Client: { members: { delete: { call: send }, get: { call: look }, post: { call: send } } },
  },
};
