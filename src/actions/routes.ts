import { join } from "node:path";

import type { ModuleGraph } from "../modules/index.ts";

/** Where an app keeps its routes. */
const roots = ["app", "src/app"] as const;

const handlers = /^route\.[cm]?[jt]sx?$/u;

/** How many folders a path is followed through, those that stand for nothing in it included. */
const deepest = 12;

/**
 * The file of the app's own that answers at a path, as Next.js finds it: `[id]` is any segment, `[...rest]` all that are left,
 * `(group)` none. A segment that is not known is undefined, and can be any.
 */
export function routeHandlerAt(
  graph: ModuleGraph,
  file: string,
  segments: readonly (string | undefined)[],
): string | undefined {
  const root = graph.packageRoot(file);
  return root === undefined
    ? undefined
    : roots.map((folder) => handlerIn(graph, join(root, folder), segments, 0)).find((found) => found !== undefined);
}

function handlerIn(
  graph: ModuleGraph,
  folder: string,
  segments: readonly (string | undefined)[],
  depth: number,
): string | undefined {
  if (depth > deepest) {
    return undefined;
  }
  const [next, ...others] = segments;
  const folders = graph.listDirectories(folder);
  const groups = folders.filter((name) => name.startsWith("("));
  if (segments.length === 0) {
    const handler = graph.listFiles(folder).find((name) => handlers.test(name));
    return handler === undefined ? firstIn(groups, []) : join(folder, handler);
  }
  const any = folders.filter((name) => /^\[[^.[\]]+\]$/u.test(name));
  const rest = folders.filter((name) => /^\[\[?\.{3}/u.test(name));
  const named = next === undefined ? [] : folders.filter((name) => name === next);
  return firstIn(named, others) ?? firstIn(any, others) ?? firstIn(groups, segments) ?? firstIn(rest, []);

  function firstIn(names: readonly string[], left: readonly (string | undefined)[]): string | undefined {
    for (const name of names) {
      const found = handlerIn(graph, join(folder, name), left, depth + 1);
      if (found !== undefined) {
        return found;
      }
    }
    return undefined;
  }
}
