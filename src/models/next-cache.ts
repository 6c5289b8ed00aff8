import type { LibraryModel } from "./model.ts";

/** What Next.js' functions for its cache mean. */
export const nextCache: LibraryModel = {
  name: "next/cache",
  packages: ["next/cache"],
  versions: "^14.2.0 || ^15.5.0 || ^16.4.0",
  documentation: "https://nextjs.org/docs/app/api-reference/functions",
  exports: {
    cacheLife: { call: { neverFails: true, effect: { danger: "harmless" }, returns: "undefined" } },
    cacheTag: { call: { neverFails: true, effect: { danger: "harmless" }, returns: "undefined" } },
    refresh: { call: { neverFails: true, effect: { danger: "revalidate" }, returns: "undefined" } },
    revalidatePath: {
      call: { neverFails: true, effect: { danger: "revalidate", ports: { path: "0" } }, returns: "undefined" },
    },
    revalidateTag: {
      call: { neverFails: true, effect: { danger: "revalidate", ports: { tag: "0" } }, returns: "undefined" },
    },
    // The same function, whose results are kept between requests.
    unstable_cache: { call: { returns: { argument: "0" } } },
    unstable_cacheLife: { call: { neverFails: true, effect: { danger: "harmless" }, returns: "undefined" } },
    unstable_cacheTag: { call: { neverFails: true, effect: { danger: "harmless" }, returns: "undefined" } },
    unstable_expirePath: {
      call: { neverFails: true, effect: { danger: "revalidate", ports: { path: "0" } }, returns: "undefined" },
    },
    unstable_expireTag: {
      call: { neverFails: true, effect: { danger: "revalidate", ports: { tag: "0" } }, returns: "undefined" },
    },
    unstable_noStore: { call: { neverFails: true, effect: { danger: "harmless" }, returns: "undefined" } },
    updateTag: {
      call: { neverFails: true, effect: { danger: "revalidate", ports: { tag: "0" } }, returns: "undefined" },
    },
  },
};
