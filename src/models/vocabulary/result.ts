import type { FactName, Language } from "./effect.ts";
import type { Finish } from "./pipeline.ts";
import type { Place } from "./place.ts";
import type { ConditionStep } from "./query.ts";
import type { SchemaStep } from "./schema.ts";

/** What a call gives, or a value is. A word stands for a value of which just that is known. */
export type Result =
  | "undefined"
  | "null"
  | "true"
  | "false"
  | "string"
  | "number"
  | "boolean"
  | "date"
  /** A value of the server, about which nothing is known. */
  | "unknown"
  /** The rows of this call's query. */
  | "rows"
  /** How many of them there are, beside the rows themselves. */
  | "count"
  /** The query that this call builds, to be chained or awaited. */
  | "query"
  /** The verified caller, or something that names them. */
  | "identity"
  /** An error made by a library. */
  | "error"
  /** What the last callback returned. */
  | "callback"
  /** What the call's validation gives; where it failed, the value as it was. */
  | "output"
  /** A function or object that behaves like the receiver. */
  | "this"
  /** What the receiver keeps; undefined where nothing was put there. */
  | "kept"
  | { readonly literal: string | number | boolean }
  /** An object that has the named API of this model; of a database client also where it is told of its tables, of others what they send along with all they do. */
  | { readonly type: string; readonly tables?: readonly Place[]; readonly given?: Place }
  /** The argument itself. */
  | { readonly argument: Place }
  /** The argument with only the members of these names, or without them: a list, or one name. */
  | { readonly argument: Place; readonly members: "only" | "without"; readonly names: Place }
  /** The words that the enumeration at the place allows: an object that has them by their names, or a list. */
  | { readonly words: Place; readonly as: "object" | "list" }
  /** The schemas of the members of the object that the schema at the place describes, by their names. */
  | { readonly schemas: Place }
  /** The function at the place, which is called once in a request for the same arguments. */
  | { readonly once: Place }
  /** What the promises, or queries, of the list at the place give, in a list. */
  | { readonly all: Place }
  /**
   * Computed from these places; what is tainted there stays so. `as` names the shape that it has for certain, and `safe`
   * the languages in which nothing in it can do harm any more. `text`: they stand in it in this order, with that between
   * them; `normal`: as a path from which `..` is gone.
   */
  | {
      readonly from: readonly Place[];
      readonly as?: "string" | "identifier" | "number" | "boolean" | "object" | "array";
      readonly safe?: readonly Language[];
      readonly text?: string;
      readonly normal?: true;
    }
  /** What is written in the text there, as it is: whoever wrote that says so, and nobody has asked who it was. */
  | { readonly written: Place }
  /** A parsed URL: an address, and what it is relative to. */
  | { readonly url: Place; readonly base?: Place }
  /** An object with these members; `otherwise` is any other member. */
  | { readonly object: Readonly<Record<string, Result>>; readonly otherwise?: Result }
  | { readonly array: Result }
  | { readonly tuple: readonly Result[] }
  | { readonly promise: Result }
  /** One of several, and what becomes known when only that one is left. */
  | { readonly oneOf: readonly Outcome[] }
  /** Whether what was attempted before came out well, and what that tells; nothing where nobody has attempted anything. */
  | { readonly attempted: readonly FactName[] }
  /** A point in time that is read from there; of what a row says, it stays known that it does. */
  | { readonly time: Place }
  /** Client input that did not come as an argument. Where it is offered as a session, the call that would verify it. */
  | { readonly client: "header" | "cookie" | "form" | "search"; readonly verifiedBy?: string }
  /** A secret of the server: an HMAC, an environment variable, a key. */
  | { readonly secret: string }
  | { readonly random: "secure" | "guessable" }
  /** A cryptographic digest of these places. `keyed` ones (HMAC) are secrets. */
  | { readonly digest: readonly Place[]; readonly keyed?: boolean }
  /** A schema that validates at run time; `as` names its API, if that is not `Schema`. */
  | { readonly schema: SchemaStep; readonly as?: string }
  /** A condition for a query: `eq(column, value)`, `and(…)`, `or(…)`. */
  | { readonly condition: ConditionStep }
  /** A database table described by this call's arguments (`pgTable("users", { … })`, `new Schema({ … })`). */
  | { readonly table: "drizzle" | "mongoose-schema" | "mongoose-model" | "entity" | "collection" }
  /**
   * An object of functions: the chains of middleware in the object there, and in objects of it, each of which `finish` makes
   * a function unless one has been made of it; they are called in that context, or one that the function there gives.
   */
  | { readonly callers: Place; readonly context: Place; readonly finish?: Finish }
  /** What the chain there gives when it is called like that with the input. */
  | { readonly caller: Place; readonly context: Place; readonly finish: Finish; readonly input: Place }
  /** The object of chains there, and in objects of it, each behind what the chain that is the receiver begins with. */
  | { readonly behind: "this"; readonly chains: Place }
  /** A fresh chain of middleware; `type` is the API of the object that builds it. */
  | {
      readonly pipeline: string;
      readonly type: string;
      /** The function that makes the client's answer of what is thrown. */ readonly errors?: Place;
    };

/** One of several results of a call. */
export interface Outcome {
  readonly value: Result;
  /** Facts that hold when this is the result. */
  readonly facts?: readonly FactName[];
}
