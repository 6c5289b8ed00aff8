import type { Api, Call, FactName, LibraryModel } from "./model.ts";

/** Counts this request, and is rejected if that was one too many. */
function consume(fact: FactName): Api {
  return { call: { async: true, guards: [fact], returns: "unknown" } };
}

const told: Api = { call: { async: true, returns: "unknown" } };
const limiter: Call = { returns: { type: "RateLimiter" } };
const limiterHere: Call = { returns: { type: "RateLimiterHere" } };

/** What a limiter tells, or is told, of a key without counting. */
const asides: Readonly<Record<string, Api>> = {
  block: told,
  delete: told,
  get: told,
  getKey: { call: { returns: "unknown" } },
  penalty: told,
  reward: told,
  set: told,
};

/** What rate-limiter-flexible means: limiters over many stores, of which one is this process's memory. */
export const rateLimiterFlexible: LibraryModel = {
  name: "rate-limiter-flexible",
  packages: ["rate-limiter-flexible"],
  versions: "^11.0.0",
  documentation: "https://github.com/animir/node-rate-limiter-flexible/wiki",
  exports: {
    BurstyRateLimiter: { construct: limiter },
    RLWrapperBlackAndWhite: { construct: limiter },
    RateLimiterCluster: { construct: limiter },
    RateLimiterDrizzle: { construct: limiter },
    RateLimiterDynamo: { construct: limiter },
    RateLimiterMemcache: { construct: limiter },
    RateLimiterMemory: { construct: limiterHere },
    RateLimiterMongo: { construct: limiter },
    RateLimiterMySQL: { construct: limiter },
    RateLimiterPostgres: { construct: limiter },
    RateLimiterPrisma: { construct: limiter },
    RateLimiterRedis: { construct: limiter },
    RateLimiterSQLite: { construct: limiter },
    RateLimiterUnion: { construct: limiter },
    RateLimiterValkey: { construct: limiter },
  },
  types: {
    RateLimiter: { members: { ...asides, consume: consume("limited") } },
    RateLimiterHere: { members: { ...asides, consume: consume("limited-here") } },
  },
};
