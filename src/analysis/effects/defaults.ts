import type { EffectEvent } from "../../flow/event.ts";
import { comparisonsOf } from "../../flow/libraries/query.ts";
import type { Query } from "../../flow/libraries/query.ts";
import type { Run } from "../../flow/run.ts";
import { isConstant } from "../../flow/values/alternatives.ts";
import type { State } from "../../flow/values/state.ts";
import type { Value } from "../../flow/values/value.ts";
import { principalKind } from "../../schemas/index.ts";
import { namedModel } from "../data-models.ts";
import { originsAt } from "../within.ts";

/**
 * Whether an effect makes the program's own row of settings where it is not there yet, or adds to it what is missing: one
 * row whose key the program says, of what it says itself. Who comes first does it, and nobody can make it anything else.
 */
export function makesDefaults(effect: EffectEvent, run: Run): boolean {
  const { query } = effect;
  if (query === undefined || query.model === undefined || principalKind("id", namedModel(query)) !== undefined) {
    return false;
  }
  switch (query.verb) {
    case "upsert":
      return isOwnKey(query, effect.state) && isEmpty(effect.ports.get("update"), effect.state) && isOwn(effect, run);
    case "create":
      return isOwn(effect, run) && hasOwnKey(query, effect.state) && isLookedUpBefore(effect, run);
    case "update":
      return (
        query.rows === "one" &&
        isOwnKey(query, effect.state) &&
        isOwn(effect, run, query.model) &&
        run.events.some(
          (event) =>
            event.kind === "effect" &&
            event.query?.verb === "create" &&
            event.query.model === query.model &&
            isOfSameCall(event, effect) &&
            makesDefaults(event, run),
        )
      );
    default:
      return false;
  }
}

/** The rows are named by nothing but constants. */
function isOwnKey({ where }: Query, state: State): boolean {
  const compared = comparisonsOf(where);
  return compared.length > 0 && compared.every(({ value }) => isConstant(state.alternatives(value)));
}

/** The key of the new row is a constant, so that there can be no second one. */
function hasOwnKey({ data, rows }: Query, state: State): boolean {
  return (
    rows === "one" &&
    data !== undefined &&
    state.alternatives(data).every((one) => {
      const id = one.kind === "object" ? state.object(one.ref)?.fields.get("id") : undefined;
      return id !== undefined && isConstant(state.alternatives(id));
    })
  );
}

/** The same code has asked first whether there is a row. */
function isLookedUpBefore(effect: EffectEvent, { events }: Run): boolean {
  return events
    .slice(0, events.indexOf(effect))
    .some(
      (event) =>
        event.kind === "effect" &&
        event.query?.verb === "read" &&
        event.query.model === effect.query?.model &&
        comparisonsOf(event.query.where).every(({ value }) => isConstant(event.state.alternatives(value))) &&
        isOfSameCall(event, effect),
    );
}

/** Neither the client nor the caller, nor another row than those of `model`, has a part in it. */
function isOwn({ ports, query, state }: EffectEvent, run: Run, model?: string): boolean {
  const data = query?.data;
  return originsAt(run, state, [...ports.values(), ...(data === undefined ? [] : [data])]).every((origin) => {
    switch (origin.kind) {
      case "client":
      case "identity":
        return false;
      case "record":
        return model !== undefined && origin.query.model === model;
      default:
        return true;
    }
  });
}

function isEmpty(value: Value | undefined, state: State): boolean {
  return (
    value !== undefined &&
    state.alternatives(value).every((one) => {
      const object = one.kind === "object" ? state.object(one.ref) : undefined;
      return object !== undefined && object.fields.size === 0 && object.spread.length === 0;
    })
  );
}

/** Two effects are there for the same call of the linted file. */
function isOfSameCall(one: EffectEvent, other: EffectEvent): boolean {
  const here = one.way.slice(0, -1);
  const there = other.way.slice(0, -1);
  return here.length === there.length && here.every(({ node }, index) => node === there[index]?.node);
}
