import type { Place } from "./place.ts";

/** One step of building a query. A call with `start` makes one; its chained calls find it on their receiver. */
export interface QueryStep {
  readonly start?: {
    readonly verb: Verb;
    /** Where the model's name or table stands; `"made"`: what the receiver, a repository, was made for. */
    readonly model?: Place;
    /** What was asked for before it (`WITH … AS`) holds for it, too. */
    readonly keeps?: true;
    /** The query there asked for the same rows, a reference to them for instance. */
    readonly again?: Place;
    /** It is about a row that was loaded, known by its column of this name. */
    readonly row?: string;
    /** Where that row stands; the receiver when not given. */
    readonly of?: Place;
  };
  /** It is the query that stands there, which was built before and goes off now. */
  readonly sends?: Place;
  /** The named API that its rows have beside their columns; false where they are plain data. */
  readonly row?: string | false;
  /** Changes what the query does: `.delete()` after `.from()`. */
  readonly verb?: Verb;
  /** Changes or adds the model: `.from(users)`. */
  readonly model?: Place;
  /** The way to a document through collections, which says both: `users/42/notes/7`; or its parts, one after another. */
  readonly path?: Place | readonly Place[];
  /** The key of an entry of a store, which says of what kind it is: `users:42`. */
  readonly entry?: Place;
  /** The row is changed that has the key which stands in what is written: a column of this name, or those at the place. */
  readonly overwrites?: { readonly at?: Place; readonly key?: string };
  /** The SQL of a raw query, or its parts, between which the values stand that its condition is given. */
  readonly statement?: Place;
  /** The GROQ of a query, and the object that has the values which stand in it by their names. */
  readonly asks?: { readonly at: Place; readonly values: Place };
  /** The name of a function in the database that it calls, which says whether that reads. */
  readonly procedure?: Place;
  /** The SQL of a query that is given its values later, when it runs. */
  readonly prepares?: Place;
  /** A condition is added (and-ed) to the query; several are. */
  readonly where?: Where | readonly Where[];
  /** A condition on rows of other tables that come along, or do not (an outer join). */
  readonly beside?: Where;
  /** An object of which at least one member must not be undefined: the call throws otherwise. */
  readonly needs?: Place;
  /** What is written. */
  readonly data?: Place;
  /** Values that matter to the effect that the query's first call is, by name. */
  readonly ports?: Readonly<Record<string, Place>>;
  /** Which columns come back: a select object or list, or what is left out. */
  readonly columns?: "all" | { readonly at: Place; readonly form: "select" | "omit" | "list" | "text" };
  /** Which relations come along. */
  readonly relations?: { readonly at: Place; /** Which of their columns come back. */ readonly columns?: Place };
  /** What the query's result is. */
  readonly rows?: Rows;
}

/** What a query does. */
export type Verb = "read" | "create" | "update" | "upsert" | "delete" | "raw";

/**
 * What awaiting a query gives: exactly one row or an error (`one`), a row or null (`optional`), or undefined
 * (`optional-undefined`), an array (`many`), a number (`count`), that number under each driver's name for it (`changed`), or
 * nothing of the rows (`none`), or what is made of all of them together, a sum (`made`). `{ data, error }` wraps them for supabase-js; there, what a function of the database gives can
 * be anything (`data-error-any`), and what is written gives null unless its rows are asked for (`data-error-none`).
 */
export type Rows =
  | "one"
  | "optional"
  | "optional-undefined"
  | "many"
  | "count"
  | "changed"
  | "none"
  | "made"
  | "data-error-many"
  | "data-error-one"
  | "data-error-any"
  | "data-error-none";

/** How a condition is written. */
export type Where =
  /**
   * An object of columns, in a dialect: `{ id, OR: [...] }`, `{ $or: [...] }`; with `key`, anything else is that column's.
   * `primary`: its columns are the ones that a row is known by, whatever they are called.
   */
  | {
      readonly form: "object";
      readonly at: Place;
      readonly dialect: "prisma" | "mongo" | "plain";
      readonly key?: string;
      readonly primary?: true;
    }
  /** A text that compares columns with what stands for values beside it: `userId = :user AND #kind = :kind`. */
  | { readonly form: "expression"; readonly at: Place; readonly values: Place; readonly names?: Place }
  /** A condition made by other calls (`and(eq(a, b))`). */
  | { readonly form: "condition"; readonly at: Place }
  /** A list of operations, each with a condition of its own: `[{ updateOne: { filter: { id }, … } }]`. */
  | { readonly form: "operations"; readonly at: Place; readonly filter: string }
  /** A list of stages, of which some are conditions: `[{ $match: { id } }, { $project: … }]`. */
  | { readonly form: "stages"; readonly at: Place; readonly match: string }
  /** A column's name and a value: `.eq("id", id)`. `plain`: of whatever type it is, one text is made of it. */
  | {
      readonly form: "column";
      readonly column: Place;
      readonly operator: Operator;
      readonly value: Place;
      readonly plain?: true;
    }
  /** The id itself: `findById(id)`. */
  | { readonly form: "id"; readonly at: Place; readonly column: string };

/** How a column is compared; a list `has` what is in it. */
export type Operator = "equal" | "in" | "has" | "not" | "compare" | "like";

/** How a condition for a query comes to be. */
export type ConditionStep =
  | { readonly operator: Operator; readonly column: Place; readonly value: Place; readonly plain?: true }
  | { readonly all: Place }
  | { readonly any: Place }
  | { readonly none: Place }
  /** The query there finds something: what its rows have to be holds. */
  | { readonly found: Place }
  /** SQL text or something else that cannot be looked into; it may hold these places. `sql`: the parts of a text, and its values. */
  | { readonly opaque: Place; readonly sql?: true };
