import type { Call } from "./call.ts";
import type { Result } from "./result.ts";

/** What one library's exports mean to the analysis. */
export interface LibraryModel {
  /** The library's name, as people say it: "Prisma". */
  readonly name: string;
  /** Import specifiers that it covers; a trailing `/*` covers all subpaths. Empty for run-time globals. */
  readonly packages: readonly string[];
  /** The versions that were read, as an npm range. */
  readonly versions: string;
  /** Where the facts come from. */
  readonly documentation: string;
  /** What each export is. `default` is the default export, `*` any export that is not named. */
  readonly exports: Readonly<Record<string, Api>>;
  /** APIs that others refer to by name, with `{ type: "Name" }`. */
  readonly types?: Readonly<Record<string, Api>>;
  /** Types of what a variable holds from there on, once a statement has called setters on it that give that back. */
  readonly turns?: readonly string[];
  /** Exports by which generated code is known when its file is not in the repository (`PrismaClient`), and what its files begin with. */
  readonly generated?: { readonly names: readonly string[]; readonly mark: string };
  /** Its calls answer with what went wrong. Who writes a `catch` around them still means to answer what is thrown there. */
  readonly answersFailures?: true;
  /** Names of run-time globals that are these exports (`fetch`, `process`). */
  readonly globals?: readonly string[];
  /** How people write that a value is parsed with one of its schemas. */
  readonly parsing?: Parsing;
}

/** How a value is parsed with a schema that its type comes from, which gives it or throws. */
export interface Parsing {
  /** The expression: `$schema.parse($value)`. `$import` is what has to be imported for it. */
  readonly expression: string;
  /** A named export, and the packages that have it; the first one is written where none is imported. */
  readonly import?: { readonly name: string; readonly packages: readonly string[] };
  /** What types are called that are made of a schema: `z.infer<typeof schema>`. */
  readonly types?: readonly string[];
  /** What members of a schema are called that are its type: `typeof schema.infer`. */
  readonly members?: readonly string[];
  /** A pattern of what is in the text of a schema that gives something else than it takes, or that has to be awaited. */
  readonly changes: string;
  /** The result has no keys that the schema does not name, whatever it says of them. */
  readonly closes?: true;
}

/** A function, class, object or value of a library. */
export interface Api {
  /** The same as the named API of the model's `types`; what stands beside it is added to that. */
  readonly type?: string;
  /** What calling it does; with several, the first whose `when` holds. */
  readonly call?: Call | readonly Call[];
  /** What `new` on it does; with several, the first whose `when` holds. */
  readonly construct?: Call | readonly Call[];
  /** What using it as a template tag does, the first whose `when` holds; the texts and values are arguments 0 and 1…. */
  readonly tag?: Call | readonly Call[];
  /** What its members are; `*` is any member that is not named. */
  readonly members?: Readonly<Record<string, Api>>;
  /** Awaiting it gives it again, and not what its query finds: a reference, a repository. */
  readonly stays?: true;
  /** What reading it gives, when it is a plain value and no API (`process.env.X`). */
  readonly value?: Result;
}
