import type { Api, LibraryModel } from "./model.ts";

const members: Readonly<Record<string, Api>> = {
  AsyncLocalStorage: { construct: { returns: { type: "Storage" } } },
};

/** Node's storage of what belongs to a request. */
export const nodeAsyncHooks: LibraryModel = {
  name: "node:async_hooks",
  packages: ["async_hooks", "node:async_hooks"],
  versions: ">=20",
  documentation: "https://nodejs.org/api/async_context.html",
  exports: { ...members, default: { members } },
  types: {
    Storage: {
      members: {
        exit: { call: { callbacks: [{ at: "0", when: "now" }], returns: "callback" } },
        // Whatever was put there, elsewhere.
        getStore: { call: { returns: "unknown" } },
        run: { call: { callbacks: [{ at: "1", when: "now" }], returns: "callback" } },
      },
    },
  },
};
