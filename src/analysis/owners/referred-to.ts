import type { EffectEvent } from "../../flow/event.ts";
import type { Query } from "../../flow/libraries/query.ts";
import { comparisonsOf, pinning } from "../../flow/libraries/query.ts";
import type { Value } from "../../flow/values/value.ts";
import { keyName, singularOf } from "../../schemas/index.ts";
import type { AnalysedAction } from "../analyze.ts";
import { membersOf, referredTo } from "../effects/members.ts";
import { originsAt } from "../within.ts";

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

/** Whether an effect is about somebody whose row a query found, whatever people are called there: `studentId: student.id`. */
export function refersTo(
  { query, state }: EffectEvent,
  { model }: Query,
  isOfFound: (value: Value) => boolean,
): boolean {
  const name = model === undefined ? undefined : bare(singularOf(model));
  const named = [
    ...comparisonsOf(query?.where ?? []).map(({ column, value }) => ({ name: column, value })),
    ...(query?.data === undefined ? [] : membersOf(state, query.data, 1)),
  ];
  return named.some(
    (one) =>
      bare(one.name).replace(/(?!^)id$/u, "") === name &&
      referredTo(state, one.value).some((value) => isOfFound(value)),
  );
}

function bare(name: string): string {
  return name.toLowerCase().replaceAll("_", "");
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
