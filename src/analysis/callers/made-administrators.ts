import type { EffectEvent } from "../../flow/event.ts";
import { comparisonsOf } from "../../flow/libraries/query.ts";
import type { State } from "../../flow/values/state.ts";
import type { Alternative, Value } from "../../flow/values/value.ts";
import { writtenColumns } from "../effects/written.ts";

const roleColumn = /role|^(?:is_?)?(?:super_?)?(?:admin|user)$|^is_?staff$/iu;

/** What those are called who run a service, in a column that says what somebody may do. */
const administrator =
  /^(?:role[_.:-]?)?(?:(?:super|system|site|platform)[\s_-]?)?(?:admin(?:istrator)?|super_?user|root)$/iu;

/** Whether a new account, or a membership made along with it, is one of those who run the service, whoever it is that asks for it. */
export function makesAdministrator(effect: EffectEvent): boolean {
  const { query, state } = effect;
  const own = writtenColumns(effect);
  const memberships = own.flatMap(({ value }) =>
    fieldsOf(state, value).flatMap(([verb, made]) => (verb === "create" ? fieldsOf(state, made) : [])),
  );
  return (
    query?.verb === "create" &&
    [...own.map(({ name, value }) => [name, value] as const), ...memberships].some(([name, value]) =>
      isAdministrators(name, state.alternatives(value)),
    )
  );
}

/** A column that says what somebody may do always says the same, and that they may do everything. */
function isAdministrators(column: string, alternatives: readonly Alternative[]): boolean {
  return (
    roleColumn.test(column) &&
    alternatives.length > 0 &&
    alternatives.every(
      (one) =>
        one.kind === "const" && (one.value === true ? !/role/iu.test(column) : administrator.test(String(one.value))),
    )
  );
}

/** What belongs to an account, and is nothing of its own. */
const ofAccount = /user|account|member|admin|profile|log|audit|token|session|verif|setting|preference/iu;

/**
 * Whether an administrator may be made by a stranger: with an organisation of their own, which they are one of, or where
 * the rows are asked for one first, so that only the first is.
 */
export function startsSomething(effects: readonly EffectEvent[]): boolean {
  return effects.some((effect) => {
    const { query } = effect;
    switch (query?.verb) {
      case "create":
        return !ofAccount.test(query.model ?? "") || comesWithOwn(effect);
      case "read":
      case "raw":
        return query.where.length === 0 || comparisonsOf(query.where).some(({ column }) => roleColumn.test(column));
      default:
        return false;
    }
  });
}

/** An organisation is made along with the account: `organization: { create: { name } }`, which names none that is there. */
function comesWithOwn({ query, state }: EffectEvent): boolean {
  return fieldsOf(state, query?.data).some(
    ([name, value]) =>
      !ofAccount.test(name) &&
      fieldsOf(state, value).some(
        ([verb, made]) =>
          verb === "create" && !fieldsOf(state, made).some(([column]) => /^connect$|Id$|_id$/u.test(column)),
      ),
  );
}

function fieldsOf(state: State, value: Value | undefined): readonly (readonly [string, Value])[] {
  return (value === undefined ? [] : state.alternatives(value)).flatMap((one) =>
    one.kind === "object" ? [...(state.object(one.ref)?.fields ?? [])] : [],
  );
}
