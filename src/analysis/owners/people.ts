import type { EffectEvent } from "../../flow/event.ts";
import type { Query } from "../../flow/libraries/query.ts";
import { affirmedIn, pinning } from "../../flow/libraries/query.ts";
import type { State } from "../../flow/values/state.ts";
import { isScoped } from "../../flow/values/ties.ts";
import type { Value } from "../../flow/values/value.ts";
import type { DataModel, PrincipalKind } from "../../schemas/index.ts";
import { principalKind } from "../../schemas/index.ts";
import type { AnalysedAction } from "../analyze.ts";
import { dataModelOf, namedModel } from "../data-models.ts";
import type { Member } from "../effects/members.ts";
import { membersOf, parsedMembersOf, referredTo } from "../effects/members.ts";
import { billedIn, billedKind } from "./billing.ts";
import { clientOrigin } from "./claims.ts";
import { declaredMembersOf } from "./declared-owners.ts";
import { standsForOwn } from "./overriding.ts";

/** A value in the place of a principal. */
export interface Claim {
  readonly column: string;
  readonly value: Value;
  readonly kind: PrincipalKind;
  readonly use: "picks" | "stores";
}

/** How deep what is sent is looked into. */
const deepest = 4;

/** Who a column names: by what it is called, or because the program has something of the caller's for it as well. */
function kindOf(effect: EffectEvent, query: Query, column: string, value: Value): PrincipalKind | undefined {
  const kind = principalKind(column, modelOf(effect, query));
  return (
    kind ??
    (isSaidToBeUsers(effect, column, value) ? "user" : undefined) ??
    // In a row of their own, somebody may keep what they like.
    (!isScoped(effect.state, query.where) && standsForOwn(effect.state, column, query.model, value)
      ? "organisation"
      : undefined)
  );
}

/** Whomever a column names, a customer or a doctor: what the client sends is called the id of one who uses the program. */
function isSaidToBeUsers({ state }: EffectEvent, column: string, value: Value): boolean {
  const said = /(?:Id|_id|_uid)$/u.test(column) ? clientOrigin(state, value)?.path.split(".").at(-1) : undefined;
  return said !== undefined && said !== column && principalKind(said) === "user" && !/e_?mail|name$/iu.test(said);
}

/** The columns by which a query picks its rows, unless another one makes them the caller's own. */
export function pickingClaims(effect: EffectEvent, query: Query): readonly Claim[] {
  return affirmedIn(query.where).flatMap(({ column, operator, value }): readonly Claim[] => {
    const kind = pinning.has(operator) ? kindOf(effect, query, column, value) : undefined;
    return kind === undefined || (kind === "organisation" && isScoped(effect.state, query.where))
      ? []
      : [{ column, value, kind, use: "picks" }];
  });
}

/** The columns that a query writes. An address of one's own may be changed; whose row it is may not. */
export function storedClaims(effect: EffectEvent, query: Query, action: AnalysedAction): readonly Claim[] {
  const { state } = effect;
  const model = modelOf(effect, query);
  const values = [
    ...(query.data === undefined ? [] : [query.data]),
    ...["data", "create", "update"].flatMap((name) => effect.ports.get(name) ?? []),
  ];
  return [
    ...values.flatMap((value) =>
      [...membersOf(state, value, 1), ...letThrough(state, query, value)].flatMap(
        ({ name, value: member }): readonly Claim[] => {
          const column = model?.columns.get(name);
          const kind =
            name.toLowerCase() === "email"
              ? undefined
              : (principalKind(column === undefined ? name : { ...column, list: false }, model) ??
                kindOf(effect, query, name, member));
          return kind === undefined
            ? []
            : namedIn(state, member).map((one) => ({ column: name, value: one, kind, use: "stores" }));
        },
      ),
    ),
    ...wholeClaims(effect, query, model),
    ...declaredClaims(effect, query, model, action),
  ];
}

/** What somebody new is known by. */
const ownName = /e_?mail|user_?name|^(?:login|name)$/iu;

/**
 * Whom a member names: by itself, by the key in `{ connect: { id } }`, or, where a row is made with it (`{ create: { … } }`), by
 * what says whose that is. What else is in a new row, the name and the password of somebody new for instance, names nobody.
 */
function namedIn(state: State, value: Value): readonly Value[] {
  const parts = state.alternatives(value).flatMap((one) => {
    const fields = one.kind === "object" ? state.object(one.ref)?.fields : undefined;
    return fields?.has("create") === true ? [...fields] : [];
  });
  return parts.length === 0
    ? referredTo(state, value)
    : parts.flatMap(([name, part]) =>
        name === "create"
          ? membersOf(state, part, 1)
              .filter((member) => principalKind(member.name) !== undefined && !ownName.test(member.name))
              .flatMap((member) => referredTo(state, member.value))
          : referredTo(state, part),
      );
}

/** What a schema has let through is stored whole; a row that is changed keeps its own key. */
function letThrough(state: State, { verb }: Query, value: Value): readonly Member[] {
  switch (verb) {
    case "create":
      return parsedMembersOf(state, value);
    case "update":
      return parsedMembersOf(state, value).filter(({ name }) => !/^[_$]?id$/iu.test(name));
    default:
      return [];
  }
}

/** By these, a row comes to be as the program says. */
const puts: ReadonlySet<Query["verb"]> = new Set(["create", "upsert"]);

/** A user that is made of whatever the client sends is whoever the client says, and any other row is whose the client says. */
function wholeClaims({ state }: EffectEvent, { verb, data }: Query, model: DataModel | undefined): readonly Claim[] {
  const isUsers = principalKind("id", model) === "user";
  const column = [...(model?.columns.values() ?? [])].find(
    (one) =>
      !one.id && (isUsers ? one.unique : !one.optional) && one.name !== "email" && principalKind(one, model) === "user",
  );
  return !puts.has(verb) || data === undefined || column === undefined || clientOrigin(state, data) === undefined
    ? []
    : [{ column: column.name, value: data, kind: "user", use: "stores" }];
}

/** A row that is made of whatever the client sends is whose that says by the type that the program declares for it. */
function declaredClaims(
  { state }: EffectEvent,
  { verb, data }: Query,
  model: DataModel | undefined,
  action: AnalysedAction,
): readonly Claim[] {
  const members = !puts.has(verb) || data === undefined ? [] : declaredMembersOf(state, data, action);
  return members
    .filter(({ name }) => (model?.columns.size ?? 0) === 0 || model?.columns.has(name) === true)
    .filter(({ name }) => principalKind(name, model) === "user" && !/e-?mail/iu.test(name))
    .map(({ name, value }) => ({ column: name, value, kind: "user", use: "stores" }));
}

/** What is sent to other services in the name of somebody, and who is made to pay. */
export function sentClaims(effect: EffectEvent): readonly Claim[] {
  const { danger, ports, state } = effect;
  if (danger !== "payment" && danger !== "queue" && danger !== "privileged-api" && danger !== "cache-write") {
    return [];
  }
  const sent = [...ports].flatMap(([port, value]): readonly Claim[] => {
    const named =
      port === "user" || port === "organization" ? [{ name: port, value }] : membersOf(state, value, deepest);
    return named.flatMap(({ name, value: member }): readonly Claim[] => {
      const kind = /email/iu.test(name) ? undefined : principalKind(name);
      return kind === undefined ? [] : [{ column: name, value: member, kind, use: "stores" }];
    });
  });
  const billed = billedIn(effect).flatMap((member): readonly Claim[] => {
    const kind = billedKind(state, member);
    return kind === undefined ? [] : [{ column: member.name, value: member.value, kind, use: "stores" }];
  });
  return [...sent, ...billed];
}

function modelOf({ site }: EffectEvent, query: Query): DataModel | undefined {
  return dataModelOf(query, site.module) ?? namedModel(query);
}
