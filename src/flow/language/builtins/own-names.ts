import { onlyObject } from "../../values/objects.ts";
import { originsIn } from "../../values/origins.ts";
import type { Run } from "../../run.ts";
import { fork } from "../../run.ts";
import { openObject } from "../../values/shape.ts";
import { tiesOfKey } from "../../values/ties.ts";
import type { Value } from "../../values/value.ts";
import { falseValue, trueValue } from "../../values/value.ts";

/** `Object.hasOwn(tables, x)`: true means that x is a name which an object of the program's has, so that its names are an allow-list. */
export function hasOwn(run: Run, object: Value, key: Value): Value {
  const own = onlyObject(run, object);
  const isTable = own?.array === false && own.fields.size > 0 && own.spread.length === 0;
  return fork(run, [
    () => {
      if (isTable) {
        run.state.prove(key.id, { kind: "enum" });
      } else if (originsIn(run, [object]).some(({ kind }) => kind === "client")) {
        run.state.prove(object.id, openObject);
      }
      tiesOfKey(run.state, object, key).forEach((fact) => {
        run.state.add(fact);
      });
      return trueValue;
    },
    () => falseValue,
  ]);
}
