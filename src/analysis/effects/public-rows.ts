import type { EffectEvent } from "../../flow/event.ts";
import type { Condition, Query } from "../../flow/libraries/query.ts";
import { pinning } from "../../flow/libraries/query.ts";
import { requiredOf } from "../../flow/values/ties.ts";
import type { Value } from "../../flow/values/value.ts";
import { isCatalogue, isPublicBy, isShownBy, principalKind } from "../../schemas/index.ts";
import type { AnalysedAction } from "../analyze.ts";
import { dataModelOf, namedModel } from "../data-models.ts";
import { originsAt } from "../within.ts";

/** Whether a query finds nothing but rows that say of themselves that they are there for everybody: `where: { isPublic: true }`. */
export function findsPublicRows(query: Query): boolean {
  return asksFor(query, isPublicBy);
}

/** Whether it finds nothing but what a site has published of what it shows: its articles, not the forms of a company. */
export function findsPublishedThings({ query, site }: EffectEvent): boolean {
  const model = query && (dataModelOf(query, site.module) ?? namedModel(query));
  return query !== undefined && model !== undefined && isCatalogue(model) && asksFor(query, isShownBy);
}

/** Whether rows have to have a column that says something of them. */
function asksFor({ verb, where }: Query, says: (column: string, value: unknown) => boolean): boolean {
  return (
    verb === "read" &&
    requiredOf(where).some(
      ({ column, operator, value: { alternatives } }) =>
        operator === "equal" &&
        alternatives.length > 0 &&
        alternatives.every((one) => one.kind === "const" && says(column, one.value)),
    )
  );
}

/** Whether it finds but those that such rows refer to, and no people: the company behind a public offer. */
export function isReferredToByPublicRows({ query, site, state }: EffectEvent, { run }: AnalysedAction): boolean {
  return (
    query?.verb === "read" &&
    principalKind("id", dataModelOf(query, site.module) ?? namedModel(query)) !== "user" &&
    keysIn(query.where).some((value) => {
      const origins = originsAt(run, state, [value]);
      return origins.length > 0 && origins.every((one) => one.kind === "record" && findsPublicRows(one.query));
    })
  );
}

/** What rows are picked by, alone or among others. */
function keysIn(conditions: readonly Condition[]): readonly Value[] {
  return conditions.flatMap((condition) =>
    condition.kind === "all"
      ? keysIn(condition.of)
      : condition.kind === "column" && pinning.has(condition.operator)
        ? [condition.value]
        : [],
  );
}
