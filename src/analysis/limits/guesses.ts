import type { ComparisonEvent, EffectEvent } from "../../flow/event.ts";
import { steadily } from "../../flow/language/comparisons.ts";
import { comparisonsOf } from "../../flow/libraries/query.ts";
import { placeOfColumn } from "../../flow/values/names-of-entries.ts";
import type { State } from "../../flow/values/state.ts";
import type { Origin } from "../../flow/values/value.ts";
import { endOf, phrases, wordsOf } from "../../schemas/words.ts";
import type { AnalysedAction } from "../analyze.ts";
import { originsAt } from "../within.ts";

type ClientOrigin = Extract<Origin, { readonly kind: "client" }>;

/** What people think up themselves, so that it can be guessed, by the name of a setting: `ADMIN_PASSWORD`, not `API_KEY`. */
const thoughtUp = /(?:passw(?:or)?d|pwd|pass_?phrase|pass_?code|pin)$/iu;

/** Columns with what people think up, or are sent to type in. */
const typedIn = phrases([
  "access code",
  "confirmation code",
  "confirm code",
  "email code",
  "login code",
  "mfa code",
  "one time code",
  "one time password",
  "otp",
  "otp code",
  "passcode",
  "password",
  "phone code",
  "pin",
  "reset code",
  "security code",
  "sign in code",
  "sms code",
  "totp code",
  "two factor code",
  "verification code",
  "verify code",
]);

/** What the client calls what somebody has typed in. */
const typed = /code|otp|pin$/iu;

/** What is asked for beside a password, and is a code of some digits, be it called a token. */
const secondFactor = phrases(["2fa", "mfa", "otp", "sms", "totp", "two factor"]);

/** What the client tries to guess by a comparison: the name of a setting, or of a column. */
export function guessedBy(
  { left, operator, right, state }: ComparisonEvent,
  { run }: AnalysedAction,
): string | undefined {
  if (!(operator === steadily || /^[=!]==?$/u.test(operator)) || state.has("role")) {
    return undefined;
  }
  const sides = [left, right].map((side) => originsAt(run, state, [side]));
  const other = sides.find((origins) => !origins.some(isSent));
  const sent = sides.flat().filter(isSent);
  return sent.length > 0 ? other?.map((origin) => guessableName(origin, state, sent)).find(Boolean) : undefined;
}

/** The column by which rows are asked for, if the client tries to guess that: `where: { email, otp }`. */
export function guessedIn({ query, state }: EffectEvent, { run }: AnalysedAction): string | undefined {
  return query === undefined || state.has("role")
    ? undefined
    : comparisonsOf(query.where).find(
        ({ column, operator, value }) =>
          operator === "equal" &&
          isTypedIn(column, query.model) &&
          // A game, too, is found by its PIN.
          !/pin$/iu.test(column) &&
          originsAt(run, state, [value]).some(isSent),
      )?.column;
}

function isSent(origin: Origin): origin is ClientOrigin {
  return origin.kind === "client" && origin.via !== "cookie" && origin.via !== "header";
}

function guessableName(origin: Origin, state: State, sent: readonly ClientOrigin[]): string | undefined {
  switch (origin.kind) {
    case "secret":
      return thoughtUp.test(origin.name) ? origin.name : undefined;
    case "record": {
      const { column: name, table, isEntry } = placeOfColumn(state, origin.query, origin.path);
      if (isEntry) {
        // Whether it is a long token or some digits, only the client's side tells.
        return isTypedIn(name, table) && sent.some(({ path }) => typed.test(path))
          ? table.replaceAll(/^\W+|\W+$/gu, "")
          : undefined;
      }
      // What is made of it, a buffer for instance, is as good.
      const column = origin.path.filter((name) => name !== "()").at(-1);
      return column !== undefined && isTypedIn(column, origin.query.model) ? column : undefined;
    }
    default:
      return undefined;
  }
}

/** What `code` is for, and whether a `token` is a short one, the name of the model tells: `VerificationCode`, `TwoFactorToken`. */
function isTypedIn(column: string, model = ""): boolean {
  const purpose = wordsOf(model.replace(/_?(?:code|token)s?$/iu, ""));
  return (
    endOf(wordsOf(column), typedIn) > 0 ||
    (column === "code" && endOf([...purpose, "code"], typedIn) > 0) ||
    (column === "token" && endOf(purpose, secondFactor) > 0)
  );
}
