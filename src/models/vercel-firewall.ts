import type { Api, LibraryModel } from "./model.ts";

/** Says whether a rule of the firewall is exceeded; it does not stop anybody by itself. */
const check: Api = {
  call: {
    async: true,
    returns: {
      oneOf: [
        { value: { object: { rateLimited: "true" }, otherwise: "unknown" } },
        { value: { object: { rateLimited: "false" }, otherwise: "unknown" }, facts: ["limited"] },
      ],
    },
  },
};

/** What Vercel's firewall offers to functions. */
export const vercelFirewall: LibraryModel = {
  name: "Vercel Firewall",
  packages: ["@vercel/firewall"],
  versions: "^1.0.0",
  documentation: "https://vercel.com/docs/vercel-firewall/vercel-waf/rate-limiting-sdk",
  exports: { checkRateLimit: check, unstable_checkRateLimit: check },
};
