import type { Api, LibraryModel } from "./model.ts";
import { clientWithKey } from "./paid-clients.ts";

const run: Api = {
  call: { effect: { danger: "ai", ports: { input: "1.input", model: "0" } }, returns: "unknown", async: true },
};

/** fal: models by their names. */
export const fal: LibraryModel = {
  name: "fal",
  packages: ["@fal-ai/client"],
  versions: "^1.10.0",
  documentation: "https://docs.fal.ai/reference/client-libraries/javascript",
  exports: {
    createFalClient: { call: clientWithKey("0.credentials") },
    fal: { type: "Client", members: { config: { call: { returns: "undefined" } } } },
  },
  types: {
    Client: {
      members: {
        queue: {
          members: {
            cancel: {
              call: { effect: { danger: "privileged-api", ports: { data: "1" } }, returns: "unknown", async: true },
            },
            submit: run,
          },
        },
        run,
        stream: run,
        subscribe: run,
      },
    },
  },
};
