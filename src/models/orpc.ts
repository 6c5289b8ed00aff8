import type { Api, Finish, LibraryModel, PipelineArgument } from "./model.ts";

/** What a procedure's function, and the first argument of a middleware, are given. */
const options: Readonly<Record<string, PipelineArgument>> = {
  context: "context",
  errors: "unknown",
  lastEventId: "unknown",
  path: "unknown",
  procedure: "unknown",
  signal: "unknown",
};

const finish: Omit<Finish, "result"> = {
  finish: "handler",
  handler: [{ object: { ...options, input: "parsed" } }],
  middleware: [{ object: { ...options, next: "next" } }, "parsed", "unknown"],
  context: "0.context",
  input: "0",
  outer: true,
};

const nothing: Api = { call: { pipeline: { add: "nothing" } } };

/** The steps of a procedure, before and after its function is given. */
const steps: Readonly<Record<string, Api>> = {
  errors: nothing,
  meta: nothing,
  route: nothing,
  use: { call: { pipeline: { add: "middleware", at: "0" } } },
};

/** A middleware that looks on. */
const looksOn: Api = { call: { returns: { type: "Passing" } } };

/** What oRPC means where its procedures are made server actions, or called by some. */
export const orpc: LibraryModel = {
  name: "oRPC",
  packages: ["@orpc/server"],
  versions: "^1.0.0",
  documentation: "https://orpc.dev/docs/server-action",
  exports: {
    ORPCError: { construct: { returns: "error" } },
    call: {
      call: {
        async: true,
        returns: { caller: "0", context: "2.context", finish: { ...finish, result: "plain" }, input: "1" },
      },
    },
    createRouterClient: {
      call: { returns: { callers: "0", context: "1.context", finish: { ...finish, result: "plain" } } },
    },
    onError: looksOn,
    onFinish: looksOn,
    onStart: looksOn,
    onSuccess: looksOn,
    os: { type: "Builder" },
  },
  types: {
    Builder: {
      members: {
        $config: nothing,
        $context: nothing,
        $input: nothing,
        $meta: nothing,
        $route: nothing,
        ...steps,
        handler: { call: { pipeline: { add: "handler", at: "0" }, returns: { type: "Procedure" } } },
        input: { call: { pipeline: { add: "input", at: "0" } } },
        middleware: { call: { returns: { argument: "0" } } },
        output: { call: { pipeline: { add: "output", at: "0" } } },
        prefix: nothing,
        router: { call: { returns: { behind: "this", chains: "0" } } },
        tag: nothing,
      },
    },
    Passing: { call: { callbacks: [{ at: "0.next", when: "now" }], returns: "callback" } },
    Procedure: {
      members: {
        actionable: {
          call: {
            pipeline: [
              { add: "context", at: "0.context", first: true },
              { ...finish, result: "error-first" },
            ],
          },
        },
        callable: {
          call: {
            pipeline: [
              { add: "context", at: "0.context", first: true },
              { ...finish, result: "plain" },
            ],
          },
        },
        ...steps,
      },
    },
  },
};
