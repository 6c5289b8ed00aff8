import type { TSESTree } from "@typescript-eslint/utils";

import type { Language } from "../../../models/model.ts";
import { callFunction } from "../calls.ts";
import { noteComparison } from "../comparisons.ts";
import { isOfTrial } from "../inert.ts";
import { madeNumber, madeText, numberTests, readers, tested, truth } from "./conversions.ts";
import { entriesOf, fromEntries, membersOf, namesOf } from "./entries.ts";
import { newForm, newQuery } from "./forms.ts";
import { madePromise } from "./made-promises.ts";
import { hasOwn } from "./own-names.ts";
import { writeColumns } from "../../libraries/loaded-rows.ts";
import { elementOf, peekMember, readMember } from "../../values/members.ts";
import { writeMember } from "../../values/writes.ts";
import { knownElements, newArray, newObject, onlyObject, spreadOf } from "../../values/objects.ts";
import { computed, originsIn, writtenIn } from "../../values/origins.ts";
import type { Run } from "../../run.ts";
import { any, openObject } from "../../values/shape.ts";
import { heldBy } from "../../values/stored.ts";
import { asText } from "../../values/texts.ts";
import type { Value } from "../../values/value.ts";
import { native, freshId, nullValue, opaque, undefinedValue } from "../../values/value.ts";

/** Calls a global function of the language: `String(x)`, `parseInt(x)`, `isNaN(x)`. */
export function callGlobal(run: Run, target: Value, args: readonly Value[], site: TSESTree.Node): Value | undefined {
  if (!target.id.startsWith("global:")) {
    return undefined;
  }
  const [first = undefinedValue] = args;
  const name = target.id.slice("global:".length);
  switch (name) {
    case "String":
      return madeText(run, args);
    case "Symbol":
      return opaque([], any, freshId("symbol"));
    case "RegExp":
      return patternOf(run, first);
    case "BigInt":
      return madeNumber(run, args, { isProven: true });
    case "Number":
    case "parseFloat":
    case "parseInt":
      return madeNumber(run, args, { read: readers[name] });
    case "Boolean":
      return truth(run, first);
    case "isNaN":
    case "isFinite":
      return tested(run, first, { kind: "number" }, name === "isFinite", numberTests[name]);
    case "Array":
      return newArray(run, []);
    case "Object":
      return first;
    case "Error":
    case "TypeError":
    case "RangeError":
      return errorValue(run, target, first);
    default:
      args
        .filter((arg) => run.state.alternatives(arg).some(({ kind }) => kind === "function"))
        .forEach((arg) => callFunction(run, arg, [], { site }));
      return computed(run, args, any);
  }
}

/** A pattern is as good as the text that it is made of. */
function patternOf(run: Run, text: Value): Value {
  return computed(run, [text], { kind: "string" });
}

/** An error that the program makes itself: what it says is the program's own. */
function errorValue(run: Run, target: Value, message: Value): Value {
  return newObject(run, new Map([["message", message]]), { instanceOf: target });
}

/** Makes an instance of a class of the language. */
export function constructGlobal(
  run: Run,
  target: Value,
  args: readonly Value[],
  site: TSESTree.Node,
): Value | undefined {
  if (!target.id.startsWith("global:")) {
    return undefined;
  }
  const name = target.id.slice("global:".length);
  const [first = undefinedValue] = args;
  if (name === "Error" || name.endsWith("Error")) {
    return errorValue(run, target, first);
  }
  if (name === "Map" || name === "Set" || name === "WeakMap" || name === "WeakSet") {
    return collection(run, args[0]);
  }
  if (name === "Array") {
    return newArray(run, [], opaque());
  }
  if (name === "RegExp") {
    return patternOf(run, first);
  }
  if (name === "FormData") {
    return newForm(run);
  }
  if (name === "URLSearchParams") {
    return newQuery(run, args[0]);
  }
  if (name === "Proxy") {
    return proxy(run, first, args[1]);
  }
  if (name === "Promise") {
    return madePromise(run, first, site);
  }
  return opaque(originsIn(run, args), name === "File" || name === "Blob" ? { kind: "file" } : openObject);
}

/** What stands in for something else, and is asked for each of its members. */
function proxy(run: Run, target: Value, handler: Value | undefined): Value {
  const trap = handler && onlyObject(run, handler)?.fields.get("get");
  return handler === undefined || trap === undefined
    ? target
    : newObject(run, new Map(), {
        trap: native("get trap", (later: Run, [, property = undefinedValue, receiver = undefinedValue], site) =>
          callFunction(later, trap, [target, property, receiver], { site, self: handler }),
        ),
      });
}

/** A set or map: `has` is a membership test, `get` gives any of its values. */
function collection(run: Run, from: Value | undefined): Value {
  const list =
    from === undefined || onlyObject(run, from) !== undefined || from.alternatives.some(({ kind }) => kind === "opaque")
      ? from
      : undefined;
  return list === undefined
    ? newArray(run, [])
    : newArray(
        run,
        knownElements(run, list) ?? [],
        knownElements(run, list) === undefined ? elementOf(run, list) : undefined,
      );
}

/** Calls a static method of the language: `Object.entries(x)`, `Array.isArray(x)`, `JSON.parse(x)`. */
export function callGlobalMethod(
  run: Run,
  name: string,
  method: string,
  args: readonly Value[],
  site: TSESTree.Node,
): Value {
  const [first = undefinedValue, second] = args;
  const path = `${name}.${method}`;
  switch (path) {
    case "Array.isArray":
      return tested(run, first, { kind: "array", element: any }, true);
    case "Number.isFinite":
    case "Number.isInteger":
    case "Number.isNaN":
    case "Number.isSafeInteger":
      return tested(run, first, { kind: "number" }, path !== "Number.isNaN", numberTests[path]);
    case "Number.parseFloat":
    case "Number.parseInt":
      return madeNumber(run, args, { read: readers[method] });
    case "Array.from":
    case "Array.of": {
      const known = knownElements(run, first);
      const list = known === undefined ? newArray(run, [], elementOf(run, first)) : newArray(run, known);
      return second === undefined
        ? list
        : newArray(run, [], callFunction(run, second, [elementOf(run, list)], { site }));
    }
    case "Object.assign":
      return assigned(run, args);
    case "Symbol.for":
      return opaque([], any, `symbol(${first.id})`);
    case "Reflect.get":
      return reflected(run, first, second);
    case "Object.hasOwn":
    case "Object.prototype.hasOwnProperty.call":
      return hasOwn(run, first, second ?? undefinedValue);
    case "Object.freeze":
    case "Object.seal":
    case "Promise.resolve":
      return first;
    case "Object.fromEntries":
      return fromEntries(run, first);
    case "Object.values":
      return membersOf(run, first);
    case "Object.keys":
      return namesOf(run, first);
    case "Object.entries":
      return entriesOf(run, first);
    case "JSON.parse":
      return run.texts.get(first.id) ?? writtenIn(run, first, any);
    case "JSON.stringify":
      return second === undefined || second === nullValue
        ? jsonText(run, first)
        : asText(computed(run, args, { kind: "string" }), { text: heldIn(run, first), safe: writtenAsData });
    case "Object.is":
      if (second !== undefined) {
        noteComparison(run, site, "Object.is()", [first, second], [site, site]);
      }
      return opaque([], { kind: "boolean" });
    default:
      args
        .filter((arg) => run.state.alternatives(arg).some(({ kind }) => kind === "function"))
        .forEach((arg) => callFunction(run, arg, [], { site }));
      return computed(run, args, name === "String" ? { kind: "string" } : any);
  }
}

/** Languages in which a text of JSON is a value, and where it can begin no address or path; quotes and brackets of others are still in there. */
const writtenAsData: readonly Language[] = ["code", "filter", "path", "url"];

/** What an object has in it, each by itself, as far as that is known. */
function heldIn(run: Run, value: Value, depth = 0): readonly Value[] {
  const [only, ...others] = run.state.alternatives(value);
  const object = only?.kind === "object" && others.length === 0 ? run.state.object(only.ref) : undefined;
  const members =
    object !== undefined
      ? [...heldBy(object), ...object.spread.map((source) => source.value)]
      : only?.kind === "opaque" && only.shape.kind === "object"
        ? [...only.shape.fields.keys()].map((name) => peekMember(run, value, name))
        : [];
  return depth > 2 || members.length === 0 ? [value] : members.flatMap((member) => heldIn(run, member, depth + 1));
}

/** A round trip through text gives the same again, for what the client gets to see. */
function jsonText(run: Run, value: Value): Value {
  const text = asText(computed(run, [value], { kind: "string" }, `text(${freshId(value.id.slice(0, 120))})`), {
    text: heldIn(run, value),
    safe: writtenAsData,
  });
  run.texts.set(text.id, value);
  return text;
}

function assigned(run: Run, args: readonly Value[]): Value {
  const [target = undefinedValue, ...sources] = args;
  const object = onlyObject(run, target);
  if (object === undefined) {
    if (run.state.alternatives(target).some(isOfTrial)) {
      run.state.addPossible("written");
    }
    sources.forEach((source) => {
      writeColumns(run, target, source);
    });
    return target;
  }
  for (const source of sources) {
    const from = onlyObject(run, source);
    from?.fields.forEach((value, key) => {
      writeMember(run, target, key, value);
    });
    if (from === undefined || from.spread.length > 0) {
      const now = onlyObject(run, target) ?? object;
      const [alternative] = run.state.alternatives(target);
      if (alternative?.kind === "object") {
        run.state.setObject(alternative.ref, {
          ...now,
          spread: [...(from?.spread ?? [spreadOf(source)]), ...now.spread],
        });
      }
    }
  }
  return target;
}

function reflected(run: Run, target: Value, key: Value | undefined): Value {
  const [only] = key === undefined ? [] : run.state.alternatives(key);
  return only?.kind === "const" ? readMember(run, target, String(only.value)) : opaque();
}
