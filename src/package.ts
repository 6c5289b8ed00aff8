import { createRequire } from "node:module";

// Asked for by the package's own name, which is right in `src/` and in `dist/` alike. An import with `type: "json"` would
// print a warning on Node.js 20.
const manifest = createRequire(import.meta.url)("eslint-plugin-server-actions/package.json") as {
  readonly name: string;
  readonly version: string;
  readonly repository: { readonly url: string };
};

/** The package's name on npm. */
export const packageName = manifest.name;

/** The package's version. */
export const packageVersion = manifest.version;

/** Where people read the sources, with no slash at its end. */
export const repositoryUrl = manifest.repository.url.replace(/^git\+/u, "").replace(/\.git$/u, "");
