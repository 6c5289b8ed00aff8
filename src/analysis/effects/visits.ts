import type { EffectEvent } from "../../flow/event.ts";
import type { Run } from "../../flow/run.ts";
import type { Value } from "../../flow/values/value.ts";
import { originsAt } from "../within.ts";
import { writtenColumns } from "./written.ts";

/** Columns that say how often visitors have looked at something. */
const visits =
  /^(?:(?:number|num|no|total)_?(?:of)?_?)?(?:click|download|hit|impression|play|view|visit)(?:s|ed)?(?:_?(?:count(?:er)?|total))?$/iu;

/** When it was. */
const moment = /(?:at|date|time)$/iu;

/** Whether a write only counts that a visitor has looked at something, which is for every visitor: `views: { increment: 1 }`. */
export function countsVisits(effect: EffectEvent, run: Run): boolean {
  const columns = writtenColumns(effect);
  const isOwn = (value: Value) => !originsAt(run, effect.state, [value]).some(({ kind }) => kind === "client");
  // `viewed: true` counts nobody.
  const isFlag = (value: Value) =>
    effect.state.alternatives(value).some((one) => one.kind === "const" && typeof one.value === "boolean");
  return (
    effect.query?.verb === "update" &&
    columns.some(({ name }) => visits.test(name)) &&
    columns.every(({ name, value }) => (visits.test(name) || moment.test(name)) && isOwn(value) && !isFlag(value))
  );
}
