import { dirname, join } from "node:path";

import { findActions } from "../actions/find-actions.ts";
import type { World } from "../flow/run.ts";
import type { Basis, ModuleGraph, SourceModule } from "../modules/index.ts";
import { guardsOf, type Guards } from "./guard-statements.ts";

/** So many files are read, and so many of them looked into, to find how a project checks its callers. */
const mostRead = 120;
const mostOpened = 12;

/** How far down the folders around are looked through. */
const deepest = 3;

interface Remembered {
  readonly models: World["models"];
  readonly basis: Basis;
  readonly guards: Guards;
}

// Key: a module, and the settings' models. Owner: the module graph, which keeps modules as long as their text is the same.
// Wrong: not beyond the file being linted, since what it rests on is compared. Goes with the module.
const remembered = new WeakMap<SourceModule, Remembered>();

/** The checks that the actions of the nearest other files begin with; looked for until there is the one that is wanted. */
export function guardsNearby(world: World, host: SourceModule, wanted: keyof Guards): Guards {
  const { graph } = world;
  let opened = 0;
  let found: Guards = {};
  for (const file of filesAround(graph, host.file)) {
    if (graph.readText(file)?.includes("use server") !== true) {
      continue;
    }
    const module = graph.open(file);
    const { caller, role } = module === undefined ? {} : rememberedGuards(world, module);
    found = { caller: found.caller ?? caller, role: found.role ?? role };
    if (found[wanted] !== undefined) {
      return found;
    }
    opened += 1;
    if (opened >= mostOpened) {
      break;
    }
  }
  return found;
}

function rememberedGuards(world: World, module: SourceModule): Guards {
  const { graph, models } = world;
  const known = remembered.get(module);
  if (known?.models === models && known.basis.holds()) {
    return known.guards;
  }
  const { result: guards, basis } = graph.watch(() =>
    guardsOf(world, module, findActions(module.program, module.text)),
  );
  remembered.set(module, { models, basis, guards });
  return guards;
}

/** The code beside a file, then below it, then beside and below the folders around it, up to its package. */
function* filesAround(graph: ModuleGraph, file: string): Generator<string> {
  const root = graph.packageRoot(file) ?? dirname(file);
  const seen = new Set([file]);
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    for (const near of filesBelow(graph, folder, deepest)) {
      if (seen.size > mostRead) {
        return;
      }
      if (!seen.has(near)) {
        seen.add(near);
        yield near;
      }
    }
    if (folder === root || folder === dirname(folder)) {
      return;
    }
  }
}

function* filesBelow(graph: ModuleGraph, folder: string, depth: number): Generator<string> {
  for (const name of graph.listFiles(folder)) {
    if (/\.[cm]?[jt]sx?$/u.test(name) && !/\.d\.[cm]?ts$|\.(?:test|spec|stories)\./u.test(name)) {
      yield join(folder, name);
    }
  }
  if (depth > 0) {
    for (const name of graph.listDirectories(folder)) {
      if (!/^(?:\.|node_modules$|dist$|build$|public$)/u.test(name)) {
        yield* filesBelow(graph, join(folder, name), depth - 1);
      }
    }
  }
}
