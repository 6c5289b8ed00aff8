import type { LibraryModel } from "./model.ts";

/** What Vercel offers a function while it runs. */
export const vercelFunctions: LibraryModel = {
  name: "Vercel Functions",
  packages: ["@vercel/functions"],
  versions: ">=1.0.0",
  documentation: "https://vercel.com/docs/functions/functions-api-reference/vercel-functions-package",
  exports: {
    geolocation: { call: { returns: "unknown" } },
    ipAddress: { call: { returns: { from: ["0"], as: "string" } } },
    // The promise is under way already; the function only lives until it is settled.
    waitUntil: { call: { returns: "undefined" } },
  },
};
