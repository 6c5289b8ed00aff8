import type { Api, LibraryModel } from "./model.ts";
import { act, actOn, lookUps } from "./services.ts";

const resource: Api = { type: "Resource" };

/** Novu, in its present form and in the one before (`@novu/node`). */
export const novu: LibraryModel = {
  name: "Novu",
  packages: ["@novu/api", "@novu/node"],
  versions: "@novu/api ^3.19.0, @novu/node ^2.6.0",
  documentation: "https://docs.novu.co/platform/sdks/server",
  exports: {
    Novu: {
      construct: [
        { when: { at: "0", carries: "client" }, returns: "unknown" },
        { when: { at: "0.secretKey", carries: "client" }, returns: "unknown" },
        { returns: { type: "Client" } },
      ],
    },
  },
  types: {
    Client: {
      members: {
        broadcast: { call: actOn },
        bulkTrigger: { call: act },
        cancel: { call: actOn },
        subscribers: resource,
        topics: resource,
        trigger: { call: actOn },
        triggerBroadcast: { call: act },
        triggerBulk: { call: act },
      },
    },
    Resource: { call: actOn, members: { ...lookUps, "*": resource } },
  },
};
