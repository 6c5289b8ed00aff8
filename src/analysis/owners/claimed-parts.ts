import type { EffectEvent } from "../../flow/event.ts";
import type { State } from "../../flow/values/state.ts";
import type { ClientOrigin, Value } from "../../flow/values/value.ts";
import { principalKind } from "../../schemas/index.ts";
import type { AnalysedAction } from "../analyze.ts";
import { clientOrigin, isAskedForRole, isClaimed, mayBeTied } from "./claims.ts";

/** Whose entry of a cache, or whose file it is, as the client says. */
export interface KeyedClaim {
  readonly effect: EffectEvent;
  readonly origin: ClientOrigin;
  /** What the client calls whoever that is. */
  readonly column: string;
  readonly use: "keys";
}

/** The first part of a key that names somebody whom the client names, in one of the states; an e-mail address need not be anybody's. */
export function claimedPart(
  effect: EffectEvent,
  parts: readonly Value[],
  states: readonly State[],
  action: AnalysedAction,
): KeyedClaim | undefined {
  for (const value of parts) {
    const origin = clientOrigin(effect.state, value);
    const column = origin?.path.split(".").at(-1) ?? "";
    if (
      origin !== undefined &&
      !/email/iu.test(column) &&
      principalKind(column) !== undefined &&
      states.some((one) => isClaimed(one, value)) &&
      !mayBeTied(effect, value, action) &&
      !isAskedForRole(effect, action)
    ) {
      return { effect, origin, column, use: "keys" };
    }
  }
  return undefined;
}
