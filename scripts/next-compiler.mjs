// Asks Next.js's own compiler which server actions a file has. Used by the tests and by compare-actions.mjs.
import { loadBindings } from "next/dist/build/swc/index.js";
import { getLoaderSWCOptions } from "next/dist/build/swc/options.js";
import { WEBPACK_LAYERS } from "next/dist/lib/constants.js";

const registered = /\/\* __next_internal_action_entry_do_not_use__ (?<entries>\{.*?\}) \*\//su;

const { transform } = await loadBindings();

/**
 * The names that Next.js registers for a file, and how many inline actions, or its complaint. Next.js also objects to
 * what a file imports (hooks in server components); such a file is looked at without that check.
 */
export async function registeredActions(code, file) {
  const found = await compiled(code, file, true);
  return found.error === undefined || found.error.includes('"use client"') ? found : compiled(code, file, false);
}

async function compiled(code, file, serverComponents) {
  // Its webpack loader does not know these endings as TypeScript; Turbopack does.
  const filename = `/app/${file.replace(/\.[cm]ts$/u, ".ts")}`;
  const options = getLoaderSWCOptions({
    filename,
    appDir: "/app",
    bundleLayer: WEBPACK_LAYERS.reactServerComponents,
    development: false,
    esm: true,
    hasReactRefresh: false,
    isCacheComponents: true,
    isPageFile: false,
    isServer: true,
    jsConfig: { compilerOptions: { experimentalDecorators: true } },
    pageExtensions: ["tsx", "ts", "jsx", "js"],
    relativeFilePathFromRoot: file,
    serverComponents,
    serverReferenceHashSalt: "salt",
    taintEnabled: true,
    trackDynamicImports: false,
    useCacheEnabled: true,
  });
  try {
    const output = await transform(code, { ...options, filename, sourceFileName: filename, sourceMaps: false });
    return { error: undefined, ...actionsIn(registered.exec(output.code)?.groups?.entries ?? "{}") };
  } catch (error) {
    return { error: String(error), exports: [], inline: 0 };
  }
}

function actionsIn(entries) {
  const names = Object.entries(JSON.parse(entries))
    // The first bit of an id says that it is a cached function.
    .filter(([id]) => Number.parseInt(id.slice(0, 2), 16) < 0x80)
    .map(([, entry]) => (typeof entry === "string" ? entry : entry.name));
  const exports = [...new Set(names.filter((name) => !name.startsWith("$$RSC_SERVER_ACTION_")))];
  return { exports: exports.sort(), inline: names.filter((name) => name.startsWith("$$RSC_SERVER_ACTION_")).length };
}
