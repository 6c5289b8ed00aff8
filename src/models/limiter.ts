import type { Api, LibraryModel } from "./model.ts";

/** Waits until there are tokens, or is rejected where there cannot be. */
const wait: Api = { call: { async: true, guards: ["limited-here"], returns: "number" } };
const take: Api = {
  call: { returns: { oneOf: [{ value: "false" }, { value: "true", facts: ["limited-here"] }] } },
};
const told: Api = { call: { returns: "number" } };
const bucket: Api = {
  members: { getTokensRemaining: told, removeTokens: wait, tryRemoveTokens: take },
};

/** What `limiter` means: buckets of tokens in this process's memory. */
export const limiter: LibraryModel = {
  name: "limiter",
  packages: ["limiter"],
  versions: "^3.0.0 || ^4.0.0",
  documentation: "https://github.com/jhurliman/node-rate-limiter",
  exports: {
    RateLimiter: { construct: { returns: { type: "RateLimiter" } } },
    TokenBucket: { construct: { returns: { type: "TokenBucket" } } },
  },
  types: { RateLimiter: bucket, TokenBucket: bucket },
};
