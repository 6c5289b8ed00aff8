import type { TSESTree } from "@typescript-eslint/utils";

import { onlyConstant } from "../../values/alternatives.ts";
import { assumeTruth } from "../../values/assume.ts";
import { callFunction } from "../calls.ts";
import { noteComparison } from "../comparisons.ts";
import { elementOf, peekMember, readMember } from "../../values/members.ts";
import { knownElements, newArray, onlyObject, storedObjects } from "../../values/objects.ts";
import { computed, originsIn } from "../../values/origins.ts";
import { wordOf } from "../../libraries/places.ts";
import { counted } from "../surplus.ts";
import { gotten, included, isNothing, keysOf, longestUnrolled, placeOf } from "./membership.ts";
import type { Run } from "../../run.ts";
import { fork, joinPaths } from "../../run.ts";
import { joinStates } from "../../values/join.ts";
import { setApartFrom } from "../../values/own-keys.ts";
import { between, writtenText } from "../../values/texts.ts";
import { isAbout, isOfOwn, noteAmong, ownAmong } from "../../values/ties.ts";
import type { Value } from "../../values/value.ts";
import type { State } from "../../values/state.ts";
import { constant, falseValue, freshId, opaque, trueValue, undefinedValue } from "../../values/value.ts";

/** The methods of arrays whose meaning is known here. */
export const arrayMethods: ReadonlySet<string> = new Set([
  "map",
  "flatMap",
  "filter",
  "forEach",
  "some",
  "every",
  "find",
  "findLast",
  "findIndex",
  "findLastIndex",
  "reduce",
  "reduceRight",
  "includes",
  "indexOf",
  "lastIndexOf",
  "join",
  "push",
  "unshift",
  "pop",
  "shift",
  "concat",
  "slice",
  "at",
  "entries",
  "values",
  "keys",
  "flat",
  "sort",
  "toSorted",
  "reverse",
  "toReversed",
  "fill",
  "splice",
]);

/** Methods of sets and maps, which are kept as lists of their members. */
export const collectionMethods: ReadonlySet<string> = new Set(["add", "set", "get", "has", "delete", "clear"]);

/** Calls a method of an array. */
export function callArrayMethod(
  run: Run,
  self: Value,
  name: string,
  args: readonly Value[],
  site: TSESTree.Node,
): Value {
  const [first = undefinedValue] = args;
  switch (name) {
    case "map":
      return map(run, self, first, site);
    case "flatMap":
      return flattened(run, map(run, self, first, site));
    case "forEach":
      eachElement(run, self, (element) => callFunction(run, first, [element, placeIn(run, self, first)], { site }));
      return undefinedValue;
    case "filter": {
      return isNothing(run, self) ? newArray(run, []) : newArray(run, [], kept(run, self, first, site));
    }
    case "find":
    case "findLast": {
      const element = elementOf(run, self);
      const result = callFunction(run, first, [element], { site });
      return fork(run, [
        () => undefinedValue,
        () => {
          assumeTruth(run.state, result, true);
          return element;
        },
      ]);
    }
    case "some":
    case "every":
      return quantified(run, self, first, name, site);
    case "includes":
      noteComparison(run, site, ".includes()", [self, first], [site, site]);
      return included(run, keysOf(run, self), first);
    case "has":
      // Sets and maps look a digest up: how long that takes tells nothing.
      return included(run, keysOf(run, self), first);
    case "get":
      return gotten(run, self, first, site);
    case "add":
      append(run, self, args);
      return self;
    case "set":
      append(run, self, [newArray(run, args)]);
      return self;
    case "delete":
      return opaque([], { kind: "boolean" });
    case "clear":
      return undefinedValue;
    case "reduce":
    case "reduceRight": {
      const known = listed(run, self);
      if (known !== undefined && known.length <= longestUnrolled) {
        return folded(run, name === "reduce" ? known : [...known].reverse(), first, args[1], site);
      }
      const result = callFunction(run, first, [args[1] ?? elementOf(run, self), elementOf(run, self)], { site });
      return {
        id: freshId("reduced"),
        alternatives: [...result.alternatives, ...(args[1]?.alternatives ?? [])].slice(0, 8),
      };
    }
    case "push":
    case "unshift":
      append(run, self, args);
      return opaque([], { kind: "number" });
    case "concat":
      return concatenated(run, [self, ...args]);
    case "join": {
      const separator = args[0] === undefined ? "," : wordOf(run, args[0]);
      return separator === undefined
        ? computed(run, [self], { kind: "string" })
        : writtenText(
            run,
            between(run, [knownElements(run, self) === undefined ? elementOf(run, self) : self], separator),
            { kind: "string" },
          );
    }
    case "findIndex":
    case "findLastIndex":
      return placeOf(quantified(run, self, first, "some", site));
    case "indexOf":
    case "lastIndexOf":
      return placeOf(included(run, self, first));
    case "at":
    case "pop":
    case "shift": {
      const element =
        knownElements(run, self) === undefined && onlyObject(run, self)?.length !== undefined
          ? readMember(run, self, "0")
          : elementOf(run, self);
      if (name !== "at") {
        shorten(run, self);
      }
      return element;
    }
    case "flat":
      return flattened(run, self);
    case "entries":
      return newArray(run, [], newArray(run, [opaque([], { kind: "number" }), elementOf(run, self)]));
    case "keys":
      return newArray(run, [], opaque([], { kind: "number" }));
    case "slice":
      return sliced(run, self, args);
    case "values":
    case "sort":
    case "toSorted":
    case "reverse":
    case "toReversed":
    case "fill":
    case "splice":
      return knownElements(run, self) === undefined || name === "values"
        ? self
        : newArray(run, [], elementOf(run, self));
    default:
      return opaque(originsIn(run, [self, ...args]));
  }
}

/** The elements of a list, also where it is one of several that are equally long. */
function listed(run: Run, self: Value): readonly Value[] | undefined {
  const known = knownElements(run, self);
  if (known !== undefined) {
    return known;
  }
  const lists = run.state
    .alternatives(self)
    .map((one) => knownElements(run, { id: self.id, alternatives: [one] })?.length);
  const [length] = lists;
  return length !== undefined && length <= longestUnrolled && lists.every((other) => other === length)
    ? Array.from({ length }, (_, index) => readMember(run, self, String(index)))
    : undefined;
}

function map(run: Run, self: Value, callback: Value, site: TSESTree.Node): Value {
  const known = listed(run, self);
  if (known !== undefined && known.length <= longestUnrolled) {
    return newArray(
      run,
      known.map((element, index) => callFunction(run, callback, [element, indexValue(index)], { site })),
    );
  }
  let result: Value = undefinedValue;
  let madeOf: Value | undefined;
  eachElement(run, self, (element) => {
    madeOf = element;
    result = callFunction(run, callback, [element, opaque([], { kind: "number" })], { site });
    return result;
  });
  return newArray(run, [], result, { length: onlyObject(run, self)?.length, madeOf });
}

/** The elements of the lists in a list, and what is no list as it is. */
function flattened(run: Run, self: Value): Value {
  const parts = (listed(run, self) ?? []).map((element) => (isPlain(run, element) ? [element] : listed(run, element)));
  if (parts.length > 0 && parts.every((elements) => elements !== undefined)) {
    return newArray(run, parts.flat());
  }
  const element = elementOf(run, self);
  return newArray(run, [], isPlain(run, element) ? element : elementOf(run, element));
}

/** Whether a value is certainly no list. */
function isPlain(run: Run, value: Value): boolean {
  return run.state
    .alternatives(value)
    .every((one) =>
      one.kind === "object"
        ? run.state.object(one.ref)?.array === false
        : one.kind !== "opaque" ||
          !(one.shape.kind === "any" || one.shape.kind === "array" || one.shape.kind === "union"),
    );
}

function indexValue(index: number): Value {
  return { id: `=number:${String(index)}`, alternatives: [{ kind: "const", when: undefined, value: index }] };
}

/** What a parameter is called that takes the names of a form's entries, rather than places in a list. */
const keyName = /^(?:k|key|name|field(?:Name)?|prop(?:erty)?)$/iu;

/** Under which name or number an element stands, for a callback: `form.forEach((value, key) => …)`. */
function placeIn(run: Run, self: Value, callback: Value): Value {
  const isNamed = run.state.alternatives(callback).some((one) => {
    const parameter = one.kind === "function" && one.code.kind === "closure" ? one.code.node.params[1] : undefined;
    return parameter?.type === "Identifier" && keyName.test(parameter.name);
  });
  return isNamed ? opaque(originsIn(run, [self]), { kind: "string" }) : opaque([], { kind: "number" });
}

/** Runs something for any element, or for none. */
function eachElement(run: Run, self: Value, action: (element: Value) => Value): void {
  const known = listed(run, self);
  if (known !== undefined && known.length <= longestUnrolled) {
    known.forEach(action);
    return;
  }
  const before = run.state.fork();
  const element = elementOf(run, self);
  action(element);
  before.takeOver(run.state, isAbout(element));
  joinPaths(run, [before, run.state]);
}

/** A literal array is folded from one end to the other. */
function folded(
  run: Run,
  elements: readonly Value[],
  callback: Value,
  start: Value | undefined,
  site: TSESTree.Node,
): Value {
  const [head = undefinedValue, ...tail] = elements;
  return (start === undefined ? tail : elements).reduce(
    (sum, element) => callFunction(run, callback, [sum, element], { site }),
    start ?? head,
  );
}

/** Any element for which a test held. */
function kept(run: Run, self: Value, test: Value, site: TSESTree.Node): Value {
  const element = elementOf(run, self);
  const result = callFunction(run, test, [element], { site });
  const holds = run.state.fork();
  assumeTruth(holds, result, true);
  const name = peekMember(run, element, "0").id;
  const listed = run.entries.get(name);
  if (listed !== undefined) {
    const isMeant = holds.refinement(name)?.shape.kind === "enum";
    run.entries.set(name, { ...listed, ...(isMeant && { isMeant }), without: setApartFrom(holds, name) });
  }
  if (!holds.alive) {
    return element;
  }
  const known = holds.known({ id: element.id, alternatives: holds.alternatives(element) });
  return isOfOwn(holds, element) && !isOfOwn(run.state, element) ? ownAmong(run.state, known) : known;
}

/** `some` and `every` as conditions: what the test finds out holds where they answer true. */
function quantified(run: Run, self: Value, test: Value, name: string, site: TSESTree.Node): Value {
  const known = listed(run, self);
  if (known !== undefined && known.length <= longestUnrolled) {
    return quantifiedOver(run, known, test, name, site);
  }
  const element = elementOf(run, self);
  const result = callFunction(run, test, [element], { site });
  return fork(run, [
    () => {
      assumeTruth(run.state, result, true);
      if (name === "some") {
        noteAmong(run.state, element);
      }
      const proven = name === "every" ? run.state.refinement(element.id)?.shape : undefined;
      if (proven !== undefined) {
        run.state.prove(self.id, { kind: "array", element: proven });
      }
      return trueValue;
    },
    () => {
      // Of a list without elements, neither is true.
      const each = run.state.fork();
      assumeTruth(each, result, false);
      run.state = each.alive ? each : run.state;
      return falseValue;
    },
  ]);
}

/** `some` and `every` of a literal array: the first element that decides ends it. */
function quantifiedOver(run: Run, elements: readonly Value[], test: Value, name: string, site: TSESTree.Node): Value {
  const deciding = name === "some";
  const decided: State[] = [];
  for (const element of elements) {
    const result = callFunction(run, test, [element], { site });
    const early = run.state.fork();
    assumeTruth(early, result, deciding);
    decided.push(early);
    assumeTruth(run.state, result, !deciding);
  }
  // Which of them it was, nobody can ask; what all of them prove is proven.
  return decided.length === 0
    ? constant(!deciding)
    : joinPaths(run, [joinStates(decided).state, run.state], [constant(deciding), constant(!deciding)]);
}

/** A part of a list. Where its end is computed, somebody knows how long it may be. */
function sliced(run: Run, self: Value, args: readonly Value[]): Value {
  const known = knownElements(run, self);
  if (known === undefined) {
    return self;
  }
  const [start, end] = args.map((arg) => {
    const only = onlyConstant(run.state.alternatives(arg));
    return typeof only === "number" ? only : undefined;
  });
  if (args.length > 1) {
    run.state.add(counted);
  }
  return start === undefined || (args.length > 1 && end === undefined)
    ? newArray(run, [], elementOf(run, self))
    : newArray(run, known.slice(start, end));
}

/** Takes something out of an array, which then has any number of the others: a loop that empties it comes to an end. */
function shorten(run: Run, self: Value): void {
  for (const { ref, object } of storedObjects(run.state, self)) {
    if (object.array && object.element === undefined && object.length === undefined && object.fields.size > 0) {
      run.state.setObject(ref, { ...object, fields: new Map(), element: elementOf(run, self) });
    }
  }
}

/** What is put into a list or map one after another is known up to this number: a container of services has dozens. */
const mostAppended = 96;

function append(run: Run, self: Value, args: readonly Value[]): void {
  for (const { ref, object } of storedObjects(run.state, self)) {
    const fields = new Map(object.fields);
    if (object.element === undefined && object.length === undefined && fields.size + args.length <= mostAppended) {
      args.forEach((value) => fields.set(String(fields.size), value));
      run.state.setObject(ref, { ...object, fields });
    } else {
      const alternatives = [
        ...(object.element?.alternatives ?? []),
        ...args.flatMap((value) => value.alternatives),
      ].slice(0, 10);
      const { length: _, ...rest } = object;
      run.state.setObject(ref, { ...rest, element: { id: freshId("e"), alternatives } });
    }
  }
}

function concatenated(run: Run, parts: readonly Value[]): Value {
  const known = parts.map((part) => knownElements(run, part));
  return known.every((elements) => elements !== undefined)
    ? newArray(run, known.flat())
    : newArray(run, [], {
        id: freshId("e"),
        alternatives: parts.flatMap((part) => elementOf(run, part).alternatives).slice(0, 10),
      });
}
