import type { Query } from "../libraries/query.ts";
import type { State } from "./state.ts";
import { requiredOf } from "./ties.ts";
import type { Value } from "./value.ts";

/** What a value of a row is called, and where it stands. */
export interface Place {
  readonly column: string;
  readonly table: string;
  /** The whole of what a cache keeps under a key. */
  readonly isEntry: boolean;
}

/** The column of a table. What a cache keeps is named by its key: a code, if that is `verification:${email}`. */
export function placeOfColumn(state: State, { model = "", where }: Query, path: readonly string[]): Place {
  const [column] = path;
  const key = requiredOf(where).find((one) => one.column === "entry")?.value;
  return key === undefined
    ? { column: column ?? "", table: model, isEntry: false }
    : { column: column ?? "code", table: knownText(state, key), isEntry: column === undefined };
}

/** The words of a text that is put together. */
function knownText(state: State, value: Value): string {
  return state
    .alternatives(value)
    .flatMap((one) => (one.kind === "opaque" ? (one.text ?? []) : []))
    .filter((part) => typeof part === "string")
    .join(" ");
}
