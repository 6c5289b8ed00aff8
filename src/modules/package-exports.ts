import { listIn, objectIn, type Json, type JsonObject } from "./json.ts";
import { bestAlias } from "./pattern.ts";

/** The conditions of the server layer; a package's own name for its source comes before them. */
const conditions = new Set([
  "source",
  "development",
  "react-server",
  "node",
  "import",
  "module",
  "require",
  "default",
  "bun",
]);
const typeConditions = new Set([...conditions, "types", "typings"]);

/** `exports` may be a target by itself, which is short for `{ ".": target }`. */
export function subpathsOf(exports: Json): JsonObject {
  const map = objectIn(exports);
  return Object.keys(map).some((key) => key.startsWith(".")) ? map : { ".": exports };
}

interface Targets {
  /** What runs. */
  readonly targets: readonly string[];
  /** What declares, which in a package that is not built is often the source. */
  readonly types: readonly string[];
}

/** What a map of `exports` or `imports` gives for a subpath. */
export function targetsOf(map: JsonObject, subpath: string): Targets {
  const exact = map[subpath];
  if (exact !== undefined && !subpath.includes("*")) {
    return chosen(exact, "");
  }
  const aliases = Object.keys(map)
    .filter((pattern) => pattern.includes("*"))
    .map((pattern) => ({ pattern, targets: ["*"] }));
  const best = bestAlias(aliases, subpath);
  return best === undefined ? { targets: [], types: [] } : chosen(map[best.pattern] ?? null, best.targets[0] ?? "");
}

function chosen(target: Json, middle: string): Targets {
  const fill = (path: string): string => path.replaceAll("*", () => middle);
  return { targets: pick(target, conditions).map(fill), types: pick(target, typeConditions).map(fill) };
}

function pick(target: Json | undefined, wanted: ReadonlySet<string>): readonly string[] {
  if (typeof target === "string") {
    return [target];
  }
  if (Array.isArray(target)) {
    return listIn(target).flatMap((item) => pick(item, wanted));
  }
  return Object.entries(objectIn(target)).flatMap(([condition, value]) =>
    wanted.has(condition) || condition.startsWith("@") ? pick(value, wanted) : [],
  );
}
