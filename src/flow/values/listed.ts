import type { Run } from "../run.ts";
import type { StoredObject } from "./stored.ts";
import type { Alternative, Value } from "./value.ts";
import { originsOf, tagged, undefinedValue } from "./value.ts";

/**
 * What a table of the program's own has under a name that the client sends: something for the names that it lists, and
 * nothing for all others. Whoever finds something there, sooner or later, has found the name in a list.
 */
export function ifListed(
  run: Run,
  { array, fields, spread, instanceOf }: StoredObject,
  key: Value,
  found: readonly Alternative[],
): readonly Alternative[] {
  if (array) {
    return found;
  }
  const isTable = fields.size > 0 && spread.length === 0 && instanceOf === undefined;
  if (!isTable || !originsOf(key).some(({ kind }) => kind === "client")) {
    return [...found, ...undefinedValue.alternatives];
  }
  const choice = run.state.chooseListed(key.id);
  return [
    ...tagged({ id: key.id, alternatives: found }, choice, 2).alternatives,
    ...tagged(undefinedValue, choice, 1).alternatives,
  ];
}
