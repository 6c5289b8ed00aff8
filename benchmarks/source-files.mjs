import { readdirSync } from "node:fs";
import { join } from "node:path";

const passedOver = new Set(["node_modules", ".git", ".next", "dist", "build"]);

/** The JavaScript and TypeScript files below a directory, without declarations, dependencies and what is built. */
export function* sourceFiles(directory) {
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory() && !passedOver.has(entry.name)) {
      yield* sourceFiles(path);
    } else if (entry.isFile() && /(?<!\.d)\.[cm]?[jt]sx?$/u.test(entry.name)) {
      yield path;
    }
  }
}
