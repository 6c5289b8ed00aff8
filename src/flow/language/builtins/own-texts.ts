import type { Run } from "../../run.ts";
import { fork } from "../../run.ts";
import type { State } from "../../values/state.ts";
import type { Alternative, Value } from "../../values/value.ts";
import { falseValue, originsOf, trueValue } from "../../values/value.ts";
import { assumeOwnText } from "../own-errors.ts";

/** What libraries, databases and Node.js say, however it is written. */
const ofOthers =
  /constraint|duplicate|unique|violat|relation|column|table|syntax|prisma|sql|mongo|database|quer(?:y|ies)|connect|timed? ?out|fetch|network|socket|json|jwt|undefined|null|not a function|argument|invocation|record to/iu;

/** What a program says to whom it refuses something, and hardly anybody else. */
const refusal = /^\s*(?:unauthori[sz]ed|unauthenticated|forbidden)\s*$/iu;

/** The codes of Node.js and Prisma. */
const code = /\b(?:E[A-Z]{4,}|P\d{4})\b/u;

/** `startsWith`, `includes` of what an error says, as a condition: a sentence of the program's own tells that it has made that text. */
export function errorTest(run: Run, self: Value, name: string, wanted: Value): Value | undefined {
  if (!saysError(self) || (name !== "startsWith" && name !== "includes")) {
    return undefined;
  }
  const words = run.state.alternatives(wanted).map((one) => (one.kind === "const" ? one.value : undefined));
  const isBeginning = name === "startsWith";
  if (!words.every((word) => typeof word === "string" && isOwnSentence(word, isBeginning))) {
    return undefined;
  }
  const [only, ...others] = words;
  const holds = (text: string) =>
    others.length === 0 ? (isBeginning ? text.startsWith(String(only)) : text.includes(String(only))) : undefined;
  const path = (truth: boolean) => () => {
    const isLeft = (one: Alternative) =>
      one.kind !== "const" || typeof one.value !== "string" || holds(one.value) !== !truth;
    if (!run.state.keep(self, isLeft)) {
      run.state.die();
    } else if (truth) {
      assumeOwnText(run.state, self);
    }
    return truth ? trueValue : falseValue;
  };
  return fork(run, [path(true), path(false)]);
}

/** What matching a pattern tells about what an error says: the longest piece of plain text in it may be the program's own. */
export function learnFromErrorPattern(state: State, value: Value, pattern: string): void {
  const [longest = ""] = pattern.split(/\\.|[^\w ,':-]/u).sort((one, other) => other.length - one.length);
  if (saysError(value) && isOwnSentence(longest, pattern.startsWith(`^${longest}`))) {
    assumeOwnText(state, value);
  }
}

/**
 * Whether the program looks for a text of its own when it looks for this one: a sentence, of two words at its beginning or
 * with a capital, else of three; and none of those that libraries are known for. One word is enough where it refuses.
 */
function isOwnSentence(text: string, isBeginning: boolean): boolean {
  const words = text.trim().split(/\s+/u).length;
  return (
    refusal.test(text) ||
    (words >= (isBeginning || /^[A-Z]/u.test(text) ? 2 : 3) && !ofOthers.test(text) && !code.test(text))
  );
}

function saysError(value: Value): boolean {
  return originsOf(value).some(({ kind }) => kind === "error");
}
