import type { EffectEvent } from "../../flow/event.ts";
import type { State } from "../../flow/values/state.ts";
import type { Alternative, Value } from "../../flow/values/value.ts";

/** As deep as parts of a text are looked for. */
const deepest = 3;

/** What the program writes of the text of a query, part by part: what is put in between is not known. */
export function wholeTextsOf({ ports, query, state }: EffectEvent): readonly string[] {
  const conditions = query?.where.flatMap((condition) => (condition.kind === "opaque" ? condition.values : [])) ?? [];
  return [...ports.values(), ...conditions].map((value) => partsOf(value, state, 0).join(" ? "));
}

function partsOf(value: Value, state: State, depth: number): readonly string[] {
  return depth >= deepest ? [] : state.alternatives(value).flatMap((one) => partsOfOne(one, state, depth + 1));
}

function partsOfOne(alternative: Alternative, state: State, depth: number): readonly string[] {
  switch (alternative.kind) {
    case "const":
      return typeof alternative.value === "string" ? [alternative.value] : [];
    case "object":
      return [...(state.object(alternative.ref)?.fields.values() ?? [])].flatMap((part) => partsOf(part, state, depth));
    case "condition": {
      const { condition } = alternative;
      return condition.kind === "opaque" ? condition.values.flatMap((part) => partsOf(part, state, depth)) : [];
    }
    case "opaque":
      return (alternative.text ?? []).flatMap((part) =>
        typeof part === "string" ? [part] : partsOf(part, state, depth),
      );
    default:
      return [];
  }
}
