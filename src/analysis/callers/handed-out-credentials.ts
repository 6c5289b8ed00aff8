import type { EffectEvent } from "../../flow/event.ts";
import type { Origin } from "../../flow/values/value.ts";
import { isSecretOf } from "../../schemas/index.ts";
import type { AnalysedAction } from "../analyze.ts";
import { writtenColumns } from "../effects/written.ts";
import { originsAt } from "../within.ts";

/** Models that hold what is mailed to somebody to let them in. */
export const credentialModel = /token|verif|otp|password_?reset|magic_?link|one_?time/iu;

/** What is known of a caller who may be told: who they are, or that they have shown a secret. */
const letIn = ["authenticated", "authenticated?", "capability", "let in", "role", "role?"];

/**
 * The column of a table of codes or tokens that an action writes and answers with, though nobody was asked anything and it is not
 * the client's own; undefined if there is none. What is mailed to prove whose address it is proves nothing if the page is
 * told as well.
 */
export function handedOutBy(effect: EffectEvent, { events, run }: AnalysedAction): string | undefined {
  const { query, state } = effect;
  const table = query?.model ?? "";
  if (query === undefined || !credentialModel.test(table) || letIn.some((fact) => state.has(fact))) {
    return undefined;
  }
  const made = writtenColumns(effect)
    .map(({ name, value }) => ({ name, from: originsAt(run, state, [value]) }))
    .filter(({ name, from }) => isSecretOf(name, table) && from.every(({ kind }) => kind !== "client"));
  const told = events.flatMap((event) =>
    event.kind === "disclosure" ? originsAt(run, event.state, [event.value]) : [],
  );
  const isTold = (name: string, from: readonly Origin[]) =>
    told.some((origin) =>
      origin.kind === "record"
        ? origin.query === query && (origin.path.length === 0 || origin.path.at(-1) === name)
        : origin.kind === "random" && from.includes(origin),
    );
  return made.find(({ name, from }) => isTold(name, from))?.name;
}
