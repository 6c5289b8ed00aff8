import type { Shape } from "../../flow/values/shape.ts";
import { any, meet } from "../../flow/values/shape.ts";
import type { State } from "../../flow/values/state.ts";
import { fixesHost, isAsked, isText, urlId } from "../../flow/values/texts.ts";
import type { ClientOrigin, Alternative, Value, When } from "../../flow/values/value.ts";
import type { Sinks } from "./sinks.ts";
import { pathLike } from "./sinks.ts";

/** A value of which its origins are known. */
export type Opaque = Alternative & { readonly kind: "opaque" };

/** What a text comes to that is read from its beginning. */
type Lead =
  | { readonly found: ClientOrigin }
  /** As far as is known it is this, and what follows matters still. */
  | { readonly before: string }
  /** What follows does not matter, or nothing is known. */
  | undefined;

/** How deep objects, and texts made from texts, are looked into. */
export const deepest = 8;

/** Reads texts as they were known to be when they were used. */
export class Reader {
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
    if (reading === "start" && isText(state, "inside", value.id)) {
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
    const { except, language, harmless } = this.#sinks;
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
      (language === "url" &&
        (isHostKnown(state, id, harmless) || (except?.includes("header") === true && isHostOfRequest(state, id))))
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

/** Whether the host that an address leads to is the one that the request says it was sent to, or comes from. */
function isHostOfRequest(state: State, id: string): boolean {
  return ["host", "hostname", "origin"].some((member) => isText(state, "headed", `${urlId(id)}.${member}`));
}

/** It, or what it was read from, passed a check that could not be looked into. */
export function isVetted(state: State, id: string): boolean {
  for (let end = id.length; end > 0; end = id.lastIndexOf(".", end - 1)) {
    if (isText(state, "vetted", id.slice(0, end))) {
      return true;
    }
  }
  return false;
}

/** What is proven of a value, at this place. */
export function shapeOf(state: State, id: string, { shape }: Opaque): Shape {
  const refined = state.refinement(id);
  return refined === undefined || refined.nullish === true ? shape : meet(shape, refined.shape);
}

function isOnly(shape: Shape, harmless: readonly string[]): boolean {
  return shape.kind === "union"
    ? shape.of.every((part) => isOnly(part, harmless))
    : harmless.includes(shape.kind) || (shape.kind === "array" && isOnly(shape.element, harmless));
}

/** What is known if some choices came out so; nothing where they cannot have. */
export function given(state: State, when: When | undefined): State | undefined {
  if (when === undefined) {
    return state;
  }
  const under = state.fork();
  return when.every(([choice, mask]) => under.narrow(choice, mask, false)) ? under : undefined;
}

/** The first that looking at the items of a list gives. */
export function first<T, R>(list: readonly T[], look: (item: T, index: number) => R | undefined): R | undefined {
  for (const [index, item] of list.entries()) {
    const found = look(item, index);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}
