import type { TSESTree } from "@typescript-eslint/utils";

import { holds } from "../../ast/around.ts";
import type { EffectEvent } from "../../flow/event.ts";
import type { Shape } from "../../flow/values/shape.ts";
import { withoutNullish } from "../../flow/values/shape.ts";
import type { State } from "../../flow/values/state.ts";
import type { Origin, Value } from "../../flow/values/value.ts";
import { libraries } from "../../models/index.ts";
import type { Api, Call } from "../../models/model.ts";
import { leavesOf } from "../leaves.ts";
import { outermostReturn, returnOf } from "./answers.ts";
import type { Leaf } from "../leaves.ts";
import type { AnalysedAction, Analysis } from "../analyze.ts";
import { runAround } from "../around.ts";
import { given } from "../input/injected-texts.ts";
import { errorWrappersIn, isWrappedElsewhere, runWrapper } from "./error-wrappers.ts";

/** An error, or what it says, that the client gets. */
export interface LeakedError {
  /** Where it is handed out. */
  readonly node: TSESTree.Node;
  /** What of the error the client gets: `message`; nothing where it is the error itself, or a text that was made of it. */
  readonly member: string | undefined;
}

/**
 * What an error says of itself without telling what went wrong inside, what schemas say about the input, which columns are
 * taken already, limits, and what another program has answered, which is no more than `await response.json()` would have been.
 */
const harmless =
  /^(?:name|code|kind|type|digest|response\.data|status(?:Code|Text)?|issues|errors|inner|target|column|keyPattern|flatten|format|fieldErrors|formErrors|length|\w*[aA]ttempts(?:Left)?|(?:last|next)_?[aA]ttempt(?:_?[aA]t)?|remaining\w*|retry\w*)$/u;

/** The first error that an action gives to the client, in an answer or in an address, and that it did not make itself. */
export function leakedErrorOf(action: AnalysedAction): LeakedError | undefined {
  for (const event of action.events) {
    if (event.kind === "disclosure" && event.frame === "action") {
      const [first] = leaksIn(event.state, event.value);
      if (first !== undefined) {
        const node = returnOf(action, (state, value) => leaksIn(state, value).length > 0);
        // A wrapper that answers so to whatever fails is told so in its own file, once.
        return node === action.action.node && isWrappedElsewhere(action)
          ? undefined
          : { node, member: memberOf(first) };
      }
    } else if (event.kind === "effect" && event.danger === "redirect" && event.frame === "action") {
      const url = event.ports.get("url");
      // A text that the program wrote; an error may well say where to go by itself, as the one of `redirect()` does.
      const first = url && leaksIn(event.state, url).find(({ alternative }) => alternative.shape.kind === "string");
      if (first !== undefined) {
        return { node: callIn(action, event), member: memberOf(first) };
      }
    }
  }
  return undefined;
}

/** The last call of the action's own that leads to an effect, by which it hands on what it says; the effect where there is none. */
function callIn({ action, module }: AnalysedAction, { way, site }: EffectEvent): TSESTree.Node {
  const own = action.function;
  const call = own && way.findLast(({ module: file, node }) => file === module && holds(own, node));
  return call?.node ?? site.node;
}

/** What of an answer tells about an error, each of the ways that it can come about by what is known there. */
function leaksIn(state: State, value: Value): readonly Leaf[] {
  if (leaksAt(state, value).length === 0) {
    return [];
  }
  return state.alternatives(value).flatMap((one) => {
    const there = given(state, one.when);
    return there === undefined ? [] : leaksAt(there, { id: value.id, alternatives: [one] });
  });
}

function leaksAt(state: State, value: Value): readonly Leaf[] {
  const leaks = leavesOf(state, value).filter(
    ({ id, alternative, origins }) =>
      origins.some(isTelling) &&
      mayTell(state.refinement(id)?.shape ?? alternative.shape) &&
      mayTell(alternative.shape),
  );
  // Its text is what people know an error by.
  return [...leaks].sort((one, other) => Number(memberOf(other) === "message") - Number(memberOf(one) === "message"));
}

function isTelling(origin: Origin): boolean {
  return origin.kind === "error" && (origin.member === undefined || !harmless.test(origin.member));
}

/** What the error that a value comes from was asked for. */
function memberOf({ origins }: Leaf): string | undefined {
  const found = origins.find(isTelling);
  return found?.kind === "error" ? found.member : undefined;
}

/** A number, a flag, or one of the program's own words says little about an error. */
function mayTell(shape: Shape): boolean {
  const bare = withoutNullish(shape);
  switch (bare.kind) {
    case "any":
    case "string":
    case "object":
    case "scalar":
      return true;
    case "array":
      return mayTell(bare.element);
    case "union":
      return bare.of.some(mayTell);
    default:
      return false;
  }
}

/** The names under which libraries are given functions whose result they send to the client. */
const answering = new Set(
  libraries.flatMap((library) =>
    [...Object.values(library.exports), ...Object.values(library.types ?? {})].flatMap(namesIn),
  ),
);

function namesIn(api: Api): readonly string[] {
  const calls: readonly Call[] = api.call === undefined ? [] : "length" in api.call ? api.call : [api.call];
  const own = calls.flatMap(({ callbacks = [] }) =>
    callbacks.filter(({ answers }) => answers === true).map(({ at }) => at.split(".")[1] ?? ""),
  );
  return [
    ...own,
    ...Object.entries(api.members ?? {}).flatMap(([name, member]) =>
      namesIn(member).map((inner) => (inner === "" ? name : inner)),
    ),
  ];
}

const answeringNames = new RegExp([...answering].filter((name) => name !== "").join("|"), "u");

/** Whether any call in a text may hand a library a function that says what the client is told of errors. */
export function mentionsErrorAnswers(text: string): boolean {
  return answeringNames.test(text);
}

/** Whether a call may hand a library a function that says what the client is told of errors. */
export function mayAnswerErrors(node: TSESTree.CallExpression): boolean {
  const { callee } = node;
  if (
    callee.type === "MemberExpression" &&
    callee.property.type === "Identifier" &&
    answering.has(callee.property.name)
  ) {
    return true;
  }
  return node.arguments.some(
    (argument) =>
      argument.type === "ObjectExpression" &&
      argument.properties.some(
        (property) =>
          property.type === "Property" && property.key.type === "Identifier" && answering.has(property.key.name),
      ),
  );
}

/** What libraries are made to tell clients of errors that the program did not make itself, by these calls of the module. */
export function leakedErrorsIn(analysis: Analysis, calls: Iterable<TSESTree.CallExpression>): readonly LeakedError[] {
  const found: LeakedError[] = [];
  for (const node of calls) {
    const run = runAround(analysis, node);
    const event = run.events.find(
      (one) =>
        one.kind === "disclosure" && one.site.module === analysis.module && leaksIn(one.state, one.value).length > 0,
    );
    if (event?.kind === "disclosure") {
      const [first] = leaksIn(event.state, event.value);
      const place = outermostReturn(run, node.range, (state, value) => leaksIn(state, value).length > 0);
      found.push({ node: place ?? handlerIn(node), member: first && memberOf(first) });
    }
  }
  return found;
}

/** What wrappers of the module hand on of whatever the actions that they are given fail with. */
export function leakedErrorsOfWrappers(
  analysis: Analysis,
  program: TSESTree.Program,
  file: string,
): readonly LeakedError[] {
  return errorWrappersIn(program, file).flatMap((wrapper) => {
    const { returned } = runWrapper(analysis, wrapper);
    const leak = returned.find(({ state, value }) => leaksIn(state, value).length > 0);
    const [first] = leak === undefined ? [] : leaksIn(leak.state, leak.value);
    return leak === undefined ? [] : [{ node: leak.node, member: first && memberOf(first) }];
  });
}

/** The property of the call's options that holds the function; the call where it is none of its own. */
function handlerIn(node: TSESTree.CallExpression): TSESTree.Node {
  const properties = node.arguments.flatMap((argument) =>
    argument.type === "ObjectExpression" ? argument.properties : [],
  );
  return (
    properties.find(
      (property) =>
        property.type === "Property" && property.key.type === "Identifier" && answering.has(property.key.name),
    ) ?? node
  );
}
