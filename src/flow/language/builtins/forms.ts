import { wordOf } from "../../libraries/places.ts";
import { anyMember, peekMember } from "../../values/members.ts";
import { writeMember, writeUnknownMember } from "../../values/writes.ts";
import { newArray, newObject, onlyObject } from "../../values/objects.ts";
import { computed, originsIn } from "../../values/origins.ts";
import type { Run } from "../../run.ts";
import type { StoredObject } from "../../values/stored.ts";
import { asText } from "../../values/texts.ts";
import type { Value } from "../../values/value.ts";
import { nullValue, opaque, undefinedValue } from "../../values/value.ts";
import { entriesOf, membersOf, namesOf } from "./entries.ts";

/** What the program's own forms, and queries of addresses, are instances of. */
const formClass = opaque([], { kind: "any" }, "global:FormData");
const queryClass = opaque([], { kind: "any" }, "global:URLSearchParams");

/** What cannot be ended by what stands in the query of an address. */
const escaped = ["html", "path", "url"] as const;

/** `new FormData()`: an object with the entries that it is given. */
export function newForm(run: Run): Value {
  return newObject(run, new Map(), { instanceOf: formClass });
}

/** `new URLSearchParams()`: the same, and a text as well. What it is made of may be anything. */
export function newQuery(run: Run, from: Value | undefined): Value {
  const object = from && onlyObject(run, from);
  return from === undefined || object?.array === false
    ? newObject(run, new Map(object?.fields), { spread: object?.spread ?? [], instanceOf: queryClass })
    : opaque(originsIn(run, [from]));
}

export function isForm({ instanceOf }: StoredObject): boolean {
  return instanceOf?.id === formClass.id || instanceOf?.id === queryClass.id;
}

/** What stands in a text for a value of it: of a query of an address, what it says. */
export function writtenOut(run: Run, part: Value): Value {
  const object = onlyObject(run, part);
  return object?.instanceOf?.id === queryClass.id
    ? asText(computed(run, [part], { kind: "string" }), { text: [...object.fields.values()], safe: escaped })
    : part;
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
    case "toString":
      return writtenOut(run, form);
    default:
      return opaque(originsIn(run, [form, ...args]));
  }
}
