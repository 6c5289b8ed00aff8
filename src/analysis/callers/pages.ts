import { dirname, join } from "node:path";

import { callFunction } from "../../flow/language/calls.ts";
import { moduleExport } from "../../flow/language/toplevel.ts";
import { Run } from "../../flow/run.ts";
import { opaque } from "../../flow/values/value.ts";
import type { AnalysedAction } from "../analyze.ts";

const layouts = /^layout\.[cm]?[jt]sx?$/u;
const pages = /^page\.[cm]?[jt]sx?$/u;

/** How many folders lead from an action to the root of its app at most. */
const deepest = 12;

// Key: an action's run. Never wrong; goes with it.
const known = new WeakMap<Run, boolean>();

/**
 * Whether the page that an action stands beside, or a layout around it, is rendered for known callers only: what such pages show
 * is not for everybody, though the action itself asks nobody.
 */
export function isBesideGuardedPage({ module, run }: AnalysedAction): boolean {
  const before = known.get(run);
  const is = before ?? (/[\\/]app[\\/]/u.test(module.file) && isBesideOne(run, module.file));
  known.set(run, is);
  return is;
}

function isBesideOne(run: Run, file: string): boolean {
  const { graph } = run.world;
  let isOfPage = true;
  for (let folder = dirname(file), depth = 0; depth < deepest; folder = dirname(folder), depth++) {
    const names = graph.listFiles(folder);
    const page: string | undefined = isOfPage ? names.find((name) => pages.test(name)) : undefined;
    const layout = names.find((name) => layouts.test(name));
    isOfPage &&= page === undefined;
    if ([page, layout].some((name) => name !== undefined && asksFirst(run, join(folder, name)))) {
      return true;
    }
    if (/[\\/]app$/u.test(folder)) {
      return false;
    }
  }
  return false;
}

/** Whether what a file exports by default comes to its end for known callers only. */
function asksFirst({ world }: Run, file: string): boolean {
  const module = world.graph.open(file);
  if (module === undefined) {
    return false;
  }
  const run = new Run(world, module);
  const component = moduleExport(run, module, "default");
  if (component === undefined) {
    return false;
  }
  callFunction(run, component, [opaque()], { site: module.program, awaited: true });
  return run.state.alive && run.state.has("authenticated");
}
