import type { LibraryModel } from "./model.ts";

/** Packages that only make the build fail where a module does not belong. */
export const serverOnly: LibraryModel = {
  name: "server-only",
  packages: ["client-only", "server-only"],
  versions: "^0.0.1",
  documentation: "https://nextjs.org/docs/app/getting-started/server-and-client-components",
  exports: {},
};
