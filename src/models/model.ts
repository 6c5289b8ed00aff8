/**
 * The vocabulary in which `src/models` says what libraries mean.
 *
 * A model is data: it holds no functions and knows no syntax, so that it can be printed, compared, checked against a
 * package's published API, and given by users in their settings in the very same form.
 */

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

/**
 * A place among the arguments of a call: `"0"`, `"0.where"`, `"1.data"`, `"-1"` for the last, `"*"` for all of them,
 * `"this"` for the receiver, `"given"` for what that was made with, `"returned"` for what the last callback gave, `"member"` for the name of the member that led to the call's receiver
 * (`user` in `prisma.user.update()`).
 */
export type Place = string;

/** What one call does, seen from outside. */
export interface Call {
  /** Holds only for calls with such arguments. */
  readonly when?: ArgumentTest;
  /** What the call does to the world. */
  readonly effect?: Effect;
  /** It writes to a log, or tells somebody who keeps one. */
  readonly logs?: true;
  /** Builds or runs a query. */
  readonly query?: QueryStep;
  /** Its members are written to the row that is the receiver. */
  readonly writes?: Place;
  /** Writes all rows that were loaded and changed since, each of which is known by its column of this name. */
  readonly flushes?: string;
  /** Something keeps what came of it, also where it failed, and can be asked later on. */
  readonly attempts?: true;
  /** Facts that hold after it returned: it throws or leaves otherwise. */
  readonly guards?: readonly FactName[];
  /** It tells whether these are equal, in a time that says nothing else. */
  readonly compares?: readonly [Place, Place];
  /** It throws unless this is true: an assertion. */
  readonly asserts?: Place;
  /** What it returns; without it, a value computed from its arguments and receiver. */
  readonly returns?: Result;
  /** It returns a promise of that. */
  readonly async?: boolean;
  /** Where a server action calls it, it throws nothing but what takes the caller elsewhere. */
  readonly neverFails?: true;
  /** It never returns: `throws` an error, or `leaves` the request (redirect, notFound). */
  readonly never?: "throws" | "leaves";
  /** Functions among the arguments that it calls. */
  readonly callbacks?: readonly Callback[];
  /** What the receiver keeps while it calls them; from now on, where it calls none. */
  readonly keeps?: Place;
  /** Adds stages to, or finishes, a chain of middleware. */
  readonly pipeline?: PipelineStep | readonly PipelineStep[];
  /** Checks a value against the schema that is its receiver (or `schema`). */
  readonly validates?: Validation;
}

/** A test on a call's arguments. All that is given must hold. */
export interface ArgumentTest {
  readonly at: Place;
  /** It is there and not literally undefined, null or false. */
  readonly present?: boolean;
  /** It is this literal. */
  readonly is?: string | number | boolean;
  /** It is a function. */
  readonly callable?: boolean;
  /** It is a secret with one of these words in its name, or missing. */
  readonly named?: readonly string[];
  /** It is an object that the program has put together. */
  readonly object?: boolean;
  /**
   * It holds the caller's own cookies or credentials, so that whoever receives it knows the caller; or it is nothing but
   * what the client sends.
   */
  readonly carries?: "caller" | "client";
  /** It is this named API of the model's, or a list or object that has one in it. */
  readonly holds?: string;
}

/** What can be at stake in an effect. `docs/engine.md` explains each. */
export type Danger =
  // Privileged: nobody but a verified caller may cause them.
  | "database-read"
  | "database-write"
  | "raw-query"
  | "file-read"
  | "file-write"
  | "file-delete"
  | "storage-read"
  | "storage-write"
  | "cache-read"
  | "cache-write"
  | "queue"
  | "mail"
  | "sms"
  | "payment"
  | "ai"
  | "process"
  | "code"
  | "privileged-api"
  // Privileged by what it carries: a request with the server's own credentials.
  | "request"
  // Establish an identity; done by people who have none yet.
  | "sign-in"
  | "sign-up"
  | "sign-out"
  | "session-create"
  | "password-check"
  | "password-hash"
  | "account-recovery"
  // Need nobody's permission.
  | "cookie"
  | "redirect"
  | "revalidate"
  | "html"
  | "harmless";

/** A language that a text can be read in, by something that does what it says. */
export type Language = "sql" | "filter" | "shell" | "code" | "path" | "url" | "html";

/** Something that a call does outside of the program. */
export interface Effect {
  readonly danger: Danger;
  /** The values that matter, by name: `{ to: "0.to", html: "0.html" }`. */
  readonly ports?: Readonly<Record<string, Place>>;
  /** Whose account, membership or rights it changes, as administrators do: who it is, or what describes them. */
  readonly account?: Place;
  /** The key or id of what it is done to, which can be somebody's, where that is no row of a query. */
  readonly picks?: Place;
  /** Nobody but the program limits how often it may be asked for. */
  readonly isUnlimited?: true;
  /** It counts something up or down, tells how much there is, or whether this is the first time: what limits are made of. */
  readonly counts?: true;
  /** Whose credentials the effect uses: the caller's own (row level security decides), or the server's. */
  readonly credentials?: "caller" | "server";
  /** What the caller's own credentials allow is a matter of rows, whatever is written into their columns. */
  readonly anyColumn?: true;
}

/**
 * What can be known, without its subject. `authenticated?` and the like say that it may hold, for all we can see;
 * `limited-here` that how often somebody comes is counted by this process alone.
 */
export type FactName = "authenticated" | "role" | "limited" | "limited-here" | "authenticated?" | "role?";

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
  /** Client input that did not come as an argument. */
  | { readonly client: "header" | "cookie" | "form" | "search" }
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

/** A function among the arguments that the call calls. */
export interface Callback {
  readonly at: Place;
  /** `now`: before the call returns. `later`: detached; what it checks comes too late for the caller. */
  readonly when: "now" | "later";
  /** What it is called with. */
  readonly with?: readonly Result[];
  /** What it returns is sent to the client. */
  readonly answers?: boolean;
}

/** How a schema comes to be. Shapes are what has been proven at run time when its validation passed. */
export type SchemaStep =
  | { readonly make: "any" | "string" | "number" | "boolean" | "date" | "file" | "null" | "undefined" }
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

/**
 * A step of building an action out of middleware. Each step leaves the receiver alone and returns a longer chain.
 *
 * When the finished function is called, the stages run in order: each middleware is called with `next`, which runs the
 * rest; the input is checked against the schema; then the handler runs.
 */
export type PipelineStep =
  /** A function that is called with `next`; what it hands to `next` (at `context`) is merged into the context. */
  | { readonly add: "middleware"; readonly at: Place }
  /** An object that becomes the context, or a function that gives it (a zsa procedure); it has no `next`. */
  | { readonly add: "context"; readonly at: Place; /** It runs before all others. */ readonly first?: true }
  /** The schema of the input; `merged`: it adds to the ones before. */
  | { readonly add: "input"; readonly at: Place; readonly merged?: true }
  /** The schemas of the bound arguments, in an array. */
  | { readonly add: "bound"; readonly at: Place }
  /** The schema of the output: what it does not name is not returned. */
  | { readonly add: "output"; readonly at: Place }
  /** What the client gets of an error is what this function makes of it. */
  | { readonly add: "errors"; readonly at: Place }
  /** What the chain says of itself, for its middleware; `merged`: it adds to what was said before. */
  | { readonly add: "metadata"; readonly at: Place; readonly merged?: true }
  /** Takes over the stages of another chain. */
  | { readonly add: "stages"; readonly at: Place }
  /** The function that does it, of a chain that is made an action later. */
  | { readonly add: "handler"; readonly at: Place }
  /** Nothing that matters here. */
  | { readonly add: "nothing" }
  /** Leaves stages out that were added before. */
  | { readonly drop: "context" }
  | Finish;

/** The function that is the action, or `"handler"` where that was added before; the result of the call. */
export interface Finish {
  readonly finish: Place;
  /** What the handler is called with. */
  readonly handler: readonly PipelineArgument[];
  /** What a middleware is called with. */
  readonly middleware: readonly PipelineArgument[];
  /** Where in the argument of `next` the new context stands: `"0.ctx"`. */
  readonly context: Place;
  /** What the finished action's parameters are: the place of the input (`"0"`, or `"-1"` behind bound ones and `prevState`). */
  readonly input: Place;
  /** What the client gets: the handler's result in this form. */
  readonly result: PipelineResult;
  /** The context comes from outside, unless the chain makes one. */
  readonly outer?: true;
}

/** What a function of a chain is called with. */
export type PipelineArgument =
  | "next"
  | "context"
  | "parsed"
  | "raw"
  /** A function that gives that, as a promise. */
  | "asks-raw"
  | "bound"
  | "bound-raw"
  | "metadata"
  | "previous"
  | "unknown"
  | { readonly object: Readonly<Record<string, PipelineArgument>> };

/**
 * How a chain's result reaches the client: as it is, with what is thrown thrown; in an object's member; or as the first of a
 * pair, or behind the error.
 */
export type PipelineResult = "plain" | { readonly member: string } | "pair" | "error-first";

/** Names by which a project's own code is guessed at, where it cannot be found or looked into. */
export interface Conventions {
  /** Functions that stop anybody who is not signed in: `requireUser`. */
  readonly guards: readonly RegExp[];
  /** Functions that answer who is calling: `getCurrentUser`. */
  readonly identities: readonly RegExp[];
  /** Functions that limit how often they are called: `checkRateLimit`. */
  readonly limiters: readonly RegExp[];
  /** Calls that write to a log, as the code says them: `logger.info`, `logAction`, `Sentry.captureException`. */
  readonly loggers: readonly RegExp[];
  /** Methods by which a client of a service changes or sends something: `createThread`, `upsert`. */
  readonly changes: RegExp;
  /** Variables that hold a database client, and the model that says what it can do. */
  readonly clients: readonly { readonly name: RegExp; readonly model: string; readonly type: string }[];
}
