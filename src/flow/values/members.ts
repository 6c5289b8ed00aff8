import { memberApi } from "../../models/lookup.ts";
import { callFunction } from "../language/calls.ts";
import { classMember, instanceMember } from "../language/classes.ts";
import { isOfLanguage } from "../language/of-language.ts";
import { knownGlobal, moduleExport } from "../language/toplevel.ts";
import { counted, isOpenEnded } from "../language/surplus.ts";
import { isRowItself } from "../libraries/loaded-rows.ts";
import { resultValue } from "../libraries/results.ts";
import type { Run } from "../run.ts";
import { globalObject } from "../ground.ts";
import { throwValue } from "../run.ts";
import { granted, grantedAny, grantedMember } from "./grants.ts";
import { noteAskedForRole, translated } from "./rights.ts";
import { any, fieldOf } from "./shape.ts";
import type { StoredObject } from "./stored.ts";
import { hasOtherName, ownOrigins } from "../language/own-errors.ts";
import { isNullish, mergedOpaque, mostAlternatives } from "./alternatives.ts";
import { ifListed } from "./listed.ts";
import { lengthOf, heldBy } from "./stored.ts";
import type { Alternative, ApiValue, Closure, Origin, Value } from "./value.ts";
import { constant, freshId, hidden, opaque, tagged, undefinedValue, valueOf, withTag } from "./value.ts";
import { arrayMethods, collectionMethods } from "../language/builtins/arrays.ts";
import { named, partOfUrl } from "./texts.ts";
import { tiesOfKey } from "./ties.ts";
import type { Api } from "../../models/model.ts";

/** Longer ways into a value are cut short: nothing hangs on them. */
const longestId = 160;

/**
 * Reads `value.name`. Reading from undefined or null throws, so the path that goes on knows that it was neither;
 * `optional` lets undefined flow on instead.
 */
export function readMember(run: Run, value: Value, name: string, optional = false): Value {
  let alternatives = run.state.alternatives(value);
  if (!optional && alternatives.some(isNullish)) {
    const failing = run.state.fork();
    if (run.catcher.wanted && failing.keep(value, isNullish)) {
      run.catcher.thrown.push({ state: failing, value: opaque([{ kind: "error" }]), slip: true });
    }
    if (!run.state.keep(value, (alternative) => !isNullish(alternative))) {
      throwValue(run, opaque([{ kind: "error" }]), true);
      return undefinedValue;
    }
    alternatives = alternatives.filter((alternative) => !isNullish(alternative));
  }
  return combined(run, value, alternatives, name);
}

/** Reads a member for the analysis' own sake: undefined where there is none, and nothing is learnt from it. */
export function peekMember(run: Run, value: Value, name: string): Value {
  return combined(run, value, run.state.alternatives(value), name);
}

/** Follows a way of names (`"where.id"`). */
export function peekPath(run: Run, value: Value, names: readonly string[]): Value {
  return names.reduce((at, name) => peekMember(run, at, name), value);
}

function combined(run: Run, value: Value, alternatives: readonly Alternative[], name: string): Value {
  const [only] = alternatives;
  if (only === undefined) {
    return undefinedValue;
  }
  if (alternatives.length === 1) {
    return memberOf(run, value, only, name);
  }
  const parts = alternatives.map((alternative) => ({
    when: alternative.when,
    part: memberOf(run, value, alternative, name),
  }));
  const [first] = parts;
  if (first !== undefined && parts.every(({ part }) => part === first.part)) {
    return first.part;
  }
  const ids = new Set(parts.filter(({ part }) => !part.alternatives.every(isNullish)).map(({ part }) => part.id));
  const [id] = ids;
  return {
    id: ids.size === 1 && id !== undefined ? id : derivedId(value, name),
    alternatives: parts.flatMap(({ when = [], part }) =>
      (ids.size > 1 ? named(part) : part.alternatives).map((alternative) =>
        when.length === 0
          ? alternative
          : {
              ...alternative,
              when: when.reduce((tags, [choice, mask]) => withTag(tags, choice, mask), alternative.when ?? []),
            },
      ),
    ),
  };
}

function memberOf(run: Run, value: Value, alternative: Alternative, name: string): Value {
  switch (alternative.kind) {
    case "undefined":
    case "null":
      return undefinedValue;
    case "const":
      return typeof alternative.value === "string" && name === "length"
        ? constant(alternative.value.length)
        : opaque([], { kind: "any" }, derivedId(value, name));
    case "object":
      return objectMember(run, value, alternative.ref, name);
    case "class":
      return classMember(run, alternative.code, value, name) ?? undefinedValue;
    case "namespace":
      return moduleExport(run, alternative.module, name) ?? undefinedValue;
    case "api": {
      const { library } = alternative;
      const api = memberApi(library.model, library.api, name);
      if (api === undefined) {
        return opaque([{ kind: "package", name: library.name }], { kind: "any" }, derivedId(value, name));
      }
      if (api.value !== undefined) {
        return resultValue(run, api.value, { library, args: [], id: derivedId(value, name), name });
      }
      return valueOf(
        { kind: "api", when: undefined, library: memberLibrary(library, api, name, value) },
        derivedId(value, name),
      );
    }
    case "schema": {
      const { library } = alternative;
      const api = memberApi(library.model, library.api, name);
      if (api?.value !== undefined) {
        return resultValue(run, api.value, { library: { ...library, receiver: value }, args: [], name });
      }
      return api === undefined
        ? opaque([], { kind: "any" }, derivedId(value, name))
        : valueOf({ kind: "api", when: undefined, library: memberLibrary(library, api, name, value) });
    }
    case "function":
    case "promise":
    case "condition":
      return opaque([], { kind: "any" }, derivedId(value, name));
    case "opaque": {
      if (isRowItself(alternative, name)) {
        return { id: value.id, alternatives: [alternative] };
      }
      const refined = run.state.refinement(value.id)?.shape;
      const shape = fieldOf(refined === undefined || refined.kind === "any" ? alternative.shape : refined, name);
      if (shape.kind === "nullish") {
        return undefinedValue;
      }
      const known =
        alternative.shape.kind === "any" || refined === undefined
          ? shape
          : narrower(shape, fieldOf(alternative.shape, name));
      const { of, text } = alternative;
      const id = derivedId(value, name);
      const from = ownOrigins(run.state, value.id, alternative.from, id);
      const origins = from.map((origin) => memberOrigin(origin, name, value.id));
      const part = text === undefined || alternative.shape.kind !== "object" ? undefined : partOfUrl(text, name);
      return {
        id,
        alternatives: [part === undefined ? hidden(origins, known, { of }) : hidden(origins, { kind: "string" }, part)],
      };
    }
  }
}

/** A member of something of a library, with what it is a member of. */
export function memberLibrary(library: ApiValue, api: Api, name: string, receiver: Value): ApiValue {
  return { ...library, api, name: `${library.name}.${name}`, path: [...library.path, name], receiver };
}

function narrower(left: ReturnType<typeof fieldOf>, right: ReturnType<typeof fieldOf>) {
  return left.kind === "any" ? right : left;
}

function objectMember(run: Run, value: Value, ref: number, name: string): Value {
  const object = run.state.object(ref);
  if (object === undefined) {
    return opaque([], { kind: "any" }, derivedId(value, name));
  }
  const own = object.fields.get(name);
  if (own !== undefined && name === "message" && hasOtherName(run.state, value.id, object)) {
    return undefinedValue;
  }
  if (own !== undefined) {
    if (isGetter(own)) {
      return callFunction(run, own, [], { site: siteOfGetter(own), self: value });
    }
    const grant = object.array ? undefined : run.grants.get(ref);
    return grant === undefined ? own : grantedMember(run, grant, name, own);
  }
  if (object.array) {
    if (name === "length") {
      if (isOpenEnded(object)) {
        run.state.add(counted);
        return opaque([], { kind: "number" }, derivedId(value, name));
      }
      return object.element === undefined || object.length !== undefined
        ? lengthOf(object)
        : opaque([], { kind: "number" }, derivedId(value, name));
    }
    if (name === "size") {
      // A `Set` or a `Map`, which are kept as arrays; what was added more than once is in them once.
      return opaque([], { kind: "number" }, derivedId(value, name));
    }
    if (/^\d+$/u.test(name) && object.element !== undefined) {
      return name === "0" ? firstElement(object.element, object.length) : object.element;
    }
    return arrayMethods.has(name) || collectionMethods.has(name) || isOfLanguage(run, object, name)
      ? opaque([], { kind: "any" }, derivedId(value, name))
      : undefinedValue;
  }
  if (ref === globalObject) {
    return knownGlobal(run, name) ?? undefinedValue;
  }
  if (object.trap !== undefined) {
    return callFunction(run, object.trap, [undefinedValue, constant(name), value], { site: run.module.program });
  }
  if (object.instanceOf !== undefined) {
    const inherited = instanceMember(run, object.instanceOf, value, name);
    if (inherited !== undefined) {
      return inherited;
    }
    if (name.startsWith("#")) {
      // What is private to a class comes from nowhere else.
      return undefinedValue;
    }
  }
  const spread = spreadMember(run, object, name);
  const grant = run.grants.get(ref);
  return (
    (grant === undefined || spread === undefined ? spread : grantedMember(run, grant, name, spread)) ??
    (isOfLanguage(run, object, name) ? opaque([], any, derivedId(value, name)) : undefinedValue)
  );
}

/** The first element of an array is there unless its length is 0. */
export function firstElement(element: Value, length: Value | undefined): Value {
  const none = length?.alternatives.find((one) => one.kind === "const" && one.value === 0)?.when;
  const some = length?.alternatives.find((one) => one.kind === "opaque")?.when;
  return none === undefined || some === undefined
    ? element
    : {
        id: element.id,
        alternatives: [
          { kind: "undefined", when: none },
          ...element.alternatives.map((one) => ({
            ...one,
            when: some.reduce((when, [choice, mask]) => withTag(when, choice, mask), one.when ?? []),
          })),
        ],
      };
}

function isGetter({ alternatives: [only] }: Value): boolean {
  return only?.kind === "function" && only.code.kind === "closure" && only.code.getter === true;
}

function siteOfGetter({ alternatives: [only] }: Value): Closure["node"] {
  return ((only as Alternative & { kind: "function" }).code as Closure).node;
}

/** Under which name an object keeps the function that writing a member calls. */
export function setterName(name: string): string {
  return `@@set:${name}`;
}

/** What a name may be through the values that were spread into an object; the last one wins where it has the name. */
function spreadMember(run: Run, object: StoredObject, name: string): Value | undefined {
  const sources = object.spread
    .filter(({ without }) => !without.has(name))
    .map(({ value }) => peekMember(run, value, name));
  const telling = sources.filter(
    (source) => !source.alternatives.every((alternative) => alternative.kind === "undefined"),
  );
  const [only] = telling;
  if (telling.length <= 1 || only === undefined) {
    return only;
  }
  return { id: freshId("s"), alternatives: telling.flatMap((source) => source.alternatives) };
}

/** Reads a member whose name is not known: any of those that are there. */
export function anyMember(run: Run, value: Value, key: Value): Value {
  const parts: Alternative[] = [];
  noteAskedForRole(run.state, key);
  for (const alternative of run.state.alternatives(value)) {
    if (alternative.kind === "object") {
      const object = run.state.object(alternative.ref);
      const members = [...(object?.fields.values() ?? [])];
      const fields = [
        ...members.flatMap((field) => field.alternatives),
        ...(object?.spread ?? []).flatMap((source) => anyMember(run, source.value, key).alternatives),
      ];
      parts.push(...(object?.element?.alternatives ?? []));
      const found =
        translated(key, fields)?.alternatives ??
        grantedAny(run, alternative.ref, key, fields) ??
        granted(run, key, fields) ??
        fields;
      parts.push(
        ...(object === undefined ? [...found, ...undefinedValue.alternatives] : ifListed(run, object, key, found)),
      );
    } else if (alternative.kind === "opaque" || alternative.kind === "api") {
      const member = memberOf(run, value, alternative, "[]");
      parts.push(...ifThere(run, tiesOfKey(run.state, { id: value.id, alternatives: [alternative] }, key), member));
    }
  }
  return merged(parts, `${value.id}[${key.id}]`);
}

/** A member of which it tells something that it is there. */
function ifThere(run: Run, facts: readonly string[], member: Value): readonly Alternative[] {
  if (facts.length === 0) {
    return member.alternatives;
  }
  const choice = run.state.choose([[], facts]);
  return [...tagged(undefinedValue, choice, 1).alternatives, ...tagged(member, choice, 2).alternatives];
}

/** Any element that iterating over a value gives. */
export function elementOf(run: Run, value: Value): Value {
  const parts: Alternative[] = [];
  let id: string | undefined;
  for (const alternative of run.state.alternatives(value)) {
    if (alternative.kind === "object") {
      const object = run.state.object(alternative.ref);
      const values = object?.array === true ? heldBy(object) : [];
      id ??= values.length === 1 ? values[0]?.id : undefined;
      parts.push(...(values.length === 1 ? values.flatMap((element) => element.alternatives) : values.flatMap(named)));
      parts.push(...(object?.spread ?? []).flatMap((source) => elementOf(run, source.value).alternatives));
    } else if (alternative.kind === "opaque") {
      parts.push(...memberOf(run, value, alternative, "[]").alternatives);
    }
  }
  return merged(parts, id ?? derivedId(value, "[]"));
}

function merged(parts: readonly Alternative[], id: string): Value {
  if (parts.length === 0) {
    return opaque([], { kind: "any" }, id);
  }
  if (parts.length <= mostAlternatives) {
    return { id, alternatives: parts };
  }
  const hidden = parts.filter((part) => part.kind === "opaque");
  const others = parts.filter((part) => part.kind !== "opaque").slice(0, mostAlternatives);
  return {
    id,
    alternatives: [...others, mergedOpaque(hidden)],
  };
}

export function derivedId(value: Value, name: string): string {
  return value.id.length > longestId ? freshId("d") : `${value.id}.${name}`;
}

/** The origin of a member of something (`of` is its id) with that origin. */
export function memberOrigin(origin: Origin, name: string, of?: string): Origin {
  switch (origin.kind) {
    case "client":
      return { ...origin, path: name === "[]" ? `${origin.path}[]` : `${origin.path}.${name}` };
    case "identity":
      return { kind: "identity", path: origin.path === "" ? name : `${origin.path}.${name}` };
    case "record":
      return origin.path.length < 6 ? { ...origin, path: [...origin.path, name] } : origin;
    case "error":
      // What another program has answered is told as that, whatever is read of it.
      if (origin.member === "response" && name !== "[]") {
        return { kind: "error", member: name === "data" ? "response.data" : name };
      }
      // What an error was caused by is an error as well, or what somebody has said of it.
      return origin.member === undefined || (/^(?:cause|meta)$/u.test(origin.member) && !/^(?:err|error)$/u.test(name))
        ? { kind: "error", member: name, of }
        : origin;
    default:
      return origin;
  }
}
