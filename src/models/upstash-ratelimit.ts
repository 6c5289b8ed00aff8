import type { Api, Call, LibraryModel } from "./model.ts";

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

const algorithm: Api = { call: { returns: "unknown" } };

/** What Upstash's rate limiter means. */
export const upstashRatelimit: LibraryModel = {
  name: "Upstash Ratelimit",
  packages: ["@upstash/ratelimit"],
  versions: "^1.0.0 || ^2.0.0",
  documentation: "https://upstash.com/docs/redis/sdks/ratelimit-ts/overview",
  exports: {
    MultiRegionRatelimit: {
      construct: { returns: { type: "Ratelimit" } },
      members: { fixedWindow: algorithm, slidingWindow: algorithm },
    },
    Ratelimit: {
      construct: { returns: { type: "Ratelimit" } },
      members: {
        cachedFixedWindow: algorithm,
        fixedWindow: algorithm,
        slidingWindow: algorithm,
        tokenBucket: algorithm,
      },
    },
  },
  types: {
    Ratelimit: {
      members: {
        blockUntilReady: { call: limit },
        getDynamicLimit: { call: { async: true, returns: "unknown" } },
        getRemaining: { call: { async: true, returns: "unknown" } },
        limit: { call: limit },
        resetUsedTokens: { call: { async: true, effect: { danger: "harmless" }, returns: "undefined" } },
        setDynamicLimit: { call: { async: true, effect: { danger: "harmless" }, returns: "undefined" } },
      },
    },
  },
};
