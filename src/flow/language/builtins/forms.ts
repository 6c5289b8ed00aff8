import { wordOf } from "../../libraries/places.ts";
import { anyMember, peekMember } from "../../values/members.ts";
import { writeMember, writeUnknownMember } from "../../values/writes.ts";
import { newArray, newObject } from "../../values/objects.ts";
import { originsIn } from "../../values/origins.ts";
import type { Run } from "../../run.ts";
import type { StoredObject } from "../../values/stored.ts";
import type { Value } from "../../values/value.ts";
import { nullValue, opaque, undefinedValue } from "../../values/value.ts";
import { entriesOf, membersOf, namesOf } from "./entries.ts";

/** What the program's own forms are instances of. */
const formClass = opaque([], { kind: "any" }, "global:FormData");

/** `new FormData()`: an object with the entries that it is given. */
export function newForm(run: Run): Value {
  return newObject(run, new Map(), { instanceOf: formClass });
}

export function isForm({ instanceOf }: StoredObject): boolean {
  return instanceOf?.id === formClass.id;
}

/** Calls a method of a form that the program has made. Of several entries with one name, the last one counts. */
export function callFormMethod(run: Run, form: Value, name: string, args: readonly Value[]): Value {
  const [key = undefinedValue, content = undefinedValue] = args;
  const word = wordOf(run, key);
  switch (name) {
    case "append":
    case "set":
      if (word === undefined) {
        writeUnknownMember(run, form, key, content);
      } else {
        writeMember(run, form, word, content);
      }
      return undefinedValue;
    case "get": {
      const entry = word === undefined ? anyMember(run, form, key) : peekMember(run, form, word);
      return entry === undefinedValue ? nullValue : entry;
    }
    case "getAll":
      return newArray(run, [], word === undefined ? anyMember(run, form, key) : peekMember(run, form, word));
    case "has":
      return opaque([], { kind: "boolean" });
    case "delete":
      if (word !== undefined) {
        writeMember(run, form, word, undefinedValue);
      }
      return undefinedValue;
    case "entries":
      return entriesOf(run, form);
    case "keys":
      return namesOf(run, form);
    case "values":
      return membersOf(run, form);
    default:
      return opaque(originsIn(run, [form, ...args]));
  }
}
