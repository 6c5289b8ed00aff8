import type { EffectEvent } from "../../flow/event.ts";
import type { Query } from "../../flow/libraries/query.ts";
import { comparisonsOf } from "../../flow/libraries/query.ts";
import type { Value } from "../../flow/values/value.ts";
import { originsOf } from "../../flow/values/value.ts";
import type { Run } from "../../flow/run.ts";
import { isCatalogue, isMembership, isVisitorColumn, principalKind } from "../../schemas/index.ts";
import type { AnalysedAction } from "../analyze.ts";
import { clientOrigin } from "./claims.ts";
import type { Located } from "../data-models.ts";
import { locatedModelOf, membershipsOf, parentModel } from "../data-models.ts";
import { isOfOrganisation } from "../effects/belonging.ts";
import { connectedKey, membersOf, parsedMembersOf } from "../effects/members.ts";
import type { UnownedRecord } from "./ownership.ts";
import { isFreeOf, pickedBy } from "./picks.ts";

/** What a member may do is said by a column of such a name. */
const roleName = /role|permission|access/iu;

/**
 * A row is made under a record that the client picks, though nobody asks whether the caller has a part in it: the schema has a
 * table of that record's members and their roles; or the record belongs to an organisation, and the row names nobody at all, so
 * that it is no more than a part of what that organisation has.
 */
export function unownedParentIn(effect: EffectEvent, query: Query, action: AnalysedAction): UnownedRecord | undefined {
  const { site, state } = effect;
  const located = locatedModelOf(query, site.module);
  if (query.verb !== "create" || query.data === undefined || located === undefined || isFreeOf(state)) {
    return undefined;
  }
  const { model } = located;
  if (isMembership(model.name)) {
    return undefined;
  }
  const namesNobody = [...model.columns.values()].every((column) => principalKind(column, model) === undefined);
  for (const { name, value } of [...membersOf(state, query.data, 1), ...parsedMembersOf(state, query.data)]) {
    const column = model.columns.get(name);
    if (
      column?.relation === undefined ||
      column.list ||
      principalKind(column, model) !== undefined ||
      isVisitorColumn(name, model.name)
    ) {
      continue;
    }
    const key = connectedKey(state, value);
    // What was read by the client's key may have been the caller's own all along.
    const origin = clientOrigin(state, key) && pickedBy(state, key, action);
    const parent = origin && !mayBeChecked(key, action) ? parentModel(action.run, located, column) : undefined;
    if (
      origin !== undefined &&
      parent !== undefined &&
      principalKind("id", parent.model) !== "user" &&
      !isCatalogue(parent.model) &&
      (hasMembers(action.run, parent, column.relation) || (namesNobody && isOfOrganisation(action.run, parent)))
    ) {
      return { effect, origin, column: name, use: "parent" };
    }
  }
  return undefined;
}

/** It was looked up, or what was found by it compared, with something that is not the client's: that may be the caller's own. */
function mayBeChecked(key: Value, { events }: AnalysedAction): boolean {
  const isPicked = (query: Query) => comparisonsOf(query.where).some(({ value }) => value.id === key.id);
  const isFound = (value: Value) =>
    originsOf(value).some((origin) => origin.kind === "record" && isPicked(origin.query));
  return events.some((event) => {
    if (event.kind === "comparison") {
      const { left, right } = event;
      return (isFound(left) && mayBeOwn(right)) || (isFound(right) && mayBeOwn(left));
    }
    return (
      event.kind === "effect" &&
      event.query?.verb === "read" &&
      isPicked(event.query) &&
      comparisonsOf(event.query.where).some(({ value }) => value.id !== key.id && mayBeOwn(value))
    );
  });
}

function mayBeOwn({ alternatives }: Value): boolean {
  return alternatives.some(
    (one) => one.kind === "object" || (one.kind === "opaque" && !one.from.some(({ kind }) => kind === "client")),
  );
}

/** Whether a table says who has which role in a record, which the schema calls by its model's name or by this one. */
function hasMembers(run: Run, parent: Located, name: string): boolean {
  const names = new Set([name, parent.model.name].map((one) => one.toLowerCase()));
  return membershipsOf(run, parent).some((model) => {
    const columns = [...model.columns.values()];
    return (
      columns.some((column) => principalKind(column, model) === "user") &&
      columns.some((column) => roleName.test(column.name)) &&
      columns.some(({ relation }) => relation !== undefined && names.has(relation.toLowerCase()))
    );
  });
}
