import type { Danger } from "../../models/model.ts";
import type { EffectEvent } from "../../flow/event.ts";
import type { Query } from "../../flow/libraries/query.ts";
import { isSecretColumn, keyName } from "../../schemas/index.ts";
import type { AnalysedAction } from "../analyze.ts";
import { dataModelOf } from "../data-models.ts";
import { originsAt } from "../within.ts";

/** What is done with a row where it is handed over, whatever stands in it. */
const working: ReadonlySet<Danger> = new Set(["process", "queue"]);

/** What acts for whoever's token, key or password it is given. */
const acting: ReadonlySet<Danger> = new Set(["privileged-api", "process", "request"]);

/**
 * What is done with the rows of a query for a known caller, though nobody is told what stands in them: a job or a process works
 * with them, or another service is shown their secret.
 */
export function usesOf(query: Query, { events, run }: AnalysedAction): readonly EffectEvent[] {
  return events.filter((event): event is EffectEvent => {
    if (event.kind !== "effect" || event.frame === "guard" || !event.state.has("authenticated")) {
      return false;
    }
    const { danger, ports, site, state } = event;
    if (!working.has(danger) && !acting.has(danger)) {
      return false;
    }
    const model = dataModelOf(query, site.module);
    return originsAt(run, state, [...ports.values()]).some((origin) => {
      if (origin.kind !== "record" || origin.query !== query) {
        return false;
      }
      const name = origin.path.findLast((part) => part !== "[]");
      return (
        (working.has(danger) && (name === undefined || !keyName.test(name))) ||
        (acting.has(danger) && name !== undefined && isSecretColumn(name, model))
      );
    });
  });
}
