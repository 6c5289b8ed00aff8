import type { Api, LibraryModel } from "./model.ts";
import { clientClass } from "./paid-clients.ts";

const run: Api = {
  call: { effect: { danger: "ai", ports: { model: "0", input: "1.input" } }, returns: "unknown", async: true },
};
const create: Api = {
  call: { effect: { danger: "ai", ports: { model: "0.model", input: "0.input" } }, returns: "unknown", async: true },
};
const managed: Api = {
  call: { effect: { danger: "privileged-api", ports: { id: "0" } }, returns: "unknown", async: true },
};
const asked: Api = { call: { returns: "unknown", async: true } };

/** Replicate. */
export const replicate: LibraryModel = {
  name: "Replicate",
  packages: ["replicate"],
  versions: "^1.4.0",
  documentation: "https://github.com/replicate/replicate-javascript#readme",
  exports: {
    default: clientClass("0.auth"),
    validateWebhook: { call: { returns: "boolean", async: true } },
  },
  types: {
    Client: {
      members: {
        predictions: { members: { cancel: managed, create, get: asked, list: asked } },
        run,
        stream: run,
        trainings: { members: { cancel: managed, create: run, get: asked, list: asked } },
        wait: asked,
      },
    },
  },
};
