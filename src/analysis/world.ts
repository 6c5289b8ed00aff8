import { conventions } from "../models/conventions.ts";
import { libraries } from "../models/index.ts";
import { indexModels } from "../models/lookup.ts";
import type { ModuleGraph } from "../modules/index.ts";
import type { World } from "../flow/run.ts";
import type { Settings } from "../settings.ts";

// Key: the decoded settings, which `settingsOf` makes once for each configuration. Never wrong; goes with them.
const indexes = new WeakMap<Settings, Pick<World, "conventions" | "declared" | "models">>();

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
  return { graph, ...known };
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
