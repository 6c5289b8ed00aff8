import type { LibraryModel } from "./model.ts";

/** What Next.js' functions for its cache mean. */
export const nextCache: LibraryModel = {
  name: "next/cache",
  packages: ["next/cache"],
  versions: "^14.2.0 || ^15.5.0 || ^16.4.0",
  documentation: "https://nextjs.org/docs/app/api-reference/functions",
  exports: {
    cacheLife: { call: { effect: { danger: "harmless" }, returns: "undefined" } },
    cacheTag: { call: { effect: { danger: "harmless" }, returns: "undefined" } },
    refresh: { call: { effect: { danger: "revalidate" }, returns: "undefined" } },
    revalidatePath: { call: { effect: { danger: "revalidate", ports: { path: "0" } }, returns: "undefined" } },
    revalidateTag: { call: { effect: { danger: "revalidate", ports: { tag: "0" } }, returns: "undefined" } },
    // The same function, whose results are kept between requests.
    unstable_cache: { call: { returns: { argument: "0" } } },
    unstable_cacheLife: { call: { effect: { danger: "harmless" }, returns: "undefined" } },
    unstable_cacheTag: { call: { effect: { danger: "harmless" }, returns: "undefined" } },
    unstable_expirePath: { call: { effect: { danger: "revalidate", ports: { path: "0" } }, returns: "undefined" } },
    unstable_expireTag: { call: { effect: { danger: "revalidate", ports: { tag: "0" } }, returns: "undefined" } },
    unstable_noStore: { call: { effect: { danger: "harmless" }, returns: "undefined" } },
    updateTag: { call: { effect: { danger: "revalidate", ports: { tag: "0" } }, returns: "undefined" } },
  },
};
