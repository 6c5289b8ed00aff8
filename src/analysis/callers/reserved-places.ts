import path from "node:path";

import type { AnalysedAction } from "../analyze.ts";

/** Folders and files of what only administrators are meant to use. */
const reserved =
  /(?:^|[\\/])[(_]?(?:super_?-?)?admin(?:istration|s|-panel|-dashboard)?\)?(?:[\\/]|(?:[-_.]?(?:server[-_.]?)?actions?)?\.[cm]?[jt]sx?$)/iu;

/** Whether a file, by its path within the project, is one of those. */
export function isReservedPlace(file: string): boolean {
  return reserved.test(file);
}

/** Whether an action stands in one. */
export function isInReservedPlace(action: AnalysedAction): boolean {
  return isReservedPlace(placeOf(action));
}

/** Groups of pages that whoever built them calls public: `app/(public)/appointment`. */
const open = /(?:^|[\\/])\(public\)[\\/]/iu;

/** Whether an action stands among the pages that are there for everybody. */
export function isInOpenPlace(action: AnalysedAction): boolean {
  return open.test(placeOf(action));
}

/** The path of its file within the project. */
function placeOf({ module: { file }, run }: AnalysedAction): string {
  return path.relative(run.world.graph.packageRoot(file) ?? path.dirname(file), file);
}
