import type { EffectEvent } from "../../flow/event.ts";
import { wordOf } from "../../flow/libraries/places.ts";
import type { Run } from "../../flow/run.ts";
import { originsIn } from "../../flow/values/origins.ts";
import type { Origin, Value } from "../../flow/values/value.ts";
import type { AnalysedAction } from "../analyze.ts";
import type { GuessableSecret } from "./randomness.ts";
import { isGuessable, isSecretName } from "./randomness.ts";
import { within } from "../within.ts";

/** What a message calls the secret that it brings. */
const announced = /\b(?<word>code|otp|one-time password|password|passcode|pin|token)\b/iu;

/** Cookies by which somebody is known, whatever else they are called. */
const sessionName = /(?:^|[-_.])(?:session|sid|sess|auth)(?:[-_.]?(?:id|token))?$/iu;

/** A guessable value that an action sets as a cookie which lets somebody in, or mails or texts as a code. */
export function guessableSecretsSentBy({ events, run }: AnalysedAction): readonly GuessableSecret[] {
  return events.flatMap((event): readonly GuessableSecret[] => {
    if (event.kind !== "effect") {
      return [];
    }
    return within(run, event.state, () => {
      const name =
        event.danger === "cookie"
          ? cookieName(run, event)
          : event.danger === "mail" || event.danger === "sms"
            ? sentSecret(run, event)
            : undefined;
      return name === undefined ? [] : [{ node: event.site.node, name }];
    });
  });
}

function cookieName(run: Run, { ports }: EffectEvent): string | undefined {
  const { name: named, value } = Object.fromEntries(ports);
  const name = named && wordOf(run, named);
  return name !== undefined &&
    value !== undefined &&
    (isSecretName(name) || sessionName.test(name)) &&
    // An object says when it was made, among other things.
    !run.texts.has(value.id) &&
    isOfChance(run, value)
    ? name
    : undefined;
}

/** The word by which a message's text announces a value that can be guessed, and that stands in it as it is. */
function sentSecret(run: Run, { ports }: EffectEvent): string | undefined {
  for (const port of ["text", "html", "subject"]) {
    const value = ports.get(port);
    for (const alternative of value === undefined ? [] : run.state.alternatives(value)) {
      const parts = alternative.kind === "opaque" ? (alternative.text ?? []) : [];
      const word = announced.exec(parts.filter((part) => typeof part === "string").join(" "))?.groups?.["word"];
      if (word !== undefined && parts.some((part) => typeof part !== "string" && isOfChance(run, part))) {
        return word.toLowerCase();
      }
    }
  }
  return undefined;
}

function isOfChance(run: Run, value: Value): boolean {
  const origins: readonly Origin[] = originsIn(run, [value]);
  return isGuessable(origins) && !origins.some(({ kind }) => kind === "record");
}
