import type { EffectEvent } from "../../flow/event.ts";
import type { AnalysedAction } from "../analyze.ts";
import type { ChosenRole } from "./chosen-roles.ts";
import { chosenRoleIn } from "./chosen-roles.ts";
import { isForStrangers } from "./public.ts";

/** An account that is made for a stranger, who says what it may do. */
export interface ChosenRight extends ChosenRole {
  readonly effect: EffectEvent;
}

/** The first account that an action makes for strangers, for whom it is meant, whose role the client sends. */
export function chosenRightOf(action: AnalysedAction): ChosenRight | undefined {
  if (!isForStrangers(action)) {
    return undefined;
  }
  for (const event of action.events) {
    const chosen = event.kind === "effect" && event.frame !== "module" ? chosenRoleIn(event) : undefined;
    if (event.kind === "effect" && chosen !== undefined) {
      return { effect: event, ...chosen };
    }
  }
  return undefined;
}
