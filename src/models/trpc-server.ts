import type { Api, LibraryModel, PipelineArgument } from "./model.ts";

const options: Readonly<Record<string, PipelineArgument>> = {
  batchIndex: "unknown",
  ctx: "context",
  input: "parsed",
  path: "unknown",
  signal: "unknown",
};

/** A procedure is a function, once it has one. */
const finished: Api = {
  call: {
    pipeline: {
      finish: "0",
      handler: [{ object: options }],
      middleware: [
        {
          object: {
            ...options,
            getRawInput: "asks-raw",
            meta: "metadata",
            next: "next",
            rawInput: "raw",
            type: "unknown",
          },
        },
        "unknown",
      ],
      context: "0.ctx",
      input: "0",
      result: "plain",
      outer: true,
    },
  },
};

/** What tRPC's server means where its procedures are made server actions, or called by some. */
export const trpcServer: LibraryModel = {
  name: "tRPC",
  packages: [
    "@trpc/next/app-dir/server",
    "@trpc/react-query/rsc",
    "@trpc/server",
    "@trpc/server/adapters/next-app-dir",
  ],
  versions: "^11.0.0",
  documentation: "https://trpc.io/docs/client/nextjs/server-actions",
  exports: {
    TRPCError: { construct: { returns: "error" } },
    // A caller again, which can fetch ahead as well.
    createHydrationHelpers: {
      call: { returns: { object: { HydrateClient: "unknown", trpc: { argument: "0" } } } },
    },
    experimental_createServerActionHandler: { call: { returns: { type: "Handler", given: "1.createContext" } } },
    experimental_nextAppDirCaller: {
      call: { returns: { object: { createContext: { argument: "0.createContext" } } } },
    },
    experimental_notFound: { call: { never: "leaves" } },
    // What it gives is returned, and then leads away.
    experimental_redirect: { call: { effect: { danger: "redirect", ports: { to: "0" } }, returns: "undefined" } },
    initTRPC: { type: "Init" },
  },
  types: {
    CallerFactory: { call: { returns: { callers: "given", context: "0" } } },
    Handler: { call: { returns: { callers: "0", context: "given" } } },
    Init: {
      members: {
        context: { call: { returns: { type: "Init" } } },
        create: { call: { returns: { type: "Root" } } },
        meta: { call: { returns: { type: "Init" } } },
      },
    },
    Procedure: {
      members: {
        concat: { call: { pipeline: { add: "stages", at: "0" } } },
        experimental_caller: { call: { pipeline: { add: "context", at: "0.createContext", first: true } } },
        input: { call: { pipeline: { add: "input", at: "0", merged: true } } },
        meta: { call: { pipeline: { add: "metadata", at: "0", merged: true } } },
        mutation: finished,
        output: { call: { pipeline: { add: "output", at: "0" } } },
        query: finished,
        use: { call: { pipeline: { add: "middleware", at: "0" } } },
      },
    },
    Root: {
      members: {
        createCallerFactory: { call: { returns: { type: "CallerFactory", given: "0" } } },
        mergeRouters: { call: { returns: { type: "Router", given: "*" } } },
        middleware: { call: { returns: { argument: "0" } } },
        procedure: { type: "Procedure" },
        router: { call: { returns: { type: "Router", given: "0" } } },
      },
    },
    Router: {
      members: {
        _def: {
          members: { procedures: { value: { argument: "given" } }, record: { value: { argument: "given" } } },
        },
        createCaller: { call: { returns: { callers: "given", context: "0" } } },
      },
    },
  },
};
