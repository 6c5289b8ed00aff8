import type { EffectEvent, Site } from "../../flow/event.ts";
import type { Query } from "../../flow/libraries/query.ts";
import { comparisonsOf } from "../../flow/libraries/query.ts";
import type { Found } from "../../flow/run.ts";
import type { State } from "../../flow/values/state.ts";
import { principalKind } from "../../schemas/index.ts";
import type { AnalysedAction } from "../analyze.ts";
import { dataModelOf } from "../data-models.ts";
import { isInCatch } from "../effects/failures.ts";
import { isForStrangers } from "../callers/public.ts";
import type { Text, Told } from "./told.ts";
import { literalsOf, toldBy } from "./told.ts";
import { originsAt } from "../within.ts";

/** Answers that tell strangers whether somebody has an account. */
export interface Enumeration {
  /** The look-up that the answers hang on. */
  readonly effect: EffectEvent;
  /** What is answered only where it finds nobody, or somebody. */
  readonly telling: Answer;
  readonly side: "nobody" | "somebody";
  /** What is answered in the other case, if that has a text. */
  readonly other: Answer | undefined;
  /** The client proves who they are, by a password mostly. */
  readonly isProven: boolean;
  /** Whoever has no account gets one: they cannot be answered as those are who have one. */
  readonly isSignUp: boolean;
}

interface Answer {
  readonly text: string;
  readonly site: Site | undefined;
}

/** Columns by which people are known who sign in. */
const address =
  /^(?:.*_)?(?:e_?mail(?:_?address)?|phone(?:_?number)?|mobile(?:_?number)?)$|(?:Email|Phone|PhoneNumber|EmailAddress)$/iu;
const login = /^(?:user_?name|login|handle|nick_?name|user_?id)$/iu;

/** Models whose rows are accounts, where no schema says so. */
const accounts = /user|account|customer|member|profile|admin|person|people|client|student|teacher|owner/iu;

/** The first look-up of an account at whose outcome strangers can tell, by the action's own texts, whether there is one. */
export function enumerationOf(action: AnalysedAction): Enumeration | undefined {
  if (action.isCutShort || !isForStrangers(action)) {
    return undefined;
  }
  let told: readonly Told[] | undefined;
  for (const event of action.events) {
    const found = event.kind === "effect" && event.query !== undefined && action.run.found.get(event.query);
    if (event.kind === "effect" && found && isOfAccount(event, event.query, action)) {
      told ??= toldBy(action);
      const difference = differenceIn(told, event, placesOf(event, action), action);
      if (difference !== undefined) {
        return difference;
      }
    }
  }
  return undefined;
}

/** Asks for an account by the name or address that a stranger gives, and by nothing else that they say. */
function isOfAccount(effect: EffectEvent, query: Query | undefined, action: AnalysedAction): query is Query {
  const { state, frame } = effect;
  if (query?.verb !== "read" || frame !== "action" || isKnown(state)) {
    return false;
  }
  const module = effect.way.at(-1)?.module ?? effect.site.module;
  const model = dataModelOf(query, module);
  if (model === undefined ? !accounts.test(query.model ?? "") : principalKind("id", model) !== "user") {
    return false;
  }
  const given = comparisonsOf(query.where).filter(({ value }) =>
    originsAt(action.run, state, [value]).some(
      (origin) => origin.kind === "client" && (origin.via === "argument" || origin.via === "form"),
    ),
  );
  const isSignUp = createsAccount(action);
  return (
    given.length > 0 &&
    // That a name is taken, whoever chooses one has to be told.
    given.every(({ column }) => address.test(column) || login.test(column)) &&
    (!isSignUp || given.every(({ column }) => address.test(column)))
  );
}

/** The caller is known, or may be, for all we can see. */
function isKnown(state: State): boolean {
  return state.has("authenticated?") || state.has("capability") || state.has("captured");
}

function createsAccount({ events }: AnalysedAction): boolean {
  return events.some(
    (event) =>
      event.kind === "effect" &&
      (event.danger === "sign-up" || (event.query?.verb === "create" && accounts.test(event.query.model ?? ""))),
  );
}

/** Whether the client proves who they are: whoever cannot is told the same as one whom nobody knows. */
function takesProof(action: AnalysedAction): boolean {
  return (
    !createsAccount(action) &&
    action.events.some(
      (event) =>
        event.kind === "effect" &&
        (event.danger === "password-check" || event.danger === "sign-in" || event.danger === "session-create"),
    )
  );
}

/** What is known of the same look-up wherever it is made: a wrapper may call its function in two places. */
function placesOf(effect: EffectEvent, { events, run }: AnalysedAction): readonly Found[] {
  return events.flatMap((event) =>
    event.kind === "effect" && event.query !== undefined && event.way.at(-1)?.node === effect.way.at(-1)?.node
      ? (run.found.get(event.query) ?? [])
      : [],
  );
}

function differenceIn(
  all: readonly Told[],
  effect: EffectEvent,
  places: readonly Found[],
  action: AnalysedAction,
): Enumeration | undefined {
  const modules = effect.way.map(({ module }) => module);
  const literals = (text: string) => literalsOf(text, action, modules);
  const told = all.filter(
    ({ state, texts }) =>
      !isKnown(state) && !(texts.length > 0 && texts.every(({ text }) => isBefore(literals(text), effect))),
  );
  const may = ({ state }: Told, side: "nothing" | "something") =>
    places.every((found) => (state.mask(found.choice) & found[side]) !== 0);
  const nobody = told.filter((one) => may(one, "nothing"));
  const somebody = told.filter((one) => may(one, "something"));
  const onlyNobody = nobody.filter((one) => !may(one, "something"));
  const onlySomebody = somebody.filter((one) => !may(one, "nothing"));
  const isProven = takesProof(action);
  const answer = (text: string): Answer => ({ text, site: literals(text).find((one) => !isBefore([one], effect)) });
  // That a mail could not be sent says little, and happens seldom; that a password was refused says much.
  const isSaid = ({ text }: Text) => isProven || !literals(text).every(isInCatch) || literals(text).length === 0;
  const isUniform = onlySomebody.some((one) => one.texts.some(isSaid) && nobody.some((other) => isSame(one, other)));
  if (nobody.length === 0 || somebody.length === 0 || (isUniform && isProven)) {
    return undefined;
  }
  const tell = (side: Enumeration["side"], own: readonly Told[], others: readonly Told[]): Enumeration | undefined => {
    const telling = others.some(({ isUnknown }) => isUnknown) ? undefined : tellingOf(own, others, isSaid);
    const other = telling && tellingOf(others, own, isSaid, telling.path);
    return (
      telling && {
        effect,
        side,
        telling: answer(telling.text),
        other: other && answer(other.text),
        isProven,
        isSignUp: createsAccount(action),
      }
    );
  };
  return (
    tell("somebody", onlySomebody, nobody) ?? (isUniform || isProven ? undefined : tell("nobody", onlyNobody, somebody))
  );
}

/** What is only said above the look-up is said before it. */
function isBefore(literals: readonly Site[], { site }: EffectEvent): boolean {
  return (
    literals.length > 0 &&
    literals.every(({ module, node }) => module === site.module && node.range[1] < site.node.range[0])
  );
}

function isSame(left: Told, right: Told): boolean {
  const spelt = ({ texts }: Told) => texts.map(({ path, text }) => `${path}: ${text}`).join("\n");
  return spelt(left) === spelt(right);
}

/** What members are called that hold what people are meant to read. */
const readByPeople = /message|error|msg|description|reason|detail|success|info/iu;

/** The text in some answers that is in none of the others, and that people are most likely to read; in a certain place, if it is there. */
function tellingOf(
  own: readonly Told[],
  others: readonly Told[],
  isSaid: (text: Text) => boolean,
  path?: string,
): Text | undefined {
  const known = new Set(others.flatMap(({ texts }) => texts.map(({ text }) => text)));
  const texts = own
    .flatMap((one) => one.texts)
    // Where somebody is sent is no message, unless one goes along.
    .filter((one) => one.text !== "" && !known.has(one.text) && (one.path !== "redirect" || one.text.includes("?")))
    .filter(isSaid);
  return (
    texts.find((one) => one.path === path) ??
    texts.find((one) => readByPeople.test(one.path) && /\s/u.test(one.text)) ??
    texts.find((one) => /\s/u.test(one.text)) ??
    texts[0]
  );
}
