import type { Api, LibraryModel, PipelineStep } from "./model.ts";

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

/** A function that names the types of a middleware and gives it back. */
const createMiddleware: Api = { call: { returns: { type: "Definition" } } };

/** What next-safe-action means, from its seventh major on, when it became a chain. */
export const nextSafeAction: LibraryModel = {
  name: "next-safe-action",
  packages: ["next-safe-action"],
  versions: "^7.10.0 || ^8.7.0",
  documentation: "https://next-safe-action.dev/docs/define-actions/create-the-client",
  exports: {
    DEFAULT_SERVER_ERROR_MESSAGE: { value: "string" },
    createMiddleware,
    createSafeActionClient: {
      call: {
        callbacks: [
          { at: "0.handleServerError", when: "later", with: ["error"], answers: true },
          // As it was called before the seventh major.
          { at: "0.handleReturnedServerError", when: "later", with: ["error"], answers: true },
        ],
        returns: { pipeline: "next-safe-action", type: "Client", errors: "0.handleServerError" },
      },
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
      members: {
        action: { call: { pipeline: finish } },
        bindArgsSchemas: { call: { pipeline: { add: "bound", at: "0" } } },
        inputSchema: { call: { pipeline: { add: "input", at: "0" } } },
        metadata: { call: { pipeline: { add: "nothing" } } },
        outputSchema: { call: { pipeline: { add: "output", at: "0" } } },
        schema: { call: { pipeline: { add: "input", at: "0" } } },
        stateAction: { call: { pipeline: finish } },
        use: { call: { pipeline: { add: "middleware", at: "0" } } },
        useValidated: { call: { pipeline: { add: "middleware", at: "0" } } },
      },
    },
    Definition: { members: { define: { call: { returns: { argument: "0" } } } } },
  },
};
