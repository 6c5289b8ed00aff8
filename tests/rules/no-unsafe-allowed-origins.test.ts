import { createRequire } from "node:module";

import { describe, expect, it } from "vitest";

import rule from "../../rules/no-unsafe-allowed-origins.ts";
import { judgeOrigin } from "../../src/analysis/origins/allowed-origins.ts";
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
    errors: [{ messageId: "dead", data: { pattern, why }, ...placeOf(code, `"${pattern}"`), suggestions: 1 }],
  };
}

const proxy = (body: string) => `import { NextResponse } from "next/server";
const own = ["https://acme.example"];
export function proxy(request) {
  const headers = new Headers(request.headers);
  const origin = headers.get("origin");
  ${body}
  return NextResponse.next({ request: { headers } });
}
`;

function passing(name: string, body: string, options = [{ proxies: "report" as const }], file = "proxy.ts") {
  return { name, filename: file, code: proxy(body), options };
}

function disarmed(name: string, body: string, at: string, header?: string, file = "src/proxy.ts") {
  const report =
    header === undefined ? { messageId: "removed" as const } : { messageId: "copied" as const, data: { header } };
  return { ...passing(name, body, undefined, file), errors: [{ ...report, ...placeOf(proxy(body), at) }] };
}

const copy = 'headers.set("x-forwarded-host", new URL(origin).host);';

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
    passing("a proxy that sets the host of its own", 'headers.set("x-forwarded-host", "acme.example");'),
    passing("a proxy that knows the origin", `if (own.includes(origin)) ${copy}`),
    passing("a proxy that compares it", `if (origin === "https://acme.example") ${copy}`),
    passing("a proxy that has it looked at", `if (isOwn(origin)) ${copy}`),
    passing("a proxy that hands the origin on", 'headers.set("x-caller", origin);'),
    passing("an answer's headers", 'responseHeaders.delete("origin");'),
    passing("a copy that nobody asked about", copy, []),
    passing("another file's headers", copy, undefined, "lib/headers.ts"),
    { name: "another file", filename: "server.config.ts", code: config('["*.com"]') },
  ],
  invalid: [
    disarmed("the origin as the forwarded host", copy, copy.slice(0, -1), "x-forwarded-host"),
    disarmed(
      "the origin as the host, if there is one",
      'if (origin !== null) headers.set("Host", origin.replace("https://", ""));',
      'headers.set("Host", origin.replace("https://", ""))',
      "host",
      "middleware.js",
    ),
    disarmed("no origin any more", 'headers.delete("Origin");', 'headers.delete("Origin")'),
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
