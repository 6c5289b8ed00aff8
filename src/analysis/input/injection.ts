import type { TSESTree } from "@typescript-eslint/utils";

import type { EffectEvent } from "../../flow/event.ts";
import type { Language } from "../../models/model.ts";
import type { State } from "../../flow/values/state.ts";
import type { ClientOrigin, Value } from "../../flow/values/value.ts";
import type { AnalysedAction, Analysis } from "../analyze.ts";
import { nameOf } from "./parameters.ts";
import type { Injection, Sink, Sinks } from "./sinks.ts";
import { sinksOf } from "./sinks.ts";
import { effectCall, lineOf, routeOf } from "./words.ts";
import { inQuery } from "./injected-filters.ts";
import { deepest, Reader } from "./injected-texts.ts";
import { heldBy } from "../../flow/values/stored.ts";

/** What the client sends is read as part of a language. */
export interface Injected {
  readonly effect: EffectEvent;
  readonly origin: ClientOrigin;
}

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
      effect: effectCall(effect),
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
        const value = name === "url" && isPrefixed(ports, state) ? undefined : ports.get(name);
        const found = value && inPort(value, state, sinks, sink, 0);
        if (found !== undefined) {
          return found;
        }
      }
    }
  }
  return undefined;
}

/** The client that sends a request puts an address of its own before whatever it is given, be that an address as well. */
function isPrefixed(ports: EffectEvent["ports"], state: State): boolean {
  const prefix = ports.get("prefix");
  return prefix !== undefined && state.alternatives(prefix).every(({ kind }) => kind !== "undefined");
}

/** A port may hold the text, an object with it among its members, or a list of either. */
function inPort(value: Value, state: State, sinks: Sinks, sink: Sink, depth: number): ClientOrigin | undefined {
  for (const alternative of state.alternatives(value)) {
    const object = alternative.kind === "object" && depth < deepest ? state.object(alternative.ref) : undefined;
    if (object !== undefined) {
      const members = object.array
        ? heldBy(object)
        : sink.ports.flatMap((name) => object.fields.get(name) ?? object.fields.get("html") ?? []);
      for (const member of members) {
        const found = inPort(member, state, sinks, sink, depth + 1);
        if (found !== undefined) {
          return found;
        }
      }
    } else if (alternative.kind === "opaque" && !(sink.takesData === true && isData(alternative.safe))) {
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

/** JSON is a value in code, and no address; nothing else is both. */
function isData(safe: readonly Language[] = []): boolean {
  return safe.includes("code") && safe.includes("url") && !safe.includes("html");
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
