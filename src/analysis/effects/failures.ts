import type { TSESTree } from "@typescript-eslint/utils";

import { holds, nodesAround } from "../../ast/around.ts";
import type { EffectEvent, Site } from "../../flow/event.ts";
import type { Run } from "../../flow/run.ts";
import type { State } from "../../flow/values/state.ts";
import { isLogModel } from "./logs.ts";
import { originsAt } from "../within.ts";

/**
 * Whether a row is made that says what has failed, or that somebody was refused, in a table that keeps what happened, and
 * with nothing in it that the client chose to say. Headers (an address, a browser) tell who tried.
 */
export function isFailureLog({ query, state, way }: EffectEvent, run: Run): boolean {
  return (
    query?.verb === "create" &&
    query.data !== undefined &&
    isLogModel(query.model ?? "") &&
    (way.some(isInCatch) || isRefused(state, run)) &&
    originsAt(run, withoutCaller(state, run), [query.data]).every(
      (origin) => origin.kind !== "client" || origin.via === "header",
    )
  );
}

/** Whether a place is where what happens when something fails is said: in a `catch`, or in what is given to `.catch()`. */
export function isInCatch({ module, node }: Site): boolean {
  return nodesAround(module.program, node).some(
    (around) => around.type === "CatchClause" || (isCatching(around) && !holds(around.callee, node)),
  );
}

function isCatching(node: TSESTree.Node): node is TSESTree.CallExpression {
  return (
    node.type === "CallExpression" &&
    node.callee.type === "MemberExpression" &&
    node.callee.property.type === "Identifier" &&
    node.callee.property.name === "catch"
  );
}

/** Whether the program has found out, by one of its checks, that nobody is signed in. */
function isRefused(state: State, run: Run): boolean {
  return callerChoices(run).some((choice) => state.allowsOnly(choice, nobodyIn(state, choice)));
}

/** What is known if no check has found a caller: what only somebody whom the program knows can make it say is left out. */
function withoutCaller(state: State, run: Run): State {
  const unknown = state.fork();
  for (const choice of callerChoices(run)) {
    unknown.narrow(choice, nobodyIn(state, choice), false);
  }
  return unknown.alive ? unknown : state;
}

function callerChoices({ events }: Run): readonly number[] {
  return events.flatMap((event) =>
    event.kind === "guard" && event.frame !== "module" && event.choice !== undefined ? [event.choice] : [],
  );
}

/** The outcomes of a check in which there is no caller. */
function nobodyIn({ choices }: State, choice: number): number {
  const verified = choices.known("authenticated");
  return (choices.get(choice)?.outcomes ?? []).reduce(
    (mask, { facts }, index) => (verified !== undefined && facts.has(verified) ? mask : mask | (1 << index)),
    0,
  );
}
