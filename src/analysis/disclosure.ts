import type { TSESTree } from "@typescript-eslint/utils";

import type { DisclosureEvent, EffectEvent } from "../flow/event.ts";
import { comparisonsOf } from "../flow/libraries/query.ts";
import type { Columns, Query, Relation } from "../flow/libraries/query.ts";
import type { Shape } from "../flow/values/shape.ts";
import { withoutNullish } from "../flow/values/shape.ts";
import type { State } from "../flow/values/state.ts";
import type { Value } from "../flow/values/value.ts";
import { originsOf } from "../flow/values/value.ts";
import { peekMember } from "../flow/values/members.ts";
import type { Run } from "../flow/run.ts";
import { isRelationField, sensitiveColumns, sensitivityOf } from "../schemas/index.ts";
import type { DataModel, Sensitivity } from "../schemas/index.ts";
import type { Settings } from "../settings.ts";
import type { AnalysedAction } from "./analyze.ts";
import { ownReturnOf } from "./answers.ts";
import { dataModelOf, relatedModel } from "./data-models.ts";
import type { Located } from "./data-models.ts";
import { within } from "./within.ts";

/** A whole database record that the client gets. */
export interface RawRecord {
  /** The model's name, as the schema says it, or as the code does. */
  readonly model: string;
  /** The columns in it that a client should not get. */
  readonly columns: readonly SensitivePart[];
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

/** How deep the answer is looked into. */
const deepest = 6;

/** A place in the answer where a query's row, or a relation of it, stands whole. */
interface Whole {
  readonly query: Query;
  readonly path: readonly string[];
  readonly has: Left;
}

/** Whether a column is still in it: as it is, or in any form (`createdAt: row.createdAt.toISOString()`). */
type Left = (column: string, anyForm?: boolean) => boolean;

/** The whole records in what the client of an action gets, the most telling one first. */
export function rawRecordsOf(action: AnalysedAction, settings: Settings): readonly RawRecord[] {
  const extra = new Set(settings.sensitiveColumns);
  const found = new Map<string, RawRecord>();
  for (const event of action.events) {
    if (event.kind !== "disclosure") {
      continue;
    }
    for (const whole of wholesIn(action, event)) {
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

function wholesIn({ run }: AnalysedAction, { value, state }: DisclosureEvent): readonly Whole[] {
  return new Answer(state, run.texts).look(value);
}

/** What the client is given, as far as records go. */
class Answer {
  readonly #state: State;
  readonly #texts: ReadonlyMap<string, Value>;
  readonly #found: Whole[] = [];

  constructor(state: State, texts: ReadonlyMap<string, Value>) {
    this.#state = state;
    this.#texts = texts;
  }

  look(value: Value): readonly Whole[] {
    this.#value(value, () => true, 0);
    return this.#found;
  }

  #value(value: Value, has: Left, depth: number): void {
    const text = this.#texts.get(value.id);
    if (text !== undefined) {
      this.#value(text, has, depth + 1);
      return;
    }
    if (depth > deepest) {
      return;
    }
    for (const alternative of this.#state.alternatives(value)) {
      switch (alternative.kind) {
        case "promise":
          this.#value(alternative.promise.value, has, depth);
          break;
        case "object":
          this.#object(alternative.ref, has, depth);
          break;
        case "api": {
          const { query } = alternative.library;
          if (query !== undefined && query.rows !== "count" && query.rows !== "none") {
            this.#found.push({ query, path: [], has });
          }
          break;
        }
        case "opaque": {
          const isWhole = mayBeWhole(alternative.shape);
          for (const origin of alternative.from) {
            // A member whose name is not known is one column, not the row.
            if (isWhole && origin.kind === "record" && origin.path.at(-1) !== "()" && origin.path[0] !== "[]") {
              this.#found.push({
                query: origin.query,
                path: origin.path.filter((name) => name !== "[]"),
                has: (column, anyForm) => has(column, anyForm) && !this.#state.has(`removed:${value.id}.${column}`),
              });
            }
          }
          break;
        }
        default:
      }
    }
  }

  #object(ref: number, has: Left, depth: number): void {
    const object = this.#state.object(ref);
    if (object === undefined) {
      return;
    }
    for (const [name, field] of object.fields) {
      if (object.array || has(name)) {
        this.#value(field, () => true, depth + 1);
      }
    }
    for (const { value, without } of object.spread) {
      const left: Left = (column, anyForm) => {
        const instead = object.fields.get(column);
        const isThere = instead === undefined || (anyForm === true && isMadeOf(instead, column));
        return has(column, anyForm) && !without.has(column) && isThere;
      };
      this.#value(value, left, depth + 1);
    }
    if (object.element !== undefined) {
      this.#value(object.element, () => true, depth + 1);
    }
  }
}

/** Whether a value was made of the column of that name. */
function isMadeOf(value: Value, column: string): boolean {
  return originsOf(value).some((origin) => origin.kind === "record" && origin.path.includes(column));
}

/** A scalar is no record, and what a schema lets through is what the schema names. */
function mayBeWhole(shape: Shape): boolean {
  const bare = withoutNullish(shape);
  switch (bare.kind) {
    case "any":
      return true;
    case "object":
      return bare.open;
    case "array":
      return mayBeWhole(bare.element);
    case "union":
      return bare.of.some(mayBeWhole);
    default:
      return false;
  }
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
  const effect = action.events.findLast(
    (event): event is EffectEvent => event.kind === "effect" && event.query === query,
  );
  const module = effect?.way.at(-1)?.module ?? action.run.host;
  const model = dataModelOf(query, module);
  const isOwn = isOfCaller(query, effect);
  const isKnown = (name: string, kind: Sensitivity, of?: DataModel) => {
    // What hangs on a row may be about somebody else; what is paid for it is not.
    if (of !== model) {
      return isOwn && kind === "billing";
    }
    return query.verb === "create"
      ? kind !== "credential" || isSentByClient(action.run, query, effect, name)
      : isOwn && kind !== "credential" && kind !== "internal";
  };
  const node = placeOf(action, query);
  if (model === undefined) {
    return path.length > 0 ||
      query.model === undefined ||
      query.columns.kind === "only" ||
      query.columns.kind === "unknown"
      ? []
      : [
          {
            model: query.model,
            columns: columnsByUse(query, has, extra).map((column) => ({
              ...column,
              isKnown: isKnown(column.name, column.kind),
            })),
            effect,
            node,
          },
        ];
  }
  return partsAt(action, { model, module: tableModule(query) ?? module }, query, path, has).flatMap((part) => {
    const isCutDown = isCut(part);
    const columns = sensitiveColumns(part.model, extra)
      .filter(({ column, kind }) => part.has(column.name) && (kind === "credential" || !isCutDown))
      .map(({ column, kind }) => ({
        name: column.name,
        kind,
        isKnown: isKnown(column.name, kind, part.model),
      }));
    // A relation that was asked for by name, none of whose columns is sensitive, is what was wanted.
    const isWanted = isCutDown || path.length > 0 || part.model !== model;
    return columns.length === 0 && isWanted ? [] : [{ model: part.model.name, columns, effect, node }];
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

interface Part {
  readonly model: DataModel;
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
    return come.filter((relation) => relation.name === name).flatMap((relation) => inner(relation, rest, has));
  }
  const own: readonly Part[] =
    columns.kind === "all" || columns.kind === "without"
      ? [{ model: located.model, has: (column, anyForm) => has(column, anyForm) && isIn(columns, column) }]
      : [];
  return [
    ...own,
    ...come.filter((relation) => has(relation.name)).flatMap((relation) => inner(relation, [], () => true)),
  ];
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

/** Whether a query that does not select its columns brings one. */
function isIn(columns: Columns, name: string): boolean {
  const [outer = name] = name.split(".");
  return (
    columns.kind === "all" || (columns.kind === "without" && !columns.names.has(name) && !columns.names.has(outer))
  );
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
    const kind = sensitivityOf(
      { name, type: "", list: false, optional: false, unique: false, id: false },
      extra,
      source,
    );
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
  const hasRows = (state: State, value: Value) =>
    new Answer(state, run.texts).look(value).some((whole) => whole.query === query);
  return ownReturnOf({ action, run }, hasRows) ?? action.node;
}
