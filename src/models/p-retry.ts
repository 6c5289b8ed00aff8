import type { LibraryModel } from "./model.ts";

/** What retrying a function means: what it gives in the end. The handlers of its options decide how often it is tried. */
export const pRetry: LibraryModel = {
  name: "p-retry",
  packages: ["p-retry"],
  versions: ">=5.0.0",
  documentation: "https://github.com/sindresorhus/p-retry#api",
  exports: {
    default: {
      call: { callbacks: [{ at: "0", when: "now", with: ["number"] }], returns: "callback", async: true },
    },
    AbortError: { construct: { returns: "error" } },
  },
};
