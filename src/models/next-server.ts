import type { LibraryModel } from "./model.ts";

/** What Next.js' functions and classes for route handlers, the proxy and work after the response mean. */
export const nextServer: LibraryModel = {
  name: "next/server",
  packages: ["next/server"],
  versions: "^14.2.0 || ^15.5.0 || ^16.4.0",
  documentation: "https://nextjs.org/docs/app/api-reference/functions",
  exports: {
    NextResponse: {
      construct: { returns: { from: ["0"], as: "object" } },
      members: {
        json: { call: { returns: { from: ["0"], as: "object" } } },
        next: { call: { returns: "unknown" } },
        redirect: { call: { effect: { danger: "redirect", ports: { url: "0" } }, returns: "unknown" } },
        rewrite: { call: { returns: "unknown" } },
      },
    },
    after: { call: { callbacks: [{ at: "0", when: "later" }], returns: "undefined" } },
    connection: { call: { async: true, effect: { danger: "harmless" }, returns: "undefined" } },
    unstable_after: { call: { callbacks: [{ at: "0", when: "later" }], returns: "undefined" } },
    userAgent: { call: { returns: { object: {}, otherwise: { client: "header" } } } },
    userAgentFromString: { call: { returns: { from: ["0"], as: "object" } } },
  },
};
