import type { Call, LibraryModel } from "./model.ts";

/** Says whether this identifier may go on; it does not stop anybody by itself. */
const limit: Call = {
  async: true,
  returns: {
    oneOf: [
      { value: { object: { success: "false" }, otherwise: "unknown" } },
      { value: { object: { success: "true" }, otherwise: "unknown" }, facts: ["limited"] },
    ],
  },
};

/** What Unkey's rate limiter means. */
export const unkeyRatelimit: LibraryModel = {
  name: "Unkey Ratelimit",
  packages: ["@unkey/ratelimit"],
  versions: "^2.0.0",
  documentation: "https://www.unkey.com/docs/libraries/ts/ratelimit/ratelimit",
  exports: { Ratelimit: { construct: { returns: { type: "Ratelimit" } } } },
  types: { Ratelimit: { members: { limit: { call: limit } } } },
};
