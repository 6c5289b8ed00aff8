import type { State } from "../../flow/values/state.ts";
import type { ClientOrigin, Value } from "../../flow/values/value.ts";
import { any } from "../../flow/values/shape.ts";
import { memberNames, sharedGraph } from "../../modules/index.ts";
import type { AnalysedAction } from "../analyze.ts";
import type { Member } from "../effects/members.ts";
import { wholeMembersOf } from "../effects/members.ts";
import { parameterOf } from "../input/parameters.ts";

/** The members that the type of a parameter declares, where all that the client sends by it is stored. */
export function declaredMembersOf(state: State, value: Value, action: AnalysedAction): readonly Member[] {
  return wholeMembersOf(state, value, ({ from, shape }) => {
    const [origin, ...others] = from;
    return shape.kind === "any" && others.length === 0 && origin?.kind === "client"
      ? declaredBy(origin, action).map((name) => [name, any] as const)
      : [];
  });
}

function declaredBy(origin: ClientOrigin, { action, module }: AnalysedAction): readonly string[] {
  const parameter = parameterOf(action, origin, module);
  const type = parameter?.type === "Identifier" ? parameter.typeAnnotation?.typeAnnotation : undefined;
  return parameter?.type === "Identifier" && type !== undefined && origin.path === parameter.name
    ? memberNames(sharedGraph(), module, type)
    : [];
}
