import { createRequire } from "node:module";

import { describe, expect, it } from "vitest";

import rule from "../../rules/no-unsafe-allowed-origins.ts";
import { judgeOrigin } from "../../src/analysis/allowed-origins.ts";
import { placeOf } from "../place.ts";
import { RuleTester } from "../rule-tester.ts";

const filename = "next.config.ts";

const config = (origins: string) => `import type { NextConfig } from "next";
const domain = "acme.example";
const nextConfig: NextConfig = { serverActions: { allowedOrigins: ${origins} } };
export default nextConfig;
`;

function foreign(name: string, pattern: string, host: string, code = config(`["${pattern}"]`)) {
  return {
    name,
    filename,
    code,
    errors: [{ messageId: "foreign", data: { pattern, host }, ...placeOf(code, `"${pattern}"`) }],
  };
}

function dead(name: string, pattern: string, why: string) {
  const code = config(`["${pattern}"]`);
  return {
    name,
    filename,
    code,
    errors: [{ messageId: "dead", data: { pattern, why }, ...placeOf(code, `"${pattern}"`) }],
  };
}

new RuleTester().run("no-unsafe-allowed-origins", rule, {
  valid: [
    { name: "one host", filename, code: config('["proxy.acme.example"]') },
    { name: "the hosts of a domain of one's own", filename, code: config('["*.acme-notes.com", "**.acme-notes.com"]') },
    { name: "those under a country's suffix", filename, code: config('["*.acme.co.uk"]') },
    { name: "one tenant of a platform", filename, code: config('["acme-notes.vercel.app"]') },
    { name: "those of one tenant", filename, code: config('["*.acme-notes.vercel.app"]') },
    { name: "a port of this machine", filename, code: config('["localhost:3000"]') },
    { name: "names inside a network", filename, code: config('["*.internal", "*.svc.cluster.local"]') },
    { name: "what cannot be seen", filename, code: config("[process.env.PROXY_HOST, `*.${process.env.DOMAIN}`]") },
    { name: "another option", filename, code: 'export default { images: { allowedOrigins: ["*.com"] } };' },
    { name: "another file", filename: "server.config.ts", code: config('["*.com"]') },
  ],
  invalid: [
    foreign("a whole top-level domain", "*.com", "attacker.com"),
    foreign("at any depth", "**.com", "attacker.com"),
    foreign("a country's suffix", "*.co.uk", "attacker.co.uk"),
    foreign("every host", "*.*", "www.attacker"),
    foreign("every host that ends so", "notes.*.com", "notes.attacker.com"),
    foreign("a platform's tenants", "*.vercel.app", "attacker.vercel.app"),
    foreign("another platform's tenants", "*.github.io", "attacker.github.io"),
    foreign("below a platform's tenants", "*.*.vercel.app", "www.attacker.vercel.app"),
    foreign("in capitals", "*.Vercel.APP", "attacker.vercel.app"),
    foreign("with a port", "*.com:8443", "attacker.com:8443"),
    dead("a wildcard alone", "*", "a wildcard alone matches no host"),
    dead("two of them", "**", "a wildcard alone matches no host"),
    dead("with a scheme", "https://acme.example", "it is compared with a host, which has neither a scheme nor a path"),
    dead("a dot in front", ".acme.example", "it has an empty label"),
    dead("any number of labels in the middle", "notes.**.com", "`**` can only stand in front"),
    foreign(
      "under experimental",
      "*.com",
      "attacker.com",
      'module.exports = { experimental: { serverActions: { allowedOrigins: ["*.com"] } } };',
    ),
    foreign(
      "in a wrapped configuration",
      "*.com",
      "attacker.com",
      'export default withAnalyzer({ serverActions: { allowedOrigins: ["*.com"] } });',
    ),
    foreign(
      "in a function's",
      "*.com",
      "attacker.com",
      'export default (phase) => ({ "serverActions": { "allowedOrigins": ["*.com"] } });',
    ),
    foreign(
      "in constants",
      "*.com",
      "attacker.com",
      'const origins = ["*.com"]; const serverActions = { allowedOrigins: [...origins] }; export default { serverActions };',
    ),
    foreign("in one case", "*.vercel.app", "attacker.vercel.app", config('process.env.VERCEL ? ["*.vercel.app"] : []')),
  ],
});

describe("Next.js' own matcher", () => {
  const { isCsrfOriginAllowed } = createRequire(import.meta.url)("next/dist/server/app-render/csrf-protection") as {
    readonly isCsrfOriginAllowed: (host: string, allowed: readonly string[]) => boolean;
  };
  const own = [
    "acme.com",
    "www.acme.com",
    "a.b.acme.com",
    "acme.co.uk",
    "www.acme.co.uk",
    "acme.vercel.app",
    "www.acme.vercel.app",
    "localhost:3000",
  ];
  const foreignHosts = [
    "attacker.com",
    "www.attacker.com",
    "attacker.co.uk",
    "www.attacker.co.uk",
    "attacker.vercel.app",
    "www.attacker.vercel.app",
    "attacker.github.io",
    "attacker.dev",
    "acme.com.attacker.dev",
  ];
  const patterns = [
    "acme.com",
    "www.acme.com",
    "*.acme.com",
    "**.acme.com",
    "*.acme.co.uk",
    "acme.vercel.app",
    "*.acme.vercel.app",
    "localhost:3000",
    "ACME.com",
    "*",
    "**",
    "*.*",
    "**.*",
    "*.*.*",
    "*.com",
    "**.com",
    "*.co.uk",
    "**.co.uk",
    "*.vercel.app",
    "**.vercel.app",
    "*.*.vercel.app",
    "*.github.io",
    "*.dev",
    "https://acme.com",
    "acme.com/",
    ".acme.com",
    "acme..com",
    "a.**.com",
    "www.*.com",
  ];

  for (const pattern of patterns) {
    it(`agrees on ${pattern}`, () => {
      const verdict = judgeOrigin(pattern);
      expect(foreignHosts.some((host) => isCsrfOriginAllowed(host, [pattern]))).toBe(verdict.kind === "foreign");
      expect([...own, ...foreignHosts].some((host) => isCsrfOriginAllowed(host, [pattern]))).toBe(
        verdict.kind !== "dead",
      );
    });
  }
});
