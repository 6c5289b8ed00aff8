import type { LibraryModel } from "./model.ts";

/** Functions that wait for their turn in a queue of this process. */
export const pQueue: LibraryModel = {
  name: "p-queue",
  packages: ["p-queue"],
  versions: ">=7.0.0",
  documentation: "https://github.com/sindresorhus/p-queue#api",
  exports: { default: { construct: { returns: { type: "Queue" } } } },
  types: {
    Queue: {
      members: {
        add: {
          call: { callbacks: [{ at: "0", when: "now", with: ["unknown"] }], returns: "callback", async: true },
        },
        clear: { call: { returns: "undefined" } },
        onEmpty: { call: { returns: "undefined", async: true } },
        onIdle: { call: { returns: "undefined", async: true } },
        pause: { call: { returns: "undefined" } },
        start: { call: { returns: "this" } },
      },
    },
  },
};
