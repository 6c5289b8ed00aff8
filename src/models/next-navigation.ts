import type { LibraryModel } from "./model.ts";

/** What the functions that leave a request in Next.js mean: each throws an error that Next.js catches. */
export const nextNavigation: LibraryModel = {
  name: "next/navigation",
  packages: ["next/navigation"],
  versions: "^14.2.0 || ^15.5.0 || ^16.4.0",
  documentation: "https://nextjs.org/docs/app/api-reference/functions",
  exports: {
    forbidden: { call: { neverFails: true, effect: { danger: "harmless" }, never: "leaves" } },
    notFound: { call: { neverFails: true, effect: { danger: "harmless" }, never: "leaves" } },
    permanentRedirect: {
      call: { neverFails: true, effect: { danger: "redirect", ports: { url: "0" } }, never: "leaves" },
    },
    redirect: { call: { neverFails: true, effect: { danger: "redirect", ports: { url: "0" } }, never: "leaves" } },
    unauthorized: { call: { neverFails: true, effect: { danger: "harmless" }, never: "leaves" } },
    // In a catch clause: throws on what belongs to Next.js, and lets other errors pass.
    unstable_rethrow: { call: { returns: "undefined" } },
  },
};
