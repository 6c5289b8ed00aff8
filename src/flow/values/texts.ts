import type { Language } from "../../models/model.ts";
import { knownElements } from "./objects.ts";
import { computed, originsIn } from "./origins.ts";
import { wordOf } from "../libraries/places.ts";
import type { Run } from "../run.ts";
import { fork, throwValue } from "../run.ts";
import type { Shape } from "./shape.ts";
import type { State } from "./state.ts";
import { tie } from "./ties.ts";
import type { Alternative, Value, Written } from "./value.ts";
import { constant, falseValue, freshId, libraryError, originsOf, trueValue } from "./value.ts";
import { openObject } from "./shape.ts";

/** Longer texts are not taken apart any further. */
const mostParts = 64;

/** A text that is put together from constants and values, in this order. What is all constant stays so. */
export function writtenText(run: Run, parts: readonly (string | Value)[], shape: Shape, id?: string): Value {
  const words = parts.map((part) => (typeof part === "string" ? part : wordOf(run, part)));
  if (words.every((word) => word !== undefined)) {
    return constant(words.join(""));
  }
  const values = parts.filter((part) => typeof part !== "string");
  return asText(computed(run, values, shape, id), {
    text: parts.length > mostParts ? values.slice(0, mostParts) : parts,
  });
}

/** The same value, and how it was written. */
export function asText(value: Value, written: Written): Value {
  return {
    id: value.id,
    alternatives: value.alternatives.map((one) => (one.kind === "opaque" ? { ...one, ...written } : one)),
  };
}

/** Parts with something between them, as `join` puts it there. */
export function between(run: Run, values: readonly Value[], separator: string): readonly (string | Value)[] {
  return values
    .flatMap((value) => knownElements(run, value) ?? [value])
    .flatMap((value, index): readonly (string | Value)[] =>
      index === 0 || separator === "" ? [value] : [separator, value],
    );
}

/** Methods whose result is their text again, or a piece of it. */
const keeping = new Set([
  "trim",
  "trimStart",
  "trimEnd",
  "toLowerCase",
  "toUpperCase",
  "toLocaleLowerCase",
  "toLocaleUpperCase",
  "slice",
  "substring",
  "substr",
  "normalize",
  "toString",
  "toLocaleString",
  "toFixed",
  "toPrecision",
  "toExponential",
  "toISOString",
  "toDateString",
  "toUTCString",
  "toLocaleDateString",
  "toLocaleTimeString",
  "valueOf",
  "repeat",
  "padStart",
  "padEnd",
  "toJSON",
]);

/** What a method of a text gives, as far as it is still that text. */
export function writtenBy(run: Run, self: Value, name: string, args: readonly Value[]): Written | undefined {
  if (keeping.has(name)) {
    return { text: [self] };
  }
  const [first] = args;
  switch (name) {
    case "concat":
      return { text: [self, ...args] };
    case "replace":
    case "replaceAll":
      return first === undefined ? undefined : { text: [self, ...args.slice(1)], safe: strippedOf(run, first) };
    case "split":
      // The pieces between dots or slashes lead nowhere.
      return { text: [self], safe: /^[./\\]$/u.test((first && wordOf(run, first)) ?? "") ? ["path"] : [] };
    case "match":
    case "at":
    case "charAt":
      return undefined;
    default:
      return undefined;
  }
}

/** Languages whose own signs are replaced. Whether by something harmless, and all of them, is not looked into. */
function strippedOf(run: Run, pattern: Value): readonly Language[] {
  const source = pattern.id.startsWith("regex:")
    ? pattern.id.slice("regex:".length)
    : (wordOf(run, pattern) ?? knownPartsOf(run, pattern) ?? "<'/$");
  if (/\[\^/u.test(source) || /\\[WD]/u.test(source)) {
    return ["sql", "filter", "shell", "code", "path", "url", "html"];
  }
  return [
    ...(/[<&]/u.test(source) ? (["html"] as const) : []),
    ...(/\.|\/|\\\\/u.test(source) ? (["path", "url"] as const) : []),
    ...(/["'`$]/u.test(source.replace(/\$$/u, "")) ? (["sql", "filter", "shell", "code"] as const) : []),
  ];
}

/** What is known of a text that is put together: `{{` and `}}` of `` `{{${name}}}` ``. */
function knownPartsOf(run: Run, value: Value): string | undefined {
  const [only] = run.state.alternatives(value);
  const parts = only?.kind === "opaque" ? (only.text ?? []) : [];
  const known = parts.filter((part) => typeof part === "string");
  return known.length === 0 ? undefined : known.join("");
}

/** Whether a text that begins so leads to a host that nothing behind it can change. Blanks before an address are no part of it. */
export function fixesHost(start: string): boolean {
  const text = start.trimStart();
  return (
    // `https://example.com/…`
    /^[a-z][\w+.-]*:\/\/[^/?#\\]+[/?#\\]/iu.test(text) ||
    // `/path…`, but neither `//host` nor `/\host`
    /^\/[^/\\]/u.test(text) ||
    // `path/…`, `?query`
    /^[^:/?#\\]*[?#]|^[^:/?#\\]+\//u.test(text) ||
    // `mailto:…`
    /^(?!https?:)[a-z][\w+.-]*:(?!\/\/)/iu.test(text)
  );
}

/** What is known about the texts that the client sends is kept as facts about them. */
type TextFact =
  /** It is a value in which the client has no hand. */
  | "fixed"
  /** It is what a header of the request says. */
  | "headed"
  /** It passed a check that could not be looked into. */
  | "vetted"
  /** A row has it in a column: it is as good as what is read from there. */
  | "stored"
  /** It begins with a host, or is a path of this one. */
  | "host"
  /** It begins with a slash. */
  | "slash"
  /** It does not begin with two. */
  | "noslashes"
  /** There is no `..` in it, or no slash. */
  | "nodots"
  /** It begins with a path that the program names. */
  | "inside"
  /** As a way from such a path, it does not lead out. */
  | "within";

/** Notes what is known about a text. */
export function noteText(state: State, fact: TextFact, value: Value): void {
  state.add(textFact(fact, value.id));
  const only = onlyLeft(state, value);
  if (only !== undefined && only !== value.id) {
    state.add(textFact(fact, only));
  }
  const same = sameText(state, value);
  if (same !== undefined) {
    noteText(state, fact, same);
  }
}

/** The id that what is left of several had by itself, before they became one: of what a helper gives, if it gives anything. */
export function onlyLeft(state: State, value: Value): string | undefined {
  const [only, ...others] = state.alternatives(value);
  return only?.kind === "opaque" && others.length === 0 ? only.id : undefined;
}

/** The text that it is again, trimmed or in small letters. */
function sameText(state: State, value: Value): Value | undefined {
  const [only, ...others] = state.alternatives(value);
  const [part, ...more] =
    only?.kind === "opaque" && only.safe === undefined && others.length === 0 ? (only.text ?? []) : [];
  return more.length === 0 && typeof part === "object" && part.id !== value.id ? part : undefined;
}

/** Code that cannot be looked into, or a pattern, is asked about the host of an address: what it finds may well be minded. */
export function noteAsked(state: State, value: Value): void {
  if (/^url\(.*\)\.(?:host|hostname)$/u.test(value.id)) {
    state.addPossible(`asked:${value.id}`);
  }
  const same = sameText(state, value);
  if (same !== undefined) {
    noteAsked(state, same);
  }
}

/** Whether anything was asked about the host of an address. */
export function isAsked(state: State, id: string): boolean {
  return state.hasPossible(`asked:${id}`);
}

/** What a value can be, each by the id that the value has, for where several become one. */
export function named(value: Value): readonly Alternative[] {
  return value.alternatives.map((one) =>
    one.kind === "opaque" && one.id === undefined && one.from.some(({ kind }) => kind === "client")
      ? { ...one, id: value.id }
      : one,
  );
}

/** Notes that a text is one of those, or begins with one, in which the client has no hand. */
export function noteKnown(state: State, fact: "fixed" | "inside", value: Value, depth = 0): void {
  noteText(state, fact, value);
  for (const alternative of state.alternatives(value)) {
    if (alternative.kind === "opaque" && alternative.normal === true && depth < 4) {
      noteParts(state, alternative.text ?? [], depth);
    }
  }
}

/** Where a path leads is known; so is where its parts lead from there. */
function noteParts(state: State, parts: readonly (string | Value)[], depth: number): void {
  for (const part of parts) {
    if (typeof part !== "string" && depth < 4) {
      noteText(state, "within", part);
      state.alternatives(part).forEach((one) => {
        noteParts(state, one.kind === "opaque" && one.normal === true ? (one.text ?? []) : [], depth + 1);
      });
    }
  }
}

/** Whether that is known about a text. */
export function isText(state: State, fact: TextFact, id: string): boolean {
  return state.has(textFact(fact, id));
}

export function textFact(fact: TextFact, id: string): string {
  return `${fact}:${id}`;
}

/** `startsWith`, `endsWith`, `includes` of a text that the client has a hand in, as a condition. */
export function textTest(run: Run, self: Value, name: string, wanted: Value): Value | undefined {
  if (
    !originsOf(self).some(({ kind }) => kind === "client") ||
    !["startsWith", "endsWith", "includes"].includes(name)
  ) {
    return undefined;
  }
  if (originsIn(run, [wanted]).some(({ kind }) => kind === "client")) {
    return undefined;
  }
  const word = wordOf(run, wanted);
  // What is kept under the caller's own id is theirs: `path.startsWith(`users/${user.id}/`)`.
  const isOwn = name === "startsWith" && originsIn(run, [wanted]).some(({ kind }) => kind === "identity");
  return fork(run, [
    () => {
      if (isOwn) {
        tie(run.state, self);
      }
      learnFromYes(run.state, self, name, word);
      return trueValue;
    },
    () => {
      learnFromNo(run.state, self, name, word);
      return falseValue;
    },
  ]);
}

function learnFromYes(state: State, self: Value, name: string, word: string | undefined): void {
  if (name === "endsWith" && /\.(?:host|hostname)$/u.test(self.id) && (word === undefined || word.startsWith("."))) {
    noteText(state, "fixed", self);
  }
  if (name !== "startsWith") {
    return;
  }
  noteKnown(state, "inside", self);
  if (word === undefined || fixesHost(word)) {
    noteText(state, "host", self);
  } else if (word === "/") {
    noteText(state, "slash", self);
  }
}

function learnFromNo(state: State, self: Value, name: string, word: string | undefined): void {
  if ((name === "startsWith" && (word === "//" || word === "/\\")) || (name === "includes" && word === "//")) {
    noteText(state, "noslashes", self);
  }
  if (word !== undefined && /^(?:\.\.[/\\]?|\/|\.)$/u.test(word)) {
    if (name === "includes") {
      noteText(state, "nodots", self);
    }
    for (const alternative of state.alternatives(self)) {
      if (alternative.kind === "opaque") {
        noteParts(state, alternative.of ?? [], 0);
      }
    }
  }
}

/** What the first or the second letter of a text tells about it: `to[0] === "/" && to.charAt(1) !== "/"`. */
export function learnFromLetter(state: State, id: string, letter: unknown, isIt: boolean): void {
  const at = /^(?<text>.+)\.(?:(?:charAt|at)\(=number:)?(?<index>[01])\)?$/u.exec(id)?.groups;
  if (at?.["text"] === undefined || letter !== "/") {
    return;
  }
  if (at["index"] === "0" && isIt) {
    state.add(textFact("slash", at["text"]));
  } else if (at["index"] === "1" && !isIt) {
    state.add(textFact("noslashes", at["text"]));
  }
}

/** What matching a pattern, or not, tells about a text. */
export function learnFromPattern(state: State, value: Value, pattern: string, matches: boolean): void {
  noteAsked(state, value);
  if (
    matches &&
    pattern.startsWith("^") &&
    !/^\^(?:https?\??:?(?:\\?\/){0,2}|\(\??:?https?\)?:?(?:\\?\/){0,2}|\\?\/)?$/iu.test(pattern)
  ) {
    noteText(state, "host", value);
  }
  if (!matches && /\\\.\\\.|\\?\/|\[.*\\?\/.*\]/u.test(pattern)) {
    noteText(state, "nodots", value);
  }
  if (!matches && /^\^(?:\\?\/){2}|^\^\\?\/\[/u.test(pattern)) {
    noteText(state, "noslashes", value);
  }
}

/** The URL that a text is parsed as; its members' ids say so, for what is found out about them. */
export function parsedUrl(run: Run, address: Value, base: Value | undefined): Value {
  const [only] = run.state.alternatives(address);
  const [beginning] = (only?.kind === "opaque" && only.text) || [];
  const relative =
    base !== undefined &&
    // What begins with a single slash leads nowhere else, whoever says how it goes on.
    ((typeof beginning === "string" && /^\/[^/\\]/u.test(beginning)) ||
      (!originsIn(run, [address]).some(({ kind }) => kind === "client") &&
        !/^[a-z][\w+.-]*:/iu.test(wordOf(run, address) ?? "/")));
  if (
    base === undefined &&
    (typeof beginning === "string" ? beginning : (wordOf(run, address) ?? "")).startsWith("/")
  ) {
    // A path alone is no address: making one of it throws.
    throwValue(run, libraryError(), true);
  }
  const values = base === undefined ? [address] : [address, base];
  const id = relative || address.id.length > 120 ? freshId("url") : urlId(address.id);
  return asText(computed(run, values, openObject, id), {
    text: relative ? [base, address] : [address],
  });
}

const inPath: ReadonlySet<string> = new Set(["hash", "pathname", "search"]);
const inHost: ReadonlySet<string> = new Set(["host", "hostname", "origin", "password", "port", "protocol", "username"]);

/** How a member of a parsed URL was written. */
export function partOfUrl(text: NonNullable<Written["text"]>, name: string): Written | undefined {
  return name === "href" ? { text } : inPath.has(name) ? { safe: ["url"] } : inHost.has(name) ? {} : undefined;
}

/** The id of the URL that a value with an id is parsed as. */
export function urlId(id: string): string {
  return `url(${id})`;
}

/** Whether a pattern allows no more than letters, digits and the few signs that it names, from a text's beginning to its end. */
export function isNarrow(pattern: string): boolean {
  return (
    pattern.startsWith("^") &&
    pattern.endsWith("$") &&
    !/\.[*+{]|\[\^|\\[SWD]/u.test(pattern.replaceAll(/\\\\|\\\./gu, "_"))
  );
}
