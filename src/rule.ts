import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { Rule } from "eslint";

import { mayHaveActions } from "./actions/directives.ts";
import { repositoryUrl } from "./package.ts";

/** A preset that a rule belongs to. What is in `recommended` is in `strict`, too. */
export type Preset = "recommended" | "strict" | "none";

/** What the presets, the README and the rule's page are made from. */
export interface RuleDocs {
  /** One line: `Require …`, `Disallow …` or `Enforce …`, without a period. */
  readonly description: string;
  /** The smallest preset that turns the rule on. */
  readonly preset: Preset;
  /** How the presets report it. */
  readonly severity: "error" | "warn";
  /** The weaknesses it finds, by number: https://cwe.mitre.org */
  readonly cwe: readonly number[];
  /** Its places in the OWASP API Security Top 10: `API1:2023`. */
  readonly owasp: readonly `API${number}:2023`[];
  /** Options that the strict preset sets. */
  readonly strict?: Readonly<Record<string, unknown>>;
  /** The rule's page. */
  readonly url: string;
}

/** A rule as `defineRule` makes it: ESLint's own form, with everything in `meta` that is derived from. */
export interface RuleModule extends Rule.RuleModule {
  readonly name: string;
  readonly meta: Rule.RuleMetaData & {
    readonly docs: RuleDocs;
    readonly messages: Messages;
    readonly schema: OptionsSchema;
    readonly languages: string[];
  };
}

type Messages = Readonly<Record<string, string>>;

/** An option of a rule. Anything richer belongs in the settings, as a model. */
type OptionSchema = { readonly description: string } & (
  | { readonly type: "boolean" }
  | { readonly type: "integer"; readonly minimum?: number; readonly maximum?: number }
  | { readonly type: "string"; readonly enum: readonly string[] }
  | {
      readonly type: "array";
      readonly uniqueItems: true;
      readonly items: { readonly type: "string"; readonly enum?: readonly string[] };
    }
);

/** No options, or one object of them. */
type OptionsSchema =
  | readonly []
  | readonly [
      {
        readonly type: "object";
        readonly additionalProperties: false;
        readonly properties: Readonly<Record<string, OptionSchema>>;
      },
    ];

type OptionValue<Schema> = Schema extends { readonly enum: readonly (infer Name)[] }
  ? Name
  : Schema extends { readonly type: "boolean" }
    ? boolean
    : Schema extends { readonly type: "integer" }
      ? number
      : Schema extends { readonly type: "array"; readonly items: { readonly enum: readonly (infer Name)[] } }
        ? readonly Name[]
        : readonly string[];

/** What `context.options` holds: ESLint has merged the defaults in. */
type Options<Schema extends OptionsSchema> = Schema extends readonly [{ readonly properties: infer Properties }]
  ? readonly [{ readonly [Name in keyof Properties]: OptionValue<Properties[Name]> }]
  : readonly [];

type StrictOptions<Schema extends OptionsSchema> =
  Options<Schema> extends readonly [infer Values] ? Partial<Values> : never;

type Trim<Text extends string> = Text extends ` ${infer Rest}` | `${infer Rest} ` ? Trim<Rest> : Text;

/** The names inside every `{{ name }}` of a message. */
type Placeholder<Text extends string> = Text extends `${string}{{${infer Name}}}${infer Rest}`
  ? Trim<Name> | Placeholder<Rest>
  : never;

/** A message, or one of several, and the values that their texts ask for. */
type Wording<M extends Messages, Id extends keyof M> = { readonly messageId: Id } & ([Placeholder<M[Id]>] extends [
  never,
]
  ? { readonly data?: never }
  : { readonly data: Readonly<Record<Placeholder<M[Id]>, string>> });

type Place =
  { readonly node: TSESTree.Node | TSESTree.Token } | { readonly loc: TSESTree.SourceLocation; readonly node?: never };

/** An edit that the editor offers, named by one of the rule's messages. */
export type Suggestion<M extends Messages = Messages> = {
  [Id in keyof M]: Wording<M, Id> & { readonly fix: TSESLint.ReportFixFunction };
}[keyof M];

/** What `context.report` accepts. */
export type Finding<M extends Messages = Messages, Id extends keyof M = keyof M> = Wording<M, Id> &
  Place & {
    readonly fix?: TSESLint.ReportFixFunction | null;
    readonly suggest?: readonly Suggestion<M>[] | null | undefined;
  };

/** What ESLint and oxlint tell about the linted file. */
export type FileContext = Readonly<
  Pick<
    TSESLint.RuleContext<string, readonly unknown[]>,
    "cwd" | "filename" | "physicalFilename" | "languageOptions" | "settings" | "sourceCode"
  >
>;

/** What a rule's `create` is given. */
export type RuleContext<M extends Messages, Schema extends OptionsSchema> = FileContext & {
  readonly id: string;
  readonly options: Options<Schema>;
  readonly report: <const Id extends keyof M>(finding: Finding<M, Id>) => void;
};

/** A rule without options has no defaults for them. */
type DefaultOptions<Schema extends OptionsSchema> = Schema extends readonly []
  ? { readonly defaultOptions?: readonly [] }
  : { readonly defaultOptions: Options<Schema> };

interface Definition<M extends Messages, Schema extends OptionsSchema> {
  readonly name: string;
  readonly meta: {
    readonly type: "problem" | "suggestion";
    readonly docs: {
      readonly description: string;
      readonly preset: Preset;
      readonly severity?: "error" | "warn";
      readonly cwe: readonly number[];
      readonly owasp?: RuleDocs["owasp"];
      readonly strict?: StrictOptions<NoInfer<Schema>>;
    };
    readonly fixable?: "code";
    readonly hasSuggestions?: boolean;
    readonly messages: M;
    readonly schema: Schema;
  } & DefaultOptions<NoInfer<Schema>>;
  /** Reports nothing in a file that has no server actions, and is not even asked about one. */
  readonly actionsOnly?: boolean;
  readonly create: (context: RuleContext<M, Schema>) => TSESLint.RuleListener;
}

/** Makes a rule. The types of its options and reports follow from its schema and its messages. */
export function defineRule<const M extends Messages, const Schema extends OptionsSchema>({
  name,
  meta,
  actionsOnly = false,
  create,
}: Definition<M, Schema>): RuleModule {
  const rule = {
    name,
    meta: {
      ...meta,
      docs: {
        severity: "error",
        owasp: [],
        ...meta.docs,
        url: `${repositoryUrl}/blob/main/docs/rules/${name}.md`,
      },
      languages: ["js/js"],
    },
    create: (context: RuleContext<M, Schema>) =>
      actionsOnly && !mayHaveActions(context.sourceCode.text) ? {} : create(context),
  };
  // ESLint's own types call every node ESTree's and every list mutable; ours say what a parser for TypeScript gives.
  return rule as unknown as RuleModule;
}
