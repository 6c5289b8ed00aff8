import type { Run } from "../run.ts";
import type { StoredObject } from "../values/stored.ts";
import { globalError, isInstance } from "./classes.ts";

/** What every object has. */
const ofEveryObject: ReadonlySet<string> = new Set([
  "constructor",
  "hasOwnProperty",
  "isPrototypeOf",
  "propertyIsEnumerable",
  "toLocaleString",
  "toString",
  "valueOf",
]);

/** What errors have besides what they say and what they are called. */
const ofErrors: ReadonlySet<string> = new Set(["cause", "stack"]);

/** Whether the language gives an object a member that nobody has written. */
export function isOfLanguage(run: Run, { instanceOf }: StoredObject, name: string): boolean {
  return (
    ofEveryObject.has(name) ||
    (ofErrors.has(name) && instanceOf !== undefined && isInstance(run, instanceOf, globalError) === true)
  );
}
