import { onlyConstant } from "../../values/alternatives.ts";
import { elementOf, readMember } from "../../values/members.ts";
import type { Run } from "../../run.ts";
import type { Value } from "../../values/value.ts";

/** Methods that give one of the elements of a list. */
export const takingOne: ReadonlySet<string> = new Set(["at", "pop", "shift"]);

/** One of what a row has: by its place, like `row.members[0]`, where the program says which. */
export function oneOf(run: Run, self: Value, place: Value | undefined): Value {
  const at = place === undefined ? undefined : onlyConstant(run.state.alternatives(place));
  return typeof at === "number" && at >= 0 ? readMember(run, self, String(at)) : elementOf(run, self);
}
