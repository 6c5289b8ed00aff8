import type { Query } from "../../flow/libraries/query.ts";
import { comparisonsOf } from "../../flow/libraries/query.ts";
import type { Run } from "../../flow/run.ts";
import type { State } from "../../flow/values/state.ts";
import type { ClientOrigin, Value } from "../../flow/values/value.ts";
import type { DataModel } from "../../schemas/index.ts";
import { principalKind } from "../../schemas/index.ts";
import { requiredIn } from "./picks.ts";
import { originsAt } from "../within.ts";

/** Whose rows a query asks for, though the one who asks says so. */
export interface ClaimedScope {
  readonly column: string;
  readonly origin: ClientOrigin;
}

/** A tenant by its domain: a value is what was found by what was found by what the client sends. */
const deepest = 2;

/**
 * What a query says of whose its rows are that comes from the client, so that it ties them to nobody. What a cookie or a
 * header decides is mostly a tenant, whatever its column is called.
 */
export function claimedScopeOf(
  run: Run,
  state: State,
  { where }: Query,
  model: DataModel | undefined,
): ClaimedScope | undefined {
  for (const { column, operator, value } of requiredIn(state, where)) {
    const origin = operator === "equal" ? deciderOf(run, state, value, 0) : undefined;
    if (
      origin !== undefined &&
      (origin.via === "cookie" || origin.via === "header" || principalKind(column, model) !== undefined)
    ) {
      return { column, origin };
    }
  }
  return undefined;
}

/** What of the client's decides a value: the value itself, or what it was found by. */
function deciderOf(run: Run, state: State, value: Value, depth: number): ClientOrigin | undefined {
  const origins = originsAt(run, state, [value]);
  const sent = origins.find((origin): origin is ClientOrigin => origin.kind === "client");
  if (sent !== undefined || depth === deepest) {
    return sent;
  }
  for (const origin of origins) {
    for (const key of origin.kind === "record" ? comparisonsOf(origin.query.where) : []) {
      const found = deciderOf(run, state, key.value, depth + 1);
      if (found !== undefined) {
        return found;
      }
    }
  }
  return undefined;
}
