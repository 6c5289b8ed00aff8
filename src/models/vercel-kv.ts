import type { LibraryModel } from "./model.ts";
import { upstashTypes } from "./upstash-redis.ts";

/** Vercel KV, which is Upstash Redis. */
export const vercelKv: LibraryModel = {
  name: "Vercel KV",
  packages: ["@vercel/kv"],
  versions: "^3.0.0",
  documentation: "https://github.com/vercel/storage/tree/main/packages/kv",
  exports: {
    createClient: { call: { returns: { type: "Redis" } } },
    default: { type: "Redis" },
    kv: { type: "Redis" },
  },
  types: upstashTypes,
};
