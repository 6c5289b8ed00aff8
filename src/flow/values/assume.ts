import { assumeOwnName } from "../language/own-errors.ts";
import { isCallersCredential } from "../libraries/credentials.ts";
import type { Run } from "../run.ts";
import type { Shape } from "./shape.ts";
import {
  isEverybodys,
  isGrantedToAll,
  isOrdinary,
  isInVain,
  isAskedOfCaller,
  isRightOfCaller,
  isRoleWithin,
  mayBeRightOfCaller,
  noteAskedForRole,
  roleOf,
} from "./rights.ts";
import { any, falsy, meet, nullish, withoutNullish } from "./shape.ts";
import type { State } from "./state.ts";
import { isNullish, onlyConstant, truthOf } from "./alternatives.ts";
import { learnFromLetter, noteKnown, noteText } from "./texts.ts";
import { clearBeside, clearByAnswer, clearBySecret, clearByStranger, clearUnread } from "./clearances.ts";
import { isOfOwn, liken, tellApart, tie } from "./ties.ts";
import { learnFromPresence } from "./ties-of-relations.ts";
import type { Alternative, Origin, Value } from "./value.ts";
import { originsOf } from "./value.ts";
import { proveEqual } from "./equal.ts";
import { setApart } from "./own-keys.ts";

/** Learns that a value is true, or false, as a condition. The path dies where it cannot be. */
export function assumeTruth(state: State, value: Value, truth: boolean): void {
  if (!state.alive) {
    return;
  }
  state.look(value);
  const agrees = (alternative: Alternative) => (truthOf(alternative) ?? truth) === truth;
  if (contradicts(state, value, truth) || !state.keep(value, agrees)) {
    state.die();
    return;
  }
  if (truth && value.id.endsWith("]")) {
    proveListed(state, value);
  }
  if (state.alternatives(value).some(({ kind }) => kind === "opaque")) {
    const { nullish: isEmpty, shape = any } = state.refinement(value.id) ?? {};
    state.refine(value.id, { truthy: truth, nullish: isEmpty, shape: truth ? shape : meet(shape, falsy) });
    if (truth) {
      learnFromPresence(state, value);
    }
    learnFromTest(state, value, truth);
  }
}

/** A name under which a table of the server's has something is one of those that are meant: `if (fields[key]) …`. */
function proveListed(state: State, value: Value): void {
  const key = /\[(?<key>[^[\]]+)\]$/u.exec(value.id)?.groups?.["key"];
  if (key !== undefined && originsOf(value).every(({ kind }) => kind !== "client")) {
    state.prove(key, { kind: "enum" });
  }
}

function contradicts(state: State, value: Value, truth: boolean): boolean {
  const known = state.refinement(value.id)?.truthy;
  return known !== undefined && known !== truth;
}

function learnFromTest(state: State, value: Value, truth: boolean): void {
  learnFromAnswer(state, value);
  noteAskedForRole(state, value);
  clearBeside(state, value);
  clearByAnswer(state, value);
  const origins = originsOf(value);
  // What a library that we do not know made of the caller, or of their cookie, may well say whether there is one.
  const isOfCaller = origins.some((origin) => origin.kind === "identity" || isCallersCredential(origin));
  for (const origin of origins) {
    if (origin.kind === "unresolved" || (origin.kind === "package" && isOfCaller)) {
      state.add("authenticated?");
    }
    if (truth && isRightOfCaller(origin) && !isInVain(state, value)) {
      state.add(roleOf(origins));
    }
    if (isAskedOfCaller(origin)) {
      state.add("role?");
    }
  }
  if (truth && mayBeRightOfCaller(value)) {
    state.add("role?");
  }
}

/** The answer of a check that could not be looked into: the values that it was given may have passed it. */
export function learnFromAnswer(state: State, value: Value): void {
  for (const alternative of value.alternatives) {
    if (alternative.kind === "opaque" && alternative.of !== undefined && alternative.shape.kind === "any") {
      const byProject = alternative.from.some(({ kind }) => kind === "unresolved" || kind === "identity");
      for (const part of alternative.of) {
        state.add(`checked:${part.id}`);
        noteText(state, "vetted", part);
        if (byProject) {
          clear(state, part, 0);
        }
      }
    }
  }
}

/** Notes that a value, and what stands in it, may have passed a check. */
function clear(state: State, value: Value, depth: number): void {
  state.add(`cleared?:${value.id}`);
  for (const alternative of depth < 2 ? state.alternatives(value) : []) {
    const object = alternative.kind === "object" ? state.object(alternative.ref) : undefined;
    object?.fields.forEach((field) => {
      clear(state, field, depth + 1);
    });
  }
}

/** Learns that two values are equal, or are not. `loose` is `==`, for which undefined and null are the same. */
export function assumeEqual(state: State, left: Value, right: Value, equal: boolean, loose: boolean): void {
  if (!state.alive) {
    return;
  }
  state.look(left);
  state.look(right);
  if (
    left.id === right.id &&
    !equal &&
    state.alternatives(left).every(({ kind }) => kind !== "opaque" || left.id === right.id)
  ) {
    state.die();
    return;
  }
  if (equal && [left, right].some(isEnvironment) && [left, right].some(isTestRun)) {
    state.die();
    return;
  }
  const lefts = state.alternatives(left);
  const rights = state.alternatives(right);
  const may = (one: Alternative, other: Alternative) =>
    equal ? mayEqual(one, other, loose) : mayDiffer(one, other, loose);
  const possible =
    state.keep(left, (one) => rights.some((other) => may(one, other))) &&
    state.keep(right, (one) => lefts.some((other) => may(other, one)));
  if (!possible) {
    state.die();
    return;
  }
  refineByEquality(state, left, right, equal);
  refineByEquality(state, right, left, equal);
  if (equal && !loose) {
    proveEqual(state, left, right);
  }
}

/** A setting that says where the program runs: `process.env.APP_ENV`. */
function isEnvironment({ id }: Value): boolean {
  return /\.env\.(?:\w+_)?ENV(?:IRONMENT)?$/u.test(id);
}

/** What is deployed runs no tests; whether it is staged or in production, nobody knows. */
function isTestRun({ alternatives }: Value): boolean {
  return onlyConstant(alternatives) === "test";
}

function mayEqual(left: Alternative, right: Alternative, loose: boolean): boolean {
  if (left.kind === "opaque" || right.kind === "opaque") {
    const [hidden, other] = left.kind === "opaque" ? [left, right] : [right as Alternative & { kind: "opaque" }, left];
    return !isNullish(other) || (mayBeNullish(hidden.shape) && (loose || !isMissing(other, hidden)));
  }
  if (isNullish(left) || isNullish(right)) {
    return left.kind === right.kind || (loose && isNullish(left) && isNullish(right));
  }
  if (left.kind === "const" && right.kind === "const") {
    // eslint-disable-next-line eqeqeq -- the program under analysis compares loosely here
    return loose ? left.value == right.value : left.value === right.value;
  }
  if (left.kind === "object" && right.kind === "object") {
    return left.ref === right.ref;
  }
  return left.kind === right.kind;
}

/** A column of a row may be null, but it is there; the first of what belongs to it need not be. */
function isMissing(value: Alternative, column: Alternative & { readonly kind: "opaque" }): boolean {
  return (
    value.kind === "undefined" &&
    column.from.some((origin) => origin.kind === "record" && /\D/u.test(origin.path.at(-1) ?? ""))
  );
}

function mayDiffer(left: Alternative, right: Alternative, loose: boolean): boolean {
  if (left.kind === "const" && right.kind === "const") {
    return left.value !== right.value;
  }
  if (isNullish(left) && isNullish(right)) {
    return !loose && left.kind !== right.kind;
  }
  return !(left.kind === "object" && right.kind === "object" && left.ref === right.ref);
}

function mayBeNullish(shape: Shape): boolean {
  switch (shape.kind) {
    case "any":
    case "entry":
    case "scalar":
    case "nullish":
      return true;
    case "union":
      return shape.of.some(mayBeNullish);
    default:
      return false;
  }
}

function refineByEquality(state: State, value: Value, other: Value, equal: boolean): void {
  const others = state.alternatives(other);
  const opaqueLeft = state.alternatives(value).some(({ kind }) => kind === "opaque");
  if (!opaqueLeft) {
    return;
  }
  const [only] = others;
  if (others.length === 1 && only !== undefined && isNullish(only)) {
    const before = state.refinement(value.id);
    state.refine(value.id, {
      truthy: equal ? false : before?.truthy,
      nullish: equal,
      shape: equal ? nullish : withoutNullish(before?.shape ?? any),
    });
    if (!equal) {
      learnFromPresence(state, value);
    }
    learnFromTest(state, value, !equal);
    return;
  }
  learnFromTest(state, value, false);
  if (only?.kind === "const" && others.length === 1) {
    learnFromLetter(state, value.id, only.value, equal);
  }
  if (!equal) {
    if (others.length === 1 && only?.kind === "const") {
      setApart(state, value, [only.value]);
    }
    if (others.every((one) => one.kind === "const" && one.value === 0)) {
      learnFromPresence(state, value);
    }
    if (originsOf(other).some(({ kind }) => kind === "identity") && !others.some(isNullish)) {
      tellApart(state, value);
    }
    if (others.every((one) => isFlag(one) && !one.value)) {
      learnRight(state, value);
    } else if (state.has("authenticated") && others.every(isOrdinary) && originsOf(value).some(isRightOfCaller)) {
      // Who is nobody is no ordinary user either.
      state.add(roleOf(originsOf(value)));
    }
    return;
  }
  if (others.every(({ kind }) => kind === "const")) {
    assumeOwnName(
      state,
      value,
      others.map((one) => (one.kind === "const" ? one.value : undefined)),
    );
    state.prove(value.id, { kind: "enum" });
    // That a row says it shows that there is one: `team.members[0]?.role === "owner"`.
    if (others.every((one) => !isNullish(one) && !(one.kind === "const" && one.value === 0))) {
      learnFromPresence(state, value);
    }
  }
  const origins = originsOf(value);
  const otherOrigins = originsOf(other);
  if (
    origins.some(({ kind }) => kind === "client") &&
    !otherOrigins.some(({ kind }) => kind === "client") &&
    !others.some(isNullish)
  ) {
    noteKnown(state, "fixed", value);
    // As good as one that begins so, where either of them may be the case.
    noteText(state, "host", value);
  } else if (otherOrigins.length > 0 && otherOrigins.every(isHeader)) {
    noteText(state, "headed", value);
  }
  if (origins.some(({ kind }) => kind === "client") && others.every(isServersSecret)) {
    // Whoever knows what only the server and its operators know is one of them.
    state.add("role");
  }
  const identity = otherOrigins.find((origin) => origin.kind === "identity");
  const isClaim = (one: Alternative) => one.kind === "opaque" && one.from.every((origin) => origin.kind !== "identity");
  // The caller's own id, or one that was found to be theirs: what equals it is theirs, too.
  if (
    (identity !== undefined || isOfOwn(state, other)) &&
    !others.some(isNullish) &&
    state.alternatives(value).some(isClaim)
  ) {
    tie(state, value);
    clearUnread(state, value);
    state.prove(value.id, { kind: "identifier" });
  } else if (identity === undefined && origins.some(isForeign) && otherOrigins.some(isForeign)) {
    liken(state, value, other);
    if (otherOrigins.some(({ kind }) => kind === "client")) {
      clearBySecret(state, value, other);
    }
  } else {
    clearByStranger(state, value, other);
  }
  if (others.every(isFlag)) {
    if (others.every(({ value: flag }) => Boolean(flag))) {
      learnRight(state, value);
    }
  } else if (isOfServer(others, other.id) && !others.every(isEverybodys)) {
    if (origins.some(({ kind }) => kind === "identity")) {
      state.add(others.some(isRoleWithin) ? "role there" : roleOf(origins));
    } else if (
      mayBeRightOfCaller(value) ||
      (others.every(({ kind }) => kind === "const") && origins.some(isGrantedToAll))
    ) {
      state.add("role?");
    }
  }
}

/** `true`, or `1` where a database has no booleans. */
function isFlag(one: Alternative): one is Alternative & { readonly kind: "const"; readonly value: boolean | number } {
  return one.kind === "const" && typeof one.value !== "string";
}

/** That something is true of the caller is a right only if it is called one: they may as well be active, or verified. */
function learnRight(state: State, value: Value): void {
  const origins = originsOf(value);
  if (origins.some(isRightOfCaller)) {
    state.add(roleOf(origins));
  } else if (mayBeRightOfCaller(value)) {
    state.add("role?");
  }
}

function isHeader(origin: Origin): boolean {
  return origin.kind === "client" && origin.via === "header";
}

/** It may turn out to be the caller's own. */
function isForeign({ kind }: Origin): boolean {
  return kind === "client" || kind === "record";
}

/** Settings that hold a secret, rather than a number, a price or an address that is merely not public. */
const secretSetting = /secret|passw|passphrase|token|(?:^|_)(?:key|pass|pin|pwd)$/iu;

function isServersSecret(alternative: Alternative): boolean {
  return (
    alternative.kind === "opaque" &&
    alternative.from.length > 0 &&
    alternative.from.every((origin) => origin.kind === "secret" && secretSetting.test(origin.name))
  );
}

/** A value that the client has no hand in, so that comparing the caller with it says what they may do. */
function isOfServer(alternatives: readonly Alternative[], id: string): boolean {
  return alternatives.every((alternative) => {
    if (alternative.kind !== "opaque") {
      return alternative.kind === "const" && typeof alternative.value !== "number";
    }
    const { from, shape } = alternative;
    // A member of a generated enum is a text without an origin; those of packages, and of files that are not there, are
    // told by their capitals.
    return from.length === 0
      ? shape.kind === "string"
      : from.every(({ kind }) => kind === "secret") ||
          (from.every(({ kind }) => kind === "package" || kind === "unresolved") && /\.[A-Z][A-Z\d_]*$/u.test(id));
  });
}

/** Learns that a value has, or has not, what `typeof` and the like test for. */
export function assumeShape(state: State, value: Value, shape: Shape, positive: boolean): void {
  if (!state.alive) {
    return;
  }
  state.look(value);
  const agrees = (alternative: Alternative) => {
    const is = matches(alternative, shape);
    return is === undefined || is === positive;
  };
  if (!state.keep(value, agrees)) {
    state.die();
    return;
  }
  if (positive) {
    state.prove(value.id, shape);
  }
  if (originsOf(value).some(({ kind }) => kind === "unresolved")) {
    state.add("authenticated?");
  }
}

/** Learns that a value is, or is not, something that can be called. */
export function assumeCallable(state: State, value: Value, positive: boolean): void {
  if (!state.alive) {
    return;
  }
  state.look(value);
  const agrees = (alternative: Alternative) => {
    const is = isCallable(alternative);
    return is === undefined || is === positive;
  };
  if (!state.keep(value, agrees)) {
    state.die();
  } else if (originsOf(value).some(({ kind }) => kind === "unresolved")) {
    state.add("authenticated?");
  }
}

function isCallable(alternative: Alternative): boolean | undefined {
  switch (alternative.kind) {
    case "function":
    case "class":
      return true;
    case "undefined":
    case "null":
    case "const":
    case "object":
      return false;
    case "opaque":
      // What can be called has no shape.
      return alternative.shape.kind === "any" ? undefined : false;
    default:
      return undefined;
  }
}

/** Whether an alternative has a shape; undefined when that cannot be said. */
function matches(alternative: Alternative, shape: Shape): boolean | undefined {
  switch (alternative.kind) {
    case "undefined":
    case "null":
      return shape.kind === "nullish";
    case "const":
      return (
        shape.kind === typeof alternative.value || (shape.kind === "numeric" && typeof alternative.value === "number")
      );
    case "object":
      // An array is an object, too, as far as `typeof` goes.
      return shape.kind === "object" && shape.open && shape.fields.size === 0
        ? true
        : shape.kind === "object" || shape.kind === "array"
          ? undefined
          : false;
    case "function":
    case "class":
      return false;
    case "opaque":
      return alternative.shape.kind === "any" ? undefined : definite(alternative.shape, shape);
    default:
      return undefined;
  }
}

function definite(known: Shape, asked: Shape): boolean | undefined {
  const family = (shape: Shape) => {
    switch (shape.kind) {
      case "identifier":
      case "vetted":
      case "url":
      case "email":
        return "string";
      case "numeric":
        return "number";
      default:
        return shape.kind;
    }
  };
  if (["any", "entry", "scalar", "union", "enum"].includes(known.kind)) {
    return undefined;
  }
  return family(known) === family(asked) ? undefined : false;
}

/** Whether a value can be told to be true on the path of a run, without learning from it. */
export function knownTruth(run: Run, value: Value): boolean | undefined {
  const truths = new Set(run.state.alternatives(value).map(truthOf));
  const [only] = truths;
  return truths.size === 1 ? (only ?? run.state.refinement(value.id)?.truthy) : undefined;
}
