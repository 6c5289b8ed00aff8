import type { LibraryModel } from "./model.ts";

/** What React's functions for the server mean. */
export const react: LibraryModel = {
  name: "React",
  packages: ["react"],
  versions: "^18.0.0 || ^19.0.0",
  documentation: "https://react.dev/reference/rsc/server-functions",
  exports: {
    // The same function, whose results are remembered for the time of one request.
    cache: { call: { returns: { once: "0" } } },
    default: { type: "React" },
    experimental_taintObjectReference: {
      call: { effect: { danger: "harmless", ports: { tainted: "1" } }, returns: "undefined" },
    },
    experimental_taintUniqueValue: { call: { effect: { danger: "harmless" }, returns: "undefined" } },
  },
  types: {
    React: {
      members: {
        cache: { call: { returns: { once: "0" } } },
      },
    },
  },
};
