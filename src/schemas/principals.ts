import type { Column, DataModel } from "./model.ts";
import * as others from "./other-languages.ts";
import * as names from "./sensitive-names.ts";
import { modelWords } from "./kinds-of-tables.ts";
import { typeKind } from "./sensitivity.ts";
import { endOf, phrases, singularOf, wordsOf } from "./words.ts";

/** Who a column names: a person who signs in, or the group whose data it is. */
export type PrincipalKind = "user" | "organisation";

const user = phrases([...names.userNames, ...others.authorNames]);
const plainUser = phrases([...names.plainUserNames, ...others.userNames]);
const wholeUser = phrases([...names.wholeUserNames, ...others.userNames]);
const weakUser = phrases(names.weakUserNames);
const userIdentifier = phrases(names.userIdentifiers);
const organisation = phrases([...names.organisationNames, ...others.organisationNames]);
const otherParty = phrases([...names.otherParties, ...others.otherParties]);
const actor = phrases(others.actorNames);
const author = phrases([...others.authorNames, ...others.actorNames]);
const userModel = phrases([...names.userModels, ...others.userModels]);
const organisationModel = phrases([...names.organisationModels, ...others.organisationNames]);
const otherVerbs = new Set<string>(names.otherVerbs);

/**
 * Does the column name the principal whose data a row is, or who did it: `userId`, `createdById`, `orgId`,
 * `User.email`? Judged by its name first, then by the model that it leads to. The other party of a row (recipient,
 * assignee) is none.
 */
export function principalKind(column: Column | string, model?: DataModel): PrincipalKind | undefined {
  const known = typeof column === "string" ? model?.columns.get(column) : column;
  const type = typeKind(known?.type ?? "");
  if (known?.list === true || type === "flag" || type === "time") {
    return undefined;
  }
  const words = wordsOf(typeof column === "string" ? column : column.name);
  const ofModel = model === undefined ? undefined : modelKind(model.name);
  const { noun, isId } = withoutId(words);
  if (noun.length === 0) {
    // The key of a user's or an organisation's own row. An `Account` is as often one of many that somebody has.
    return isId && model !== undefined && modelWords(model.name).join(" ") !== "account" && !isSideOfGame(model)
      ? ofModel
      : undefined;
  }
  if (words.length === 1 && words[0] === "email") {
    return model === undefined || ofModel === "user" ? "user" : undefined;
  }
  if (endOf(words, userIdentifier) === words.length) {
    return known?.unique === true && words[0] === "uid" && ofModel === undefined && leadsToUser(model)
      ? undefined
      : "user";
  }
  if (isOtherParty(noun)) {
    return undefined;
  }
  const leadsTo = known?.relation === undefined ? undefined : modelKind(known.relation);
  if (leadsTo !== undefined) {
    return leadsTo;
  }
  const isNamed = isId || isReference(known, noun);
  if (isNamed && endOf(noun, wholeUser) === noun.length) {
    return "user";
  }
  if (isActor(noun) || (isNamed && endOf(noun, user) > (known?.relation === undefined ? 0 : endOf(noun, weakUser)))) {
    return "user";
  }
  return isNamed && endOf(noun, organisation) > 0 ? "organisation" : undefined;
}

/** What teams and clubs take part in. */
const game = /tournament|torneio|torneo|turnier|league|season|championship|competition|contest|match|hackathon/iu;

/** A team that belongs to a game is one of those that play, and nobody's organisation. */
function isSideOfGame({ columns }: DataModel): boolean {
  return [...columns.values()].some(
    ({ id, list, relation }) => !id && !list && relation !== undefined && game.test(relation),
  );
}

/** Another column says whose the row is: `uid` is its own name, as in a calendar. */
function leadsToUser(model: DataModel | undefined): boolean {
  return [...(model?.columns.values() ?? [])].some(
    ({ id, relation }) => !id && relation !== undefined && modelKind(relation) === "user",
  );
}

/** Whether rows of a model say whose they are, or who did it, in a column beside their key. */
export function namesSomebody(model: DataModel): boolean {
  return [...model.columns.values()].some((column) => !column.id && principalKind(column, model) !== undefined);
}

/** What a second key of the same row is called: `publicId`, `external_id`. */
const otherKeys: ReadonlySet<string> = new Set(["external", "global", "legacy", "public", "short", "unique"]);

/** The name without the words that say that it is a key: `owner` of `ownerId`, `ownerid` and `id_owner`, nothing of `_id`. */
function withoutId(words: readonly string[]): { readonly noun: readonly string[]; readonly isId: boolean } {
  const last = words.at(-1) ?? "";
  if (["id", "uuid", "ref", "pk"].includes(last)) {
    const kind = otherKeys.has(words.at(-2) ?? "") ? -2 : -1;
    return { noun: words.slice(0, kind), isId: true };
  }
  const whole = /^(?<noun>\w+)id$/u.exec(last)?.groups?.["noun"] ?? "";
  if (endOf([whole], user) > 0 || endOf([whole], organisation) > 0) {
    return { noun: [...words.slice(0, -1), whole], isId: true };
  }
  return words[0] === "id" ? { noun: words.slice(1), isId: true } : { noun: words, isId: false };
}

/**
 * Without "id" a name can be a text (`author: String`), unless the schema, or for want of one the plainest of names,
 * says otherwise.
 */
function isReference(known: Column | undefined, noun: readonly string[]): boolean {
  if (known === undefined) {
    return endOf(noun, plainUser) === noun.length || endOf(noun, organisation) === noun.length;
  }
  return known.relation !== undefined || /^(?:objectid|uuid)$/iu.test(known.type);
}

/** `createdBy`, `uploaded_by_user`, `creado_por`: somebody did something. */
function isActor(noun: readonly string[]): boolean {
  const by = noun.lastIndexOf("by");
  const verb = noun[by - 1] ?? "";
  const rest = noun.slice(by + 1);
  return (
    endOf(noun, actor) > 0 ||
    (by > 0 &&
      names.actorVerb.test(verb) &&
      !otherVerbs.has(verb) &&
      (rest.length === 0 || endOf(rest, user) === rest.length))
  );
}

function isOtherParty(noun: readonly string[]): boolean {
  return noun.some((_, index) => endOf(noun.slice(0, index + 1), otherParty) > 0);
}

function modelKind(name: string): PrincipalKind | undefined {
  const words = modelWords(name);
  if (endOf(words, organisationModel) === words.length) {
    return "organisation";
  }
  // `AdminUser` is a user; `TeamUser` is a membership.
  const isUser = words.at(-1) === "user" && !words.some((word) => endOf([singularOf(word)], organisationModel) > 0);
  return isUser || endOf(words, userModel) === words.length ? "user" : undefined;
}

/** Who wrote, made or offers something is mostly there for everybody to see, and so is who follows or likes it. */
const byline = /author|creator|created_?by|organi[sz]er|poster|uploader|seller|host|follower|commenter|voter|liker/iu;

/** Does the column say who made or did what a site shows to everybody: `authorId`, `followerId`? */
export function isByline(column: string): boolean {
  return byline.test(column) || endOf(withoutId(wordsOf(column)).noun, author) > 0;
}

/** What a site knows its visitors by who have no account. */
const visitor = /anonym|visitor|guest|device|fingerprint|(?:session|client)_?id|cart/iu;

/** Does the column name a visitor without an account: `anonymousId`, `sessionCartId`, the id of a cart? */
export function isVisitorColumn(column: string, model: string): boolean {
  return (
    visitor.test(column) || (/^_?id$/iu.test(column) && /anonym|visitor|guest|cart|basket|wish_?list/iu.test(model))
  );
}
