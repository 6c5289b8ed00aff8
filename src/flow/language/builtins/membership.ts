import type { TSESTree } from "@typescript-eslint/utils";

import { isSessionKey, keptSession } from "../../libraries/kept-sessions.ts";
import { onlyConstant } from "../../values/alternatives.ts";
import { assumeEqual } from "../../values/assume.ts";
import { calledName } from "../names.ts";
import { assumeOwnName } from "../own-errors.ts";
import { askedOf } from "../../values/grants.ts";
import { elementOf, peekMember } from "../../values/members.ts";
import { knownElements, newArray, storedObjects } from "../../values/objects.ts";
import { originsIn } from "../../values/origins.ts";
import type { Run } from "../../run.ts";
import { fork } from "../../run.ts";
import { isGrantedToAll, isPicked, roleOf } from "../../values/rights.ts";
import { setApart } from "../../values/own-keys.ts";
import { isUnknown } from "../../values/clearances.ts";
import type { State } from "../../values/state.ts";
import { onlyLeft } from "../../values/texts.ts";
import { isCaller, isOfOwn, liken, tie } from "../../values/ties.ts";
import type { Alternative, Origin, Value } from "../../values/value.ts";
import { falseValue, freshId, hidden, opaque, trueValue, undefinedValue } from "../../values/value.ts";

/** Literal arrays up to this length are gone through element by element. */
export const longestUnrolled = 8;

/** The members of a list or set, the keys of a map. */
export function keysOf(run: Run, self: Value): Value {
  const known = knownElements(run, self);
  return known?.every((entry) => isEntry(run, entry)) === true
    ? newArray(
        run,
        known.map((entry) => peekMember(run, entry, "0")),
      )
    : self;
}

function isEntry(run: Run, value: Value): boolean {
  return knownElements(run, value)?.length === 2;
}

/** What a map has for some key: something that was put into it, here or by others, or nothing. What is kept under the caller's own key is theirs. */
export function gotten(run: Run, self: Value, key: Value, site: TSESTree.Node): Value {
  const name = calledName(site) ?? "";
  if (isSessionKey(key, name)) {
    return keptSession(run, name, site);
  }
  const own = valueUnder(run, self, key);
  if (own !== undefined) {
    return { id: own.id, alternatives: [...undefinedValue.alternatives, ...own.alternatives] };
  }
  const entries = elementOf(run, self);
  const found = storedObjects(run.state, entries).flatMap(({ object }) => object.fields.get("1")?.alternatives ?? []);
  const theirs = originsIn(run, [key]).filter(({ kind }) => kind === "identity");
  const members = found.length > 0 ? found : opaque([...originsIn(run, [entries]), ...theirs]).alternatives;
  return { id: freshId("got"), alternatives: [...undefinedValue.alternatives, ...members.slice(0, 8)] };
}

/**
 * What was put into a map last under this very key, a word of the program's own or what a variable of it stands for (a symbol, a
 * class): a registry, a container of services. Undefined where another key may be the same.
 */
function valueUnder(run: Run, self: Value, key: Value): Value | undefined {
  for (const entry of (knownElements(run, self) ?? []).toReversed()) {
    const [name, value] = knownElements(run, entry) ?? [];
    if (name === undefined || value === undefined) {
      return undefined;
    }
    const likeness = likenessOf(run, name, key);
    if (likeness !== "other") {
      return likeness === "same" ? value : undefined;
    }
  }
  return undefined;
}

/** What tells a key from others: a constant, or the class that it is. */
function keyOf(alternatives: readonly Alternative[]) {
  const [only, ...others] = alternatives;
  return only?.kind === "class" && others.length === 0 ? only.code.node : onlyConstant(alternatives);
}

/** Whether two keys of a map are the same, as far as that is known. */
function likenessOf(run: Run, name: Value, key: Value): "same" | "other" | "unknown" {
  if (name.id === key.id) {
    return "same";
  }
  if ([name, key].every(({ id }) => /^symbol[#(]/u.test(id))) {
    return "other";
  }
  const [one, other] = [name, key].map((value) => keyOf(run.state.alternatives(value)));
  return one === undefined || other === undefined ? "unknown" : one === other ? "same" : "other";
}

/**
 * `allowed.includes(x)`: true means that x is one of those. A list of the caller's own ties it to the caller, and a row that
 * lists the caller is theirs.
 */
export function included(run: Run, self: Value, value: Value): Value {
  const origins = originsIn(run, [self]);
  const known = (knownElements(run, self) ?? []).slice(0, longestUnrolled);
  const isComplete = known.length > 0 && known.length === knownElements(run, self)?.length;
  const constants = constantsIn(run, self);
  const keepThose = (isIn: boolean) =>
    constants === undefined ||
    run.state.keep(value, (one) => one.kind !== "const" || constants.has(one.value) === isIn);
  return fork(run, [
    () => {
      if (!keepThose(true) || isNothing(run, self)) {
        run.state.die();
        return trueValue;
      }
      if (isComplete) {
        const one = fork(
          run,
          known.map((element) => () => {
            assumeEqual(run.state, value, element, true, false);
            return element;
          }),
        );
        if (!run.state.alive) {
          return one;
        }
      }
      if (knownElements(run, self)?.length !== 0) {
        if (constants !== undefined) {
          assumeOwnName(run.state, value, [...constants]);
        }
        for (const id of new Set([value.id, onlyLeft(run.state, value) ?? value.id])) {
          run.state.prove(id, { kind: "enum" });
        }
      }
      if (origins.some(({ kind }) => kind === "identity")) {
        tie(run.state, value);
      } else if (origins.some(({ kind }) => kind === "record")) {
        const element = elementOf(run, self);
        if (isOfOwn(run.state, element)) {
          // Said here, it outlives a join with a way on which a role was asked for: `all || codes.includes(row.code)`.
          tie(run.state, value);
        } else {
          liken(run.state, value, element);
        }
      }
      if (
        originsIn(run, [value]).some(({ kind }) => kind === "identity") &&
        !origins.some(({ kind }) => kind === "client")
      ) {
        // Among what the client picks, they are one of those that it is about, and nobody elsewhere.
        run.state.add(origins.some(isOfPicked) ? "role there" : roleOf(originsIn(run, [value])));
      }
      if (isListedInSetting(run.state, origins, value)) {
        run.state.add("role?");
      }
      if (isCaller(run.state, value) && origins.some(({ kind }) => kind === "record")) {
        tie(run.state, elementOf(run, self));
      }
      const asked = askedOf(run, self, value);
      if (asked !== undefined) {
        run.state.add(roleOf(asked));
      }
      // A word of the program's own among what a row of the caller's says: `user.permissions.map(nameOf).includes("admin")`.
      if (constants === undefined && isWord(run, value)) {
        if (origins.some(({ kind }) => kind === "identity")) {
          run.state.add(roleOf(origins));
        } else if (origins.some(isGrantedToAll)) {
          run.state.add("role?");
        }
      }
      return trueValue;
    },
    () => {
      if (!keepThose(false)) {
        run.state.die();
        return falseValue;
      }
      known.forEach((element) => {
        assumeEqual(run.state, value, element, false, false);
      });
      // Where no answer is `false`, each of them is true: `answers.includes(false)`.
      if (known.length === 0 && onlyConstant(run.state.alternatives(value)) === false) {
        assumeEqual(run.state, elementOf(run, self), value, false, false);
      }
      setApart(run.state, value, constants ?? []);
      return falseValue;
    },
  ]);
}

/**
 * Where somebody is known, something of which nothing can be found out, such as their groups elsewhere, is looked up in a list
 * that the deployment's settings hold: that may say what they may do.
 */
export function isListedInSetting(state: State, list: readonly Origin[], sought: Value): boolean {
  return (
    list.length > 0 &&
    list.every(({ kind }) => kind === "secret") &&
    state.has("authenticated?") &&
    state.alternatives(sought).every(isUnknown)
  );
}

/** `list.indexOf(x)`, once it is known what finding x tells: a place in the list, or -1. */
export function placeOf(found: Value): Value {
  return {
    id: freshId("place"),
    alternatives: found.alternatives.map(({ when, ...one }) =>
      "value" in one && one.value === false
        ? { kind: "const", when, value: -1 }
        : { ...hidden([], { kind: "number" }), when },
    ),
  };
}

function isOfPicked(origin: Origin): boolean {
  return origin.kind === "record" && isPicked(origin.query);
}

/** A list that was made on this way, and that nothing was put into: `permissions[role] ?? []`. */
export function isNothing(run: Run, self: Value): boolean {
  const objects = storedObjects(run.state, self);
  return (
    objects.length > 0 &&
    knownElements(run, self)?.length === 0 &&
    objects.every(({ ref }) => run.base.object(ref) === undefined)
  );
}

function isWord(run: Run, value: Value): boolean {
  return run.state.alternatives(value).every((one) => one.kind === "const" && typeof one.value === "string");
}

/** The elements of a list of which all are constants, however many. */
function constantsIn(run: Run, self: Value): ReadonlySet<string | number | boolean> | undefined {
  const constants = new Set<string | number | boolean>();
  for (const element of knownElements(run, self) ?? []) {
    const only = onlyConstant(run.state.alternatives(element));
    if (only === undefined) {
      return undefined;
    }
    constants.add(only);
  }
  return constants.size === 0 ? undefined : constants;
}
