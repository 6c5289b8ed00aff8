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
export function isInReservedPlace({ module, run }: AnalysedAction): boolean {
  const { file } = module;
  return isReservedPlace(path.relative(run.world.graph.packageRoot(file) ?? path.dirname(file), file));
}
