import { conventions } from "../models/conventions.ts";
import { libraries } from "../models/index.ts";
import { indexModels } from "../models/lookup.ts";
import type { ModuleGraph } from "../modules/index.ts";
import { Ground } from "../flow/ground.ts";
import type { World } from "../flow/run.ts";
import type { Settings } from "../settings.ts";

// Key: the decoded settings, which `settingsOf` makes once for each configuration. Never wrong; goes with them.
const indexes = new WeakMap<Settings, Pick<World, "conventions" | "declared" | "models">>();

// Key: the same. Owner: the settings. See there when it is wrong; begun anew between two files, when it is spent.
const grounds = new WeakMap<Settings, Standing>();

interface Standing {
  readonly ground: Ground;
  readonly graph: ModuleGraph;
  epoch: number;
}

/** What the interpreter needs to know about the project: its modules, its libraries, and what its settings say. */
export function worldOf(graph: ModuleGraph, settings: Settings): World {
  let known = indexes.get(settings);
  if (known === undefined) {
    known = {
      models: indexModels([...libraries, ...settings.models]),
      conventions: settings.conventions ? conventions : undefined,
      declared: {
        guards: namesOf(settings.guards),
        wrappers: namesOf(settings.wrappers),
        limiters: namesOf(settings.limiters),
      },
    };
    indexes.set(settings, known);
  }
  return { graph, ground: groundOf(graph, settings), ...known };
}

function groundOf(graph: ModuleGraph, settings: Settings): Ground {
  const known = grounds.get(settings);
  if (known === undefined || known.graph !== graph || (known.epoch !== graph.epoch && known.ground.isSpent)) {
    const standing = { ground: new Ground(graph), graph, epoch: graph.epoch };
    grounds.set(settings, standing);
    return standing.ground;
  }
  known.epoch = graph.epoch;
  return known.ground;
}

/** `"requireUser"` and `"@/lib/auth#requireUser"` both name `requireUser`; the second one only as imported from there. */
function namesOf(list: readonly string[]): ReadonlyMap<string, readonly (string | undefined)[]> {
  const names = new Map<string, (string | undefined)[]>();
  for (const entry of list) {
    const at = entry.lastIndexOf("#");
    const name = entry.slice(at + 1);
    names.set(name, [...(names.get(name) ?? []), at < 0 ? undefined : entry.slice(0, at)]);
  }
  return names;
}
