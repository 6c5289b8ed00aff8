import type { LibraryModel } from "./model.ts";

/** Functions that run a few at a time: each is called with what comes after it. */
export const pLimit: LibraryModel = {
  name: "p-limit",
  packages: ["p-limit"],
  versions: ">=3.1.0",
  documentation: "https://github.com/sindresorhus/p-limit#api",
  exports: {
    default: { call: { returns: { type: "Limit" } } },
    limitFunction: { call: { returns: { argument: "0" } } },
  },
  types: {
    Limit: {
      call: {
        callbacks: [{ at: "0", when: "now", with: [{ argument: "1" }, { argument: "2" }, { argument: "3" }] }],
        returns: "callback",
        async: true,
      },
      members: { clearQueue: { call: { returns: "undefined" } } },
    },
  },
};
