import type { Api, LibraryModel } from "./model.ts";

const log: Api = { call: { logs: true, returns: "unknown" } };
const logger: Api = { call: { returns: { type: "Logger" } } };

const levels: Readonly<Record<string, Api>> = {
  debug: log,
  error: log,
  http: log,
  info: log,
  log,
  silly: log,
  verbose: log,
  warn: log,
};
/** The package itself is a logger, too. */
const whole: Readonly<Record<string, Api>> = { ...levels, createLogger: logger };

/** What winston means. */
export const winston: LibraryModel = {
  name: "winston",
  packages: ["winston"],
  versions: ">=3.0.0",
  documentation: "https://github.com/winstonjs/winston#readme",
  exports: { ...whole, default: { members: whole } },
  types: {
    Logger: { members: { ...levels, alert: log, child: logger, crit: log, emerg: log, notice: log, warning: log } },
  },
};
