import { isModel, modelWords, privateRecord } from "./kinds-of-tables.ts";
import type { Column, DataModel } from "./model.ts";
import { columnNamed, isRelationField } from "./model.ts";
import * as others from "./other-languages.ts";
import * as names from "./sensitive-names.ts";
import { endOf, phrases, wordsOf } from "./words.ts";

/** Why a client should not get a column. */
export type Sensitivity = "credential" | "contact" | "personal" | "billing" | "internal";

/** A column that a client should not get by default. */
export interface SensitiveColumn {
  readonly column: Column;
  readonly kind: Sensitivity;
}

const credential = phrases([...names.credentialNames, ...others.passwordNames, ...others.codeNames]);
const numericCredential = phrases([...names.numericCredentialNames, ...others.passwordNames, ...others.codeNames]);
const harmless = phrases(names.harmlessEndings);
const contact = phrases([...names.contactNames, ...others.contactNames]);
const personal = phrases([...names.personalNames, ...others.personalNames]);
const personalDate = phrases([...names.personalDates, ...others.personalDates]);
const billing = phrases(names.billingNames);
const customerBilling = phrases(names.billingNamesOfCustomers);
const paymentObject = phrases(names.paymentObjects);
const publicPaymentObject = phrases(names.publicPaymentObjects);
const internal = phrases([...names.internalNames, ...others.internalNames]);
const password = phrases(["password", "passwd", "passphrase", ...others.passwordNames]);
const secret = phrases([...names.secretColumnNames, ...others.passwordNames, ...others.codeNames]);
const privilege = phrases(names.privilegeNames);

const customerModel = phrases(names.customerModels);
const publishedModel = phrases([...names.publishedModels, ...others.publishedModels]);
const credentialModel = phrases(names.credentialModels);
const hashedModel = phrases(names.hashedModels);
const settingModel = phrases(names.settingModels);
const secretValueModel = phrases(names.secretValueModels);

const publishedColumn = phrases([...names.publishedColumns, ...others.publishedColumns]);
const forms = new Set<string>(names.formWords);
const concealing = new Set<string>(names.concealingWords);
const masking = new Set<string>(names.maskingWords);
const credentialColumns = new Set<string>(names.credentialModelColumns);
const bareSecrets = new Set<string>(names.bareSecretNames);
const providers = new Set<string>(names.paymentProviders);

/**
 * Why a client should not get this column by default, judged by its documentation, its name and its type.
 * @param extra names from the user's settings: `column` or `Model.column`, in any spelling of the words
 * @param model the model that the column is in, which settles names that mean little alone (`ApiKey.key`, `File.hash`)
 */
export function sensitivityOf(column: Column, extra?: ReadonlySet<string>, model?: DataModel): Sensitivity | undefined {
  if (isRelationField(column)) {
    return undefined;
  }
  const byName = sensitivityByName(column, model);
  const documented = documentedSensitivity(column.documentation);
  if (extra !== undefined && isListed(column.name, extra, model)) {
    return byName ?? (documented === "none" ? "internal" : (documented ?? "internal"));
  }
  return documented === "none" ? undefined : (byName ?? documented);
}

/** Whether a client should not get a column by default of which only the name is known. */
export function isSensitiveName(name: string, model: DataModel | undefined): boolean {
  return sensitivityOf(columnNamed(name), undefined, model) !== undefined;
}

/** The columns of a model that a client should not get by default. Columns that no plain query selects are left out. */
export function sensitiveColumns(model: DataModel, extra?: ReadonlySet<string>): readonly SensitiveColumn[] {
  const result: SensitiveColumn[] = [];
  for (const column of model.columns.values()) {
    const kind = column.hidden === true ? undefined : sensitivityOf(column, extra, model);
    if (kind !== undefined) {
      result.push({ column, kind });
    }
  }
  return result;
}

/** Whether a column keeps a password or its hash, which nobody has to be shown again, not even whose it is. */
export function isPassword({ name }: Column): boolean {
  return endOf(meaningOf(wordsOf(name)), password) > 0;
}

/**
 * Is the column one whose values cannot be guessed, so that to know one is to be let in? A slug, a coupon's code and an
 * id are not.
 */
export function isSecretColumn(name: string, model?: DataModel): boolean {
  const words = meaningOf(wordsOf(name));
  const [word = ""] = words;
  if (typeKind(model?.columns.get(name)?.type ?? "") !== "other") {
    return false;
  }
  if (words.length === 1 && model !== undefined && isModel(model, credentialModel)) {
    return credentialColumns.has(word) || endOf(words, secret) > 0;
  }
  if (words.length === 1 && bareSecrets.has(word)) {
    return model === undefined || (word === "hash" && !isModel(model, hashedModel));
  }
  return !masking.has(word) && endOf(words, secret) > endOf(words, harmless);
}

/** What a setting or a text goes by is a name, and no secret: the `key` of `site_settings`. */
function isNameOfSetting(column: string, table: string): boolean {
  return column.toLowerCase() === "key" && endOf(modelWords(table), settingModel) > 0;
}

/** The token of a link that is given to whoever shall see a row (`public_token`): to know it is to be let in, though it may be read. */
export function isLinkToken(name: string): boolean {
  return /^public_?(?:\w+_)?token$/iu.test(name);
}

/** The same by the names alone; in a table of codes or tokens the `code` is one as well, and a PIN lets whoever knows it in. */
export function isSecretOf(column: string, table: string): boolean {
  return (
    (isSecretColumn(column) && !isNameOfSetting(column, table)) ||
    isLinkToken(column) ||
    /(?:^|_)pin$|Pin$|passcode/u.test(column) ||
    (credentialColumns.has(column.toLowerCase()) && endOf(modelWords(table), credentialModel) > 0)
  );
}

/**
 * Does the column decide what somebody may do, or what they have paid for? Nothing a client should be able to write.
 */
export function isPrivilegeColumn(name: string): boolean {
  const words = wordsOf(name).filter((word, index) => index > 0 || (word !== "is" && word !== "has"));
  return endOf(words, privilege) === words.length && words.length > 0;
}

function sensitivityByName(column: Column, model: DataModel | undefined): Sensitivity | undefined {
  const words = wordsOf(column.name);
  const thing = thingOf(words);
  const type = typeKind(column.type);
  if (words.length === 0 || type === "flag") {
    return undefined;
  }
  if (type === "time") {
    return endOf(thing, personalDate) > 0 ? "personal" : undefined;
  }
  const published = model !== undefined && isModel(model, publishedModel);
  const kinds: (readonly [Sensitivity, number])[] = [
    ["credential", credentialLength(words, type, column, model)],
    ["contact", published ? 0 : endOf(thing, contact)],
    [
      "personal",
      (published && endOf(thing, publishedColumn) > 0) || isOfAPlace(thing, model) ? 0 : endOf(thing, personal),
    ],
    ["billing", billingLength(words, column, model)],
    ["internal", endOf(words, internal)],
  ];
  // The longest phrase says best what a name means: `emailAddress` is an e-mail address, no street;
  // `customerEmailToken` a token.
  let best: Sensitivity | undefined;
  let longest = endOf(words, harmless);
  for (const [kind, length] of kinds) {
    if (length > longest) {
      best = kind;
      longest = length;
    }
  }
  // A type of the project's own says at least that nobody is meant to read it: `bucketName: encryptedText("bucket")`.
  return best ?? (/encrypted/iu.test(column.type) ? "internal" : undefined);
}

const otherAddress = phrases(others.addresses);
const aboutSomebody = phrases([...names.contactNames, ...others.contactNames, ...others.givenNames]);

/** An address in a table that tells nothing else of anybody is a place's: a cinema's, a monument's. */
function isOfAPlace(words: readonly string[], model: DataModel | undefined): boolean {
  return (
    model !== undefined &&
    model.columns.size > 1 &&
    endOf(words, otherAddress) > 0 &&
    !isModel(model, privateRecord) &&
    ![...model.columns.keys()].some((name) => endOf(thingOf(wordsOf(name)), aboutSomebody) > 0)
  );
}

/** The words without those that say whose or which one it is, where that comes last: `telefono` of `telefono_del_cliente`. */
function thingOf(words: readonly string[]): readonly string[] {
  let end = words.length;
  while (end > 1 && others.qualifiers.has(words[end - 1] ?? "")) {
    end -= 1;
    while (end > 1 && others.connectors.has(words[end - 1] ?? "")) {
      end -= 1;
    }
  }
  // A name that is nothing else has to be read as it is: `no_celular`.
  return end === words.length || endOf(words, contact) > 0 ? words : words.slice(0, end);
}

function credentialLength(
  words: readonly string[],
  type: TypeKind,
  column: Column,
  model: DataModel | undefined,
): number {
  // A foreign key to a row of tokens or secrets is not one.
  if (column.relation !== undefined) {
    return 0;
  }
  if (type === "number") {
    return endOf(words, numericCredential);
  }
  const [word = ""] = words;
  if (words.length === 1 && model !== undefined && credentialColumns.has(word)) {
    const isValue = word === "value" && isModel(model, secretValueModel);
    if (isValue || isModel(model, credentialModel)) {
      return 1;
    }
  }
  if (words.length === 1 && word === "hash") {
    return model !== undefined && isModel(model, hashedModel) ? 0 : 1;
  }
  if (isConcealed(words)) {
    return words.length;
  }
  const meaning = meaningOf(words);
  if (masking.has(word) || endOf(meaning, harmless) > 1) {
    return 0;
  }
  return Math.max(endOf(words, credential), endOf(meaning, credential));
}

/** `encryptedConfig`, `keyEncrypted`: whoever hid it had a reason. */
function isConcealed(words: readonly string[]): boolean {
  const [first = ""] = words;
  const last = words.at(-1) ?? "";
  return words.length > 1 && (concealing.has(first) || concealing.has(last));
}

function billingLength(words: readonly string[], column: Column, model: DataModel | undefined): number {
  const provider = words.findIndex((word) => providers.has(word));
  if (provider >= 0 && provider < words.length - 1) {
    return endOf(words, paymentObject) > 0 && endOf(words, publicPaymentObject) === 0 ? words.length - provider : 0;
  }
  const isCustomers = model !== undefined && column.relation === undefined && isModel(model, customerModel);
  const ofCustomer = isCustomers && endOf(words, customerBilling) === words.length ? words.length : 0;
  return Math.max(endOf(words, billing), ofCustomer);
}

/** The words without those that only say in what form a value is kept. */
function meaningOf(words: readonly string[]): readonly string[] {
  let end = words.length;
  while (end > 1 && forms.has(words[end - 1] ?? "")) {
    end -= 1;
  }
  return words.slice(0, end);
}

type TypeKind = "flag" | "time" | "number" | "other";

// Whole names: an enum may be called `Integration` or `DateFormat`.
const flagType = /^bool(?:ean)?$/iu;
const timeType = /^(?:date|(?:small)?datetime(?:offset|2)?|time(?:stamp)?(?:tz)?|interval|year)$/iu;
const numberType =
  /^(?:(?:big|small|medium|tiny)?(?:int(?:eger)?|serial)|int\d+|float\d*|double(?:Precision)?|decimal\d*|numeric|number|real|(?:small)?money)$/iu;

/** What a column of this type can hold, as far as it settles what its name means. Unknown types can hold anything. */
export function typeKind(type: string): TypeKind {
  if (flagType.test(type)) {
    return "flag";
  }
  if (timeType.test(type)) {
    return "time";
  }
  return numberType.test(type) ? "number" : "other";
}

/** What the documentation's marks say; `none` if it calls the column public. */
function documentedSensitivity(documentation: string | undefined): Sensitivity | "none" | undefined {
  if (documentation === undefined) {
    return undefined;
  }
  const marks = new Set(
    Array.from(documentation.matchAll(/@(?<mark>[\w.-]+)/gu), ({ groups }) =>
      (groups?.["mark"] ?? "").split(".").at(-1)?.replaceAll(/[-_]/gu, "").toLowerCase(),
    ),
  );
  if (names.publicMarks.some((mark) => marks.has(mark))) {
    return "none";
  }
  for (const [kind, known] of Object.entries(names.documentationMarks)) {
    if (known.some((mark) => marks.has(mark))) {
      return kind as keyof typeof names.documentationMarks;
    }
  }
  return undefined;
}

function isListed(name: string, extra: ReadonlySet<string>, model: DataModel | undefined): boolean {
  // The exact spelling first: the sets are small, the words of a long list would be split for each column.
  if (extra.has(name) || (model !== undefined && extra.has(`${model.name}.${name}`))) {
    return true;
  }
  const own = wordsOf(name).join(" ");
  const qualified = model === undefined ? undefined : `${modelWords(model.name).join(" ")}.${own}`;
  for (const listed of extra) {
    const [first = "", ...rest] = listed.split(".");
    const wanted =
      rest.length === 0
        ? wordsOf(first).join(" ")
        : `${modelWords(first).join(" ")}.${wordsOf(rest.join(".")).join(" ")}`;
    if (wanted === own || wanted === qualified) {
      return true;
    }
  }
  return false;
}
