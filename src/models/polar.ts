import type { Api, Call, LibraryModel } from "./model.ts";

const act: Call = { effect: { danger: "payment", ports: { data: "0" } }, returns: "unknown", async: true };
const look: Call = { effect: { danger: "harmless", ports: { data: "0" } }, returns: "unknown", async: true };

/** Prices and products are there to be shown. */
const catalogue: Api = { type: "Resource", members: { get: { call: look }, list: { call: look } } };

/** Polar. */
export const polar: LibraryModel = {
  name: "Polar",
  packages: ["@polar-sh/sdk"],
  versions: ">=0.30.0",
  documentation: "https://polar.sh/docs/integrate/sdk/typescript",
  exports: { Polar: { construct: { returns: { type: "Polar" } } } },
  types: {
    Polar: { members: { products: catalogue, "*": { type: "Resource" } } },
    Resource: { call: act, members: { "*": { type: "Resource" } } },
  },
};
