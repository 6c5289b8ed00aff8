import type { Api, Call, LibraryModel, PipelineStep } from "./model.ts";

/** How a chain becomes an action; the same for `.action()` and `.stateAction()`. */
const finish: PipelineStep = {
  finish: "0",
  handler: [
    {
      object: {
        bindArgsClientInputs: "bound-raw",
        bindArgsParsedInputs: "bound",
        clientInput: "raw",
        ctx: "context",
        metadata: "metadata",
        parsedInput: "parsed",
      },
    },
    { object: { prevResult: "previous" } },
  ],
  middleware: [
    {
      object: {
        bindArgsClientInputs: "bound-raw",
        // Only what runs after the validation gets the parsed values.
        bindArgsParsedInputs: "bound",
        clientInput: "raw",
        ctx: "context",
        metadata: "metadata",
        next: "next",
        parsedInput: "parsed",
      },
    },
  ],
  context: "0.ctx",
  input: "-1",
  result: { member: "data" },
};

/** How the client itself was called before the seventh major: with a schema and the action. */
const called = (schema: "0" | "0.input"): readonly PipelineStep[] => [
  { add: "input", at: schema },
  {
    finish: "1",
    handler: ["parsed", "context"],
    middleware: ["parsed", "unknown"],
    context: "0",
    input: "0",
    result: { member: "data" },
  },
];

/** In the second major, a client that knows how to ask for the caller does so where it is told to. */
const second: readonly Call[] = [
  {
    when: { at: "0.withAuth", is: true },
    pipeline: called("0.input"),
  },
  { pipeline: [{ drop: "context" }, ...called("0.input")] },
];

/** The function that makes the client's answer of an error, and what makes the context, by the names of all majors. */
const options: readonly PipelineStep[] = [
  { add: "errors", at: "0.handleServerError" },
  { add: "errors", at: "0.handleReturnedServerError" },
  { add: "context", at: "0.middleware" },
  { add: "context", at: "0.buildContext" },
  { add: "context", at: "0.getAuthData" },
];

const callbacks: NonNullable<Call["callbacks"]> = [
  { at: "0.handleServerError", when: "later", with: ["error", "unknown"], answers: true },
  // As it was called before the seventh major.
  { at: "0.handleReturnedServerError", when: "later", with: ["error"], answers: true },
];

/** A function that names the types of a middleware and gives it back. */
const createMiddleware: Api = { call: { returns: { type: "Definition" } } };

/** The steps of a chain. */
export const chain: Readonly<Record<string, Api>> = {
  action: { call: { pipeline: finish } },
  bindArgsSchemas: { call: { pipeline: { add: "bound", at: "0" } } },
  inputSchema: { call: { pipeline: { add: "input", at: "0" } } },
  metadata: { call: { pipeline: { add: "metadata", at: "0" } } },
  outputSchema: { call: { pipeline: { add: "output", at: "0" } } },
  stateAction: { call: { pipeline: finish } },
  use: { call: { pipeline: { add: "middleware", at: "0" } } },
};

/** What next-safe-action means. In its seventh major, it became a chain. */
export const nextSafeAction: LibraryModel = {
  name: "next-safe-action",
  packages: ["next-safe-action"],
  versions: ">=2.6.0 <9",
  documentation: "https://next-safe-action.dev/docs/define-actions/create-the-client",
  exports: {
    DEFAULT_SERVER_ERROR_MESSAGE: { value: "string" },
    createMiddleware,
    createSafeActionClient: {
      call: [
        { when: { at: "0.getAuthData", present: true }, pipeline: options, returns: { type: "Second" } },
        { callbacks, pipeline: options, returns: { type: "Client" } },
      ],
    },
    createValidatedMiddleware: createMiddleware,
    flattenBindArgsValidationErrors: { call: { returns: "unknown" } },
    flattenValidationErrors: { call: { returns: "unknown" } },
    formatBindArgsValidationErrors: { call: { returns: { argument: "0" } } },
    formatValidationErrors: { call: { returns: { argument: "0" } } },
    isNavigationError: { call: { returns: "boolean" } },
    // Both stop the action and answer with what they are given.
    returnServerError: { call: { never: "throws" } },
    returnValidationErrors: { call: { never: "throws" } },
  },
  types: {
    Client: {
      call: { pipeline: called("0") },
      members: {
        ...chain,
        schema: { call: { pipeline: { add: "input", at: "0" } } },
        useValidated: { call: { pipeline: { add: "middleware", at: "0" } } },
      },
    },
    Definition: { members: { define: { call: { returns: { argument: "0" } } } } },
    Second: { call: second },
  },
};
