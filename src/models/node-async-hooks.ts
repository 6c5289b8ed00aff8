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
        enterWith: { call: { keeps: "0", returns: "undefined" } },
        exit: { call: { callbacks: [{ at: "0", when: "now" }], returns: "callback" } },
        getStore: { call: { returns: "kept" } },
        run: { call: { callbacks: [{ at: "1", when: "now" }], keeps: "0", returns: "callback" } },
      },
    },
  },
};
