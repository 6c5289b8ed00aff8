import type { EffectEvent } from "../../flow/event.ts";
import type { Condition, Query } from "../../flow/libraries/query.ts";
import type { Shape } from "../../flow/values/shape.ts";
import type { State } from "../../flow/values/state.ts";
import { isText } from "../../flow/values/texts.ts";
import type { ClientOrigin, Value } from "../../flow/values/value.ts";
import type { Sinks } from "./sinks.ts";
import { sinksOf } from "./sinks.ts";
import type { Opaque } from "./injected-texts.ts";
import { deepest, Reader, isVetted, shapeOf, given, first } from "./injected-texts.ts";

/** Conditions and documents whose driver does what an object says that stands where a value was meant. */
export function inQuery({ query, state }: EffectEvent, sinks: Sinks): ClientOrigin | undefined {
  if (query === undefined || !isOf(query, state, sinks.libraries ?? [])) {
    return undefined;
  }
  const reader = new Filters(sinks);
  return (
    first(query.where, (condition) => reader.condition(condition, state)) ??
    (query.verb === "update" && query.data !== undefined ? reader.document(query.data, state) : undefined)
  );
}

function isOf({ table }: Query, state: State, libraries: readonly string[]): boolean {
  return (
    table !== undefined &&
    state.alternatives(table).some((one) => one.kind === "api" && libraries.includes(one.library.model.name))
  );
}

/** Operators whose operands are conditions again, or texts that are code. */
const stages = /^\$(?:match|and|or|nor|not|elemMatch|where|expr|function)$/u;

/** Looks for objects of the client's making where a database would take them for operators. */
class Filters {
  readonly #reader: Reader;
  readonly #code = new Reader({ language: "code", sinks: [], harmless: sinksOf.code.harmless });

  constructor(sinks: Sinks) {
    this.#reader = new Reader(sinks);
  }

  condition(condition: Condition, state: State): ClientOrigin | undefined {
    switch (condition.kind) {
      case "column":
        return condition.column === "$where"
          ? this.#code.anywhere(condition.value, state)
          : condition.operator === "equal" && condition.plain !== true
            ? this.#operand(condition.value, state, 0)
            : undefined;
      case "all":
      case "any":
        return first(condition.of, (part) => this.condition(part, state));
      case "none":
        return this.condition(condition.of, state);
      case "either":
        return first(condition.arms, (arm) => {
          const under = given(state, arm.when);
          return under && this.condition(arm.condition, under);
        });
      case "opaque":
        return first(condition.values, (value) => this.#operand(value, state, 0));
    }
  }

  /** An update as the client sent it, or with members of its choice. */
  document(value: Value, state: State): ClientOrigin | undefined {
    return first(state.alternatives(value), (alternative) => {
      const under = given(state, alternative.when);
      if (under === undefined) {
        return undefined;
      }
      if (alternative.kind === "object") {
        return first(under.object(alternative.ref)?.spread ?? [], (spread) => this.document(spread.value, under));
      }
      return alternative.kind === "opaque" ? this.#object(value, alternative, under, true) : undefined;
    });
  }

  #operand(value: Value, state: State, depth: number): ClientOrigin | undefined {
    return first(state.alternatives(value), (alternative): ClientOrigin | undefined => {
      const under = given(state, alternative.when);
      if (under === undefined || depth > deepest) {
        return undefined;
      }
      if (alternative.kind === "condition") {
        return this.condition(alternative.condition, under);
      }
      if (alternative.kind !== "object") {
        return alternative.kind === "opaque" ? this.#object(value, alternative, under, false) : undefined;
      }
      const object = under.object(alternative.ref);
      const members = [...(object?.fields ?? [])].filter(([name]) => !name.startsWith("$") || stages.test(name));
      return (
        first(members, ([name, member]) =>
          name === "$where" ? this.#code.anywhere(member, under) : this.#operand(member, under, depth + 1),
        ) ??
        (object?.element && this.#operand(object.element, under, depth + 1)) ??
        first(object?.spread ?? [], (spread) => this.#operand(spread.value, under, depth + 1))
      );
    });
  }

  #object(value: Value, alternative: Opaque, state: State, isWhole: boolean): ClientOrigin | undefined {
    const id = alternative.id ?? value.id;
    const shape = shapeOf(state, id, alternative);
    const isChecked = alternative.from.some((one) => one.kind === "client" && one.checked === true);
    if (
      alternative.text !== undefined ||
      isVetted(state, id) ||
      isText(state, "fixed", id) ||
      (shape.kind === "any" && isChecked)
    ) {
      return undefined;
    }
    const found = mayHoldOperators(shape, isWhole) ? this.#reader.clientOf(alternative) : undefined;
    // A form has texts and files only, whatever their names.
    return id.startsWith("entries(") ? undefined : found;
  }
}

/** Whether there can be an object with members that nobody has named. */
function mayHoldOperators(shape: Shape, isWhole: boolean): boolean {
  switch (shape.kind) {
    case "any":
      return true;
    case "object":
      return shape.open || (!isWhole && [...shape.fields.values()].some((field) => mayHoldOperators(field, false)));
    case "union":
      return shape.of.some((part) => mayHoldOperators(part, isWhole));
    default:
      return false;
  }
}
