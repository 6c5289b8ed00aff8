import type { EffectEvent } from "../../flow/event.ts";
import { comparisonsOf, pinning } from "../../flow/libraries/query.ts";
import type { Condition } from "../../flow/libraries/query.ts";
import type { State } from "../../flow/values/state.ts";
import { isOfCaller, isOfOwn } from "../../flow/values/ties.ts";
import type { Value } from "../../flow/values/value.ts";
import type { DataModel, Right } from "../../schemas/index.ts";
import { isBelonging, isMembership, isPerson, principalKind, rightOf } from "../../schemas/index.ts";
import type { AnalysedAction } from "../analyze.ts";
import { dataModelOf } from "../data-models.ts";
import { originsAt } from "../within.ts";
import type { WrittenColumn } from "../effects/written.ts";
import { writtenColumns } from "../effects/written.ts";

/** Something that an effect does to a person's account, rights or membership. */
export interface Administration {
  readonly effect: EffectEvent;
  /** It sets what they may do, whether they are let in, or what they have paid for; removes them; or manages accounts. */
  readonly kind: Right | "removal" | "account";
  /** The column that decides it. */
  readonly column: WrittenColumn | undefined;
  readonly target: Target;
}

/** Whose it is: the caller's own, somebody's whom the client names, or everybody's. */
export type Target = "own" | "other" | "everybody" | "unknown";

/** Roles that a new member only has if somebody meant it. */
const powerful = /admin|owner|super|root|manager|moderator|staff|editor/iu;

/** What an effect does to people, if anything. */
export function administrationOf(effect: EffectEvent, action: AnalysedAction): Administration | undefined {
  if (effect.frame === "guard" || effect.frame === "module") {
    return undefined;
  }
  if (effect.account !== undefined) {
    return { effect, kind: "account", column: undefined, target: ownerOf(effect.account, effect.state, action) };
  }
  const { query } = effect;
  const name = query?.model;
  if (query === undefined || name === undefined || effect.danger !== "database-write") {
    return undefined;
  }
  const model = dataModelOf(query, effect.site.module);
  if (query.verb === "delete") {
    return isPerson(model, name) || isBelonging(name)
      ? { effect, kind: "removal", column: undefined, target: targetOf(effect, model, action) }
      : undefined;
  }
  for (const column of writtenColumns(effect)) {
    const kind = rightOf(column.name, model, name);
    if (kind !== undefined && (query.verb !== "create" || isGranted(effect, column, action))) {
      return { effect, kind, column, target: targetOf(effect, model, action) };
    }
  }
  return undefined;
}

/** A new row's right counts if the client chooses it, or if it is more than everybody gets. */
function isGranted({ state }: EffectEvent, { value }: WrittenColumn, action: AnalysedAction): boolean {
  return (
    isOfClient(value, state, action) ||
    state.alternatives(value).some((one) => one.kind === "const" && powerful.test(String(one.value)))
  );
}

/** Who adds, invites or makes somebody is not the one who is added. */
const actor = /by(?:_?(?:user|member))?(?:_?id)?$|inviter|creator|author|sender|owner|granter|assigner/iu;

/** Whether a value is the client's. */
export function isOfClient(value: Value, state: State, { run }: AnalysedAction): boolean {
  return originsAt(run, state, [value]).some(({ kind }) => kind === "client");
}

function targetOf(effect: EffectEvent, model: DataModel | undefined, action: AnalysedAction): Target {
  const { query, state } = effect;
  if (query === undefined) {
    return "unknown";
  }
  const name = query.model ?? "";
  if (query.verb === "create") {
    const named = writtenColumns(effect).filter(
      (column) => !actor.test(column.name) && namesPerson(column.name, model, name),
    );
    // Whoever makes a new person makes somebody else.
    return isPerson(model, name) ? "other" : wholeOf(named.map(({ value }) => ownerOf(value, state, action)));
  }
  if (query.where.every(isEmpty)) {
    return "everybody";
  }
  if (hasOpaque(query.where)) {
    return "unknown";
  }
  const named = comparisonsOf(query.where).filter(
    ({ column, operator }) => pinning.has(operator) && namesPerson(column, model, name),
  );
  return wholeOf(named.map(({ value }) => ownerOf(value, state, action)));
}

function wholeOf(owners: readonly Target[]): Target {
  return owners.includes("own") ? "own" : owners.includes("other") ? "other" : "unknown";
}

/** Whether a column says whose a row is, or which one it is. */
function namesPerson(column: string, model: DataModel | undefined, name: string): boolean {
  return (
    model?.columns.get(column)?.id === true ||
    /^[_$]?id$/iu.test(column) ||
    principalKind(column, model) === "user" ||
    (/e?mail|user_?name|handle/iu.test(column) && (isPerson(model, name) || isMembership(name)))
  );
}

/**
 * Whose account a value names: what the client says, and a row that it was read from, is somebody else's unless proven
 * otherwise. What is the caller on one way and unknown on another may be nobody else.
 */
function ownerOf(value: Value, state: State, action: AnalysedAction): Target {
  if (isOfCaller(value) || isOfOwn(state, value)) {
    return "own";
  }
  const others = state.alternatives(value).filter((one) => !isOfCaller({ id: value.id, alternatives: [one] }));
  const isDescribed = others.some(({ kind }) => kind === "object");
  const origins = originsAt(action.run, state, [{ id: value.id, alternatives: others }]);
  return isDescribed || origins.some(({ kind }) => kind === "client" || kind === "record") ? "other" : "unknown";
}

function isEmpty(condition: Condition): boolean {
  return condition.kind === "all" && condition.of.every(isEmpty);
}

function hasOpaque(conditions: readonly Condition[]): boolean {
  return conditions.some((condition) => {
    switch (condition.kind) {
      case "opaque":
        return true;
      case "all":
      case "any":
        return hasOpaque(condition.of);
      case "none":
        return hasOpaque([condition.of]);
      case "either":
        return hasOpaque(condition.arms.map((arm) => arm.condition));
      case "column":
        return false;
    }
  });
}
