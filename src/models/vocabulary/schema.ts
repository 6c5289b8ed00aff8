import type { Place } from "./place.ts";
import type { Result } from "./result.ts";

/** How a schema comes to be. Shapes are what has been proven at run time when its validation passed. */
export type SchemaStep =
  /** `untested`: it takes whatever there is for a type that only the program's text says. */
  | { readonly make: "any" | "untested" | "string" | "number" | "boolean" | "date" | "file" | "null" | "undefined" }
  /** A string that cannot hold more than an identifier: uuid, cuid, anchored pattern, ISO date. */
  | { readonly make: "identifier" | "url" | "email" }
  | { readonly make: "literal" | "enum"; readonly of: Place }
  /** An object of schemas. */
  | { readonly make: "object"; readonly of: Place; readonly keys: Keys }
  /** An object that has a member for each column of a table, none of which is looked into. */
  | { readonly make: "table"; readonly keys: Keys }
  /** Described by literals (ArkType): texts made of these words, and objects of them. */
  | { readonly make: "definition"; readonly of: Place; readonly words: Readonly<Record<string, DefinedWord>> }
  /** Described by JSON Schema (Ajv). */
  | { readonly make: "json-schema"; readonly of: Place }
  | { readonly make: "array" | "optional" | "nullable"; readonly of: Place }
  /** An object of any names, or of those that the schema at `names` allows, each with something under it. */
  | { readonly make: "record"; readonly of: Place; readonly names?: Place }
  /** Places that hold schemas, or arrays of schemas. */
  | { readonly make: "union" | "tuple" | "intersection"; readonly of: Place }
  /** A schema made from the receiver, or from the one at `of`. */
  | {
      readonly change:
        | "same"
        | "optional"
        | "nullable"
        | "partial"
        | "open"
        | "closed"
        | "exact"
        | "array"
        | "element"
        | "identifier"
        | "url"
        | "email";
      readonly of?: Place;
    }
  /** A condition of the program's own: a function, or a pattern at `by`. */
  | { readonly change: "vetted"; readonly by?: Place; readonly of?: Place }
  /** `pick` and `omit` take an object's keys, or a list of names. */
  | {
      readonly change: "extend" | "pick" | "omit" | "merge" | "and" | "or" | "pipe";
      readonly by: Place;
      readonly of?: Place;
    }
  /** The output becomes what the function returns. */
  | { readonly change: "transform"; readonly by: Place; readonly of?: Place };

/** What becomes of keys that a schema does not name: kept (`open`), dropped (`closed`), or refused (`exact`). */
export type Keys = "open" | "closed" | "exact";

/** What a word of a definition stands for. */
export type DefinedWord =
  "any" | "string" | "number" | "boolean" | "date" | "file" | "identifier" | "url" | "email" | "null";

/** A run-time check of a value against a schema. */
export interface Validation {
  readonly value: Place;
  /** Where the schema is, or what makes it of the arguments; the receiver when not given. */
  readonly schema?: Place | SchemaStep;
  /** What this call does with keys that the schema does not name, whatever the schema says. */
  readonly keys?: Keys;
  /**
   * What happens when it fails: it `throws`; it answers `boolean`s, or in a form of its own; or nothing (`never`),
   * because it only drops keys and checks none.
   */
  readonly failure: "throws" | "boolean" | "never" | ResultForm;
}

/** What a validation answers, by which a program tells whether it passed. */
export interface ResultForm {
  readonly passed: Result;
  readonly failed: Result;
}
