import type { Operator, Rows, Verb } from "../../models/model.ts";
import type { ApiValue, Value, When } from "../values/value.ts";
import { freshNumber } from "../values/value.ts";

/** A database query while it is built, and after. Its builder's chained calls fill it in. */
export interface Query {
  readonly id: number;
  verb: Verb;
  /** The model's or table's name, as the code says it. */
  model: string | undefined;
  /** The table's own value, where the code names one (drizzle, mongoose). */
  table: Value | undefined;
  /** All of these hold. */
  readonly where: Condition[];
  /** Conditions on what comes along of other tables. */
  readonly beside: Condition[];
  /** Its SQL, if its values come when it runs. */
  prepared?: Value;
  /** What is written. */
  data: Value | undefined;
  /** It is about the entry of a store under a key, which can be anything: a row, a list, a number. */
  isEntry?: true;
  columns: Columns;
  readonly relations: Relation[];
  /** The tables of which each row has a row, by their names, where several were joined and no columns chosen. */
  readonly joined: Relation[];
  rows: Rows;
  /** What its rows can do, where they are more than data. */
  row: RowApi | undefined;
}

/** The methods of a query's rows, and the object in the store that holds what was written to them since. */
export interface RowApi {
  readonly library: ApiValue;
  readonly written: number;
}

/** Which columns come back. */
export type Columns =
  | { readonly kind: "all" }
  | { readonly kind: "only"; readonly names: ReadonlySet<string> }
  | { readonly kind: "without"; readonly names: ReadonlySet<string> }
  | { readonly kind: "unknown" };

/** A relation that comes along, and what of it; by `...`, its columns stand among those of the row. */
export interface Relation {
  readonly name: string;
  readonly columns: Columns;
  readonly relations: readonly Relation[];
  /** Which of its rows come along; all where there is none. */
  readonly where?: Condition;
  /** The other table's name, where the relation goes by one of its own. */
  readonly model?: string;
  /** The other table's own value, where the code names it. */
  readonly table?: Value;
}

/** A condition on rows. */
export type Condition =
  | {
      readonly kind: "column";
      readonly column: string;
      readonly operator: Operator;
      readonly value: Value;
      /** Rows are known by it, whatever it is called. */
      readonly primary?: true;
      /** Nothing is found by undefined or null: SQL compares with it, where an object's member would be left out. */
      readonly exact?: true;
      /** One text is made of it, of whatever type it is: no object in its place asks for something else. */
      readonly plain?: true;
    }
  | { readonly kind: "all" | "any"; readonly of: readonly Condition[] }
  | { readonly kind: "none"; readonly of: Condition }
  /** One of several, decided by earlier choices. */
  | {
      readonly kind: "either";
      readonly arms: readonly { readonly when: When | undefined; readonly condition: Condition }[];
    }
  /** SQL text or an object that cannot be looked into. */
  | { readonly kind: "opaque"; readonly values: readonly Value[]; readonly sql?: SqlText };

/** A text of SQL on one line, in which `:v0`, `:v1` … stand for values. */
export interface SqlText {
  readonly words: string;
  readonly bound: readonly Value[];
}

/** What says that a column has a value, alone or in a list: by that rows are picked, and named. */
export const pinning: ReadonlySet<Operator> = new Set<Operator>(["equal", "in", "has"]);

/** The same, and that a text holds it. */
export const naming: ReadonlySet<Operator> = new Set<Operator>([...pinning, "like"]);

export const allColumns: Columns = { kind: "all" };

/** A query of which nothing is known but what it does. */
export function emptyQuery(verb: Verb): Query {
  return {
    id: freshNumber(),
    verb,
    model: undefined,
    table: undefined,
    where: [],
    beside: [],
    data: undefined,
    columns: allColumns,
    relations: [],
    joined: [],
    rows: "none",
    row: undefined,
  };
}

/** The columns that are compared with something, and with what, wherever they stand in a condition. */
export function comparisonsOf(conditions: readonly Condition[]): readonly ColumnCondition[] {
  return comparisonsIn(conditions, true);
}

/** The same, without what the rows must not be: `NOT`, or `none` of a relation's. */
export function affirmedIn(conditions: readonly Condition[]): readonly ColumnCondition[] {
  return comparisonsIn(conditions, false);
}

type ColumnCondition = Condition & { readonly kind: "column" };

function comparisonsIn(conditions: readonly Condition[], negated: boolean): readonly ColumnCondition[] {
  return conditions.flatMap((condition): readonly ColumnCondition[] => {
    switch (condition.kind) {
      case "column":
        return [condition];
      case "all":
      case "any":
        return comparisonsIn(condition.of, negated);
      case "none":
        return negated ? comparisonsIn([condition.of], negated) : [];
      case "either":
        return comparisonsIn(
          condition.arms.map((arm) => arm.condition),
          negated,
        );
      case "opaque":
        return [];
    }
  });
}
