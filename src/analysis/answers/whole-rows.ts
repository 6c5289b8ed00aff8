import { removal } from "../../flow/libraries/loaded-rows.ts";
import type { Query } from "../../flow/libraries/query.ts";
import type { Run } from "../../flow/run.ts";
import type { Shape } from "../../flow/values/shape.ts";
import { withoutNullish } from "../../flow/values/shape.ts";
import type { State } from "../../flow/values/state.ts";
import type { Alternative, Opaque, Value } from "../../flow/values/value.ts";
import { originsOf } from "../../flow/values/value.ts";

/** How deep the answer is looked into. */
const deepest = 6;

/** A place in the answer where a query's row, or a relation of it, stands whole. */
export interface Whole {
  readonly query: Query;
  readonly path: readonly string[];
  readonly has: Left;
}

/** Whether a column is still in it: as it is, or in any form (`createdAt: row.createdAt.toISOString()`). */
export type Left = (column: string, anyForm?: boolean) => boolean;

/** The rows that stand whole in a value, for whoever is given it. */
export function wholesIn({ texts }: Run, state: State, value: Value): readonly Whole[] {
  return new Answer(state, texts).look(value);
}

/** What is known where a part of the answer is given; asked for where it matters only. */
type Given = () => State;

/** What the client is given, as far as records go. */
class Answer {
  readonly #state: State;
  readonly #texts: ReadonlyMap<string, Value>;
  readonly #found: Whole[] = [];

  constructor(state: State, texts: ReadonlyMap<string, Value>) {
    this.#state = state;
    this.#texts = texts;
  }

  look(value: Value): readonly Whole[] {
    this.#value(
      value,
      () => true,
      0,
      () => this.#state,
    );
    return this.#found;
  }

  #value(value: Value, has: Left, depth: number, around: Given): void {
    const text = this.#texts.get(value.id);
    if (text !== undefined) {
      this.#value(text, has, depth + 1, around);
      return;
    }
    if (depth > deepest) {
      return;
    }
    const alternatives = this.#state.alternatives(value);
    for (const alternative of alternatives) {
      const given = alternatives.length === 1 ? around : () => whereIs(around(), value, alternative);
      switch (alternative.kind) {
        case "promise":
          this.#value(alternative.promise.value, has, depth, given);
          break;
        case "object":
          this.#object(alternative.ref, has, depth, given);
          break;
        case "api": {
          const { query } = alternative.library;
          if (query !== undefined && query.rows !== "count" && query.rows !== "changed" && query.rows !== "none") {
            this.#found.push({ query, path: [], has });
          }
          break;
        }
        case "opaque":
          if (mayBeWhole(alternative.shape)) {
            this.#found.push(...wholesOf(alternative, has, given));
          }
          break;
        default:
      }
    }
  }

  #object(ref: number, has: Left, depth: number, given: Given): void {
    const object = this.#state.object(ref);
    if (object === undefined) {
      return;
    }
    for (const [name, field] of object.fields) {
      if (object.array || has(name)) {
        this.#value(field, () => true, depth + 1, given);
      }
    }
    for (const { value, without } of object.spread) {
      const left: Left = (column, anyForm) => {
        const instead = object.fields.get(column);
        const isThere = instead === undefined || (anyForm === true && isMadeOf(instead, column));
        return has(column, anyForm) && !without.has(column) && isThere;
      };
      this.#value(value, left, depth + 1, given);
    }
    if (object.element !== undefined) {
      this.#value(object.element, () => true, depth + 1, given);
    }
  }
}

/** What is known where a value is one of the things that it can be. */
function whereIs(state: State, value: Value, alternative: Alternative): State {
  const one = state.fork();
  return one.keep(value, (other) => other === alternative) ? one : state;
}

/** The rows that a value of which only the origins are known may be, without what was taken out of them. */
function wholesOf({ from }: Opaque, has: Left, given: Given): readonly Whole[] {
  let known: State | undefined;
  return from.flatMap((origin) => {
    // A member whose name is not known is one column, not the row; what is made of many is none of them.
    if (
      origin.kind !== "record" ||
      origin.query.rows === "made" ||
      origin.path.at(-1) === "()" ||
      origin.path[0] === "[]"
    ) {
      return [];
    }
    const { query } = origin;
    const path = origin.path.filter((name) => name !== "[]");
    const isLeft: Left = (column, anyForm) => {
      known ??= given();
      return has(column, anyForm) && !known.has(removal(query, [...path, column]));
    };
    return [{ query, path, has: isLeft }];
  });
}

/** Whether a value was made of the column of that name. */
function isMadeOf(value: Value, column: string): boolean {
  return originsOf(value).some((origin) => origin.kind === "record" && origin.path.includes(column));
}

/** A scalar is no record, and what a schema lets through is what the schema names. */
function mayBeWhole(shape: Shape): boolean {
  const bare = withoutNullish(shape);
  switch (bare.kind) {
    case "any":
      return true;
    case "object":
      return bare.open;
    case "array":
      return mayBeWhole(bare.element);
    case "union":
      return bare.of.some(mayBeWhole);
    default:
      return false;
  }
}
