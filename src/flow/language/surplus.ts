import type { TSESTree } from "@typescript-eslint/utils";

import type { Run } from "../run.ts";
import { putInPlace } from "../values/spreads.ts";
import type { StoredObject } from "../values/stored.ts";
import type { Alternative, Closure, Value } from "../values/value.ts";
import { isLastSent } from "./parameters.ts";

/** How deep an object is looked into for who is in it. */
const deepest = 2;

/**
 * The arguments of a call as its parameters get them: in `inner(...args, session)`, `args` is as long as the client likes,
 * and with one more in it than `inner` expects, that one becomes its `session`. Nothing is said where the program has
 * counted what the client sends.
 */
export function withSurplus(
  run: Run,
  { bound = [], node }: Closure,
  given: readonly Value[],
  site: TSESTree.Node,
): readonly Value[] {
  const [self] = node.params;
  const params = self?.type === "Identifier" && self.name === "this" ? node.params.slice(1) : node.params;
  const expected = params.length - bound.length;
  if (given.length <= expected || params.at(-1)?.type === "RestElement") {
    return given;
  }
  const own = trailing(site);
  const before = given.length - own;
  // The parameters that are meant for what stands behind the client's arguments.
  const first = expected - own;
  const last = given[before - 1];
  const isBounded = run.state.has(counted);
  if (own === 0 || first < 0 || last === undefined || !(isBounded || isLastSent(last))) {
    return given;
  }
  return given.slice(0, expected).map((sent, index) => {
    const meant = index < first ? undefined : given[before + index - first];
    return meant === undefined || isBounded || !saysWho(run, meant)
      ? (meant ?? sent)
      : putInPlace(meant, sent, nameOf(params[index + bound.length]));
  });
}

/** What a run knows once the program has asked how many arguments the client has sent. */
export const counted = "counted";

/** Whether a list ends with the last argument that a client is taken to send: it can be longer, or shorter. */
export function isOpenEnded({ element, fields }: StoredObject): boolean {
  const last = element === undefined ? fields.get(String(fields.size - 1)) : undefined;
  return last !== undefined && isLastSent(last);
}

/** How many arguments stand behind the last that is spread; `.apply()` has its own in a list. */
function trailing(site: TSESTree.Node): number {
  if (site.type !== "CallExpression") {
    return 0;
  }
  const [list] = site.arguments.slice(-1);
  const parts = list?.type === "ArrayExpression" ? list.elements : site.arguments;
  const spread = parts.findLastIndex((part) => part?.type === "SpreadElement");
  return spread === -1 ? 0 : parts.length - 1 - spread;
}

/** Whether a value says who is calling, or what was found of theirs: a session, a context with a user in it, a row. */
function saysWho(run: Run, value: Value, depth = 0): boolean {
  return run.state.alternatives(value).some((alternative) => tellsOf(run, alternative, depth));
}

function tellsOf(run: Run, alternative: Alternative, depth: number): boolean {
  switch (alternative.kind) {
    case "opaque":
      return alternative.from.some(({ kind }) => kind === "identity" || kind === "record");
    case "object": {
      const fields = depth < deepest ? run.state.object(alternative.ref)?.fields : undefined;
      return fields !== undefined && [...fields.values()].some((field) => saysWho(run, field, depth + 1));
    }
    default:
      return false;
  }
}

function nameOf(parameter: TSESTree.Node | undefined): string {
  return parameter?.type === "Identifier"
    ? parameter.name
    : parameter?.type === "AssignmentPattern"
      ? nameOf(parameter.left)
      : "input";
}
