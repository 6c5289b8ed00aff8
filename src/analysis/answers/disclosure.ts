import type { TSESTree } from "@typescript-eslint/utils";

import type { EffectEvent } from "../../flow/event.ts";
import { comparisonsOf } from "../../flow/libraries/query.ts";
import type { Columns, Query, Relation } from "../../flow/libraries/query.ts";
import type { State } from "../../flow/values/state.ts";
import type { Value } from "../../flow/values/value.ts";
import { originsOf } from "../../flow/values/value.ts";
import { peekMember } from "../../flow/values/members.ts";
import type { Run } from "../../flow/run.ts";
import {
  columnNamed,
  isPassword,
  isRelationField,
  modelNamed,
  principalKind,
  sensitiveColumns,
  sensitivityOf,
} from "../../schemas/index.ts";
import type { DataModel, Sensitivity } from "../../schemas/index.ts";
import type { Settings } from "../../settings.ts";
import type { AnalysedAction } from "../analyze.ts";
import { ownReturnOf } from "./answers.ts";
import { dataModelOf, relatedModel } from "../data-models.ts";
import type { Located } from "../data-models.ts";
import { wholesIn } from "./whole-rows.ts";
import type { Left, Whole } from "./whole-rows.ts";
import { within } from "../within.ts";

/** A whole database record that the client gets. */
export interface RawRecord {
  /** The model's name, as the schema says it, or as the code does. */
  readonly model: string;
  /** The columns in it that a client should not get. */
  readonly columns: readonly SensitivePart[];
  /** The query names its columns. */
  readonly isChosen: boolean;
  /** The query that read it. */
  readonly effect: EffectEvent | undefined;
  /** Where it is returned. */
  readonly node: TSESTree.Node;
}

interface SensitivePart {
  readonly name: string;
  readonly kind: Sensitivity;
  /** The caller knows it anyway: it is about themselves, or they have just made the record. */
  readonly isKnown: boolean;
}

/** The whole records in what the client of an action gets, the most telling one first. */
export function rawRecordsOf(action: AnalysedAction, settings: Settings): readonly RawRecord[] {
  const extra = new Set(settings.sensitiveColumns);
  const found = new Map<string, RawRecord>();
  for (const event of action.events) {
    if (event.kind !== "disclosure") {
      continue;
    }
    for (const whole of wholesIn(action.run, event.state, event.value)) {
      if (isTainted(whole, action)) {
        continue;
      }
      for (const record of recordsOf(action, whole, extra)) {
        const before = found.get(record.model);
        if (before === undefined || rank(record) > rank(before)) {
          found.set(record.model, record);
        }
      }
    }
  }
  return [...found.values()].sort((left, right) => rank(right) - rank(left));
}

/** Secrets weigh most, then what is news to the caller. */
function rank({ columns }: RawRecord): number {
  return columns.reduce((sum, { kind, isKnown }) => sum + (kind === "credential" ? 1000 : isKnown ? 1 : 20), 0);
}

/** React was told not to let it through. */
function isTainted({ query }: Whole, { events }: AnalysedAction): boolean {
  return events.some(
    (event) =>
      event.kind === "effect" &&
      event.state
        .alternatives(event.ports.get("tainted") ?? { id: "", alternatives: [] })
        .some(
          (alternative) =>
            alternative.kind === "opaque" &&
            alternative.from.some(
              (origin) => origin.kind === "record" && origin.query === query && origin.path.length === 0,
            ),
        ),
  );
}

function recordsOf(action: AnalysedAction, whole: Whole, extra: ReadonlySet<string>): readonly RawRecord[] {
  const { query, path, has } = whole;
  const { columns, relations, joined } = query;
  const effect = action.events.findLast(
    (event): event is EffectEvent => event.kind === "effect" && event.query === query,
  );
  const module = effect?.way.at(-1)?.module ?? action.run.host;
  const model = dataModelOf(query, module);
  const isOwn = isOfCaller(query, effect);
  const isKnown = (name: string, kind: Sensitivity, of?: DataModel) => {
    // What hangs on a row may be about somebody else; what is paid for it is not.
    if (of?.name !== model?.name) {
      return isOwn && kind === "billing";
    }
    return query.verb === "create"
      ? kind !== "credential" || isSentByClient(action.run, query, effect, name)
      : isOwn && kind !== "credential" && kind !== "internal";
  };
  const node = placeOf(action, query);
  if (model === undefined && query.columns.kind === "only") {
    const passwords =
      path.length > 0 ? [] : namedPasswords(query, [...query.columns.names]).filter((name) => has(name));
    return passwords.length === 0
      ? []
      : [
          {
            model: query.model ?? "",
            columns: passwords.map((name) => ({ name, kind: "credential", isKnown: isKnown(name, "credential") })),
            isChosen: true,
            effect,
            node,
          },
        ];
  }
  if (model === undefined) {
    return path.length > 0 || query.model === undefined || query.columns.kind === "unknown"
      ? []
      : [
          {
            model: query.model,
            columns: columnsByUse(query, has, extra).map((column) => ({
              ...column,
              isKnown: isKnown(column.name, column.kind),
            })),
            isChosen: false,
            effect,
            node,
          },
        ];
  }
  return partsAt(
    action,
    { model, module: tableModule(query) ?? module },
    { columns, relations: [...relations, ...joined] },
    path,
    has,
  ).flatMap((part) => {
    const { isChosen } = part;
    const isCutDown = !isChosen && isCut(part);
    const columns = sensitiveColumns(part.model, extra)
      .filter(({ column, kind }) => part.has(column.name) && (kind === "credential" || !isCutDown))
      // What somebody chose was meant; that it leads to the client need not have been.
      .filter(({ column, kind }) => !isChosen || (kind === "credential" && isPassword(column) && isAccount(part.model)))
      .map(({ column, kind }) => ({
        name: column.name,
        kind,
        isKnown: isKnown(column.name, kind, part.model),
      }));
    // A relation that was asked for by name, none of whose columns is sensitive, is what was wanted.
    const isWanted = isChosen || isCutDown || path.length > 0 || part.model !== model;
    return columns.length === 0 && isWanted ? [] : [{ model: part.model.name, columns, isChosen, effect, node }];
  });
}

/** Where a table's description stands: the names of related tables are known there. */
function tableModule({ table }: Query) {
  for (const alternative of table?.alternatives ?? []) {
    if (alternative.kind === "api" && alternative.library.site !== undefined) {
      return alternative.library.site.module;
    }
  }
  return undefined;
}

/** Rows of people who sign in; the password of anything else may be one that its owner set, to hand it on. */
function isAccount(model: DataModel): boolean {
  return principalKind("id", model) === "user" || /^accounts?$/iu.test(model.name);
}

interface Part {
  readonly model: DataModel;
  /** Its columns were chosen by name. */
  readonly isChosen: boolean;
  readonly has: Left;
}

/** A row with the relations that came along; or, with a path, the one of them that was taken out of it. */
function partsAt(
  action: AnalysedAction,
  located: Located,
  { columns, relations }: { readonly columns: Columns; readonly relations: readonly Relation[] },
  path: readonly string[],
  has: Left,
): readonly Part[] {
  const [name, ...rest] = path;
  const come = [...relations, ...namedRelations(located.model, columns, relations)];
  const inner = (relation: Relation, deeper: readonly string[], left: Left) => {
    const related = relatedModel(action.run, located, relation);
    return related === undefined ? [] : partsAt(action, related, relation, deeper, left);
  };
  if (name !== undefined) {
    return come.filter((relation) => isCalled(relation, name)).flatMap((relation) => inner(relation, rest, has));
  }
  const own: readonly Part[] =
    columns.kind === "unknown"
      ? []
      : [
          {
            model: located.model,
            isChosen: columns.kind === "only",
            has: (column, anyForm) => has(column, anyForm) && isIn(columns, column),
          },
        ];
  return [
    ...own,
    ...come
      .filter((relation) => has(relation.name))
      .flatMap((relation) =>
        inner(relation, [], (column, anyForm) =>
          has(relation.name === "..." ? column : `${relation.name}.${column}`, anyForm),
        ),
      ),
  ];
}

/** Under which name a relation stands in a row; a table's creator may have put something before its own. */
function isCalled({ name: own, table }: Relation, name: string): boolean {
  return own === name || (table !== undefined && name.endsWith(`_${own}`));
}

/** Types of columns that hold words, which are masked rather than written in another form. */
const wordsType = /char|text|string/iu;

/** Some columns were left out: whoever did that has looked at the others, but may have forgotten a secret. */
function isCut({ model, has }: Part): boolean {
  return [...model.columns.values()].some(
    (column) => !isRelationField(column) && !has(column.name, !wordsType.test(column.type)),
  );
}

/** `select: { author: true }` takes the whole author. */
function namedRelations(model: DataModel, columns: Columns, known: readonly Relation[]): readonly Relation[] {
  if (columns.kind !== "only") {
    return [];
  }
  return [...columns.names].flatMap((name) => {
    const column = model.columns.get(name);
    const isWhole =
      column !== undefined && isRelationField(column) && !known.some((relation) => relation.name === name);
    return isWhole ? [{ name, columns: { kind: "all" }, relations: [] } as const] : [];
  });
}

/** Whether a query brings a column. */
function isIn(columns: Columns, name: string): boolean {
  const [outer = name] = name.split(".");
  switch (columns.kind) {
    case "all":
      return true;
    case "without":
      return !columns.names.has(name) && !columns.names.has(outer);
    case "only":
      return columns.names.has(name);
    case "unknown":
      return false;
  }
}

/** Those of the columns that a query asks for which hold the password of somebody who signs in, where no schema describes them. */
function namedPasswords({ model }: Query, names: readonly string[]): readonly string[] {
  return model !== undefined && principalKind("id", modelNamed(model)) === "user"
    ? names.filter((name) => isPassword(columnNamed(name)))
    : [];
}

/** Without a schema, the columns that the query itself names are known to be there. */
function columnsByUse(
  { where, columns, model = "" }: Query,
  has: Left,
  extra: ReadonlySet<string>,
): readonly Omit<SensitivePart, "isKnown">[] {
  const named = comparisonsOf(where).map(({ column }) => column);
  const source: DataModel = { source: "mongoose", name: model, columns: new Map() };
  return [...new Set(named)].flatMap((name) => {
    const kind = sensitivityOf(columnNamed(name), extra, source);
    return kind === undefined || !has(name) || !isIn(columns, name) ? [] : [{ name, kind }];
  });
}

/** What a new row holds in a column is what the client sent. */
function isSentByClient(run: Run, { data }: Query, effect: EffectEvent | undefined, name: string): boolean {
  if (data === undefined || effect === undefined) {
    return false;
  }
  const origins = within(run, effect.state, () => originsOf(peekMember(run, data, name)));
  return origins.some(({ kind }) => kind === "client") && !origins.some(({ kind }) => kind === "digest");
}

/** The rows were picked by who is calling. */
function isOfCaller({ where }: Query, effect: EffectEvent | undefined): boolean {
  return comparisonsOf(where).some(
    ({ operator, value }) =>
      operator === "equal" &&
      (effect?.state.has(`tied:${value.id}`) === true ||
        value.alternatives.some(
          (alternative) => alternative.kind === "opaque" && alternative.from.some(({ kind }) => kind === "identity"),
        )),
  );
}

/** The `return` of the action's own function that hands the rows out; the action where there is none. */
function placeOf({ action, run }: AnalysedAction, query: Query): TSESTree.Node {
  const hasRows = (state: State, value: Value) => wholesIn(run, state, value).some((whole) => whole.query === query);
  return ownReturnOf({ action, run }, hasRows) ?? action.node;
}
