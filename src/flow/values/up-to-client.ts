import type { Choices } from "./choices.ts";
import type { When } from "./value.ts";

/** The names of values that come from the client as they are: an argument or a part of it, checked or not. */
const sent = /^(?:\w+\()*(?:argument\d|client:)/u;

/** What says who is calling, or what they may do: where that follows, it is not the client alone who decides. */
const told = /^(?:role|authenticated|capability|let in|tied:|cleared\?:)/u;

/** How far a choice is followed to those that it hangs on. */
const deepest = 3;

/** Whether the client alone decides whether something is the case: nothing is told apart there but what it sends. */
export function isUpToClient(choices: Choices, when: When | undefined): boolean {
  return when !== undefined && when.length > 0 && when.every(([choice]) => isOfClient(choices, choice, 0));
}

function isOfClient(choices: Choices, id: number, depth: number): boolean {
  const outcomes = choices.get(id)?.outcomes ?? [];
  return (
    depth < deepest &&
    outcomes.some(({ masks, refinements }) => masks.size + refinements.size > 0) &&
    outcomes.every(
      ({ facts, masks, refinements }) =>
        [...refinements.keys()].every((number) => sent.test(choices.nameOf(number) ?? "")) &&
        [...facts].every((number) => !told.test(choices.nameOf(number) ?? "")) &&
        [...masks.keys()].every((choice) => isOfClient(choices, choice, depth + 1)),
    )
  );
}
