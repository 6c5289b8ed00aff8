import type { TSESTree } from "@typescript-eslint/utils";

import { children } from "../../ast/children.ts";
import type { Site } from "../../flow/event.ts";
import type { State } from "../../flow/values/state.ts";
import type { Alternative, Value } from "../../flow/values/value.ts";
import type { SourceModule } from "../../modules/index.ts";
import type { AnalysedAction } from "../analyze.ts";

/** How deep an answer is looked into. */
const deepest = 4;

/** At most this many ways in which one object can come out are told apart. */
const mostWays = 12;

/** A text of the program's own. */
export interface Text {
  /** Where it stands in the answer: `error`. */
  readonly path: string;
  readonly text: string;
}

/** One way in which an action can answer. */
export interface Told {
  readonly texts: readonly Text[];
  /** Some of it comes from code that cannot be found: it may hold any text. */
  readonly isUnknown: boolean;
  /** What is known where the action answers so. */
  readonly state: State;
}

/** What an action can answer: what it returns, throws, or redirects to. */
export function toldBy({ action, events, run }: AnalysedAction): readonly Told[] {
  const found: Told[] = [];
  for (const event of events) {
    if (event.kind === "disclosure" && event.frame === "action") {
      found.push(...waysOf(event.state, event.value, ""));
    } else if (event.kind === "effect" && event.danger === "redirect" && event.frame === "action") {
      const url = event.ports.get("url");
      found.push(...(url === undefined ? [] : waysOf(event.state, url, "redirect")));
    }
  }
  // What a chain of middleware catches, it answers to by itself.
  for (const { state, value } of action.function === undefined ? [] : run.raised) {
    found.push(...waysOfThrown(state, value));
  }
  return found;
}

/** The text of an error that the program made. In production its digest takes the text's place, and differs as well. */
function waysOfThrown(state: State, value: Value): readonly Told[] {
  return eachOf(state, value, (one, alternative) => {
    const object = alternative.kind === "object" ? one.object(alternative.ref) : undefined;
    const message = object?.fields.get("message");
    return object?.instanceOf === undefined || message === undefined ? [] : waysOf(one, message, "thrown");
  });
}

function waysOf(state: State, value: Value, path: string, depth = 0): readonly Told[] {
  return eachOf(state, value, (one, alternative): readonly Told[] => {
    switch (alternative.kind) {
      case "const": {
        const { value: text } = alternative;
        return [{ texts: typeof text === "string" ? [{ path, text }] : [], isUnknown: false, state: one }];
      }
      case "promise":
        return waysOf(one, alternative.promise.value, path, depth + 1);
      case "object":
        return waysOfObject(one, alternative.ref, depth);
      default:
        return [{ texts: [], isUnknown: isStrange(alternative), state: one }];
    }
  });
}

/** The ways in which the members of an object can come out together. */
function waysOfObject(state: State, ref: number, depth: number): readonly Told[] {
  let ways: readonly Told[] = [{ texts: [], isUnknown: false, state }];
  const object = depth < deepest ? state.object(ref) : undefined;
  for (const [name, field] of object?.fields ?? []) {
    ways = ways
      .flatMap((way) =>
        waysOf(way.state, field, name, depth + 1).map((inner) => ({
          texts: [...way.texts, ...inner.texts],
          isUnknown: way.isUnknown || inner.isUnknown,
          state: inner.state,
        })),
      )
      .slice(0, mostWays);
  }
  return ways;
}

function isStrange(alternative: Alternative): boolean {
  return alternative.kind === "opaque" && alternative.from.some(({ kind }) => kind === "unresolved");
}

/** Looks at each alternative of a value by itself, with what is known if it is that one. */
function eachOf(
  state: State,
  value: Value,
  look: (state: State, alternative: Alternative) => readonly Told[],
): readonly Told[] {
  return state.alternatives(value).flatMap((alternative) => {
    const one = state.fork();
    return one.keep(value, (other) => other === alternative) ? look(one, alternative) : [];
  });
}

/** The literals by which a text is known: those in the action's own function, in some other files, or in its own file. */
export function literalsOf(text: string, action: AnalysedAction, elsewhere: readonly SourceModule[]): readonly Site[] {
  const { host } = action.run;
  const own = action.action.function;
  const places = [
    ...(own === undefined ? [] : [{ module: host, node: own }]),
    ...[...elsewhere.filter((module) => module !== host), host].map((module) => ({ module, node: module.program })),
  ];
  for (const { module, node } of places) {
    const found = literalsIn(node, text);
    if (found.length > 0) {
      return found.map((literal) => ({ module, node: literal }));
    }
  }
  return [];
}

function literalsIn(node: TSESTree.Node, text: string): readonly TSESTree.Node[] {
  if (node.type === "Literal") {
    return node.value === text ? [node] : [];
  }
  if (node.type === "TemplateLiteral" && node.quasis.length === 1) {
    return node.quasis[0]?.value.cooked === text ? [node] : [];
  }
  return children(node).flatMap((child) => literalsIn(child, text));
}
