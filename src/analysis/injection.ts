import type { TSESTree } from "@typescript-eslint/utils";

import type { EffectEvent } from "../flow/event.ts";
import type { Condition, Query } from "../flow/libraries/query.ts";
import type { Shape } from "../flow/values/shape.ts";
import { any, meet } from "../flow/values/shape.ts";
import type { State } from "../flow/values/state.ts";
import { fixesHost, isAsked, isText, urlId } from "../flow/values/texts.ts";
import type { ClientOrigin, Alternative, Value, When } from "../flow/values/value.ts";
import type { AnalysedAction, Analysis } from "./analyze.ts";
import { nameOf } from "./parameters.ts";
import type { Injection, Sink, Sinks } from "./sinks.ts";
import { pathLike, sinksOf } from "./sinks.ts";
import { lineOf, routeOf } from "./words.ts";

type Opaque = Alternative & { readonly kind: "opaque" };

/** What the client sends is read as part of a language. */
export interface Injected {
  readonly effect: EffectEvent;
  readonly origin: ClientOrigin;
}

/** How deep objects, and texts made from texts, are looked into. */
const deepest = 8;

/** A report of a rule about injection: where it goes, and what its message asks for. */
export interface InjectionReport {
  readonly node: TSESTree.Node;
  readonly data: Readonly<Record<"action" | "effect" | "line" | "route" | "source", string>>;
  /** What was found, for those who know how to mend it. */
  readonly found: Injected & { readonly action: AnalysedAction };
}

/** What a rule about injection says of a file, one report for an action. */
export function injectionsIn({ actions, module }: Analysis, injection: Injection): readonly InjectionReport[] {
  return actions.flatMap((analysed) => {
    const injected = injectionOf(analysed, injection);
    if (injected === undefined) {
      return [];
    }
    const { effect, origin } = injected;
    const name = `\`${nameOf(analysed.action, origin, module)}\``;
    const data = {
      action: analysed.name,
      source: origin.via === "header" || origin.via === "cookie" ? `the ${origin.via} ${name}` : name,
      effect: effect.name,
      line: String(lineOf(effect.site)),
      route: routeOf(effect.way),
    };
    return [{ node: effect.site.node, data, found: { ...injected, action: analysed } }];
  });
}

/** The first place in an action where what the client sends is read as part of a language, or of a filter. */
export function injectionOf(action: AnalysedAction, injection: Injection): Injected | undefined {
  for (const event of action.events) {
    if (event.kind === "effect" && event.frame !== "module") {
      const origin = injectedInto(event, injection);
      if (origin !== undefined) {
        return { effect: event, origin };
      }
    }
  }
  return undefined;
}

/** What the client sends that an effect reads as part of a language, or of a filter. */
export function injectedInto(effect: EffectEvent, injection: Injection): ClientOrigin | undefined {
  const sinks = sinksOf[injection];
  return sinks.libraries === undefined ? inTexts(effect, sinks) : inQuery(effect, sinks);
}

function inTexts({ credentials, danger, ports, state }: EffectEvent, sinks: Sinks): ClientOrigin | undefined {
  for (const sink of sinks.sinks) {
    if (
      sink.dangers.includes(danger) &&
      !(sink.trusted === true && credentials === "caller") &&
      (sink.shell !== true || usesShell(state, ports))
    ) {
      for (const name of sink.ports) {
        const value = ports.get(name);
        const found = value && inPort(value, state, sinks, sink, 0);
        if (found !== undefined) {
          return found;
        }
      }
    }
  }
  return undefined;
}

/** A port may hold the text, an object with it among its members, or a list of either. */
function inPort(value: Value, state: State, sinks: Sinks, sink: Sink, depth: number): ClientOrigin | undefined {
  for (const alternative of state.alternatives(value)) {
    const object = alternative.kind === "object" && depth < deepest ? state.object(alternative.ref) : undefined;
    if (object !== undefined) {
      const members = object.array
        ? [...object.fields.values(), ...(object.element === undefined ? [] : [object.element])]
        : sink.ports.flatMap((name) => object.fields.get(name) ?? object.fields.get("html") ?? []);
      for (const member of members) {
        const found = inPort(member, state, sinks, sink, depth + 1);
        if (found !== undefined) {
          return found;
        }
      }
    } else if (alternative.kind === "opaque") {
      const text: Value = { id: value.id, alternatives: [alternative] };
      const found =
        sink.reading === "anywhere"
          ? new Reader(sinks).anywhere(text, state)
          : new Reader(sinks).leading(text, state, sink.reading);
      if (found !== undefined) {
        return found;
      }
    }
  }
  return undefined;
}

/** `{ shell: true }`, or a program that is one. */
function usesShell(state: State, ports: EffectEvent["ports"]): boolean {
  const option = ["options", "arguments"].flatMap((port) => {
    const value = ports.get(port);
    return value === undefined
      ? []
      : state
          .alternatives(value)
          .flatMap((one) => (one.kind === "object" ? [state.object(one.ref)?.fields.get("shell")] : []));
  });
  const isOn = (value: Value | undefined) =>
    value !== undefined &&
    state.alternatives(value).some((one) => one.kind === "const" && one.value !== false && one.value !== "");
  const file = ports.get("file");
  return (
    option.some(isOn) ||
    (file !== undefined &&
      state
        .alternatives(file)
        .some(
          (one) =>
            one.kind === "const" &&
            /(?:^|[/\\])(?:ba|da|k|z)?sh$|cmd(?:\.exe)?$|powershell|pwsh/u.test(String(one.value)),
        ))
  );
}

/** What a text comes to that is read from its beginning. */
type Lead =
  | { readonly found: ClientOrigin }
  /** As far as is known it is this, and what follows matters still. */
  | { readonly before: string }
  /** What follows does not matter, or nothing is known. */
  | undefined;

/** Reads texts as they were known to be when they were used. */
class Reader {
  readonly #sinks: Sinks;

  constructor(sinks: Sinks) {
    this.#sinks = sinks;
  }

  /** A client's text that stands in a value, wherever. */
  anywhere(value: Value, state: State, depth = 0, isNormal = false): ClientOrigin | undefined {
    for (const alternative of state.alternatives(value)) {
      const under = given(state, alternative.when);
      if (alternative.kind !== "opaque" || under === undefined || depth > deepest) {
        continue;
      }
      const found = this.#isHarmless(value, alternative, under)
        ? undefined
        : alternative.text === undefined
          ? this.clientOf(alternative)
          : first(alternative.text, (part, index) => {
              const before = alternative.text?.[index - 1];
              return typeof part === "string" || (!isNormal && alternative.normal !== true && this.#isNamed(before))
                ? undefined
                : this.anywhere(part, under, depth + 1, isNormal || alternative.normal === true);
            });
      if (found !== undefined) {
        return found;
      }
    }
    return undefined;
  }

  /** There is no folder by the name that begins so (`${id}-`): no `..` behind it leads anywhere, unless the path is worked out before. */
  #isNamed(before: string | Value | undefined): boolean {
    return (
      this.#sinks.language === "path" &&
      typeof before === "string" &&
      /[-_.]$/u.test(before) &&
      !/(?:^|[/\\])\.{1,2}$/u.test(before)
    );
  }

  /** A client's text that stands where an address says its host, or at the beginning. */
  leading(value: Value, state: State, reading: "host" | "start"): ClientOrigin | undefined {
    const lead = this.#lead(value, state, reading, "", 0);
    return lead !== undefined && "found" in lead ? lead.found : undefined;
  }

  #lead(value: Value, state: State, reading: "host" | "start", before: string, depth: number): Lead {
    if (reading === "host" ? fixesHost(before) : before !== "") {
      return undefined;
    }
    const leads: Lead[] = [];
    for (const alternative of state.alternatives(value)) {
      const under = given(state, alternative.when);
      const lead =
        under === undefined || depth > deepest
          ? undefined
          : this.#leadOf(value, alternative, under, reading, before, depth);
      if (lead !== undefined && "found" in lead) {
        return lead;
      }
      leads.push(lead);
    }
    const [head] = leads;
    return head !== undefined &&
      leads.every((lead) => lead !== undefined && "before" in lead && "before" in head && lead.before === head.before)
      ? head
      : undefined;
  }

  #leadOf(
    value: Value,
    alternative: Alternative,
    state: State,
    reading: "host" | "start",
    before: string,
    depth: number,
  ): Lead {
    if (alternative.kind === "const") {
      return { before: `${before}${String(alternative.value)}` };
    }
    if (alternative.kind !== "opaque") {
      return undefined;
    }
    const isHarmless = this.#isHarmless(value, alternative, state);
    if (alternative.text === undefined || isHarmless) {
      const found = isHarmless ? undefined : this.clientOf(alternative);
      // What is harmless is a name: `https://${name}.example.com`.
      // A name behind a slash does not begin with another one, whatever else it is.
      return found !== undefined && (before !== "/" || pathLike.test(found.path.split(".").at(-1) ?? ""))
        ? { found }
        : isHarmless && this.clientOf(alternative) !== undefined
          ? { before: `${before}x` }
          : undefined;
    }
    let lead: Lead = { before };
    for (const part of alternative.text) {
      if (lead === undefined || "found" in lead) {
        break;
      }
      lead =
        typeof part === "string"
          ? { before: `${lead.before}${part}` }
          : this.#lead(part, state, reading, lead.before, depth + 1);
    }
    return lead;
  }

  /** The client's hand in a value that is not made from others in ways that nobody knows. */
  clientOf({ from, of }: Opaque): ClientOrigin | undefined {
    if (of !== undefined || from.some(({ kind }) => kind === "unresolved" || kind === "digest")) {
      return undefined;
    }
    const { except = [] } = this.#sinks;
    return from.find((one): one is ClientOrigin => one.kind === "client" && !except.includes(one.via));
  }

  #isHarmless(value: Value, alternative: Opaque, state: State): boolean {
    // What was found out about a value holds for whichever of several it is.
    const ids = alternative.id === undefined ? [value.id] : [alternative.id, value.id];
    return ids.some((id) => this.#isHarmlessAs(id, alternative, state));
  }

  #isHarmlessAs(id: string, alternative: Opaque, state: State): boolean {
    const { language, harmless } = this.#sinks;
    const { safe, from, normal } = alternative;
    const shape = shapeOf(state, id, alternative);
    return (
      (language !== undefined && safe?.includes(language) === true) ||
      isOnly(shape, harmless) ||
      (shape.kind === "any" && from.some((one) => one.kind === "client" && one.checked === true)) ||
      isText(state, "fixed", id) ||
      isText(state, "stored", id) ||
      isVetted(state, id) ||
      (language === "path" &&
        (isText(state, "nodots", id) ||
          isText(state, "within", id) ||
          (normal === true && isText(state, "inside", id)))) ||
      (language === "url" && isHostKnown(state, id, harmless))
    );
  }
}

/** Whether the program has made sure which host an address leads to. */
function isHostKnown(state: State, id: string, harmless: readonly string[]): boolean {
  const url = urlId(id);
  return (
    isText(state, "host", id) ||
    (isText(state, "slash", id) && isText(state, "noslashes", id)) ||
    isVetted(state, url) ||
    ["host", "hostname", "href", "origin"].some((member) => {
      const part = `${url}.${member}`;
      return (
        isAsked(state, part) ||
        isText(state, "fixed", part) ||
        isText(state, "vetted", part) ||
        isOnly(state.refinement(part)?.shape ?? any, harmless)
      );
    })
  );
}

/** It, or what it was read from, passed a check that could not be looked into. */
function isVetted(state: State, id: string): boolean {
  for (let end = id.length; end > 0; end = id.lastIndexOf(".", end - 1)) {
    if (isText(state, "vetted", id.slice(0, end))) {
      return true;
    }
  }
  return false;
}

function shapeOf(state: State, id: string, { shape }: Opaque): Shape {
  const refined = state.refinement(id);
  return refined === undefined || refined.nullish === true ? shape : meet(shape, refined.shape);
}

function isOnly(shape: Shape, harmless: readonly string[]): boolean {
  return shape.kind === "union"
    ? shape.of.every((part) => isOnly(part, harmless))
    : harmless.includes(shape.kind) || (shape.kind === "array" && isOnly(shape.element, harmless));
}

/** What is known if some choices came out so; nothing where they cannot have. */
function given(state: State, when: When | undefined): State | undefined {
  if (when === undefined) {
    return state;
  }
  const under = state.fork();
  return when.every(([choice, mask]) => under.narrow(choice, mask, false)) ? under : undefined;
}

function first<T, R>(list: readonly T[], look: (item: T, index: number) => R | undefined): R | undefined {
  for (const [index, item] of list.entries()) {
    const found = look(item, index);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

/** Conditions and documents whose driver does what an object says that stands where a value was meant. */
function inQuery({ query, state }: EffectEvent, sinks: Sinks): ClientOrigin | undefined {
  if (query === undefined || !isOf(query, state, sinks.libraries ?? [])) {
    return undefined;
  }
  const reader = new Filters(sinks);
  return (
    first(query.where, (condition) => reader.condition(condition, state)) ??
    (query.verb === "update" && query.data !== undefined ? reader.document(query.data, state) : undefined)
  );
}

function isOf({ table }: Query, state: State, libraries: readonly string[]): boolean {
  return (
    table !== undefined &&
    state.alternatives(table).some((one) => one.kind === "api" && libraries.includes(one.library.model.name))
  );
}

/** Operators whose operands are conditions again, or texts that are code. */
const stages = /^\$(?:match|and|or|nor|not|elemMatch|where|expr|function)$/u;

/** Looks for objects of the client's making where a database would take them for operators. */
class Filters {
  readonly #reader: Reader;
  readonly #code = new Reader({ language: "code", sinks: [], harmless: sinksOf.code.harmless });

  constructor(sinks: Sinks) {
    this.#reader = new Reader(sinks);
  }

  condition(condition: Condition, state: State): ClientOrigin | undefined {
    switch (condition.kind) {
      case "column":
        return condition.column === "$where"
          ? this.#code.anywhere(condition.value, state)
          : condition.operator === "equal"
            ? this.#operand(condition.value, state, 0)
            : undefined;
      case "all":
      case "any":
        return first(condition.of, (part) => this.condition(part, state));
      case "none":
        return this.condition(condition.of, state);
      case "either":
        return first(condition.arms, (arm) => {
          const under = given(state, arm.when);
          return under && this.condition(arm.condition, under);
        });
      case "opaque":
        return first(condition.values, (value) => this.#operand(value, state, 0));
    }
  }

  /** An update as the client sent it, or with members of its choice. */
  document(value: Value, state: State): ClientOrigin | undefined {
    return first(state.alternatives(value), (alternative) => {
      const under = given(state, alternative.when);
      if (under === undefined) {
        return undefined;
      }
      if (alternative.kind === "object") {
        return first(under.object(alternative.ref)?.spread ?? [], (spread) => this.document(spread.value, under));
      }
      return alternative.kind === "opaque" ? this.#object(value, alternative, under, true) : undefined;
    });
  }

  #operand(value: Value, state: State, depth: number): ClientOrigin | undefined {
    return first(state.alternatives(value), (alternative): ClientOrigin | undefined => {
      const under = given(state, alternative.when);
      if (under === undefined || depth > deepest) {
        return undefined;
      }
      if (alternative.kind === "condition") {
        return this.condition(alternative.condition, under);
      }
      if (alternative.kind !== "object") {
        return alternative.kind === "opaque" ? this.#object(value, alternative, under, false) : undefined;
      }
      const object = under.object(alternative.ref);
      const members = [...(object?.fields ?? [])].filter(([name]) => !name.startsWith("$") || stages.test(name));
      return (
        first(members, ([name, member]) =>
          name === "$where" ? this.#code.anywhere(member, under) : this.#operand(member, under, depth + 1),
        ) ??
        (object?.element && this.#operand(object.element, under, depth + 1)) ??
        first(object?.spread ?? [], (spread) => this.#operand(spread.value, under, depth + 1))
      );
    });
  }

  #object(value: Value, alternative: Opaque, state: State, isWhole: boolean): ClientOrigin | undefined {
    const id = alternative.id ?? value.id;
    const shape = shapeOf(state, id, alternative);
    const isChecked = alternative.from.some((one) => one.kind === "client" && one.checked === true);
    if (
      alternative.text !== undefined ||
      isVetted(state, id) ||
      isText(state, "fixed", id) ||
      (shape.kind === "any" && isChecked)
    ) {
      return undefined;
    }
    const found = mayHoldOperators(shape, isWhole) ? this.#reader.clientOf(alternative) : undefined;
    // A form has texts and files only, whatever their names.
    return id.startsWith("entries(") ? undefined : found;
  }
}

/** Whether there can be an object with members that nobody has named. */
function mayHoldOperators(shape: Shape, isWhole: boolean): boolean {
  switch (shape.kind) {
    case "any":
      return true;
    case "object":
      return shape.open || (!isWhole && [...shape.fields.values()].some((field) => mayHoldOperators(field, false)));
    case "union":
      return shape.of.some((part) => mayHoldOperators(part, isWhole));
    default:
      return false;
  }
}
