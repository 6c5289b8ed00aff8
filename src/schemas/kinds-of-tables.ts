import type { Column, DataModel } from "./model.ts";
import * as others from "./other-languages.ts";
import * as names from "./sensitive-names.ts";
import type { Phrases } from "./words.ts";
import { endOf, phrases, singularOf, wordsOf } from "./words.ts";

const catalogueModel = phrases([...names.catalogueModels, ...others.catalogueModels]);

/** Columns that only what has to be done has: `dueDate`, `completed`, `doneAt`. */
const taskColumn = /^(?:is_?)?(?:completed|done|due)(?:_?(?:at|by|date|on))?$/iu;

/** Whether a model holds what a site shows to everybody, so that its owner is no more than a byline. */
export function isCatalogue(model: DataModel): boolean {
  return isModel(model, catalogueModel) && !isTask(model);
}

const professional = phrases(names.professionals);

/** Whether a model holds people whose services others choose: doctors, barbers, teachers. */
export function areProfessionals(model: DataModel): boolean {
  return isModel(model, professional);
}

/**
 * Whether a model holds the applications that ask people for access, which are shown to whoever is asked: beside the client's
 * id, which is no secret (RFC 6749, 2.2), stands its secret.
 */
export function holdsOAuthClients({ columns }: DataModel): boolean {
  const names = [...columns.keys()];
  return names.some((name) => /^client_?id$/iu.test(name)) && names.some((name) => /client_?secret/iu.test(name));
}

/** An item that is due, or done, is one of somebody's list of things to do, and nothing for show. */
function isTask(model: DataModel): boolean {
  return wordsOfModel(model).at(-1) === "item" && [...model.columns.keys()].some((name) => taskColumn.test(name));
}

export const privateRecord = phrases([...names.privateRecordNames, ...others.privateRecordNames]);

/** Whether a table without a schema holds what is nobody's business but somebody's, going by its name. */
export function isPrivateByName(model: string): boolean {
  return endOf(modelWords(model), privateRecord) > 0;
}

const privateParent = phrases([...names.privateParentNames, ...others.privateParentNames]);

/** Whether a column holds the key of what is nobody's business but somebody's: `orderId`, `conversation_id`, `id_order`. */
export function isPrivateKey(column: string): boolean {
  const words = wordsOf(column);
  const isBehind = words.length > 1 && /^(?:id|uuid|ref|number|no)$/u.test(words.at(-1) ?? "");
  return isBehind
    ? endOf(words.slice(0, -1), privateParent) > 0
    : words[0] === "id" && endOf(words.slice(1), privateParent) > 0;
}

/** Whether a column refers to such a row, by its key or as a reference without "id" in its name: `patient: ObjectId`. */
export function isPrivateReference({ list, name, type }: Column): boolean {
  return isPrivateKey(name) || (!list && /^objectid$/iu.test(type) && endOf(wordsOf(name), privateParent) > 0);
}

const tracking = phrases([...names.trackingNames, ...others.trackingNames]);

/** Whether a column holds what somebody was told so that they can look where their order is: a tracking number. */
export function isTrackingColumn(column: string): boolean {
  return endOf(wordsOf(column), tracking) > 0;
}

const otherConversation = phrases(others.conversationNames);

/** What people say to each other in the open. */
const conversation = /(?:comment|reply|replie|answer|question|review|rating|vote|like|reaction)s?$/iu;

/** Whether a model holds what people say about something. */
export function isConversation({ name }: DataModel): boolean {
  return conversation.test(name) || endOf(modelWords(name), otherConversation) > 0;
}

/** Whether rows are what people say about something that everybody may see: a comment whose table refers to a post. */
export function isPublicConversation(model: DataModel): boolean {
  return (
    isConversation(model) &&
    [...model.columns.values()].some(
      ({ relation }) =>
        relation !== undefined && isCatalogue({ source: model.source, name: relation, columns: new Map() }),
    )
  );
}

/**
 * The words of models' names. Key: the model, which never changes. Owner: this module. Goes: with the model.
 */
const wordsOfModels = new WeakMap<DataModel, readonly string[]>();

/** Does the model's name end with one of the phrases? `usersTable`, `UserSchema` and `user_model` are called "user". */
export function isModel(model: DataModel, known: Phrases): boolean {
  return endOf(wordsOfModel(model), known) > 0;
}

function wordsOfModel(model: DataModel): readonly string[] {
  let words = wordsOfModels.get(model);
  if (words === undefined) {
    words = modelWords(model.name);
    wordsOfModels.set(model, words);
  }
  return words;
}

/** The words of a model's name, without what says only that it is one, or what its rows have as well: `posts_with_votes`. */
export function modelWords(name: string): readonly string[] {
  const all = wordsOf(name).map(singularOf);
  const words = all.slice(0, all.includes("with", 1) ? all.indexOf("with", 1) : undefined);
  while (words.length > 1 && ["table", "schema", "model", "collection", "entity"].includes(words.at(-1) ?? "")) {
    words.pop();
  }
  return words;
}
