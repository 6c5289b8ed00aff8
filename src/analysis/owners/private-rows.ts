import type { EffectEvent } from "../../flow/event.ts";
import type { Query } from "../../flow/libraries/query.ts";
import type { DataModel, PrincipalKind } from "../../schemas/index.ts";
import {
  isByline,
  isMembership,
  isPerson,
  isSensitiveName,
  principalKind,
  sensitiveColumns,
} from "../../schemas/index.ts";
import type { AnalysedAction } from "../analyze.ts";
import { leavesOf } from "../leaves.ts";
import { dataModelOf, namedModel } from "../data-models.ts";
import { isPrivateFigure } from "../effects/figures.ts";

/** A read by a column that says whose data it is. */
interface Asked {
  readonly effect: EffectEvent;
  readonly query: Query;
  readonly column: string;
  readonly kind: PrincipalKind;
}

/** Whether rows that are found by a principal are theirs alone: what somebody has written is mostly there to be read. */
export function isPrivate({ effect, query, column, kind }: Asked, action: AnalysedAction): boolean {
  const model = dataModelOf(query, effect.site.module);
  if (query.rows === "count") {
    return isPrivateFigure(query, kind, effect.site.module);
  }
  const isOwnRow = principalKind("id", model ?? namedModel(query)) !== undefined;
  // What somebody has a part in is theirs to know.
  const bringsMemberships = query.relations.some(({ name }) => isMembership(name));
  return (
    (model === undefined ? isOwnRow && tellsPrivate(query, action) : bringsSensitive(query, model)) ||
    bringsMemberships ||
    (!isOwnRow && !(kind === "user" && isByline(column)))
  );
}

function bringsSensitive({ columns }: Query, model: DataModel): boolean {
  return sensitiveColumns(model).some(
    ({ column: { name } }) =>
      columns.kind === "all" ||
      (columns.kind === "only" ? columns.names.has(name) : columns.kind === "without" && !columns.names.has(name)),
  );
}

/**
 * Whether the client is told, of a person's own row that no schema describes, what its name says is not for everybody, or all
 * that stands there.
 */
function tellsPrivate(query: Query, { events }: AnalysedAction): boolean {
  const model = isPerson(undefined, query.model ?? "") ? namedModel(query) : undefined;
  return (
    model !== undefined &&
    events.some(
      (event) =>
        event.kind === "disclosure" &&
        leavesOf(event.state, event.value).some(({ alternative, origins }) =>
          origins.some((origin) => {
            if (origin.kind !== "record" || origin.query !== query) {
              return false;
            }
            const [name] = origin.path.filter((part) => part !== "[]");
            return name === undefined
              ? (alternative.shape.kind === "any" || alternative.shape.kind === "object") && tellsWhole(query, model)
              : isTelling(name, query) && isSensitiveName(name, model);
          }),
        ),
    )
  );
}

/**
 * Where the query names its columns, nothing else is in the row; and whoever is shown with what they wrote is shown to
 * everybody.
 */
function tellsWhole({ columns, relations }: Query, model: DataModel): boolean {
  return (
    relations.length === 0 &&
    (columns.kind !== "only" || [...columns.names].some((name) => isSensitiveName(name, model)))
  );
}

function isTelling(name: string, { columns }: Query): boolean {
  return columns.kind !== "only" || columns.names.has(name);
}
