import type { EffectEvent } from "../../flow/event.ts";
import type { State } from "../../flow/values/state.ts";
import type { PrincipalKind } from "../../schemas/index.ts";
import { principalKind } from "../../schemas/index.ts";
import { clientOrigin } from "./claims.ts";
import type { Member } from "../effects/members.ts";
import { membersOf, referredTo } from "../effects/members.ts";

/** Who pays, as payment providers call it: `customer`, `customer_id`, `externalCustomerId`. */
const payer = /customer(?:_?id)?$/iu;

/** What they pay for, again and again. */
const contract = /subscription(?:_?id)?$/iu;

/** Who pays, by the places of a payment that say so, and what contract it is about. */
export function billedIn({ danger, ports, state }: EffectEvent): readonly Member[] {
  if (danger !== "payment") {
    return [];
  }
  return [...ports]
    .flatMap(([name, value]) =>
      isBilled(name) ? [{ name, value }] : membersOf(state, value, 1).filter((member) => isBilled(member.name)),
    )
    .flatMap(({ name, value }) => referredTo(state, value).map((one) => ({ name, value: one })));
}

function isBilled(name: string): boolean {
  return payer.test(name) || contract.test(name);
}

/**
 * Whom a place of a payment names. A customer of the provider is somebody; a contract names nobody by itself, but whom the
 * client says that it belongs to, where it is a part of what is called a user or an organisation.
 */
export function billedKind(state: State, { name, value }: Member): PrincipalKind | undefined {
  if (payer.test(name)) {
    return "user";
  }
  const path = clientOrigin(state, value)?.path.split(".").slice(0, -1) ?? [];
  return path.map((part) => principalKind(part)).find((kind) => kind !== undefined);
}
