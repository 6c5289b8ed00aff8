import type { Query } from "../../flow/libraries/query.ts";
import { comparisonsOf } from "../../flow/libraries/query.ts";
import { isScoped } from "../../flow/values/ties.ts";
import { principalKind } from "../../schemas/index.ts";
import type { AnalysedAction } from "../analyze.ts";

// Key: the actions of a file. Owner: its analysis. Never wrong; goes with it.
const asked = new WeakMap<readonly AnalysedAction[], ReadonlySet<string>>();

/**
 * Whether an action of the file asks for rows of the same table by whose they are, and for the caller's own: where there is
 * no schema, that says that they are somebody's.
 */
export function isAskedByCaller({ model }: Query, actions: readonly AnalysedAction[]): boolean {
  const models = asked.get(actions) ?? modelsIn(actions);
  asked.set(actions, models);
  return model !== undefined && models.has(model);
}

function modelsIn(actions: readonly AnalysedAction[]): ReadonlySet<string> {
  return new Set(
    actions.flatMap(({ events }) =>
      events.flatMap((event) => {
        const query = event.kind === "effect" ? event.query : undefined;
        const isOfCaller = comparisonsOf(query?.where ?? []).some(
          (condition) => principalKind(condition.column) !== undefined && isScoped(event.state, [condition]),
        );
        return isOfCaller ? (query?.model ?? []) : [];
      }),
    ),
  );
}
