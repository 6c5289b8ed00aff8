import { nodesAround } from "../../ast/around.ts";
import type { EffectEvent, GuardEvent, Site } from "../../flow/event.ts";
import { ignored } from "../../flow/values/unsaid.ts";
import type { AnalysedAction } from "../analyze.ts";
import type { Gap } from "./authentication.ts";
import { isCaught, isSwallowedBefore } from "./swallowing.ts";
import { isWrapped, partingOf } from "../input/words.ts";

/**
 * Whether somebody was to be kept from an effect, and is not: it was asked who is calling, or what they may do, for its own
 * sake, and nobody looks at the answer, waits for it, or stops when it fails.
 */
export function isPastIgnoredCheck(effect: EffectEvent, { events }: AnalysedAction): boolean {
  return (
    effect.state.hasPossible(ignored) ||
    events
      .slice(0, events.indexOf(effect))
      .some(
        (event) =>
          event.kind === "guard" && event.isTried && isForItsOwnSake(event) && isSwallowedBefore(event, effect),
      )
  );
}

/**
 * Where a check goes wrong: the call that nobody waits for, or that stands in a `try`, of those that lead to it and not to what
 * comes after it; or the first of those, where its answer can be looked at.
 */
export function whereItFails(kind: Gap["kind"], check: GuardEvent, later: EffectEvent): Site {
  const parting = partingOf(check, later);
  if ((kind !== "unawaited" && kind !== "swallowed") || isWrapped(check)) {
    return parting;
  }
  const calls = check.way.filter(({ module }) => module === check.site.module);
  const failing = calls.slice(calls.indexOf(parting)).find(kind === "unawaited" ? isLeftAlone : isCaught);
  return failing ?? check.site;
}

function isLeftAlone({ node }: Site): boolean {
  return node.parent?.type !== "AwaitExpression";
}

/** The call that asks, or one that leads to it, is a statement of its own. */
function isForItsOwnSake({ way }: GuardEvent): boolean {
  return way.some(isStatement);
}

function isStatement({ module, node }: Site): boolean {
  return nodesAround(module.program, node).some(
    (around) =>
      around.type === "ExpressionStatement" &&
      node === (around.expression.type === "AwaitExpression" ? around.expression.argument : around.expression),
  );
}
