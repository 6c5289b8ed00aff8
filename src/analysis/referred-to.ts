import type { EffectEvent } from "../flow/event.ts";
import type { Query } from "../flow/libraries/query.ts";
import { comparisonsOf, pinning } from "../flow/libraries/query.ts";
import { keyName } from "../schemas/index.ts";
import type { AnalysedAction } from "./analyze.ts";
import { originsAt } from "./within.ts";

/** Whether an effect changes, or deletes, a row whose key stands in the row of somebody whom a query found: their settings. */
export function changesWhatIsReferredTo(
  { counts, query, state }: EffectEvent,
  found: Query,
  action: AnalysedAction,
): boolean {
  if ((query?.verb !== "update" && query?.verb !== "delete") || counts === true) {
    return false;
  }
  const keys = comparisonsOf(query.where)
    .filter(({ column, operator }) => pinning.has(operator) && keyName.test(column))
    .map(({ value }) => value);
  const rows = keys.length === 0 ? [] : rowsOfPerson(found, action);
  return originsAt(action.run, state, keys).some(
    (origin) => origin.kind === "record" && origin.path.length === 1 && rows.includes(origin.query),
  );
}

/** The query that found somebody's row, and those that looked for that row again by what stands in it. */
function rowsOfPerson(found: Query, { events, run }: AnalysedAction): readonly Query[] {
  const rows = [found];
  for (const event of events) {
    const query = event.kind === "effect" ? event.query : undefined;
    if (query?.verb === "read" && query !== found && query.model === found.model) {
      const values = comparisonsOf(query.where).map(({ value }) => value);
      const isAgain = originsAt(run, event.state, values).some(
        (origin) => origin.kind === "record" && rows.includes(origin.query),
      );
      rows.push(...(isAgain ? [query] : []));
    }
  }
  return rows;
}
