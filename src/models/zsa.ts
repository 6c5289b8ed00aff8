import type { Api, LibraryModel, PipelineArgument } from "./model.ts";

/** What a procedure and the handler of an action are called with. */
const handler: PipelineArgument = {
  object: { ctx: "context", input: "parsed", previousState: "previous", request: "unknown", responseMeta: "unknown" },
};

/** The steps that procedures and actions have in common. */
const steps: Readonly<Record<string, Api>> = {
  experimental_shapeError: {
    call: {
      callbacks: [
        {
          at: "0",
          when: "later",
          with: [{ object: { ctx: "unknown", err: "error", typedData: "unknown" } }],
          answers: true,
        },
      ],
      pipeline: { add: "errors", at: "0" },
    },
  },
  input: { call: { pipeline: { add: "input", at: "0", merged: true } } },
  onComplete: { call: { pipeline: { add: "nothing" } } },
  onError: { call: { pipeline: { add: "nothing" } } },
  onInputParseError: { call: { pipeline: { add: "nothing" } } },
  onOutputParseError: { call: { pipeline: { add: "nothing" } } },
  onStart: { call: { pipeline: { add: "nothing" } } },
  onSuccess: { call: { pipeline: { add: "nothing" } } },
  output: { call: { pipeline: { add: "output", at: "0" } } },
  retry: { call: { pipeline: { add: "nothing" } } },
  timeout: { call: { pipeline: { add: "nothing" } } },
};

/** What zsa means. Its actions answer `[data, err]`, and `err` carries the message of what was thrown. */
export const zsa: LibraryModel = {
  name: "zsa",
  packages: ["zsa"],
  versions: "^0.6.0",
  documentation: "https://zsa.vercel.app/docs/introduction",
  exports: {
    ZSAError: { construct: { returns: "error" } },
    chainServerActionProcedures: { call: { pipeline: { add: "stages", at: "*" }, returns: { type: "Procedure" } } },
    createServerAction: { call: { returns: { pipeline: "zsa", type: "ActionBuilder" } } },
    createServerActionProcedure: {
      call: [
        {
          when: { at: "0", present: true },
          pipeline: { add: "stages", at: "0" },
          returns: { pipeline: "zsa", type: "ProcedureBuilder" },
        },
        { returns: { pipeline: "zsa", type: "ProcedureBuilder" } },
      ],
    },
  },
  types: {
    ActionBuilder: {
      members: {
        ...steps,
        handler: {
          call: {
            pipeline: {
              finish: "0",
              handler: [handler],
              middleware: [handler],
              context: "0",
              input: "-1",
              result: "pair",
            },
          },
        },
      },
    },
    Procedure: {
      members: {
        createServerAction: { call: { pipeline: { add: "nothing" }, returns: { type: "ActionBuilder" } } },
      },
    },
    ProcedureBuilder: {
      members: {
        ...steps,
        handler: { call: { pipeline: { add: "context", at: "0" }, returns: { type: "Procedure" } } },
      },
    },
  },
};
