import type { LibraryModel } from "./model.ts";

/** What retrying a function means: what it gives in the end. */
export const asyncRetry: LibraryModel = {
  name: "async-retry",
  packages: ["async-retry"],
  versions: "^1.3.3",
  documentation: "https://github.com/vercel/async-retry#api",
  exports: {
    // The first argument gives up at once.
    default: {
      call: { callbacks: [{ at: "0", when: "now", with: ["unknown", "number"] }], returns: "callback", async: true },
    },
  },
};
