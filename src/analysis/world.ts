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
function namesOf(list: readonly string[]): ReadonlyMap<string, string | undefined> {
  return new Map(
    list.map((entry) => {
      const at = entry.lastIndexOf("#");
      return at < 0 ? [entry, undefined] : [entry.slice(at + 1), entry.slice(0, at)];
    }),
  );
}
