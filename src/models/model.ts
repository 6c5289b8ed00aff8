/**
 * The vocabulary in which `src/models` says what libraries mean.
 *
 * A model is data: it holds no functions and knows no syntax, so that it can be printed, compared, checked against a
 * package's published API, and given by users in their settings in the very same form.
 */

export type { ArgumentTest, Call, Callback } from "./vocabulary/call.ts";
export type { Conventions } from "./vocabulary/conventions.ts";
export type { Danger, Effect, FactName, Language } from "./vocabulary/effect.ts";
export type { Api, LibraryModel, Parsing } from "./vocabulary/library.ts";
export type { Finish, PipelineArgument, PipelineResult, PipelineStep } from "./vocabulary/pipeline.ts";
export type { Place } from "./vocabulary/place.ts";
export type { ConditionStep, Operator, QueryStep, Rows, Verb, Where } from "./vocabulary/query.ts";
export type { Outcome, Result } from "./vocabulary/result.ts";
export type { DefinedWord, Keys, ResultForm, SchemaStep, Validation } from "./vocabulary/schema.ts";
