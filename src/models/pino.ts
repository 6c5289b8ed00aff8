import type { Api, LibraryModel } from "./model.ts";

const log: Api = { call: { logs: true, returns: "undefined" } };
const logger: Api = { call: { returns: { type: "Logger" } } };

/** What pino means. */
export const pino: LibraryModel = {
  name: "pino",
  packages: ["pino"],
  versions: ">=7.0.0",
  documentation: "https://getpino.io/#/docs/api",
  exports: {
    default: logger,
    destination: { call: { returns: "unknown" } },
    pino: logger,
    transport: { call: { returns: "unknown" } },
  },
  types: {
    Logger: {
      members: {
        bindings: { call: { returns: "unknown" } },
        child: logger,
        debug: log,
        error: log,
        fatal: log,
        flush: { call: { returns: "undefined" } },
        info: log,
        trace: log,
        warn: log,
      },
    },
  },
};
