import type { EffectEvent } from "../../flow/event.ts";
import type { Condition } from "../../flow/libraries/query.ts";
import type { Shape } from "../../flow/values/shape.ts";
import { any, meet, withoutNullish } from "../../flow/values/shape.ts";
import { isSpreadOver } from "../../flow/values/spreads.ts";
import type { State } from "../../flow/values/state.ts";
import type { ClientOrigin, Alternative, Value } from "../../flow/values/value.ts";
import type { AnalysedAction } from "../analyze.ts";
import { dangers } from "../effects/dangers.ts";

/** What is wrong with a client's value where it is used. */
export type Lack =
  /** A form entry, which can be a file or missing. */
  | "entry"
  /** Any object that the client likes, handed on whole. */
  | "whole"
  /** It can be an object or missing, and mean something else than the value that was expected. */
  | "meaning"
  /** A plain value whose type nobody has checked. */
  | "plain"
  /** What was read as a number, and is none where the client has sent something else: NaN. */
  | "number";

/** A client's value that reaches something privileged, though run time has not proven what it is. */
export interface UncheckedUse {
  readonly effect: EffectEvent;
  readonly origin: ClientOrigin;
  readonly lack: Lack;
}

/** What a place in a call makes of a value that is not what was expected. */
type Port =
  /** Conditions, addresses, keys and paths: another type asks for something else. */
  | "selecting"
  /** What is stored or sent: another type is stored or sent. */
  | "carrying";

/** Ports whose value is an address, a path, a key or a receiver. */
const selecting = new Set([
  "arguments",
  "bcc",
  "bucket",
  "cc",
  "command",
  "code",
  "customer",
  "file",
  "from",
  "html",
  "id",
  "key",
  "name",
  "organization",
  "path",
  "subject",
  "subscription",
  "tested",
  "text",
  "to",
  "token",
  "url",
  "user",
]);

/** Ports that take a plain value only. */
const plain = new Set(["limit", "skip"]);

/** Ports that hold others, or that rules of their own look at. */
const ignored = new Set(["headers", "init", "prefix", "server", "options", "react", "credentials", "password", "hash"]);

/** How deep objects are looked into. */
const deepest = 5;

/**
 * The first use of an unchecked value in an action; `isWanted` says which are bad enough. What is at least a number, or NaN,
 * is named where there is nothing else.
 */
export function uncheckedUseOf(action: AnalysedAction, isWanted: (lack: Lack) => boolean): UncheckedUse | undefined {
  let number: UncheckedUse | undefined;
  for (const event of action.events) {
    if (event.kind === "effect" && isSink(event)) {
      const uses = usesIn(event).filter(({ lack }) => isWanted(lack));
      const use = uses.find(({ lack }) => lack !== "number");
      if (use !== undefined) {
        return use;
      }
      number ??= uses[0];
    }
  }
  return number;
}

/** All uses of unchecked values in an action. */
export function uncheckedUsesOf({ events }: AnalysedAction): readonly UncheckedUse[] {
  return events.flatMap((event) => (event.kind === "effect" && isSink(event) ? usesIn(event) : []));
}

function isSink({ danger, frame, parses }: EffectEvent): boolean {
  const { standing } = dangers[danger];
  return frame !== "module" && parses !== true && (standing === "privileged" || standing === "read");
}

function usesIn(effect: EffectEvent): readonly UncheckedUse[] {
  const { query, ports, danger, state } = effect;
  const look = new Look(state);
  for (const condition of query?.where ?? []) {
    look.condition(condition, danger === "raw-query" ? "carrying" : "selecting");
  }
  if (query?.data !== undefined) {
    look.value(query.data, "carrying");
  }
  for (const [name, value] of ports) {
    if (!ignored.has(name)) {
      look.value(value, selecting.has(name) ? "selecting" : "carrying", plain.has(name) ? 1 : 0);
    }
  }
  return look.found.map((found) => ({ effect, ...found }));
}

/** Members of a parsed URL that say which host it leads to. */
const hostOf = ["host", "hostname", "href", "origin"] as const;

/** Looks for client values in what a call is given, as they were known to be at that moment. */
class Look {
  readonly found: { readonly origin: ClientOrigin; readonly lack: Lack }[] = [];
  readonly #state: State;
  /** What was looked at already, so that what was put together from the same parts again and again costs no more. */
  readonly #seen = new Map<Value, Set<string>>();

  constructor(state: State) {
    this.#state = state;
  }

  condition(condition: Condition, port: Port): void {
    switch (condition.kind) {
      case "column":
        this.value(condition.value, condition.plain === true ? "carrying" : port, 1);
        return;
      case "all":
      case "any":
        condition.of.forEach((part) => {
          this.condition(part, port);
        });
        return;
      case "none":
        this.condition(condition.of, port);
        return;
      case "either":
        condition.arms
          .filter(({ when }) => this.#state.allows(when))
          .forEach((arm) => {
            this.condition(arm.condition, port);
          });
        return;
      case "opaque":
        condition.values.forEach((value) => {
          this.value(value, port);
        });
    }
  }

  /** `depth` is 0 for what is handed over as it is, and more for what stands inside an object that the program made. */
  value(value: Value, port: Port, depth = 0): void {
    const seen = this.#seen.get(value) ?? new Set();
    this.#seen.set(value, seen);
    if (seen.has(`${port} ${String(depth)}`)) {
      return;
    }
    seen.add(`${port} ${String(depth)}`);
    for (const alternative of this.#state.alternatives(value)) {
      if (alternative.kind === "opaque") {
        this.#opaque(value, alternative, port, depth);
      } else if (alternative.kind === "object") {
        this.#object(alternative.ref, port, depth);
      } else if (alternative.kind === "promise") {
        this.value(alternative.promise.value, port, depth);
      } else if (alternative.kind === "condition") {
        this.condition(alternative.condition, port);
      }
    }
  }

  #object(ref: number, port: Port, depth: number): void {
    const object = this.#state.object(ref);
    if (object === undefined || depth > deepest) {
      return;
    }
    object.fields.forEach((field, name) => {
      // It is part of what was spread over it, which is looked at as a whole.
      if (!isSpreadOver(object, name)) {
        this.value(field, port, depth + 1);
      }
    });
    if (object.element !== undefined) {
      this.value(object.element, port, depth + 1);
    }
    for (const { value } of object.spread) {
      this.value(value, port, depth);
    }
  }

  #opaque(
    value: Value,
    { from, shape: own, of, safe, text }: Alternative & { readonly kind: "opaque" },
    port: Port,
    depth: number,
  ): void {
    const isUntested = own.kind === "any" && own.untested === true;
    const origin = from.find(
      (one): one is ClientOrigin =>
        one.kind === "client" &&
        (!one.checked || isUntested) &&
        // What takes the place of the caller by an argument too many is no input: another rule says so.
        !one.surplus &&
        one.via !== "cookie" &&
        one.via !== "header",
    );
    if (origin === undefined || from.some(({ kind }) => kind === "unresolved") || this.#isChecked(value.id)) {
      return;
    }
    const refined = this.#state.refinement(value.id);
    const shape = refined?.nullish === true ? own : meet(own, refined?.shape ?? any);
    if (of !== undefined && (shape.kind === "string" || shape.kind === "any")) {
      // A text that the program put together is as good as its parts; what an unknown function made of them is its own.
      if (shape.kind === "string") {
        of.forEach((part) => {
          // What was escaped is one piece of the text, whatever it was.
          this.value(part, safe === undefined ? port : "carrying", Math.max(depth, 1));
        });
      }
      return;
    }
    if (text !== undefined && shape.kind === "object") {
      // A parsed URL is as good as the texts that it was parsed from; one whose host was looked at is one.
      if (!hostOf.some((member) => this.#state.refinement(`${value.id}.${member}`) !== undefined)) {
        text.forEach((part) => {
          if (typeof part === "object") {
            this.value(part, port, Math.max(depth, 1));
          }
        });
      }
      return;
    }
    const lack = lackOf(shape, port, depth);
    if (lack !== undefined) {
      this.found.push({ origin, lack });
    }
  }

  /** It, or what it was read from, passed a check that could not be looked into. */
  #isChecked(id: string): boolean {
    for (let end = id.length; end > 0; end = id.lastIndexOf(".", end - 1)) {
      if (this.#state.has(`checked:${id.slice(0, end)}`)) {
        return true;
      }
    }
    return false;
  }
}

function lackOf(given: Shape, port: Port, depth: number): Lack | undefined {
  const shape = withoutNullish(given);
  switch (shape.kind) {
    case "any":
      return depth === 0 && port === "carrying" ? "whole" : port === "selecting" ? "meaning" : "plain";
    case "entry":
      return "entry";
    case "scalar":
      return "plain";
    case "numeric":
      return "number";
    case "object":
      return (shape.open || shape.unlisted === true) && shape.fields.size === 0
        ? "whole"
        : worst([...shape.fields.values()].map((field) => lackOf(field, port, depth + 1)));
    case "array":
      return lackOf(shape.element, port, depth + 1);
    case "union":
      return worst(shape.of.map((part) => lackOf(part, port, depth)));
    default:
      return undefined;
  }
}

const order: readonly Lack[] = ["whole", "entry", "meaning", "plain", "number"];

function worst(lacks: readonly (Lack | undefined)[]): Lack | undefined {
  return order.find((lack) => lacks.includes(lack));
}
